const claimed = `id, key, lane, channel, attempt, organisation_id as "organisationId", person_id as "personId",
  account_id as "accountId", screen, edits, random_id as "randomId", about,
  floor(extract(epoch from now() - first_try) / 60)::int as "minutesTrying"`;

/** Rows are taken by a function of the database: see the migration. $1 channel, $2 and $3 ranks, $4 program now, $5 limit, $6 owner, $7 seconds. */
export const claim = `select ${claimed} from app_claim_messages($1, $2, $3, $4, $5, $6, $7)`;

/** What says the same behind a row. $1 its id, $2 program now, $3 limit, $4 owner, $5 seconds. */
export const alike = `select ${claimed} from app_claim_alike($1, $2, $3, $4, $5)`;

/** Looks after rows that nobody can take yet, by a function of the database. $1 channels connected, $2 channels served, $3 program now. */
export const tend = 'select app_tend_messages($1, $2, $3) as changed';

const due = `status = 'pending' and next_try <= now() and (not_before is null or not_before <= $2)`;

/** By the indexes, and only whether there is anything at all. $1 channels that are connected, $2 program now. */
export const calls = `
select c.channel || '-' || p.pool as call
from unnest($1::text[]) c (channel) cross join (values ('reply', 0, 0), ('bulk', 1, 3)) p (pool, lowest, highest)
where exists (select from outbox o where o.channel = c.channel and o.rank between p.lowest and p.highest and ${due} offset 0)
union all
select 'tending' where exists (select from outbox where channel is null and ${due})
  or exists (select from outbox where status = 'sending' and lease_until < now())
  or exists (select from outbox where status = 'pending' and expires_at <= $2)`;
