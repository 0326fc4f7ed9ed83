import { afterAll, beforeAll, expect, test } from 'vitest';
import { id } from '#core/kernel/id.ts';
import { channels } from '#core/kernel/ports.ts';
import { dayIn } from '#core/kernel/time.ts';
import { consentVersion } from '#core/people/consent-text.ts';
import { defaultSettings } from '#core/people/organisation.ts';
import type { Booking, Session } from '#core/sessions/session.ts';
import { newId } from '#db/new-id.ts';
import { onPostgres } from '../../support/database.ts';
import { type House, house, type Talker } from '../../support/hearing.ts';
import { wholeHouse } from '../../support/whole-house.ts';

const crowd = 60;
const seats = 5;
const runs = 5;
const organisationId = id<'organisation'>('school');

onPostgres('sixty people, five seats, both messengers at once', () => {
  const opened: { home?: House; people: readonly Talker[] } = { people: [] };
  const home = (): House => {
    if (!opened.home) throw new Error('not opened');
    return opened.home;
  };
  const system = () => home().database.store;
  beforeAll(async () => {
    const at = { now: () => home().now() };
    opened.home = await house(
      wholeHouse(() => at.now()),
      'postgres',
    );
    opened.people = await populated(home());
  });
  afterAll(() => opened.home?.close());

  test.each(Array.from({ length: runs }, (_, run) => run))(
    'run %i: exactly five are seated after bookings, cancels and bookings anew, and the line keeps its order',
    async (run) => {
      const session = sessionOf(home(), run);
      await system().transaction({ as: 'system' }, (tx) => tx.sessions.add(session));
      const { people } = opened;
      const all = (act: (index: number) => string | undefined) =>
        together(
          people.flatMap((one, index) => {
            const verb = act(index);
            return verb ? [() => one.forges(`${verb}:${session.id}`)] : [];
          }),
        );
      await all(() => 'ses.book');
      expect(counts(await rows(session))).toMatchObject({ seated: seats, waiting: crowd - seats });
      // A third give up while another third take what is offered and the rest press again; then those who gave up come back.
      await all((index) => (['ses.leave', 'ses.take', 'ses.book'] as const)[(index + run) % 3]);
      await all((index) => ((index + run) % 3 === 0 ? 'ses.book' : undefined));
      // Whoever was given a seat takes it.
      const offered = new Set(
        (await rows(session)).filter((one) => one.status === 'offered').map((one) => one.personId),
      );
      await all((index) => (offered.has(personOf(index)) ? 'ses.take' : undefined));

      const after = await rows(session);
      expect(counts(after)).toMatchObject({ seated: seats, offered: 0, waiting: crowd - seats });
      const place = (status: Booking['status']) => after.filter((one) => one.status === status).map((one) => one.line);
      expect(Math.max(...place('seated'))).toBeLessThan(Math.min(...place('waiting')));
      expect(new Set(after.map((one) => one.line)).size).toBe(crowd);
    },
  );

  const rows = ({ id: sessionId }: Session): Promise<readonly Booking[]> =>
    system().transaction({ as: 'system' }, (tx) => tx.bookings.where({ sessionId }));
});

/** As many at once as the two inboxes of a running bot take. */
async function together(acts: readonly (() => Promise<unknown>)[]): Promise<void> {
  const left = [...acts];
  const worker = async (): Promise<void> => {
    for (let next = left.shift(); next; next = left.shift()) await next();
  };
  await Promise.all(Array.from({ length: 8 }, worker));
}

const counts = (all: readonly Booking[]) => ({
  seated: all.filter((one) => one.status === 'seated').length,
  offered: all.filter((one) => one.status === 'offered').length,
  waiting: all.filter((one) => one.status === 'waiting').length,
});

/** Each a day later, so that they do not overlap. */
function sessionOf(home: House, run: number): Session {
  const startsAt = home.now().add({ hours: 24 * (run + 3) });
  return {
    ...{ id: newId<'session'>(), organisationId, createdBy: id<'person'>('c'), createdAt: home.now(), theme: 'Урок' },
    ...{ startsAt, signUpUntil: startsAt, minutes: 60, place: 'Кабинет 5', seats, openTo: 'school', mode: 'talk' },
    ...{ status: 'announced', version: 0, token: newId() },
  };
}

const personOf = (index: number) => id<'person'>(`person${String(index).padStart(10, '0')}`);

async function populated(home: House): Promise<readonly Talker[]> {
  const people = Array.from({ length: crowd }, (_, index) => ({
    personId: personOf(index),
    talker: home.talker(channels[index % channels.length] ?? 'vk'),
    channel: channels[index % channels.length] ?? 'vk',
  }));
  const now = home.now();
  await home.database.store.transaction({ as: 'system' }, async (tx) => {
    await tx.organisations.add({ id: organisationId, name: 'Школа № 5', settings: defaultSettings });
    for (const { personId, talker, channel } of people) {
      const of = { organisationId, personId };
      await tx.people.add({ id: personId, surname: 'Сомова', name: 'Вера' });
      await tx.roles.add({ id: newId(), ...of, role: 'mentee', from: dayIn('UTC', now) });
      await tx.accounts.add({ id: newId(), channel, address: talker.address, ...of, reachable: true, seenAt: now });
      const given = { kind: 'personal-data', version: consentVersion, hash: 'h', givenAt: now, channel } as const;
      await tx.consents.add({ id: newId(), ...of, ...given });
    }
  });
  return people.map((one) => one.talker);
}
