import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instant } from '#core/kernel/time.ts';
import type { Practice } from '#core/practices/practice.ts';
import type { Tx } from '#core/store.ts';
import { newId } from '#db/new-id.ts';
import { databaseKinds } from '../support/database.ts';
import { here, searched, there } from '../support/searched.ts';

const at = instant('2026-11-20T09:00:00Z');

const card = (title: string, more: Partial<Practice> = {}): Practice => ({
  ...{ id: newId<'practice'>(), organisationId: here, area: 'parents', title, difficulty: '', helped: '' },
  ...{ status: 'approved', open: false, authors: [], createdAt: at, changedAt: at, offered: 0, thanked: 0 },
  ...more,
});

const parents = card('Собрание, на которое пришли', {
  difficulty: 'Родители не приходят на собрания.',
  helped: 'Пригласили каждого отдельно и начали с работ детей.',
});
const tree = card('Ёлка в классе', { area: 'classroom', helped: 'Распределили поручения.' });
const theirs = card('Собрание родителей', { organisationId: there });
const opened = card('Собрание для родителей всей параллели', { organisationId: there, open: true });
const pending = card('Собрание родителей', { status: 'proposed' });

describe.each(databaseKinds)('search, %s', (kind) => {
  const system = searched(kind, (tx) => tx.practices.add(parents, tree, theirs, opened, pending));

  const find = (words: string, of: Partial<Parameters<Tx['practices']['similar']>[0]> = {}) =>
    system(async (tx) =>
      (await tx.practices.similar({ organisations: [here], words, limit: 10, ...of })).map((one) => one.practice.id),
    );

  test('words in any form find a card; only the organisation’s own, only what is approved', async () => {
    expect(await find('родители не приходят на собрание')).toEqual([parents.id]);
    expect(await find('КАК СОБРАТЬ РОДИТЕЛЕЙ?!')).toEqual([parents.id]);
    expect(await find('елки')).toEqual([tree.id]);
    expect(await find('«ЁЛКА»')).toEqual([tree.id]);
    expect(await find('погода')).toEqual([]);
  });

  test('the unfinished beginning of a title, and words that say nothing by themselves', async () => {
    expect(await find('на кот')).toEqual([parents.id]);
    expect(await find('  ')).toEqual([]);
  });

  test('of another organisation only what is open, where it is asked for', async () => {
    expect(await find('собрание', { organisations: [there], open: true })).toEqual([opened.id]);
    expect(await find('собрание', { organisations: [] })).toEqual([]);
  });

  test('more of the words stand first, then the area', async () => {
    const [a, b] = [card('Журнал', { area: 'documents' }), card('Журнал', { area: 'ict' })];
    const both = card('Заполнить журнал оценок', { area: 'ict' });
    await system((tx) => tx.practices.add(a, b, both));
    expect((await find('журнал оценок'))[0]).toBe(both.id);
    expect((await find('журнал', { area: 'documents' }))[0]).toBe(a.id);
    await system(async (tx) => {
      for (const one of [a, b, both]) await tx.practices.remove({ id: one.id });
    });
  });

  test('whatever is typed is words: no command of the search, none of the database, no error', async () => {
    const hostile = [
      "'); drop table practices; --",
      '!!! & | ( :* <-> ',
      '"',
      'or or or',
      'a\\b',
      '\\',
      '-- -',
      '\u0001',
    ];
    const typed = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constantFrom(...hostile));
    await fc.assert(
      fc.asyncProperty(typed, async (words) => {
        const found = await find(words);
        expect(found).not.toContain(theirs.id);
        expect(found).not.toContain(pending.id);
      }),
      { numRuns: 150 },
    );
  });

  test('every approved card is found by the words of its own title', async () => {
    const word = fc.constantFrom(
      ...'Ученики опаздывают на урок что не Ёжик физико-математический план-конспект 5-Б «шум» IT-урок a.b как'.split(
        ' ',
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 6 }), async (words) => {
        const mine = card(words.join(' '));
        await system((tx) => tx.practices.add(mine));
        const found = await system(async (tx) =>
          (await tx.practices.similar({ organisations: [here], words: mine.title, limit: 500 })).map(
            (one) => one.practice.id,
          ),
        );
        await system((tx) => tx.practices.remove({ id: mine.id }));
        expect(found).toContain(mine.id);
      }),
      { numRuns: 60 },
    );
  });
});
