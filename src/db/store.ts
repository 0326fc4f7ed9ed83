import { AsyncLocalStorage } from 'node:async_hooks';
import type { DataSource, EntityManager } from 'typeorm';
import type { Scope } from '#core/kernel/store.ts';
import type { Store, Tx } from '#core/store.ts';
import { runsOn } from './managers.ts';
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
          return work(runsOn(txOf(manager, scope), manager));
        });
      return running
        .run(mark, () => persistently(once))
        .finally(() => {
          mark.open = false;
        });
    },
  };
}

function txOf(manager: EntityManager, scope: Scope): Tx {
  return {
    organisations: rowsOf(manager, tables.organisations),
    people: people(manager),
    accounts: accounts(manager),
    roles: roles(manager),
    invitations: invitations(manager),
    guesses: guesses(manager),
    consents: rowsOf(manager, tables.consents),
    destructions: rowsOf(manager, tables.destructions),
    forms: forms(manager),
    roadmaps: rowsOf(manager, tables.roadmaps),
    stages: rowsOf(manager, tables.stages),
    occurrences: occurrences(manager),
    history: rowsOf(manager, tables.history),
    reminders: reminders(manager),
    snoozes: rowsOf(manager, tables.snoozes),
    files: rowsOf(manager, tables.files),
    uploads: rowsOf(manager, tables.uploads),
    links: rowsOf(manager, tables.links),
    originals: rowsOf(manager, tables.originals),
    questionnaires: rowsOf(manager, tables.questionnaires),
    campaigns: rowsOf(manager, tables.campaigns),
    participants: rowsOf(manager, tables.participants),
    responses: rowsOf(manager, tables.responses),
    confidences: rowsOf(manager, tables.confidences),
    boxes: rowsOf(manager, tables.boxes),
    bank: rowsOf(manager, tables.bank),
    mentorships: rowsOf(manager, tables.mentorships),
    loans: rowsOf(manager, tables.loans),
    matches: rowsOf(manager, tables.matches),
    members: rowsOf(manager, tables.members),
    orders: rowsOf(manager, tables.orders),
    meetings: meetings(manager),
    logs: rowsOf(manager, tables.logs),
    notes: rowsOf(manager, tables.notes),
    sessions: sessions(manager),
    experts: rowsOf(manager, tables.experts),
    bookings: rowsOf(manager, tables.bookings),
    practices: practices(manager),
    thanks: rowsOf(manager, tables.thanks),
    helps: rowsOf(manager, tables.helps),
    helpOffers: rowsOf(manager, tables.helpOffers),
    helpMessages: rowsOf(manager, tables.helpMessages),
    programmes: programmes(manager),
    activities: rowsOf(manager, tables.activities),
    results: rowsOf(manager, tables.results),
    changes: rowsOf(manager, tables.changes),
    closings: rowsOf(manager, tables.closings),
    summaries: rowsOf(manager, tables.summaries),
    certificates: rowsOf(manager, tables.certificates),
    petitions: rowsOf(manager, tables.petitions),
    events: rowsOf(manager, tables.events),
    outbox: outboxOf(manager),
    as: scopes(manager, scope),
  };
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
