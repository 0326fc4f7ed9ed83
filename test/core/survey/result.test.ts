import { describe, expect, test } from 'vitest';
import type { SaidMap } from '#core/conversation/form.ts';
import { decimal, percent, share, signed } from '#core/survey/figures.ts';
import type { Item, Questionnaire } from '#core/survey/questionnaire.ts';
import { resultsOf } from '#core/survey/result.ts';
import { compare } from '#core/survey/result-compare.ts';

const at = { at: '2026-11-20T09:00:00Z', zone: 'UTC' } as const;
const said = (answers: Readonly<Record<string, string | undefined>>): SaidMap =>
  Object.fromEntries(
    Object.entries(answers).map(([key, text]) => [
      key,
      text === undefined ? { text: '', ...at, skipped: true as const } : { text, ...at },
    ]),
  );
const asked = (items: readonly Item[]): Questionnaire => ({ family: 'f', version: 1, title: 'Опрос', items });

const useful: Item = { key: 'useful', kind: 'yesno', text: 'Полезно?', optional: true };
const mark: Item = { key: 'mark', kind: 'scale', text: 'Оценка', min: 1, max: 10 };
const why: Item = { key: 'why', kind: 'text', text: 'Почему нет?', when: { key: 'useful', is: ['no'] } };
const secret: Item = { key: 'secret', kind: 'one', text: 'Тайна', confidential: true, options: [] };

describe('figures are honest', () => {
  test('a share never stands without its denominator', () => {
    expect(share(12, 17)).toBe('12 из 17 (71\u00a0%)');
    expect(share(0, 0)).toBe('0 из 0');
    expect(percent(1, 200)).toBe(1);
  });

  test('means and differences have one decimal, half away from zero', () => {
    expect([7.35, 7.25, 0, 10, 2 / 3].map(decimal)).toEqual(['7,4', '7,3', '0,0', '10,0', '0,7']);
    expect([0.62, -1.04, -0.04].map(signed)).toEqual(['+0,6', '−1,0', '0,0']);
  });
});

describe('what came of each question', () => {
  const sheets = [
    { said: said({ useful: 'yes', mark: '7' }) },
    { said: said({ useful: 'Нет', mark: '10', why: 'Мало времени' }) },
    { said: said({ useful: undefined, mark: '5' }) },
  ];
  const [yes, marks, words, ...rest] = resultsOf(asked([useful, mark, why, secret]), sheets);

  test('the denominator is who answered; who skipped is counted apart', () => {
    expect(yes).toMatchObject({ kind: 'shares', asked: 3, answered: 2, skipped: 1 });
    expect(yes?.kind === 'shares' && yes.rows).toEqual([
      { label: 'Да', count: 1 },
      { label: 'Нет', count: 1 },
    ]);
  });

  test('a scale gives its mean with n, and how many gave each mark', () => {
    expect(marks).toMatchObject({ kind: 'marks', answered: 3, skipped: 0 });
    expect(marks?.kind === 'marks' && decimal(marks.mean)).toBe('7,3');
    expect(marks?.kind === 'marks' && marks.rows.filter(({ count }) => count > 0)).toHaveLength(3);
    expect(marks?.kind === 'marks' && marks.rows).toHaveLength(10);
  });

  test('whoever was not asked a question has not skipped it', () => {
    expect(words).toMatchObject({ kind: 'words', asked: 1, answered: 1, skipped: 0 });
  });

  test('a confidential question is no part of it', () => {
    expect(rest).toEqual([]);
  });

  test('an answer that became unreadable is skipped, and breaks nothing', () => {
    const [one] = resultsOf(asked([mark]), [{ said: said({ mark: 'пять с плюсом' }) }, { said: said({ mark: '11' }) }]);
    expect(one).toMatchObject({ answered: 0, skipped: 2 });
  });
});

describe('before and after', () => {
  const other: Item = { key: 'other', kind: 'scale', text: 'Новое', min: 1, max: 10 };
  const before = {
    questionnaire: asked([mark, { ...other, key: 'old' }]),
    sheets: [
      { who: 'a', said: said({ mark: '4', old: '1' }) },
      { who: 'b', said: said({ mark: '6' }) },
    ],
  };
  const after = {
    questionnaire: asked([mark, other]),
    sheets: [
      { who: 'a', said: said({ mark: '9', other: '3' }) },
      { who: 'c', said: said({ mark: '10' }) },
    ],
  };

  test('only questions asked both times are compared, with both n, and each one’s own change where it is known whose it is', () => {
    const all = compare(before, after);
    expect(all.map(({ item }) => item.key)).toEqual(['mark']);
    expect(all[0]).toMatchObject({
      before: { mean: 5, n: 2 },
      after: { mean: 9.5, n: 2 },
      paired: { n: 1, change: 5 },
    });
  });

  test('without names there are no pairs', () => {
    const nameless = { ...after, sheets: after.sheets.map((sheet) => ({ said: sheet.said })) };
    expect(compare(before, nameless)[0]?.paired).toBeUndefined();
  });

  test('a question whose scale has changed is another question', () => {
    const wider = { ...after, questionnaire: asked([{ ...mark, max: 5 }]) };
    expect(compare(before, wider)).toEqual([]);
  });
});
