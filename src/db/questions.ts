import { type EntityManager, MoreThanOrEqual } from 'typeorm';
import type { Instant } from '#core/kernel/time.ts';
import type {
  Accounts,
  Forms,
  Guesses,
  Invitations,
  Meetings,
  Occurrences,
  People,
  Reminders,
  Roles,
  Sessions,
} from '#core/store.ts';
import { newId } from './new-id.ts';
import { readerOf } from './read.ts';
import { batches, complete, match, present, rowsOf } from './rows.ts';
import { tables } from './tables.ts';

export function people(manager: EntityManager): People {
  const read = readerOf(manager, tables.people);
  return {
    ...rowsOf(manager, tables.people),
    // Not against those who only name the person in a row of theirs (a message, a booking): both would wait for each other.
    lock: async (id) => present((await read.alike({ id }, 'for no key update'))[0]),
    ofOrganisation: (organisation) =>
      read.rows('t.id in (select r.person_id from roles r where r.organisation_id = $1) order by t.id', organisation),
  };
}

export function accounts(manager: EntityManager): Accounts {
  const repository = manager.getRepository(tables.accounts);
  const read = readerOf(manager, tables.accounts);
  return {
    ...rowsOf(manager, tables.accounts),
    meet: async (channel, address, now) => {
      const [known] = await read.alike({ channel, address }, 'for update');
      if (known) return known;
      const stranger = { id: newId<'account'>(), channel, address, reachable: true, seenAt: now };
      await repository.createQueryBuilder().insert().values(complete(repository, stranger)).orIgnore().execute();
      return present((await read.alike({ channel, address }, 'for update'))[0]);
    },
  };
}

export function roles(manager: EntityManager): Roles {
  const read = readerOf(manager, tables.roles);
  return {
    ...rowsOf(manager, tables.roles),
    held: (person, day) =>
      read.rows('t.person_id = $1 and t."from" <= $2 and coalesce(t."to" >= $2, true) order by t.id', person, day),
  };
}

export function meetings(manager: EntityManager): Meetings {
  const read = readerOf(manager, tables.meetings);
  return {
    ...rowsOf(manager, tables.meetings),
    ofPerson: (person) => read.rows('t.people @> to_jsonb(cast($1 as text)) order by t.id', person),
  };
}

export function sessions(manager: EntityManager): Sessions {
  const read = readerOf(manager, tables.sessions);
  return {
    ...rowsOf(manager, tables.sessions),
    ahead: (now) => read.rows(`t.status = 'announced' and t.starts_at > $1 order by t.starts_at, t.id`, now),
  };
}

export function invitations(manager: EntityManager): Invitations {
  const repository = manager.getRepository(tables.invitations);
  const read = readerOf(manager, tables.invitations);
  const usable = async (hash: Parameters<Invitations['peek']>[0], now: Instant, lock = '') => {
    const [column, value] = 'token' in hash ? ['token_hash', hash.token] : ['code_hash', hash.code];
    const fresh = `t.${column} = $1 and t.used_at is null and t.revoked_at is null and t.expires_at > $2`;
    return (await read.rows(`${fresh} ${lock}`, value, now))[0];
  };
  return {
    ...rowsOf(manager, tables.invitations),
    peek: usable,
    // Of several callers one gets the lock; for the others the row, read again, is used up.
    use: async (hash, now) => {
      const invitation = await usable(hash, now, 'for update');
      if (invitation === undefined) return undefined;
      await repository.update(match({ id: invitation.id }), { usedAt: now });
      return { ...invitation, usedAt: now };
    },
  };
}

export function guesses(manager: EntityManager): Guesses {
  return {
    ...rowsOf(manager, tables.guesses),
    countSince: (accountId, since) =>
      manager.getRepository(tables.guesses).countBy({
        at: MoreThanOrEqual(since),
        ...(accountId === undefined ? {} : { accountId }),
      }),
  };
}

export function forms(manager: EntityManager): Forms {
  const read = readerOf(manager, tables.forms);
  const left = `t.organisation_id = $1 and t.status = 'open' and t.updated_at >= $2 order by t.updated_at, t.id`;
  return {
    ...rowsOf(manager, tables.forms),
    left: (organisation, since) => read.rows(left, organisation, since),
  };
}

export function occurrences(manager: EntityManager): Occurrences {
  const read = readerOf(manager, tables.occurrences);
  const approved = `t.organisation_id = $1 and t.roadmap_id in (select r.id from roadmaps r where r.status = 'approved')`;
  const order = 'order by t.due, t.id';
  return {
    ...rowsOf(manager, tables.occurrences),
    pressing: (organisation, day, horizon) => {
      const open = `t.status = 'open' and least(t."from", t.due) <= $2`;
      return read.rows(`${approved} and ${open} ${order}`, organisation, day.add({ days: horizon }));
    },
    between: (organisation, from, to) =>
      read.rows(`${approved} and t.due between $2 and $3 ${order}`, organisation, from, to),
  };
}

export function reminders(manager: EntityManager): Reminders {
  const repository = manager.getRepository(tables.reminders);
  return {
    ...rowsOf(manager, tables.reminders),
    post: async (rows) => {
      const added = new Set<unknown>();
      for (const some of batches(rows)) {
        const values = some.map((row) => complete(repository, row));
        const { raw } = await repository
          .createQueryBuilder()
          .insert()
          .values(values)
          .orIgnore()
          .returning('id')
          .execute();
        for (const row of returned(raw)) added.add(row.id);
      }
      return rows.filter((row) => added.has(row.id));
    },
  };
}

/** TypeORM types the rows of RETURNING as any. */
const returned = (raw: unknown): readonly { readonly id?: unknown }[] => (Array.isArray(raw) ? raw : []);
