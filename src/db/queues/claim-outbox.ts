/** $1 channel, $2 lowest and $3 highest rank, $4 program now, $5 limit, $6 owner, $7 lease in seconds. */
export const claim = `
with due as (
  select o.id from outbox o
  where o.status = 'pending' and o.channel = $1 and o.rank between $2 and $3
    and o.next_try <= now() and (o.not_before is null or o.not_before <= $4)
    and not exists (select from lines l where l.channel = $1 and l.failures >= 3)
    and not exists (
      select from pauses p where p.channel = $1 and p.until > now()
        and (p.scope = 'whole' or p.scope = 'lane' and $3 > 0))
    and not exists (
      select from pauses p where p.channel = $1 and p.until > now()
        and (p.scope = 'chat:' || o.account_id or p.scope = 'gap:' || o.account_id and $3 > 0))
    and not exists (
      select from outbox e where e.recipient = o.recipient and e.lane = o.lane and e.id < o.id
        and (e.status = 'sending' or e.status = 'pending' and (e.not_before is null or e.not_before <= $4)))
  order by o.rank, o.id
  limit $5
  for update of o skip locked)
update outbox o
set status = 'sending', attempt = o.attempt + 1, owner = $6, lease_until = now() + make_interval(secs => $7),
    first_try = coalesce(o.first_try, now())
from due where o.id = due.id
returning o.id, o.key, o.lane, o.channel, o.attempt, o.organisation_id as "organisationId", o.person_id as "personId",
  o.account_id as "accountId", o.screen, o.edits, o.random_id as "randomId", o.about,
  floor(extract(epoch from now() - o.first_try) / 60)::int as "minutesTrying"`;

/** Rows whose worker is gone. Each was counted when it was taken; the tenth time is the last. */
export const recover = `
update outbox set status = case when attempt < 10 then 'pending' else 'failed' end, error = 'crashed',
  owner = null, lease_until = null, next_try = now(), settled_at = case when attempt < 10 then null else now() end
where id in (
  select id from outbox where status = 'sending' and lease_until < now() order by id limit 500 for update skip locked)`;

/** $1 program now. */
export const expire = `
update outbox set status = 'expired', error = coalesce(error, 'expired'), screen = null, settled_at = now()
where id in (
  select id from outbox where status = 'pending' and expires_at <= $1 order by id limit 500 for update skip locked)`;

/** $1 channels that are connected, $2 program now. The account seen last is written to; who has none is not reached. */
export const aim = `
with waiting as (
  select id, person_id, account_id from outbox
  where status = 'pending' and channel is null and next_try <= now() and (not_before is null or not_before <= $2)
  order by rank, id limit 500 for update skip locked),
aimed as (
  select w.id, a.id as account, a.channel from waiting w left join lateral (
    (select a.id, a.channel from accounts a
      where a.person_id = w.person_id and a.reachable and a.channel = any ($1) order by a.seen_at desc, a.id limit 1)
    union all
    (select a.id, a.channel from accounts a where w.person_id is null and a.id = w.account_id)) a on true)
update outbox o
set account_id = aimed.account, channel = aimed.channel,
    status = case when aimed.account is null then 'failed' else 'pending' end,
    error = case when aimed.account is null then coalesce(o.error, 'no-account') else o.error end,
    settled_at = case when aimed.account is null then now() end
from aimed where o.id = aimed.id`;
