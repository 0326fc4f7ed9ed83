import { randomInt } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Delivery, OutgoingStatus, Post } from '#core/delivery/outgoing.ts';
import type { Id } from '#core/kernel/id.ts';
import type { Channel } from '#core/kernel/ports.ts';
import { Temporal } from '#core/kernel/time.ts';
import type { Outbox } from '#core/store.ts';
import { storableJson } from '../columns.ts';
import { plain } from '../rows.ts';
import { rows, touched } from './sql.ts';

/** The outbox as use cases see it, in their own transaction and scope. */
export const outboxOf = (manager: EntityManager): Outbox => ({
  post: (...posts) => insert(manager, posts),
  drop: async (keyPrefix) => {
    await touched(manager, drop, [keyPrefix]);
  },
  deliveries: async (keyPrefix) => (await rows<DeliveryRow>(manager, deliveries, [keyPrefix])).map(delivery),
  erase: async (person, organisation) => {
    await rows(manager, 'select app_forget_updates($1)', [person]);
    return touched(manager, erase, [person, organisation ?? null]);
  },
  forget: async (person, form) => {
    await rows(manager, 'select app_forget_updates($1)', [person]);
    await touched(manager, forget, [person, form]);
    await touched(manager, lookAway, [person, form]);
  },
});

/** Without a conflict target: naming one would ask people for the right to read what they post. In order of keys: instances that post the same do not wait for each other crosswise. */
const post = `
insert into outbox (key, lane, organisation_id, person_id, account_id, channel, screen, edits, random_id, not_before, expires_at, about)
select key, lane, organisation, person, account, (select a.channel from accounts a where a.id = account), screen, edits, random,
  not_before, expires_at, about
from jsonb_to_recordset($1::jsonb) as p (key text, lane text, organisation text, person text, account text, screen jsonb,
  edits text, random integer, not_before timestamptz, expires_at timestamptz, about text)
order by key
on conflict do nothing`;

/** Keys that begin with $1, by the index: no key holds the last character of Unicode. */
const begins = `key >= $1 and key < $1 || U&'\\+10FFFF'`;

const drop = `update outbox set status = 'dropped', screen = null, settled_at = now() where status = 'pending' and ${begins}`;

const deliveries = `
select key, person_id as "personId", channel, status, attempt as attempts, error, sent_at as "sentAt"
from outbox where ${begins} order by id`;

const erase = `
delete from outbox where (person_id = $1 or account_id in (select id from accounts where person_id = $1))
  and ($2::text is null or organisation_id = $2)`;

/** Every screen of a form names it in its buttons. One that is under way keeps its lease: a repetition finds nothing to send. */
const forget = `
update outbox set screen = null,
  status = case status when 'pending' then 'dropped' else status end,
  settled_at = case status when 'pending' then now() else settled_at end
where (person_id = $1 or account_id in (select id from accounts where person_id = $1))
  and screen is not null and strpos(screen::text, $2) > 0`;

const lookAway = `update accounts set view = null where person_id = $1 and view ->> 'form' = $2`;

/** Rows of one statement. */
const atOnce = 1000;

async function insert(manager: EntityManager, posts: readonly Post[]): Promise<void> {
  const sorted = posts.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  for (let from = 0; from < sorted.length; from += atOnce)
    await manager.query(post, [JSON.stringify(sorted.slice(from, from + atOnce).map(rowOf))]);
}

const rowOf = ({ to, screen, ...rest }: Post) => ({
  ...{ key: rest.key, lane: rest.lane, organisation: rest.organisationId, edits: rest.edits, about: rest.about },
  ...('person' in to ? { person: to.person } : { account: to.account }),
  ...(screen === undefined ? {} : { screen: storableJson(screen) }),
  ...{ random: randomId(), not_before: rest.notBefore?.toString(), expires_at: rest.expiresAt?.toString() },
});

/** VK reads 0 as «do not check»; its numbers are of 32 bits. */
export const randomId = (): number => randomInt(1, 2 ** 31);

interface DeliveryRow {
  readonly key: string;
  readonly personId: Id<'person'> | null;
  readonly channel: Channel | null;
  readonly status: OutgoingStatus;
  readonly attempts: number;
  readonly error: string | null;
  readonly sentAt: Date | null;
}

const delivery = ({ sentAt, ...row }: DeliveryRow): Delivery =>
  // `plain` leaves out what is null, and all of that is optional in Delivery
  ({
    ...plain(row),
    ...(sentAt ? { sentAt: Temporal.Instant.fromEpochMilliseconds(sentAt.getTime()) } : {}),
  }) as Delivery;
