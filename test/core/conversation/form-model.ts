import type fc from 'fast-check';
import { expect } from 'vitest';
import { type Advanced, advance, type FormInput } from '#core/conversation/advance.ts';
import { answersOf, courseOf } from '#core/conversation/course.ts';
import { form, type SaidMap } from '#core/conversation/form.ts';
import { whole } from '#core/conversation/question-number.ts';
import { person } from '#core/conversation/question-person.ts';
import { scale } from '#core/conversation/question-scale.ts';
import { telephone } from '#core/conversation/question-telephone.ts';
import { time } from '#core/conversation/question-time.ts';
import { choice, optional, several, words } from '#core/conversation/questions.ts';
import { id } from '#core/kernel/id.ts';

/**
 * Two messengers of one person, each with the question it shows and with every message it ever showed; a model that knows
 * nothing of how the engine works: for each question the last answer that was accepted.
 */
const anna = id<'person'>('personanna000000');
const oleg = id<'person'>('personoleg000000');
export const shape = form('all', 'Анкета')
  .section('О вас')
  .ask('about', words('О себе?', { min: 3, max: 60 }))
  .ask('subject', choice('Предмет?', { maths: 'Математика', russian: 'Русский язык', other: 'Другой' }))
  .askIf((a) => a.subject === 'other', 'which', words('Какой?'))
  .ask('years', whole('Сколько лет?', { min: 0, max: 60 }))
  .section('Помощь')
  .ask('areas', optional(several('С чем?', { lesson: 'Урок', parents: 'Родители', papers: 'Документы' })))
  .askIf((a) => a.areas?.includes('parents') === true, 'calls', scale('Насколько трудно?', { min: 0, max: 3 }))
  .ask('at', optional(time('Когда?')))
  .ask('mark', scale('Оценка?', { min: 1, max: 10 }))
  .ask(
    'who',
    optional(
      person('Кто?', [
        { id: anna, surname: 'Сомова', name: 'Анна' },
        { id: oleg, surname: 'Рябинин', name: 'Олег' },
      ]),
    ),
  )
  .ask('phone', telephone('Телефон?'));

export interface Real {
  said: SaidMap;
  readonly view: Record<Channel, string | undefined>;
}
export type Channel = 'telegram' | 'vk';
/** For each question the answer accepted last; undefined where it was taken back. */
export type Model = Map<string, unknown>;

/** What is said, and what it comes to: undefined where it is to be refused. */
export const replies: Readonly<Record<string, readonly (readonly [string, unknown])[]>> = {
  about: [
    ['Люблю химию', 'Люблю химию'],
    ['аб', undefined],
    ['маths', 'маths'],
    ['7', undefined],
    ['9:30', '9:30'],
  ],
  subject: [
    ['2', 'russian'],
    ['матем', 'maths'],
    ['Другой', 'other'],
    ['погода', undefined],
    ['9', undefined],
  ],
  which: [
    ['Химия', 'Химия'],
    ['', undefined],
    ['2', '2'],
  ],
  years: [
    ['5 лет', 5],
    ['61', undefined],
    ['0', 0],
  ],
  areas: [
    ['1, 3', ['lesson', 'papers']],
    ['родители', ['parents']],
    ['погода', undefined],
    ['2', ['parents']],
  ],
  calls: [
    ['0', 0],
    ['3', 3],
    ['4', undefined],
  ],
  at: [
    ['9 30', '09:30:00'],
    ['потом', undefined],
    ['полдень', '12:00:00'],
  ],
  mark: [
    ['10', 10],
    ['1', 1],
    ['11', undefined],
  ],
  who: [
    ['Рябинин', undefined],
    ['сомова анна', anna],
  ],
  phone: [
    ['8 912 345-67-89', '+79123456789'],
    ['112', undefined],
  ],
};
export const taps: Readonly<Record<string, readonly (readonly [string, unknown])[]>> = {
  subject: [
    ['maths', 'maths'],
    ['other', 'other'],
    ['gone', undefined],
    ['1', undefined],
  ],
  calls: [
    ['2', 2],
    ['9', undefined],
  ],
  mark: [
    ['4', 4],
    ['7', 7],
  ],
  who: [
    [oleg, oleg],
    ['personnobody0000', undefined],
  ],
};
export const keys = shape.steps.map((step) => step.key);
const optionalKeys = ['areas', 'at', 'who'];
const ticks = ['lesson', 'parents', 'papers'];

