import { AsyncLocalStorage } from 'node:async_hooks';
import type { DataSource, EntityManager, EntitySchema } from 'typeorm';
import type { Rows, Scope } from '#core/kernel/store.ts';
import type { Store, Tx } from '#core/store.ts';
import { managerOf, runsOn } from './managers.ts';
import { sqlState } from './migrate.ts';
import {
  accounts,
  forms,
  guesses,
  invitations,
  meetings,
  occurrences,
  people,
  reminders,
  roles,
  sessions,
} from './questions.ts';
import { outboxOf } from './queues/outbox.ts';
import type { Row } from './read.ts';
import { rowsOf } from './rows.ts';
import { enter, scopes } from './scope.ts';
import { practices } from './search.ts';
import { programmes } from './search-programmes.ts';
import { tables } from './tables.ts';

/** The core's only way to data. A transaction that lost to another one is played again. */
export function storeOf(dataSource: DataSource): Store {
  const running = new AsyncLocalStorage<{ open: boolean }>();
  return {
    transaction: async (scope, work) => {
      // The embedded database has one connection: the inner transaction would wait for the outer one for ever.
      if (running.getStore()?.open === true) throw new Error('a transaction inside a transaction');
      const mark = { open: true };
      const once = () =>
        dataSource.transaction(async (manager) => {
          if (scope.as !== 'system') await enter(manager, scope);
          return work(txOf(manager, scope));
        });
      return running
        .run(mark, () => persistently(once))
        .finally(() => {
          mark.open = false;
        });
    },
  };
}

/** A table of which nothing is asked but its rows. */
const of =
  <T extends Row>(schema: EntitySchema<T>) =>
  (manager: EntityManager): Rows<T> =>
    rowsOf(manager, schema);

/** What a transaction offers, by name: made where it is asked for, most transactions ask for a few. */
const parts: { readonly [Part in Exclude<keyof Tx, 'as'>]: (manager: EntityManager) => Tx[Part] } = {
  organisations: of(tables.organisations),
  people,
  accounts,
  roles,
  invitations,
  guesses,
  consents: of(tables.consents),
  destructions: of(tables.destructions),
  forms,
  roadmaps: of(tables.roadmaps),
  stages: of(tables.stages),
  occurrences,
  history: of(tables.history),
  reminders,
  snoozes: of(tables.snoozes),
  files: of(tables.files),
  uploads: of(tables.uploads),
  links: of(tables.links),
  originals: of(tables.originals),
  questionnaires: of(tables.questionnaires),
  campaigns: of(tables.campaigns),
  participants: of(tables.participants),
  responses: of(tables.responses),
  confidences: of(tables.confidences),
  boxes: of(tables.boxes),
  bank: of(tables.bank),
  mentorships: of(tables.mentorships),
  loans: of(tables.loans),
  matches: of(tables.matches),
  members: of(tables.members),
  orders: of(tables.orders),
  meetings,
  logs: of(tables.logs),
  notes: of(tables.notes),
  sessions,
  experts: of(tables.experts),
  bookings: of(tables.bookings),
  practices,
  thanks: of(tables.thanks),
  helps: of(tables.helps),
  helpOffers: of(tables.helpOffers),
  helpMessages: of(tables.helpMessages),
  programmes,
  activities: of(tables.activities),
  results: of(tables.results),
  changes: of(tables.changes),
  closings: of(tables.closings),
  summaries: of(tables.summaries),
  certificates: of(tables.certificates),
  petitions: of(tables.petitions),
  events: of(tables.events),
  outbox: outboxOf,
};

const offered: PropertyDescriptorMap = Object.fromEntries(
  Object.entries(parts).map(([name, part]) => [
    name,
    {
      enumerable: true,
      get(this: Tx) {
        return part(managerOf(this));
      },
    },
  ]),
);

function txOf(manager: EntityManager, scope: Scope): Tx {
  const bare: Pick<Tx, 'as'> = { as: scopes(manager, scope) };
  // what is offered has exactly the other names of Tx
  return runsOn(Object.defineProperties(bare, offered) as Tx, manager);
}

/** Serialization failure and deadlock: the database rolled this one back so that another could go on. */
const losing = new Set(['40001', '40P01']);
const attempts = 4;

async function persistently<R>(once: () => Promise<R>): Promise<R> {
  for (let attempt = 1; attempt < attempts; attempt += 1) {
    try {
      return await once();
    } catch (error) {
      if (!losing.has(sqlState(error) ?? '')) throw error;
    }
  }
  return once();
}
