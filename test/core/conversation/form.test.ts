import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { advance, type FormInput } from '#core/conversation/advance.ts';
import { answersOf, courseOf } from '#core/conversation/course.ts';
import { type AnyForm, form, type SaidMap } from '#core/conversation/form.ts';
import { reviewScreen } from '#core/conversation/form-review.ts';
import type { FormSession } from '#core/conversation/form-session.ts';
import { whole } from '#core/conversation/question-number.ts';
import { choice, day, optional, several, words } from '#core/conversation/questions.ts';
import { id } from '#core/kernel/id.ts';
import { date } from '#core/kernel/time.ts';

const at = { at: '2026-11-20T06:00:00Z', zone: 'Europe/Volgograd' };
const say = (key: string, text: string): FormInput => ({ kind: 'answer', key, said: { text, ...at } });

const needs = form('needs', 'Запрос')
  .ask('subject', choice('Какой предмет вы ведёте?', { maths: 'Математика', russian: 'Русский язык', other: 'Другой' }))
  .askIf((a) => a.subject === 'other', 'which', words('Какой именно?'))
  .ask('years', whole('Сколько полных лет вы преподаёте?', { min: 0, max: 60 }))
  .ask('wish', optional(words('Что ещё важно?', { max: 50 })));

const play = (shape: AnyForm, inputs: readonly FormInput[], start: SaidMap = {}) =>
  inputs.reduce((state, input) => advance(shape, state.said, input), advance(shape, start, { kind: 'open' }));

