import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Member, type School, school } from '../support/school.ts';
import { size } from '../support/size.ts';
import { actors } from './actors.ts';
import { envelopes, forgery } from './forgeries.ts';
import { nasty } from './nasty.ts';
import { digest, tablesOf } from './press.ts';

const count = size(20, 1000);

let here: School;
let mentee: Member;
const opened: { button?: string; tables?: readonly string[] } = {};

beforeAll(async () => {
  here = await school({ now: '2026-11-18T12:00:00+03:00' });
  const curator = await here.member('Рябинин', 'curator', 'vk', 'telegram');
  await curator.vk.presses('Дорожная карта');
  await curator.vk.presses('Новая карта');
  await curator.vk.presses('Взять примерную');
  mentee = await here.member('Озерова', 'mentee', 'telegram', 'vk');
  const [draft] = await here.system((tx) => tx.roadmaps.where({}));
  opened.button = `draft.deleted:${draft?.id}`;
  opened.tables = await tablesOf(here.database.dataSource);
});
afterAll(() => here?.stop());

/** What is not a mentee's to change. */
const guarded = () =>
  here.system((tx) =>
    digest(
      tx,
      (opened.tables ?? []).filter((name) =>
        [
          'roadmaps',
          'stages',
          'occurrences',
          'roles',
          'people',
          'organisations',
          'consents',
          'history',
          'files',
        ].includes(name),
      ),
    ),
  );

const patience = { timeout: 30_000, interval: 20 };

interface Answered {
  readonly replies: number;
  readonly dead: number;
}

const answered = async (): Promise<Answered> => {
  const [row] = (await here.database.dataSource.query(
    `select (select count(*)::int from outbox where lane = 'reply' and status = 'sent') as replies,
            (select count(*)::int from inbox where dead) as dead`,
  )) as readonly Answered[]; // the shape of this very query
  if (!row) throw new Error('no answer');
  return row;
};

const waiting = async (): Promise<number> => {
  const rows: readonly { waiting: number }[] = await here.database.dataSource.query(
    'select count(*)::int as waiting from inbox where handled_at is null and not dead',
  );
  return rows[0]?.waiting ?? 0;
};

describe.each(['telegram', 'vk'] as const)('through %s', (channel) => {
  test('forged, mutated and replayed buttons: each is answered, the messenger is told, nothing changes', async () => {
    const { handset } = mentee[channel];
    const before = { rows: await guarded(), ...(await answered()) };
    const told = here.sandbox.journal.since(0).length;
    const actor = actors.find(({ name }) => name === 'mentee');
    if (!actor || !opened.button) throw new Error('nothing to forge with');
    const sent = fc
      .sample(forgery(actor), count)
      .filter((data) => !data.startsWith('consent.withdraw.yes'))
      .concat(opened.button, opened.button, 'x'.repeat(65), '')
      .flatMap((data, index) => envelopes[channel](data)[index % envelopes[channel](data).length] ?? []);
    for (const data of sent) handset.forge(data);
    const handled = here.sandbox.journal;
    const method = channel === 'telegram' ? 'answerCallbackQuery' : 'messages.sendMessageEventAnswer';
    await vi.waitUntil(() => handled.since(told).filter((one) => one.method === method).length >= sent.length, {
      timeout: 30_000,
      interval: 20,
    });
    await vi.waitUntil(async () => (await waiting()) === 0, patience);
    await here.settle();
    expect(await guarded()).toEqual(before.rows);
    const after = await answered();
    expect(after).toEqual({ replies: before.replies + sent.length, dead: before.dead });
  });

  test('whatever is written, an answer comes, and the menu still opens', async () => {
    const { handset } = mentee[channel];
    const typed = nasty.map((words) => words.slice(0, 4096)).filter((words) => words.trim() !== '');
    const before = await answered();
    for (const words of typed) handset.say(words);
    await vi.waitUntil(async () => (await answered()).replies >= before.replies + typed.length, patience);
    await here.settle();
    expect((await answered()).dead).toBe(before.dead);
    handset.say('/menu');
    await vi.waitUntil(async () => (await answered()).replies > before.replies + typed.length, patience);
    await here.settle();
    expect(mentee[channel].sees()).toShow('Сейчас от вас ничего не ждут');
  });
});
