import { AsyncLocalStorage } from 'node:async_hooks';
import type { DataSource, EntityManager } from 'typeorm';
import type { Scope } from '#core/kernel/store.ts';
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

/** What a transaction offers, by name: made where it is asked for, most transactions ask for a few. */
const parts: { readonly [Part in Exclude<keyof Tx, 'as'>]: (manager: EntityManager) => Tx[Part] } = {
  organisations: (on) => rowsOf(on, tables.organisations),
  people,
  accounts,
  roles,
  invitations,
  guesses,
  consents: (on) => rowsOf(on, tables.consents),
  destructions: (on) => rowsOf(on, tables.destructions),
  forms,
  roadmaps: (on) => rowsOf(on, tables.roadmaps),
  stages: (on) => rowsOf(on, tables.stages),
  occurrences,
  history: (on) => rowsOf(on, tables.history),
  reminders,
  snoozes: (on) => rowsOf(on, tables.snoozes),
  files: (on) => rowsOf(on, tables.files),
  uploads: (on) => rowsOf(on, tables.uploads),
  links: (on) => rowsOf(on, tables.links),
  originals: (on) => rowsOf(on, tables.originals),
  questionnaires: (on) => rowsOf(on, tables.questionnaires),
  campaigns: (on) => rowsOf(on, tables.campaigns),
  participants: (on) => rowsOf(on, tables.participants),
  responses: (on) => rowsOf(on, tables.responses),
  confidences: (on) => rowsOf(on, tables.confidences),
  boxes: (on) => rowsOf(on, tables.boxes),
  bank: (on) => rowsOf(on, tables.bank),
  mentorships: (on) => rowsOf(on, tables.mentorships),
  loans: (on) => rowsOf(on, tables.loans),
  matches: (on) => rowsOf(on, tables.matches),
  members: (on) => rowsOf(on, tables.members),
  orders: (on) => rowsOf(on, tables.orders),
  meetings,
  logs: (on) => rowsOf(on, tables.logs),
  notes: (on) => rowsOf(on, tables.notes),
  sessions,
  experts: (on) => rowsOf(on, tables.experts),
  bookings: (on) => rowsOf(on, tables.bookings),
  practices,
  thanks: (on) => rowsOf(on, tables.thanks),
  helps: (on) => rowsOf(on, tables.helps),
  helpOffers: (on) => rowsOf(on, tables.helpOffers),
  helpMessages: (on) => rowsOf(on, tables.helpMessages),
  programmes,
  activities: (on) => rowsOf(on, tables.activities),
  results: (on) => rowsOf(on, tables.results),
  changes: (on) => rowsOf(on, tables.changes),
  closings: (on) => rowsOf(on, tables.closings),
  summaries: (on) => rowsOf(on, tables.summaries),
  certificates: (on) => rowsOf(on, tables.certificates),
  petitions: (on) => rowsOf(on, tables.petitions),
  events: (on) => rowsOf(on, tables.events),
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