describe('a guided form', () => {
  test('asks its questions in order and ends with a review', () => {
    const all = [say('subject', 'maths'), say('years', '3'), say('wish', 'Встречи по средам')];
    expect(play(needs, []).next).toEqual({ kind: 'ask', key: 'subject' });
    expect(play(needs, all.slice(0, 1)).next).toEqual({ kind: 'ask', key: 'years' });
    expect(play(needs, all).next).toEqual({ kind: 'review', page: 0 });
    expect(play(needs, [...all, { kind: 'send' }]).next).toEqual({
      kind: 'done',
      answers: { subject: 'maths', years: 3, wish: 'Встречи по средам' },
    });
  });

  test('understands a typed answer: the words, their beginning, the number in the list, ё as е', () => {
    for (const typed of ['Математика', 'матем', ' МАТЕМАТИКА ', '1'])
      expect(answersOf(needs, play(needs, [say('subject', typed)]).said)).toEqual({ subject: 'maths' });
  });

  test('says what is wrong with an answer and keeps everything said before', () => {
    const state = play(needs, [say('subject', 'maths'), say('years', 'много')]);
    expect(state.next).toEqual({ kind: 'ask', key: 'years', complaint: 'Нужно целое число от 0 до 60.' });
    expect(answersOf(needs, state.said)).toEqual({ subject: 'maths' });
  });

  test('goes back and changes any answer; a question that no longer applies keeps what was said', () => {
    const other = play(needs, [say('subject', 'other'), say('which', 'Химия'), { kind: 'back', key: 'years' }]);
    expect(other.next).toEqual({ kind: 'ask', key: 'which' });
    const changed = play(needs, [{ kind: 'edit', key: 'subject' }, say('subject', 'maths')], other.said);
    expect(answersOf(needs, changed.said)).toEqual({ subject: 'maths' });
    const again = play(needs, [{ kind: 'edit', key: 'subject' }, say('subject', 'other')], changed.said);
    expect(answersOf(needs, again.said)).toEqual({ subject: 'other', which: 'Химия' });
  });

  test('skips only what may be skipped', () => {
    expect(play(needs, [{ kind: 'skip', key: 'subject', said: at }]).next).toMatchObject({
      kind: 'ask',
      key: 'subject',
    });
    const end = play(needs, [say('subject', 'maths'), say('years', '1'), { kind: 'skip', key: 'wish', said: at }]);
    expect(end.next).toEqual({ kind: 'review', page: 0 });
    expect(answersOf(needs, end.said)).toEqual({ subject: 'maths', years: 1 });
  });

  test('is not sent while a question is open', () => {
    expect(play(needs, [say('subject', 'maths'), { kind: 'send' }]).next).toEqual({
      kind: 'ask',
      key: 'years',
      notice: { kind: 'open', count: 2 },
    });
  });

  test('a short form is sent with its last answer', () => {
    const short = form('reason', 'Причина', { immediate: true }).ask('why', words('Почему?'));
    expect(play(short, [say('why', 'Болезнь')]).next).toEqual({ kind: 'done', answers: { why: 'Болезнь' } });
  });

  test('asks what depends on an earlier answer as that answer stands now, and again where the two no longer agree', () => {
    const most = { min: 1, max: 10 };
    const shape = form('group', 'Группа')
      .ask('people', whole('Сколько человек?', most))
      .ask('leaders', ({ people = most.max }) => whole(`Сколько из ${people} ведут?`, { min: 1, max: people }))
      .ask('why', optional(words('Почему?')));
    const asked = (said: SaidMap) => courseOf(shape, said).map(({ step }) => step.question.text.join(''));
    expect(asked({})[1]).toBe('Сколько из 10 ведут?');
    const state = play(shape, [say('people', '6')]);
    expect(asked(state.said)[1]).toBe('Сколько из 6 ведут?');
    expect(play(shape, [say('leaders', '7')], state.said).next).toMatchObject({
      complaint: 'Нужно целое число от 1 до 6.',
    });
    const led = play(shape, [say('leaders', '5'), { kind: 'edit', key: 'people' }], state.said);
    const fewer = play(shape, [say('people', '4')], led.said);
    expect(fewer.next).toMatchObject({ kind: 'ask', key: 'leaders', notice: { kind: 'changed', key: 'people' } });
    expect(answersOf(shape, fewer.said)).toEqual({ people: 4 });
    expect(answersOf(shape, play(shape, [say('people', '5')], fewer.said).said)).toEqual({ people: 5, leaders: 5 });
  });

  test('«вчера» stays the day it was said on', () => {
    const readDay = (text: string, today: ReturnType<typeof date>) =>
      text === 'вчера' ? today.subtract({ days: 1 }) : undefined;
    const shape = form('met', 'Встреча').ask('when', day('Когда?', readDay));
    const { said } = play(shape, [say('when', 'вчера')]);
    expect(answersOf(shape, said)).toEqual({ when: date('2026-11-19') });
  });

  test('several answers are ticked one by one', () => {
    const shape = form('help', 'Помощь').ask('with', several('С чем?', { lesson: 'Урок', parents: 'Родители' }));
    const tick = (value: string): FormInput => ({ kind: 'toggle', key: 'with', value, said: at });
    const ticked = play(shape, [tick('lesson'), tick('parents'), tick('lesson'), tick('forged')]);
    expect(answersOf(shape, ticked.said)).toEqual({ with: ['parents'] });
  });

  test('a new version of the form, deployed in the middle, asks only what is new', () => {
    const { said } = play(needs, [say('subject', 'maths'), say('years', '3')]);
    const next = form('needs', 'Запрос')
      .ask('format', choice('Как удобно встречаться?', { here: 'Очно', online: 'Онлайн' }))
      .ask('subject', choice('Какой предмет вы ведёте?', { maths: 'Математика', russian: 'Русский язык' }))
      .ask('years', whole('Сколько лет?', { min: 0, max: 60 }));
    expect(advance(next, said, { kind: 'open' }).next).toEqual({ kind: 'ask', key: 'format' });
    expect(play(next, [say('format', 'Онлайн')], said).next).toEqual({ kind: 'review', page: 0 });
  });

  const anyInput: fc.Arbitrary<FormInput> = fc.oneof(
    fc.record({
      kind: fc.constant('answer' as const),
      key: key(),
      said: fc.record({ text: fc.string(), at: fc.constant(at.at), zone: fc.constant(at.zone) }),
    }),
    fc.record({ kind: fc.constant('toggle' as const), key: key(), value: fc.string(), said: fc.constant(at) }),
    fc.record({ kind: fc.constant('skip' as const), key: key(), said: fc.constant(at) }),
    fc.record({ kind: fc.constantFrom('back' as const, 'edit' as const), key: key() }),
    fc.record({ kind: fc.constantFrom('open' as const, 'review' as const, 'send' as const) }),
  );
  function key() {
    return fc.constantFrom('subject', 'which', 'years', 'wish', 'forged', '__proto__');
  }

  test('property: whatever is pressed in whatever order, a readable answer is never lost and the form stays answerable', () => {
    fc.assert(
      fc.property(fc.array(anyInput, { maxLength: 40 }), (inputs) => {
        const first = play(needs, [say('subject', 'other'), say('which', 'Химия'), say('years', '3')]);
        const end = play(needs, inputs, first.said);
        expect(courseOf(needs, end.said).length).toBeGreaterThan(0);
        if (end.next.kind === 'ask') expect(needs.steps.map((step) => step.key)).toContain(end.next.key);
        if (end.next.kind === 'done') expect(end.next.answers).toHaveProperty('years');
        expect(typeof answersOf(needs, end.said).years).toBe('number');
      }),
      { numRuns: 500 },
    );
  });
});

describe('the review of a long form', () => {
  test('is shown a page at a time, every answer on one of the pages, none longer than a message', () => {
    const keys = Array.from({ length: 40 }, (_, index) => `q${index}`);
    const long = keys.reduce((all, key) => all.ask(key, words(`Вопрос ${key}?`)), form('long', 'Анкета'));
    const said = Object.fromEntries(keys.map((key) => [key, { text: `${key} ${'о'.repeat(900)}`, ...at }]));
    const session = { id: id<'form'>('form0000000000aa'), said } as unknown as FormSession;
    const pages = Array.from({ length: 20 }, (_, page) => reviewScreen(long, session, page));
    const texts = pages.map((one) => one.text.join(''));
    expect(texts.every((text) => text.length <= 4096)).toBe(true);
    expect(keys.filter((key) => !texts.some((text) => text.includes(`Вопрос ${key}?`)))).toEqual([]);
  });
});
