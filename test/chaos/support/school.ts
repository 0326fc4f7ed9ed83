import { screen } from '#core/conversation/screen.ts';
import type { Lane } from '#core/delivery/outgoing.ts';
import { id } from '#core/kernel/id.ts';
import type { Account } from '#core/people/person.ts';
import { newId } from '#db/new-id.ts';
import type { Handset, Sandbox } from '../../../src/sandbox/sandbox.ts';
import type { TestDatabase } from '../../support/database.ts';
import { addSchool, noon, school } from '../../support/queues.ts';

export interface Pupil {
  readonly phones: readonly Handset[];
  readonly person: Account['personId'] & string;
}

/** So many people with consent; each has the messengers that `on` names, the first one used last. */
export async function people(
  { store }: Pick<TestDatabase, 'store'>,
  sandbox: Sandbox,
  count: number,
  on: (n: number) => readonly ('telegram' | 'vk')[],
): Promise<readonly Pupil[]> {
  const pupils = Array.from({ length: count }, (_, n): Pupil => {
    const wanted = on(n);
    const held = sandbox.addPerson({
      name: `Анна ${n}`,
      telegram: wanted.includes('telegram'),
      vk: wanted.includes('vk'),
    });
    const phones = wanted.flatMap((channel) => held[channel] ?? []);
    for (const phone of phones) phone.start();
    return { phones, person: id(newId()) };
  });
  const awake = { quiet: { from: '00:00', to: '00:00' } };
  await addSchool(store, awake).catch(() => undefined);
  await store.transaction({ as: 'system' }, async (tx) => {
    await tx.people.add(...pupils.map(({ person }, n) => ({ id: person, surname: `Иванова${n}`, name: 'Анна' })));
    await tx.consents.add(...pupils.map(({ person }) => consent(person)));
    await tx.accounts.add(...pupils.flatMap(accounts));
  });
  return pupils;
}

const consent = (personId: Pupil['person']) =>
  ({
    ...{ version: '1', hash: 'x', givenAt: noon },
    id: newId<'consent'>(),
    organisationId: school,
    personId,
    kind: 'personal-data',
    channel: 'vk',
  }) as const;

const accounts = ({ phones, person }: Pupil): readonly Account[] =>
  phones.map((phone, index) => ({
    id: newId<'account'>(),
    channel: phone.messenger,
    address: String(phone.account),
    personId: person,
    organisationId: school,
    reachable: true,
    seenAt: noon.subtract({ hours: index + 1 }),
  }));

/** One message to each, in one transaction: committed is attempted. */
export const tellAll = (
  { store }: Pick<TestDatabase, 'store'>,
  pupils: readonly Pupil[],
  lane: Lane = 'broadcast',
  text = 'объявление',
): Promise<void> =>
  store.transaction({ as: 'system' }, async (tx) => {
    for (const { person } of pupils) {
      await tx.outbox.post({
        key: `${text}:${person}`,
        lane,
        to: { person },
        organisationId: school,
        screen: screen(text),
      });
    }
  });

/** How often each phone shows something from the bot. */
export const shown = (phone: Handset): number => phone.view().messages.filter(({ from }) => from === 'bot').length;

export const unfinished = async ({ dataSource }: Pick<TestDatabase, 'dataSource'>): Promise<number> => {
  const [row] = await dataSource.query<readonly { n: number }[]>(
    "select count(*)::int n from outbox where status in ('pending', 'sending')",
  );
  return row?.n ?? 0;
};
