import { keptPlan } from './kept-plan.ts';
import { migration } from './migration.ts';

/**
 * What stands behind a broadcast's row that was just taken and says the same: taken with it. Only the next few hundred are looked at, so
 * that a queue in which no two are alike costs no more for it.
 */
const claimAlike = `
create function app_claim_alike(head bigint, moment timestamptz, most integer, taker text, seconds float8)
returns setof outbox language plpgsql ${keptPlan} as $$ declare first outbox; begin
select * into first from outbox where id = head;
return query
with near as (
  select o.id from outbox o
  where o.status = 'pending' and o.channel = first.channel and o.rank = first.rank and o.id > first.id
  order by o.channel, o.rank, o.id limit 4 * most),
due as (
  select o.id from near join outbox o on o.id = near.id
  where o.status = 'pending' and o.attempt = 0 and o.channel = first.channel and o.person_id is not null
    and o.screen = first.screen and o.edits is null and o.about is not distinct from first.about
    and o.organisation_id is not distinct from first.organisation_id
    and o.next_try <= now() and (o.not_before is null or o.not_before <= moment)
    and not exists (
      select from pauses p where p.channel = o.channel and p.until > now()
        and p.scope in ('chat:' || o.account_id, 'gap:' || o.account_id) offset 0)
    and not exists (
      select from outbox e where e.recipient = o.recipient and e.lane = o.lane and e.id < o.id
        and e.status in ('pending', 'sending')
        and (e.status = 'sending' or e.not_before is null or e.not_before <= moment) offset 0)
  order by o.id limit most
  for update of o skip locked)
update outbox o
set status = 'sending', attempt = 1, owner = taker, lease_until = now() + make_interval(secs => seconds), first_try = now(),
    random_id = first.random_id
from due where o.id = due.id returning o.*;
end $$;
`;

export const alike = migration({
  name: 'alike',
  at: 1_795_000_000_021,
  up: claimAlike,
});
