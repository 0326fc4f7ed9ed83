import { hear } from '#core/conversation/hear.ts';
import type { Heard } from '#core/conversation/input.ts';
import type { RawUpdate } from '#core/delivery/messenger.ts';
import { id } from '#core/kernel/id.ts';
import { type Channel, channels } from '#core/kernel/ports.ts';
import { render } from '#core/kernel/text.ts';
import { dayIn } from '#core/kernel/time.ts';
import { consentVersion } from '#core/people/consent-text.ts';
import type { Person } from '#core/people/person.ts';
import type { Session } from '#core/sessions/session.ts';
import { type Database, openDatabase } from '#db/data-source.ts';
import { newId } from '#db/new-id.ts';
import { isIdle } from '#db/queues/idle.ts';
import { receiver } from '#db/queues/inbox.ts';
import { doorOf } from '../../src/app/house.ts';
import { bankPapers, pairPapers, peoplePapers, roadmapPapers } from '../../src/app/papers.ts';
import { russianCalendar } from '../../src/calendar/russia.ts';
import { secrets } from '../../src/secrets.ts';
import { startPostgres } from '../support/postgres.ts';
import { addSchool, fakeMessenger, noon, school, startDelivery, startInbox, until } from '../support/queues.ts';
import { randomOf } from '../support/random.ts';
import { type End, type Fault, judge, spoilt, type Verdict } from './judge.ts';

interface Racer {
  readonly personId: Person['id'];
  readonly channel: Channel;
  readonly address: string;
}

interface Size {
  readonly people: number;
  readonly seats: number;
}

export interface Race {
  readonly run: (seed: number, fault: Fault | undefined) => Promise<Verdict>;
  readonly stop: () => Promise<void>;
}

/**
 * The whole program between the inbox and the messengers' doors, on a PostgreSQL server of its own: updates of both channels are
 * received, claimed and handled by the real workers, and what the messengers are handed to send is what people have read.
 */
