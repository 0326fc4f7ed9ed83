import { keptPlan } from './kept-plan.ts';
import { migration } from './migration.ts';

/**
 * As in claims, but whoever has no account on a messenger that has answered yet waits for one of those that this installation serves:
 * after a restart each connects in its own time, and what was committed is attempted. Who has an account on none is not reached. The
 * function of before stays beside it, with fewer arguments: bots are brought up to date one after the other.
 */
const tendMessages = `
create function app_tend_messages(connected text[], served text[], moment timestamptz) returns integer language plpgsql ${keptPlan} as $$ declare changed integer; begin
with freed as (
  update outbox set status = case when attempt < 10 then 'pending' else 'failed' end, error = 'crashed',
    owner = null, lease_until = null, next_try = now(), settled_at = case when attempt < 10 then null else now() end
  where id in (
    select id from outbox where status = 'sending' and lease_until < now() limit 500 for update skip locked)
  returning id),
late as (
  update outbox set status = 'expired', error = coalesce(error, 'expired'), screen = null, settled_at = now()
  where id in (
    select id from outbox where status = 'pending' and expires_at <= moment limit 500 for update skip locked)),
waiting as (
  select id, person_id, account_id from outbox o
  where status = 'pending' and channel is null and next_try <= now() and (not_before is null or not_before <= moment)
    and (expires_at is null or expires_at > moment)
    and (person_id is null or not exists (
      select from accounts a where a.person_id = o.person_id and a.reachable and a.channel = any (served)
        and a.channel <> all (connected) offset 0)
      or exists (
      select from accounts a where a.person_id = o.person_id and a.reachable and a.channel = any (connected) offset 0))
  order by rank, id limit 500 for update skip locked),
aimed as (
  select w.id, a.id as account, a.channel from waiting w left join lateral (
    (select a.id, a.channel from accounts a
      where a.person_id = w.person_id and a.reachable and a.channel = any (connected) order by a.seen_at desc, a.id limit 1)
    union all
    (select a.id, a.channel from accounts a where w.person_id is null and a.id = w.account_id)) a on true),
given as (
  update outbox o
  set account_id = aimed.account, channel = aimed.channel,
      status = case when aimed.account is null then 'failed' else 'pending' end,
      error = case when aimed.account is null then coalesce(o.error, 'no-account') else o.error end,
      settled_at = case when aimed.account is null then now() end
  from aimed where o.id = aimed.id
  returning o.id)
select (select count(*) from freed) + (select count(*) from given) into changed;
return changed;
end $$;
`;

export const servedMessengers = migration({
  name: 'served-messengers',
  at: 1_795_000_000_020,
  up: tendMessages,
});
