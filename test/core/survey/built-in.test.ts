import { describe, expect, test } from 'vitest';
import { shown as telegramShown } from '#bots/telegram/shown.ts';
import { shown as vkShown } from '#bots/vk/shown.ts';
import { areaWords, menteeCategoryWords, mentorCategoryWords } from '#core/bank/codes.ts';
import { applicable } from '#core/conversation/course.ts';
import { reviewScreen } from '#core/conversation/form-review.ts';
import { questionScreen } from '#core/conversation/form-screens.ts';
import type { FormSession } from '#core/conversation/form-session.ts';
import { id } from '#core/kernel/id.ts';
import { instant } from '#core/kernel/time.ts';
import { builtIn, builtInBy } from '#core/survey/built-in/all.ts';
import { toForm } from '#core/survey/item-form.ts';
import { type Item, type Questionnaire, refOf } from '#core/survey/questionnaire.ts';
import { colleagues } from './said.ts';

const keysOf = ({ items }: Questionnaire) => items.map(({ key }) => key);
const by = (ref: string) => builtInBy(ref) ?? expect.fail(ref);
const itemOf = (ref: string, key: string): Item => by(ref).items.find((item) => item.key === key) ?? expect.fail(key);
const codes = (item: Item) => item.options?.map(({ value }) => value);

describe.each(builtIn.map((one) => [refOf(one), one] as const))(
  'the built-in questionnaire %s',
  (ref, questionnaire) => {
    const form = toForm(questionnaire, { title: questionnaire.title, candidates: colleagues(30) });
    const session: FormSession = {
      ...{ id: id<'form'>('f'.repeat(16)), organisationId: id('o'), personId: id('p'), form: 'survey', subject: ref },
      ...{ said: {}, status: 'open', updatedAt: instant('2026-11-26T10:00:00Z') },
    };

    test('is found by its name, has no key twice, and its keys and codes are short Latin ones', () => {
      expect(builtInBy(ref)).toBe(questionnaire);
      expect(new Set(keysOf(questionnaire)).size).toBe(questionnaire.items.length);
      for (const { key, options = [] } of questionnaire.items) {
        expect(key).toMatch(/^[a-z][\w-]{0,19}$/i);
        for (const { value } of options) expect(value).toMatch(/^[\w-]{1,19}$/);
        expect(new Set(options.map(({ value }) => value)).size).toBe(options.length);
      }
    });

    test('begins with a heading, and every question stands under one', () => {
      expect(questionnaire.items[0]?.section).toBeTruthy();
    });

    test('asks under a condition only of an earlier choice and its own codes', () => {
      questionnaire.items.forEach(({ when }, index) => {
        if (!when) return;
        const earlier =
          questionnaire.items.slice(0, index).find(({ key }) => key === when.key) ?? expect.fail(when.key);
        expect(['one', 'several', 'yesno']).toContain(earlier.kind);
        const possible = earlier.kind === 'yesno' ? ['yes', 'no'] : codes(earlier);
        for (const value of when.is) expect(possible).toContain(value);
      });
    });

    test('has options just where a choice is made, a range where a mark is given', () => {
      for (const item of questionnaire.items) {
        expect((item.options?.length ?? 0) >= 2).toBe(item.kind === 'one' || item.kind === 'several');
        if (item.kind === 'scale') expect((item.max ?? 10) - (item.min ?? 1)).toBeLessThanOrEqual(10);
        if (item.kind === 'number') expect(item.max).toBeGreaterThan(item.min ?? 0);
      }
    });

    test('fits both messengers, every question and every page of options, no label cut', () => {
      for (const { key, question } of form.steps)
        for (const page of [0, 1, 2]) {
          const screen = questionScreen(form, session, key, { page });
          expect(() => [
            telegramShown(screen, () => 'Константинопольская А. П.'),
            vkShown(screen, () => 'А'),
          ]).not.toThrow();
          for (const { label } of question.options)
            if (label.every((part) => typeof part === 'string'))
              expect(`✓ ${label.join('')}`.length).toBeLessThanOrEqual(40);
        }
      expect(() => vkShown(reviewScreen(form, session, 0), () => 'А')).not.toThrow();
    });

    test('calls nobody a mentee to their face, shouts at nobody, and asks with «вы» in lower case', () => {
      const words = JSON.stringify(questionnaire.items.map(({ text, help, options }) => [text, help, options]));
      expect(words).not.toMatch(/наставляем/i);
      expect(words).not.toMatch(/[!]|\(а\)|[а-яё,] (Вы|Вас|Вам|Ваш)/u);
      expect(applicable(form, {}).length).toBeGreaterThan(0);
    });
  },
);

describe('what the bank and the monitoring rely on', () => {
  test('the areas in which a mentor helps are those in which a mentee may have difficulties', () => {
    expect(codes(itemOf('mentor.1', 'areas'))).toEqual(Object.keys(areaWords));
    expect(keysOf(by('mentee.1')).filter((key) => key.startsWith('n-'))).toEqual(
      Object.keys(areaWords).map((area) => `n-${area}`),
    );
  });

  test('categories are those of 5.2.1 and 5.2.3; burn-out is a confidential question instead', () => {
    expect(codes(itemOf('mentor.1', 'category'))).toEqual(Object.keys(mentorCategoryWords));
    expect(codes(itemOf('mentee.1', 'categories'))).toEqual(
      Object.keys(menteeCategoryWords).filter((code) => code !== 'burnout'),
    );
    const burnout = itemOf('mentee.1', 'burnout');
    expect(burnout).toMatchObject({ confidential: true, optional: true });
    expect(burnout.help).toContain('Ответ увидят только педагог-психолог и куратор');
  });

  test('monitoring compares the marks asked both times and nothing else', () => {
    for (const [side, marks] of [
      ['mentor', 9],
      ['mentee', 10],
    ] as const) {
      const after = by(`${side}-after.1`);
      const paired = by(`${side}-before.1`).items.filter(({ key }) => keysOf(after).includes(key));
      expect(paired).toHaveLength(marks);
      for (const { key, kind, min, max } of paired)
        expect([kind, min, max, itemOf(`${side}-after.1`, key)]).toEqual([
          ...['scale', 1, 10],
          expect.objectContaining({ kind: 'scale', min: 1, max: 10 }),
        ]);
    }
  });
});
