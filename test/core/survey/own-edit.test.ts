import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { instant } from '#core/kernel/time.ts';
import { optionsWith } from '#core/survey/item-words.ts';
import { addItem, conditionsFor, move, remove, replace, rewrite, valuesOf } from '#core/survey/own-edit.ts';
import { optionChange, withOptions } from '#core/survey/own-meaning.ts';
import type { Item, OwnQuestionnaire } from '#core/survey/questionnaire.ts';

const empty: OwnQuestionnaire = {
  ...{ id: id('q'), organisationId: id('o'), family: 'f', version: 1, title: 'Анкета', items: [], lastKey: 0 },
  ...{ status: 'draft', createdBy: id('p'), createdAt: instant('2026-11-26T10:00:00Z') },
};
const choice = (...labels: readonly string[]) => ({
  ...({ kind: 'one', text: 'Что?', options: optionsWith(labels) } as const),
});
const refused = (work: () => OwnQuestionnaire, otherwise: OwnQuestionnaire): OwnQuestionnaire => {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal) return otherwise;
    throw error;
  }
};

describe('the questions of a draft', () => {
  const step = fc.record({ act: fc.constantFrom('add', 'remove', 'replace', 'up', 'down', 'when'), at: fc.nat(20) });

  test('whatever is done to them, no key comes back, and a condition refers to an earlier choice', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const met = new Map<string, number>();
        const state = { draft: empty };
        for (const [moment, { act, at }] of steps.entries()) {
          const before = state.draft;
          const key = before.items[at % Math.max(1, before.items.length)]?.key ?? 'q0';
          state.draft = refused(() => done(before, act, key), before);
          for (const item of state.draft.items) {
            const known = before.items.some((one) => one.key === item.key);
            if (!known) expect(met.has(item.key)).toBe(false);
            met.set(item.key, moment);
          }
          for (const [index, { when }] of state.draft.items.entries()) {
            if (!when) continue;
            const source = state.draft.items.slice(0, index).find((one) => one.key === when.key);
            expect(source && valuesOf(source).map(({ value }) => value)).toEqual(expect.arrayContaining([...when.is]));
          }
        }
      }),
    );
  });

  function done(draft: OwnQuestionnaire, act: string, key: string): OwnQuestionnaire {
    const item = draft.items.find((one) => one.key === key);
    switch (act) {
      case 'add':
        return addItem(draft, choice('Да', 'Нет'));
      case 'remove':
        return remove(draft, key);
      case 'replace':
        return replace(draft, key, { kind: 'text', text: 'Почему?' });
      case 'when': {
        const [source] = conditionsFor(draft, key);
        return item && source ? rewrite(draft, { ...item, when: { key: source.key, is: ['o1'] } }) : draft;
      }
      default:
        return move(draft, key, act === 'up' ? -1 : 1);
    }
  }

  test('headings stay where they are when questions pass each other, and are not lost with a question', () => {
    const items: readonly Item[] = [
      { key: 'a', kind: 'text', text: 'А?', section: 'Начало' },
      { key: 'b', kind: 'text', text: 'Б?' },
      { key: 'c', kind: 'text', text: 'В?', section: 'Конец' },
    ];
    const shown = (draft: OwnQuestionnaire) => draft.items.map(({ key, section }) => `${key} ${section ?? ''}`.trim());
    const draft = { ...empty, items };
    expect(shown(move(draft, 'a', 1))).toEqual(['b Начало', 'a', 'c Конец']);
    expect(shown(move(draft, 'c', -1))).toEqual(['a Начало', 'c', 'b Конец']);
    expect(shown(remove(draft, 'a'))).toEqual(['b Начало', 'c Конец']);
    expect(shown(move(draft, 'a', -1))).toEqual(shown(draft));
  });

  test('a question does not pass the one it depends on', () => {
    const first = addItem(empty, choice('Да', 'Нет'));
    const both = addItem(first, { kind: 'text', text: 'Почему?', when: { key: 'q1', is: ['o1'] } });
    expect(() => move(both, 'q2', -1)).toThrow(new Refusal('question-order'));
    expect(() => move(both, 'q1', 1)).toThrow(new Refusal('question-order'));
  });

  test('there are sixty at most', () => {
    const full = Array.from({ length: 60 }).reduce<OwnQuestionnaire>((all) => addItem(all, choice('а', 'б')), empty);
    expect(() => addItem(full, choice('а', 'б'))).toThrow(new Refusal('questionnaire-full'));
  });
});

describe('options of a question that was asked before', () => {
  const draft = addItem(empty, choice('Да', 'Иногда', 'Нет'));
  const [item] = draft.items;
  const changedTo = (labels: readonly string[], mended = false, asked = ['q1']) =>
    withOptions(draft, item ?? expect.fail(), labels, { asked: new Set(asked), mended }).items[0];

  test('mended words keep the key and the codes of their places', () => {
    expect(changedTo(['Да', 'Бывает', 'Нет'], true)).toEqual({
      ...item,
      options: optionsWith(['Да', 'Бывает', 'Нет']),
    });
  });

  test('more of them, or another order, keep the key; no code gets another meaning', () => {
    expect(changedTo(['Нет', 'Да', 'Иногда', 'Не знаю'])).toMatchObject({
      key: 'q1',
      options: [{ value: 'o3' }, { value: 'o1' }, { value: 'o2' }, { value: 'o4', label: 'Не знаю' }],
    });
  });

  test('others in their place are another question, unless nobody has been asked yet', () => {
    expect(changedTo(['Да', 'Бывает', 'Нет'])?.key).toBe('q2');
    expect(changedTo(['Да', 'Нет'])?.key).toBe('q2');
    expect(changedTo(['Да', 'Нет'], false, [])).toMatchObject({
      key: 'q1',
      options: [{ value: 'o1' }, { value: 'o3' }],
    });
    expect(optionChange(item?.options ?? [], ['Да', 'Нет'])).toBe('other');
  });
});
