/** Rows are taken by a function of the database: see the migration. $1 channel, $2 and $3 ranks, $4 program now, $5 limit, $6 owner, $7 seconds. */
export const claim = `
select id, key, lane, channel, attempt, organisation_id as "organisationId", person_id as "personId", account_id as "accountId",
  screen, edits, random_id as "randomId", about, floor(extract(epoch from now() - first_try) / 60)::int as "minutesTrying"
from app_claim_messages($1, $2, $3, $4, $5, $6, $7)`;

/** Rows whose worker is gone. Each was counted when it was taken; the tenth time is the last. */
export const recover = `
update outbox set status = case when attempt < 10 then 'pending' else 'failed' end, error = 'crashed',
  owner = null, lease_until = null, next_try = now(), settled_at = case when attempt < 10 then null else now() end
where id in (
  select id from outbox where status = 'sending' and lease_until < now() limit 500 for update skip locked)`;

/** $1 program now. */
export const expire = `
update outbox set status = 'expired', error = coalesce(error, 'expired'), screen = null, settled_at = now()
where id in (
  select id from outbox where status = 'pending' and expires_at <= $1 limit 500 for update skip locked)`;

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
