import { migration } from './migration.ts';
import { mine, ours, personRole, wall } from './wall.ts';

/** Real time is the database's now(); not_before, expires_at and sent_at are program time. */
const tables = `
create table inbox (
  id bigint generated always as identity primary key,
  channel text not null,
  bot text not null,
  update_key text not null,
  address text not null,
  payload jsonb,
  received_at timestamptz not null default now(),
  handled_at timestamptz,
  dead boolean not null default false,
  claims integer not null default 0,
  attempts integer not null default 0,
  owner text,
  lease_until timestamptz,
  next_try timestamptz not null default now(),
  error text,
  unique (channel, bot, update_key)
);
create index inbox_waiting on inbox (id) where handled_at is null and not dead;
create index inbox_in_line on inbox (channel, bot, address, id) where handled_at is null and not dead;
create index inbox_received on inbox (received_at);

create table positions (
  channel text not null,
  bot text not null,
  position text not null,
  primary key (channel, bot)
);

create table outbox (
  id bigint generated always as identity primary key,
  key text collate "C" not null unique,
  lane text not null check (lane in ('reply', 'notice', 'digest', 'broadcast')),
  rank integer generated always as (case lane when 'reply' then 0 when 'notice' then 1 when 'digest' then 2 else 3 end) stored,
  organisation_id text references organisations (id),
  person_id text references people (id) on delete cascade,
  account_id text references accounts (id) on delete set null,
  recipient text generated always as (coalesce(person_id, account_id)) stored,
  channel text,
  screen jsonb,
  edits text,
  random_id integer not null check (random_id <> 0),
  status text not null default 'pending'
    check (status in ('pending', 'sending', 'sent', 'failed', 'dropped', 'expired')),
  not_before timestamptz,
  expires_at timestamptz,
  about text,
  attempt integer not null default 0 check (attempt between 0 and 10),
  owner text,
  lease_until timestamptz,
  first_try timestamptz,
  next_try timestamptz not null default now(),
  error text,
  sent_at timestamptz,
  message text,
  created_at timestamptz not null default now(),
  settled_at timestamptz,
  check ((status = 'sending') = (owner is not null and lease_until is not null)),
  check (status <> 'sent' or attempt > 0)
);
create index outbox_due on outbox (channel, rank, id) where status = 'pending';
create index outbox_in_line on outbox (recipient, lane, id) where status in ('pending', 'sending');
create index outbox_unaimed on outbox (rank, id) where status = 'pending' and channel is null;
create index outbox_expiring on outbox (expires_at) where status = 'pending' and expires_at is not null;
create index outbox_leased on outbox (lease_until) where status = 'sending';
create index outbox_of_account on outbox (account_id);
create index outbox_of_person on outbox (person_id);
create index outbox_of_organisation on outbox (organisation_id);
create index outbox_settled on outbox (settled_at) where settled_at is not null;

create table pauses (
  channel text not null,
  scope text not null,
  until timestamptz not null,
  code text not null,
  step integer not null default 0,
  primary key (channel, scope)
);
create index pauses_until on pauses (until);

create table lines (
  channel text primary key,
  failures integer not null default 0,
  next_slot timestamptz not null default now()
);

create table heartbeats (
  name text not null,
  instance text not null,
  at timestamptz not null,
  word text not null,
  primary key (name, instance)
);
`;

/** Updates that were put aside are erased with the person; people themselves may not look into the inbox. */
const forget = `
create function app_forget_updates(person text) returns void language sql security definer set search_path from current
  as $$ update inbox i set payload = null from accounts a
        where a.person_id = person and i.channel = a.channel and i.address = a.address and i.dead
          and person = coalesce(app_person(), person) $$;
create index inbox_dead on inbox (channel, address) where dead;
`;

/**
 * A queue's statistics are always of another hour, and the embedded database keeps none: a planner that believes them reads
 * the whole queue once per row. Walking the index in its order is right whatever they say.
 */
const byIndex = 'set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off set enable_hashjoin = off';

/** Only the first of each address is up for taking. */
const claimUpdates = `
create function app_claim_updates(bots text[], most integer, taker text, seconds float8) returns setof inbox language sql ${byIndex} as $$
with next as (
  select i.id from inbox i
  where i.handled_at is null and not i.dead and i.channel || ':' || i.bot = any (bots)
    and i.next_try <= now() and (i.lease_until is null or i.lease_until < now())
    and not exists (
      select from inbox e where e.channel = i.channel and e.bot = i.bot and e.address = i.address and e.id < i.id
        and e.handled_at is null and not e.dead)
  order by i.id limit most for update of i skip locked)
update inbox i set owner = taker, lease_until = now() + make_interval(secs => seconds), claims = i.claims + 1
from next where i.id = next.id returning i.*
$$;
`;

/** Due, not paused, the channel not silent, and nothing of the same lane to the same recipient before it. */
const claimMessages = `
create function app_claim_messages(
  line text, lowest integer, highest integer, moment timestamptz, most integer, taker text, seconds float8)
returns setof outbox language sql ${byIndex} as $$
with due as (
  select o.id from outbox o
  where o.status = 'pending' and o.channel = line and o.rank between lowest and highest
    and o.next_try <= now() and (o.not_before is null or o.not_before <= moment)
    and not exists (select from lines l where l.channel = line and l.failures >= 3)
    and not exists (
      select from pauses p where p.channel = line and p.until > now()
        and (p.scope = 'whole' or p.scope = 'lane' and highest > 0))
    and not exists (
      select from pauses p where p.channel = line and p.scope = 'chat:' || o.account_id and p.until > now())
    and not (highest > 0 and exists (
      select from pauses p where p.channel = line and p.scope = 'gap:' || o.account_id and p.until > now()))
    and not exists (
      select from outbox e where e.recipient = o.recipient and e.lane = o.lane and e.id < o.id
        and e.status in ('pending', 'sending')
        and (e.status = 'sending' or e.not_before is null or e.not_before <= moment))
  order by o.channel, o.rank, o.id limit most
  for update of o skip locked)
update outbox o
set status = 'sending', attempt = o.attempt + 1, owner = taker, lease_until = now() + make_interval(secs => seconds),
    first_try = coalesce(o.first_try, now())
from due where o.id = due.id returning o.*
$$;
`;

const ownAccounts = `account_id in (select a.id from accounts a where a.${mine})`;
const visible = `${ours} or ${mine} or ${ownAccounts}`;

/** People post, see how their organisation's messages fared, and withdraw what is unsent: never a text, never a lease. */
const outboxWall = [
  wall('outbox', { insert: ours, delete: `${mine} or ${ownAccounts}` }),
  `grant select (id, key, lane, organisation_id, person_id, account_id, channel, status, attempt, error, sent_at)
     on outbox to ${personRole};`,
  `grant update (status, screen, settled_at) on outbox to ${personRole};`,
  `create policy person_select on outbox for select to ${personRole} using (${visible});`,
  `create policy person_update on outbox for update to ${personRole} using (${ours});`,
];

const systemOnly = ['inbox', 'positions', 'pauses', 'lines', 'heartbeats'].map((table) => wall(table, {}));

export const queues = migration({
  name: 'queues',
  at: 1_795_000_000_002,
  up: [tables, forget, claimUpdates, claimMessages, ...outboxWall, ...systemOnly].join('\n'),
});
