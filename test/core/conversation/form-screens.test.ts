import { describe, expect, test } from 'vitest';
import { shown as telegramShown } from '#bots/telegram/shown.ts';
import { shown as vkShown } from '#bots/vk/shown.ts';
import { advance } from '#core/conversation/advance.ts';
import { courseOf } from '#core/conversation/course.ts';
import { type AnyForm, form, type SaidMap } from '#core/conversation/form.ts';
import { editsScreen, reviewScreen } from '#core/conversation/form-review.ts';
import { questionScreen } from '#core/conversation/form-screens.ts';
import { whole } from '#core/conversation/question-number.ts';
import { type Candidate, person } from '#core/conversation/question-person.ts';
import { scale } from '#core/conversation/question-scale.ts';
import { choice, optional, several, withHelp, words } from '#core/conversation/questions.ts';
import type { Button, Screen } from '#core/conversation/screen.ts';
import { moveTyped } from '#core/conversation/typed-moves.ts';
import { id } from '#core/kernel/id.ts';

const at = { at: '2026-11-20T06:00:00.123Z', zone: 'Europe/Volgograd' };
const session = (said: SaidMap) => ({ id: id<'form'>('form0000000000aa'), said });
const options = (count: number, label: string) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`o${index + 1}`, `${label} ${index + 1}`]));
const people: readonly Candidate[] = Array.from({ length: 8 }, (_, index) => ({
  id: id<'person'>(`person${String(index).padStart(10, '0')}`),
  ...{ surname: 'Константинопольская', name: 'Александра', patronymic: 'Владиславовна', note: 'учитель математики' },
}));

/** Every kind of choice, first and last, to be skipped and not, short and long. */
const first = form('all', 'Анкета о профессиональных запросах').section('Самооценка');
const questions = {
  few: choice('Что?', options(3, 'Да')),
  pairs: several('Что?', options(6, 'Урок')),
  paged: several('Что?', options(14, 'Урок')),
  single: choice('Что?', options(4, 'Работа с родителями и документы')),
  singles: several('Что?', options(11, 'Работа с родителями и документы')),
  numbers: several('Что?', options(12, 'Работа с родителями, классное руководство и внеурочная деятельность')),
  three: scale('Сколько?', { min: 0, max: 3, low: 'легко', high: 'трудно' }),
  five: scale('Сколько?', { min: 1, max: 5 }),
  seven: scale('Сколько?', { min: 1, max: 7 }),
  ten: scale('Сколько?', { min: 1, max: 10 }),
  eleven: scale('Сколько?', { min: 0, max: 10 }),
  who: person('Кто?', people),
  text: withHelp(words('Расскажите?', { max: 3000 }), 'Своими словами.'),
};
const ready: SaidMap = Object.fromEntries(
  Object.entries(questions).map(([key, question]) => {
    const text =
      'scale' in question ? '2' : key === 'who' ? (people[0]?.id ?? '') : key === 'text' ? 'о'.repeat(3000) : 'o1,o2';
    const one = ['few', 'single'].includes(key) ? 'o1' : text;
    return [key, { ...at, text: one, code: true as const }];
  }),
);

const labels = (screen: Screen): readonly string[] =>
  screen.rows.flat().map(({ label }) => label.map((part) => (typeof part === 'string' ? part : 'А. П. И.')).join(''));
const name = () => 'Константинопольская Александра Владиславовна';
const fits = (screen: Screen) => {
  expect(screen.rows.length).toBeLessThanOrEqual(6);
  expect(() => [telegramShown(screen, name), vkShown(screen, name)]).not.toThrow();
  // Rows stand as they were made: VK lays out anew what it would not take.
  const rows = JSON.parse(vkShown(screen, name).keyboard ?? '{"buttons":[]}') as { buttons: readonly Button[][] };
  expect(rows.buttons.map((row) => row.length)).toEqual(screen.rows.map((row) => row.length));
};

describe.each(Object.entries(questions))('the screen of %s', (key, question) => {
  const shapes: readonly AnyForm[] = [question, optional(question as typeof questions.text)].flatMap((asked) => [
    first.ask(key, asked as typeof questions.text),
    first.ask('before', optional(words('Раньше?'))).ask(key, asked as typeof questions.text),
  ]);
  test.each([
    ['nothing said', {}],
    ['everything said', { ...ready, before: { ...at, text: 'да' } }],
  ] as const)(
    'fits both messengers with %s, first or later, to be skipped or not, on each page',
    (_, said: SaidMap) => {
      for (const shape of shapes)
        for (const page of [0, 1, 2, 3])
          fits(questionScreen(shape, session(said), key, { page, complaint: 'Не понято.' }));
    },
  );

  test('has a button for every option, on one page or another', () => {
    const seen = Array.from({ length: 4 }, (_, page) => questionScreen(shapes[0] ?? first, session({}), key, { page }));
    const actions = seen.flatMap((screen) => screen.rows.flat()).map((one) => ('action' in one ? one.action : ''));
    for (const { value } of question.options) expect(actions.some((action) => action.endsWith(`:${value}`))).toBe(true);
  });
});