/** A day later each time: what was said when makes no difference here. */
export const stamp = { at: '2026-11-20T06:00:00Z', zone: 'Europe/Volgograd' };

const asked = (said: SaidMap, key: string): boolean => courseOf(shape, said).some(({ step }) => step.key === key);

function feed(model: Model, real: Real, channel: Channel, input: FormInput): Advanced {
  const advanced = advance(shape, real.said, input);
  real.said = advanced.said;
  real.view[channel] = advanced.next.kind === 'ask' ? advanced.next.key : undefined;
  check(model, real.said);
  return advanced;
}

/** The answers of the form are those accepted last, each on its own question, of the questions that are asked. */
function check(model: Model, said: SaidMap): void {
  const expected = new Map([...model].filter(([key, value]) => value !== undefined && asked(said, key)));
  expect(plainly(answersOf(shape, said))).toEqual(plainly(Object.fromEntries(expected)));
}

export const plainly = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

type Command = fc.Command<Model, Real>;
const command = (name: string, run: Command['run']): Command => ({ check: () => true, run, toString: () => name });

/** A reply to the question in view on that messenger. */
export const replyOn = (channel: Channel, pick: number): Command =>
  command(`${channel} says ${pick}`, (model, real) => {
    const key = real.view[channel];
    if (key === undefined) return;
    const all = replies[key] ?? [];
    const [text, means] = all[pick % all.length] ?? ['', undefined];
    if (means !== undefined && asked(real.said, key)) model.set(key, means);
    feed(model, real, channel, { kind: 'answer', key, said: { ...stamp, text } });
  });

/** A button of any message ever shown, however old. */
export const tapOn = (channel: Channel, key: string, pick: number): Command =>
  command(`${channel} taps ${key} ${pick}`, (model, real) => {
    const all = taps[key] ?? [];
    const [text, means] = all[pick % all.length] ?? ['gone', undefined];
    if (means !== undefined && asked(real.said, key)) model.set(key, means);
    feed(model, real, channel, { kind: 'answer', key, said: { ...stamp, text, code: true }, pressed: true });
  });

export const tickOn = (channel: Channel, pick: number): Command =>
  command(`${channel} ticks ${pick}`, (model, real) => {
    const value = ticks[pick % ticks.length] ?? '';
    const chosen = model.get('areas');
    const now = ticks.filter((one) => (Array.isArray(chosen) && chosen.includes(one)) !== (one === value));
    model.set('areas', now.length > 0 ? now : undefined);
    const { next } = feed(model, real, channel, { kind: 'toggle', key: 'areas', value, said: stamp });
    expect(next).toMatchObject({ kind: 'ask', key: 'areas' });
  });

/** Moves about; of these only skipping changes an answer, its own. */
export const moveOn = (channel: Channel, input: FormInput): Command =>
  command(`${channel} ${JSON.stringify(input)}`, (model, real) => {
    if (input.kind === 'skip' && optionalKeys.includes(input.key) && asked(real.said, input.key))
      model.set(input.key, undefined);
    const { next } = feed(model, real, channel, input);
    const open = courseOf(shape, real.said).filter(({ answered }) => !answered);
    if (input.kind === 'send') expect(next.kind).toBe(open.length === 0 ? 'done' : 'ask');
    if (next.kind === 'done') expect(plainly(next.answers)).toEqual(plainly(answersOf(shape, real.said)));
    if (next.kind === 'ask') expect(asked(real.said, next.key)).toBe(true);
  });

/** The program starts again: all there is is what was stored. */
export const restart: Command = command('restart', (_, real) => {
  real.said = JSON.parse(JSON.stringify(real.said)) as SaidMap;
});

/** A messenger opens the form: it shows the first question without an answer. */
export const openOn = (channel: Channel): Command =>
  command(`${channel} opens`, (model, real) => {
    const { next } = feed(model, real, channel, { kind: 'open' });
    const first = courseOf(shape, real.said).find(({ answered }) => !answered)?.step.key;
    expect(next).toMatchObject(first === undefined ? { kind: 'review' } : { kind: 'ask', key: first });
  });
