import { expect, test } from 'vitest';
import { hear } from '#core/conversation/hear.ts';
import type { Screen } from '#core/conversation/screen.ts';
import { channels } from '#core/kernel/ports.ts';
import { date, instant } from '#core/kernel/time.ts';
import { defaultSettings } from '#core/people/organisation.ts';
import { newId } from '#db/new-id.ts';
import { onPostgres } from '../../support/database.ts';
import { usedDatabase } from '../../support/used-database.ts';
import { wholeHouse } from '../../support/whole-house.ts';

const now = instant('2026-09-01T10:00:00+03:00');
const mentors = 50;
const connections = 8;

onPostgres('fifty mentors press «Беру» at once, over both messengers', () => {
  test('exactly one gets it, and the others read a friendly sentence', async () => {
    const database = await usedDatabase('postgres');
    const { store, dataSource } = database;
    const organisationId = newId<'organisation'>();
    const helpId = newId<'help'>();
    const asker = newId<'person'>();
    await store.transaction({ as: 'system' }, async (tx) => {
      await tx.organisations.add({ id: organisationId, name: 'Школа', settings: defaultSettings });
      await tx.people.add({ id: asker, surname: 'Лугова', name: 'Анна' });
      await tx.helps.add({
        ...{ id: helpId, organisationId, personId: asker, area: 'lesson', text: 'Как начать?', attachments: [] },
        ...{ urgency: 'today', rung: 'bank', status: 'open', createdAt: now, version: 1 },
      });
      for (let at = 0; at < mentors; at++) {
        const of = { organisationId, personId: newId<'person'>() };
        await tx.people.add({ id: of.personId, surname: `Сомова${at}`, name: 'Вера' });
        await tx.roles.add({ ...of, id: newId(), role: 'mentor', from: date('2026-08-01') });
        await tx.accounts.add({
          ...{ id: newId(), channel: channels[at % 2] ?? 'vk', address: String(1000 + at), personId: of.personId },
          ...{ reachable: true, seenAt: now },
        });
        await tx.consents.add({
          ...{ ...of, id: newId(), kind: 'personal-data', version: '1', hash: 'h', channel: 'vk', givenAt: now },
        });
        await tx.helpOffers.add({ ...of, id: newId(), helpId, rung: 'bank', askedAt: now });
      }
    });
    const listen = hear(wholeHouse(() => now));
    const presses = (at: number) =>
      store.transaction({ as: 'system' }, (tx) =>
        listen(tx, {
          ...{ channel: channels[at % 2] ?? 'vk', address: String(1000 + at) },
          input: { kind: 'press', action: `help.take:${helpId}` },
        }),
      );
    // As many at once as the database takes; whoever is done is followed by the next.
    const waiting = Array.from({ length: mentors }, (_, at) => at);
    const line = async (): Promise<void> => {
      for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) await presses(at);
    };
    await Promise.all(Array.from({ length: connections }, line));
    const rows: readonly { readonly screen: Screen }[] = await dataSource.query(
      "select screen from outbox where lane = 'reply'",
    );
    const read = rows.map(({ screen }) => screen.text.filter((part) => typeof part === 'string').join(''));
    expect(read.filter((text) => text.includes('Просьба за вами.'))).toHaveLength(1);
    expect(read.filter((text) => text.includes('Этому коллеге уже помогают.'))).toHaveLength(mentors - 1);
    const [taken, offers] = await store.transaction({ as: 'system' }, async (tx) => [
      await tx.helps.get(helpId),
      await tx.helpOffers.where({ helpId, answer: 'taken' }),
    ]);
    expect(taken.status).toBe('taken');
    expect(offers.map((one) => one.personId)).toEqual([taken.helperId]);
    await database.close();
  }, 60_000);
});