describe('what a teacher sees', () => {
  const shape = first.ask('before', optional(words('Раньше?'))).ask('ten', optional(questions.ten));
  const page = (said: SaidMap, key: string) => questionScreen(shape, session(said), key).text.join('');

  test('place, heading, question, help, the answer of now', () => {
    const helped = first.ask('text', questions.text).ask('few', questions.few);
    const said = { text: { ...at, text: 'Химия' } };
    expect(questionScreen(helped, session(said), 'text').text.join('')).toBe(
      'Анкета о профессиональных запросах · 1 из 2\nРаздел: Самооценка\n\nРасскажите?\nСвоими словами.\n\nСейчас: Химия',
    );
  });

  test('where ten values leave no room for moves, words for them', () => {
    expect(page({}, 'ten')).toContain('Можно написать: «назад», «пропустить», «позже».');
    expect(page({}, 'before')).not.toContain('Можно написать');
  });

  test('after a tick the page on which it was made', () => {
    const long = first.ask('paged', questions.paged);
    const { said, next } = advance(long, {}, { kind: 'toggle', key: 'paged', value: 'o9', said: at });
    expect(labels(questionScreen(long, session(said), 'paged', next.kind === 'ask' ? next : {}))).toContain('✓ Урок 9');
  });

  test('options too long for a button in the text, under the numbers on the buttons', () => {
    const long = first.ask('numbers', questions.numbers);
    const screen = questionScreen(long, session({ numbers: { ...at, text: 'o2', code: true } }), 'numbers');
    expect(screen.text.join('')).toContain(
      '✓ 2. Работа с родителями, классное руководство и внеурочная деятельность 2',
    );
    expect(labels(screen).slice(0, 5)).toEqual(['1', '✓ 2', '3', '4', '5']);
  });
});

test('words of moves are moves, but for an option called so, and «готово» only where there is such a button', () => {
  expect(
    ['назад', ' Назад ', 'ПОЗЖЕ', 'проверить', 'пропустить'].map((text) => moveTyped(questions.text, text)),
  ).toEqual(['back', 'back', 'later', 'review', 'skip']);
  expect(moveTyped(questions.text, 'готово')).toBeUndefined();
  expect(moveTyped(questions.pairs, 'готово')).toBe('ready');
  expect(moveTyped(questions.text, 'назад пути нет')).toBeUndefined();
  expect(moveTyped(choice('Когда?', { now: 'Сейчас', later: 'Позже' }), 'позже')).toBeUndefined();
});

describe('a questionnaire of 60 questions', () => {
  const keys = Array.from({ length: 60 }, (_, index) => `q${index + 1}`);
  const long = keys.reduce<AnyForm & Pick<typeof first, 'ask'>>(
    (all, key, index) =>
      index % 6 === 0
        ? all.ask(key, words(`Вопрос ${index + 1}?`))
        : index % 6 === 1
          ? all.ask(key, whole(`Вопрос ${index + 1}?`, { min: 0, max: 60 }))
          : all.ask(key, scale(`Вопрос ${index + 1}?`, { min: 1, max: 10 })),
    first,
  );
  const answers = keys.map((key, index) => [key, index % 6 === 0 ? 'Подробный ответ. '.repeat(12) : '7'] as const);
  const fill = (): SaidMap =>
    answers.reduce<SaidMap>(
      (said, [key, text]) => advance(long, said, { kind: 'answer', key, said: { ...at, text } }).said,
      {},
    );

  test('is kept in less than 20 KB', () => {
    expect(courseOf(long, fill()).every(({ answered }) => answered)).toBe(true);
    expect(new TextEncoder().encode(JSON.stringify(fill())).length).toBeLessThan(20_000);
  });

  test('reads each question at most twice to take an answer, wherever it stands', () => {
    const said = fill();
    const reads = (key: string): number => {
      const count = { reads: 0 };
      const steps = long.steps.map((step) => ({
        ...step,
        question: {
          ...step.question,
          read: (words: Parameters<typeof step.question.read>[0]) => {
            count.reads++;
            return step.question.read(words);
          },
        },
      }));
      advance({ ...long, steps }, said, { kind: 'answer', key, said: { ...at, text: '5' } });
      return count.reads;
    };
    expect([reads('q2'), reads('q33'), reads('q60')]).toEqual([121, 121, 121]);
  });

  test('is checked and corrected a page at a time', () => {
    const said = fill();
    const course = courseOf(long, said);
    const pages = Array.from({ length: 10 }, (_, page) => editsScreen(session(said), course, page));
    for (const screen of [...pages, ...Array.from({ length: 5 }, (_, page) => reviewScreen(long, session(said), page))])
      fits(screen);
    for (const key of keys) expect(pages.some((screen) => JSON.stringify(screen.rows).includes(`:${key}"`))).toBe(true);
  });
});