export async function racing({ people, seats }: Size): Promise<Race> {
  const server = await startPostgres({ fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', jit: 'off' });
  if (!server) throw new Error('PostgreSQL is not installed here: this race needs a real server.');
  const database = { ...(await openDatabase({ url: server.url })), kind: 'postgres' as const, close: async () => {} };
  const messengers = channels.map((channel) => fakeMessenger(channel));
  const racers = await populated(database, people);
  const delivery = startDelivery(database, messengers);
  const inbox = startInbox(database, messengers, {
    hear: hear(wholeHouse),
    committed: () => delivery.wake(),
  });
  const intake = channels.map((channel) =>
    receiver(database.dataSource, { channel, bot: '1', received: () => inbox.wake() }),
  );
  const counted = { updates: 0 };

  /** All at once, and until the last of them has been answered. */
  const press = async (acts: readonly (readonly [Racer, string])[]): Promise<void> => {
    for (const [index, channel] of channels.entries()) {
      const updates = acts
        .filter(([racer]) => racer.channel === channel)
        .map(([racer, action]): RawUpdate => {
          counted.updates += 1;
          const heard: Heard = { channel, address: racer.address, input: { kind: 'press', action } };
          return { key: `k${counted.updates}`, address: racer.address, payload: heard };
        });
      await intake[index]?.receive(updates, String(counted.updates));
    }
    await until(() => isIdle(database.dataSource, noon));
  };

  const run = async (seed: number, fault: Fault | undefined): Promise<Verdict> => {
    const begun = performance.now();
    const before = counted.updates;
    const session = sessionOf(seed, seats);
    await database.store.transaction({ as: 'system' }, (tx) => tx.sessions.add(session));
    const random = randomOf(seed);
    const all = (verb: (racer: Racer) => string | undefined) =>
      press(
        shuffled(racers, random).flatMap((racer) => {
          const said = verb(racer);
          return said ? [[racer, `${said}:${session.id}`] as const] : [];
        }),
      );
    // Three rounds of presses: everybody books; a third give up, a third take what is offered, a third press again; those who gave
    // up come back. Then whoever is offered a seat takes it.
    await all(() => 'ses.book');
    const role = new Map(racers.map((racer) => [racer, Math.floor(random() * 3)]));
    await all((racer) => (['ses.leave', 'ses.take', 'ses.book'] as const)[role.get(racer) ?? 0]);
    await all((racer) => (role.get(racer) === 0 ? 'ses.book' : 'ses.take'));
    for (;;) {
      const offered = await database.store.transaction({ as: 'system' }, (tx) =>
        tx.bookings.where({ sessionId: session.id, status: 'offered' }),
      );
      if (offered.length === 0) break;
      await all(({ personId }) => (offered.some((one) => one.personId === personId) ? 'ses.take' : undefined));
    }
    const ends = await endsOf(session);
    for (const one of messengers) one.sent.splice(0);
    await database.dataSource.query('truncate inbox, outbox');
    return {
      ...{ seed, presses: counted.updates - before, seconds: (performance.now() - begun) / 1000 },
      ...judge(fault ? spoilt(ends, fault) : ends, seats),
    };
  };

  const endsOf = async ({ id: sessionId }: Session): Promise<readonly End[]> => {
    const places = await database.store.transaction({ as: 'system' }, (tx) => tx.bookings.where({ sessionId }));
    const told = new Map(
      messengers.flatMap(({ channel, sent }) =>
        sent.map(({ address, screen, name }) => [`${channel} ${address}`, render(screen.text, name)] as const),
      ),
    );
    return racers.map(({ personId, channel, address }) => ({
      places: places.filter((one) => one.personId === personId),
      told: told.get(`${channel} ${address}`) ?? '',
    }));
  };

  return {
    run,
    stop: async () => {
      await Promise.all([inbox.stop(), delivery.stop()]);
      await database.dataSource.destroy();
      await server.stop();
    },
  };
}

/** Every feature behind the one door, at a noon that stands still. */
const wholeHouse = doorOf({
  ...{ newId, clock: () => noon, links: { start: () => [], page: () => undefined }, national: russianCalendar() },
  people: { secrets, papers: peoplePapers, alarm: () => {} },
  ...{ roadmapPapers, bankPapers, pairPapers },
});

/** Each a day after the one before, so that nobody's sessions overlap. */
function sessionOf(seed: number, seats: number): Session {
  const startsAt = noon.add({ hours: 24 * (3 + (seed % 10_000)) });
  return {
    ...{ id: newId<'session'>(), organisationId: school, createdBy: id<'person'>('c'), createdAt: noon, theme: 'Урок' },
    ...{ startsAt, signUpUntil: startsAt, minutes: 60, place: 'Кабинет 5', seats, openTo: 'school', mode: 'talk' },
    ...{ status: 'announced', version: 0, token: newId() },
  };
}

async function populated({ store }: Pick<Database, 'store'>, count: number): Promise<readonly Racer[]> {
  await addSchool(store, { quiet: { from: '00:00', to: '00:00' } });
  const racers = Array.from({ length: count }, (_, index): Racer => {
    const channel = channels[index % channels.length] ?? 'vk';
    return { personId: newId<'person'>(), channel, address: String(1000 + index) };
  });
  await store.transaction({ as: 'system' }, async (tx) => {
    for (const { personId, channel, address } of racers) {
      const of = { organisationId: school, personId };
      await tx.people.add({ id: personId, surname: 'Сомова', name: 'Вера' });
      await tx.roles.add({ id: newId(), ...of, role: 'mentee', from: dayIn('UTC', noon) });
      await tx.accounts.add({ id: newId(), channel, address, ...of, reachable: true, seenAt: noon });
      const given = { kind: 'personal-data', version: consentVersion, hash: 'h', givenAt: noon, channel } as const;
      await tx.consents.add({ id: newId(), ...of, ...given });
    }
  });
  return racers;
}

const shuffled = <T>(all: readonly T[], random: () => number): readonly T[] =>
  all
    .map((one) => ({ one, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
