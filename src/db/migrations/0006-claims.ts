import { keptPlan } from './kept-plan.ts';
import { migration } from './migration.ts';

const claimUpdates = `
create or replace function app_claim_updates(bots text[], most integer, taker text, seconds float8)
returns setof inbox language plpgsql ${keptPlan} as $$ begin return query
with next as (
  select i.id from inbox i
  where i.handled_at is null and not i.dead and i.channel || ':' || i.bot = any (bots)
    and i.next_try <= now() and (i.lease_until is null or i.lease_until < now())
    and not exists (
      select from inbox e where e.channel = i.channel and e.bot = i.bot and e.address = i.address and e.id < i.id
        and e.handled_at is null and not e.dead offset 0)
  order by i.id limit most for update of i skip locked)
update inbox i set owner = taker, lease_until = now() + make_interval(secs => seconds), claims = i.claims + 1
from next where i.id = next.id returning i.*;
end $$;
`;

const claimMessages = `
create or replace function app_claim_messages(
  line text, lowest integer, highest integer, moment timestamptz, most integer, taker text, seconds float8)
returns setof outbox language plpgsql ${keptPlan} as $$ begin return query
with due as (
  select o.id from outbox o
  where o.status = 'pending' and o.channel = line and o.rank between lowest and highest
    and o.next_try <= now() and (o.not_before is null or o.not_before <= moment)
    and not exists (select from lines l where l.channel = line and l.failures >= 3)
    and not exists (
      select from pauses p where p.channel = line and p.until > now()
        and (p.scope = 'whole' or p.scope = 'lane' and highest > 0))
    and not exists (
      select from pauses p where p.channel = line and p.scope = 'chat:' || o.account_id and p.until > now() offset 0)
    and not (highest > 0 and exists (
      select from pauses p where p.channel = line and p.scope = 'gap:' || o.account_id and p.until > now() offset 0))
    and not exists (
      select from outbox e where e.recipient = o.recipient and e.lane = o.lane and e.id < o.id
        and e.status in ('pending', 'sending')
        and (e.status = 'sending' or e.not_before is null or e.not_before <= moment) offset 0)
  order by o.channel, o.rank, o.id limit most
  for update of o skip locked)
update outbox o
set status = 'sending', attempt = o.attempt + 1, owner = taker, lease_until = now() + make_interval(secs => seconds),
    first_try = coalesce(o.first_try, now())
from due where o.id = due.id returning o.*;
end $$;
`;

/**
 * Rows whose worker is gone: each was counted when it was taken, and the tenth time is the last. What is late expires.
 * Whoever has no account yet gets the one seen last; who has none is not reached. How many may be claimed now that could not be before.
 */
const tendMessages = `
create function app_tend_messages(channels text[], moment timestamptz) returns integer language plpgsql ${keptPlan} as $$ declare changed integer; begin
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
  select id, person_id, account_id from outbox
  where status = 'pending' and channel is null and next_try <= now() and (not_before is null or not_before <= moment)
    and (expires_at is null or expires_at > moment)
  order by rank, id limit 500 for update skip locked),
aimed as (
  select w.id, a.id as account, a.channel from waiting w left join lateral (
    (select a.id, a.channel from accounts a
      where a.person_id = w.person_id and a.reachable and a.channel = any (channels) order by a.seen_at desc, a.id limit 1)
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

export const claims = migration({
  name: 'claims',
  at: 1_795_000_000_006,
  up: claimUpdates + claimMessages + tendMessages,
});
