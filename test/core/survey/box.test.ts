import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SaidMap } from '#core/conversation/form.ts';
import { id } from '#core/kernel/id.ts';
import { canBeAnonymous, dropped, paperOf, sealed } from '#core/survey/box.ts';
import { builtIn } from '#core/survey/built-in/all.ts';
import type { Box } from '#core/survey/campaign.ts';
import type { Questionnaire } from '#core/survey/questionnaire.ts';
import { shuffled } from '#core/survey/shuffle.ts';

const empty: Box = { id: id('campaign'), organisationId: id('school'), papers: [] };
const said = (answers: Readonly<Record<string, string>>, at = '2026-11-20T09:00:00Z'): SaidMap =>
  Object.fromEntries(Object.entries(answers).map(([key, text]) => [key, { text, at, zone: 'Europe/Moscow' }]));

describe('a paper says nothing but the answers', () => {
  const questionnaire: Questionnaire = {
    ...{ family: 'f', version: 1, title: 'Опрос' },
    items: [
      { key: 'yes', kind: 'yesno', text: 'Да?' },
      { key: 'why', kind: 'text', text: 'Почему?', optional: true, when: { key: 'yes', is: ['no'] } },
      { key: 'day', kind: 'date', text: 'Когда?', optional: true },
      {
        ...{ key: 'areas', kind: 'several', text: 'Что?', optional: true },
        options: [
          { value: 'b', label: 'Второе' },
          { value: 'a', label: 'Первое' },
        ],
      },
    ],
  };

  test('typed or pressed, early or late, in whatever order ticked: the same paper', () => {
    const pressed = paperOf(questionnaire, said({ yes: 'yes', areas: 'a,b' }));
    const typed = paperOf(questionnaire, said({ areas: 'b,a', yes: 'ДА' }, '2027-01-01T00:00:00Z'));
    expect(typed).toEqual(pressed);
    expect(JSON.stringify(typed)).not.toMatch(/2027|Moscow/);
  });

  test('an answer to a question that no longer applied is left behind, and «вчера» becomes a day', () => {
    expect(paperOf(questionnaire, said({ yes: 'yes', why: 'было нет', day: 'вчера' }))).toEqual({
      yes: 'yes',
      day: '2026-11-19',
    });
  });

  test('what asks for a name, a number, a file or a confidence is not asked anonymously', () => {
    for (const kind of ['person', 'phone', 'file'] as const)
      expect(canBeAnonymous({ ...questionnaire, items: [{ key: 'x', kind, text: 'Кто?' }] })).toBe(false);
    expect(canBeAnonymous(questionnaire)).toBe(true);
    const confiding = builtIn.filter(({ items }) => items.some((item) => item.confidential));
    expect(confiding.length).toBeGreaterThan(0);
    expect(confiding.some(canBeAnonymous)).toBe(false);
  });
});

describe('the box', () => {
  test('loses no paper and doubles none', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 40 }), (words) => {
        const box = words.reduce((all, word) => dropped(all, { word }, randomInt), empty);
        expect(box.papers.map(({ word }) => word).sort()).toEqual([...words].sort());
      }),
    );
  });

  test('every order is equally likely: none of 24 comes more often than chance would have it', () => {
    const rounds = 12_000;
    const seen = new Map<string, number>();
    for (let round = 0; round < rounds; round += 1) {
      const order = shuffled(['a', 'b', 'c', 'd'], randomInt).join('');
      seen.set(order, (seen.get(order) ?? 0) + 1);
    }
    const expected = rounds / 24;
    const chi = [...seen.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    expect(seen.size).toBe(24);
    // Of 23 degrees of freedom; one honest run in a hundred million is above 90.
    expect(chi).toBeLessThan(90);
  });

  test('where a paper lies does not tell when it was put in: the first and the last are anywhere', () => {
    const rounds = 3000;
    const people = 6;
    const places = Array.from({ length: people }, () => Array.from({ length: people }, () => 0));
    for (let round = 0; round < rounds; round += 1) {
      const box = Array.from({ length: people }, (_, n) => String(n)).reduce(
        (all, n) => dropped(all, { n }, randomInt),
        empty,
      );
      box.papers.forEach(({ n }, place) => {
        const row = places[Number(n)];
        if (row) row[place] = (row[place] ?? 0) + 1;
      });
    }
    const expected = rounds / people;
    for (const row of places) for (const count of row) expect(Math.abs(count - expected)).toBeLessThan(130);
  });

  test('too few papers to hide among are destroyed at closing', () => {
    const four = ['1', '2', '3', '4'].reduce((all, n) => dropped(all, { n }, randomInt), empty);
    expect(sealed(four).papers).toEqual([]);
    expect(sealed(dropped(four, { n: '5' }, randomInt)).papers).toHaveLength(5);
  });
});
