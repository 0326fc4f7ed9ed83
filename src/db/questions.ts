import { type EntityManager, IsNull, LessThanOrEqual, MoreThan, MoreThanOrEqual } from 'typeorm';
import type { PlainDate } from '#core/kernel/time.ts';
import type { Person } from '#core/people/person.ts';
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
import { batches, complete, match, plain, present, rowsOf } from './rows.ts';
import { tables } from './tables.ts';

export function people(manager: EntityManager): People {
  return {
    ...rowsOf(manager, tables.people),
    // Not against those who only name the person in a row of theirs (a message, a booking): both would wait for each other.
    lock: async (id) => {
      const held = { where: match<Person>({ id }), lock: { mode: 'for_no_key_update' } } as const;
      return plain(present((await manager.getRepository(tables.people).findOne(held)) ?? undefined));
    },
    ofOrganisation: async (organisation) => {
      const found = await manager
        .createQueryBuilder(tables.people, 'p')
        .where('p.id in (select r.person_id from roles r where r.organisation_id = :organisation)', { organisation })
        .orderBy('p.id')
        .getMany();
      return found.map(plain);
    },
  };
}

export function accounts(manager: EntityManager): Accounts {
  const rows = rowsOf(manager, tables.accounts);
  const repository = manager.getRepository(tables.accounts);
  return {
    ...rows,
    meet: async (channel, address, now) => {
      const held = { where: { channel, address }, lock: { mode: 'pessimistic_write' } } as const;
      const known = await repository.findOne(held);
      if (known !== null) return plain(known);
      const stranger = { id: newId<'account'>(), channel, address, reachable: true, seenAt: now };
      await repository.createQueryBuilder().insert().values(complete(repository, stranger)).orIgnore().execute();
      return plain(present((await repository.findOne(held)) ?? undefined));
    },
  };
}

export function roles(manager: EntityManager): Roles {
  const repository = manager.getRepository(tables.roles);
  return {
    ...rowsOf(manager, tables.roles),
    held: async (personId, day) => {
      const begun = { personId, from: LessThanOrEqual(day) };
      const where = [
        { ...begun, to: IsNull() },
        { ...begun, to: MoreThanOrEqual(day) },
      ];
      return (await repository.find({ where, order: { id: 'asc' } })).map(plain);
    },
  };
}

export function meetings(manager: EntityManager): Meetings {
  return {
    ...rowsOf(manager, tables.meetings),
    ofPerson: async (person) => {
      const found = await manager
        .createQueryBuilder(tables.meetings, 'm')
        .where('m.people @> to_jsonb(cast(:person as text))', { person })
        .orderBy('m.id')
        .getMany();
      return found.map(plain);
    },
  };
}

export function sessions(manager: EntityManager): Sessions {
  const repository = manager.getRepository(tables.sessions);
  return {
    ...rowsOf(manager, tables.sessions),
    ahead: async (now) => {
      const found = await repository.find({
        where: match({ status: 'announced', startsAt: MoreThan(now) }),
        order: { startsAt: 'ASC', id: 'ASC' },
      });
      return found.map(plain);
    },
  };
}

export function invitations(manager: EntityManager): Invitations {
  const repository = manager.getRepository(tables.invitations);
  const usable: (lock: boolean) => Invitations['peek'] = (lock) => async (hash, now) => {
    const named = 'token' in hash ? { tokenHash: hash.token } : { codeHash: hash.code };
    const where = { ...named, usedAt: IsNull(), revokedAt: IsNull(), expiresAt: MoreThan(now) };
    const found = await repository.findOne({ where, ...(lock ? { lock: { mode: 'pessimistic_write' } } : {}) });
    return found === null ? undefined : plain(found);
  };
  return {
    ...rowsOf(manager, tables.invitations),
    peek: usable(false),
    // Of several callers one gets the lock; for the others the row, read again, is used up.
    use: async (hash, now) => {
      const invitation = await usable(true)(hash, now);
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
  return {
    ...rowsOf(manager, tables.forms),
    left: async (organisationId, since) => {
      const where = { organisationId, status: 'open', updatedAt: MoreThanOrEqual(since) } as const;
      const order = { updatedAt: 'asc', id: 'asc' } as const;
      return (await manager.getRepository(tables.forms).find({ where, order })).map(plain);
    },
  };
}

export function occurrences(manager: EntityManager): Occurrences {
  const approved = (organisation: string) =>
    manager
      .createQueryBuilder(tables.occurrences, 'o')
      .where('o.organisation_id = :organisation', { organisation })
      .andWhere("o.roadmap_id in (select r.id from roadmaps r where r.status = 'approved')")
      .orderBy('o.due')
      .addOrderBy('o.id');
  return {
    ...rowsOf(manager, tables.occurrences),
    pressing: async (organisation, day, horizon) => {
      const until = iso(day.add({ days: horizon }));
      const open = approved(organisation).andWhere(`o.status = 'open' and least(o."from", o.due) <= :until`, { until });
      return (await open.getMany()).map(plain);
    },
    between: async (organisation, from, to) => {
      const span = { from: iso(from), to: iso(to) };
      return (await approved(organisation).andWhere('o.due between :from and :to', span).getMany()).map(plain);
    },
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

const iso = (day: PlainDate): string => day.toString();

/** TypeORM types the rows of RETURNING as any. */
const returned = (raw: unknown): readonly { readonly id?: unknown }[] => (Array.isArray(raw) ? raw : []);
