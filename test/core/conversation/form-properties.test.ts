import fc from 'fast-check';
import { expect, test } from 'vitest';
import { advance, type FormInput } from '#core/conversation/advance.ts';
import { answersOf, courseOf } from '#core/conversation/course.ts';
import { type AnyForm, form, type SaidMap } from '#core/conversation/form.ts';
import { choice, words } from '#core/conversation/questions.ts';
import {
  type Channel,
  keys,
  moveOn,
  openOn,
  plainly,
  type Real,
  replies,
  replyOn,
  restart,
  shape,
  stamp,
  tapOn,
  taps,
  tickOn,
} from './form-model.ts';

const channel = fc.constantFrom<Channel>('telegram', 'vk');
const anyKey = fc.constantFrom(...keys, 'forged', '__proto__', 'constructor');
const move: fc.Arbitrary<FormInput> = fc.oneof(
  anyKey.map((key): FormInput => ({ kind: 'back', key })),
  anyKey.map((key): FormInput => ({ kind: 'edit', key })),
  anyKey.map((key): FormInput => ({ kind: 'skip', key, said: stamp })),
  anyKey.map((key): FormInput => ({ kind: 'ready', key, said: stamp })),
  fc.constantFrom<FormInput>({ kind: 'review' }, { kind: 'send' }),
);

test('any sequence of taps, late taps, texts, backs, skips, restarts and changes of messenger ends with exactly the answers given, each on its own question', () => {
  const commands = fc.commands(
    [
      fc.tuple(channel, fc.nat(20)).map(([on, pick]) => replyOn(on, pick)),
      fc.tuple(channel, fc.nat(20)).map(([on, pick]) => replyOn(on, pick)),
      fc.tuple(channel, fc.constantFrom(...Object.keys(taps)), fc.nat(20)).map((all) => tapOn(...all)),
      fc.tuple(channel, fc.nat(20)).map(([on, pick]) => tickOn(on, pick)),
      fc.tuple(channel, move).map((all) => moveOn(...all)),
      channel.map((on) => openOn(on)),
      fc.constant(restart),
    ],
    { maxCommands: 60 },
  );
  fc.assert(
    fc.property(commands, (all) => {
      const real: Real = { said: {}, view: { telegram: 'about', vk: undefined } };
      fc.modelRun(() => ({ model: new Map<string, unknown>(), real }), all);
    }),
    { numRuns: 400 },
  );
});

/** Tomorrow's form: questions reordered, some gone, some reworded, some new, options turned round or taken away. */
const deployed = (today: AnyForm, { order, gone, turned }: Deploy): AnyForm => {
  const kept = today.steps.filter((_, index) => !gone.includes(index));
  const steps = [...kept].sort((a, b) => (order[a.key] ?? 0) - (order[b.key] ?? 0));
  const [added] = form('x', 'x').ask('added', words('Новый вопрос?')).steps;
  const [subject] = form('x', 'x').ask(
    'subject',
    choice('Что вы преподаёте?', { other: 'Иное', russian: 'Русский', maths: 'Математика и информатика' }),
  ).steps;
  return {
    ...today,
    steps: [
      ...(added ? [added] : []),
      ...steps.map((step) =>
        step.key === 'subject' && turned && subject ? { ...step, question: subject.question } : step,
      ),
    ],
  };
};
interface Deploy {
  readonly order: Readonly<Record<string, number>>;
  readonly gone: readonly number[];
  readonly turned: boolean;
}

test('a deploy that adds, rewords, removes and reorders questions in mid-form loses and misplaces nothing', () => {
  const inputs = fc.array(fc.tuple(fc.constantFrom(...keys), fc.nat(20)), { maxLength: 30 });
  const deploy: fc.Arbitrary<Deploy> = fc.record({
    order: fc.record(Object.fromEntries(keys.map((key) => [key, fc.nat(100)]))),
    gone: fc.array(fc.nat(keys.length - 1), { maxLength: 3 }),
    turned: fc.boolean(),
  });
  fc.assert(
    fc.property(inputs, deploy, (all, change) => {
      const said = all.reduce<SaidMap>((before, [key, pick]) => {
        const [text] = replies[key]?.[pick % replies[key].length] ?? [''];
        return advance(shape, before, { kind: 'answer', key, said: { ...stamp, text } }).said;
      }, {});
      const next = deployed(shape, change);
      const before = plainly(answersOf(shape, said)) as Readonly<Record<string, unknown>>;
      const after = plainly(answersOf(next, said)) as Readonly<Record<string, unknown>>;
      // Whatever is still asked means what it meant; the rest waits, should the question come back.
      for (const [key, value] of Object.entries(after)) expect(value).toEqual(before[key] ?? saidTo(said, key));
      for (const { step } of courseOf(next, said)) if (step.key in before) expect(after).toHaveProperty(step.key);
      expect(advance(next, said, { kind: 'open' }).next).toEqual({ kind: 'ask', key: 'added' });
      expect(plainly(answersOf(shape, advance(next, said, { kind: 'open' }).said))).toEqual(before);
    }),
    { numRuns: 400 },
  );
});

/** Of a question whose condition did not hold before: what had been said to it. */
const saidTo = (said: SaidMap, key: string): unknown => {
  const words = said[key];
  return words && plainly(shape.steps.find((step) => step.key === key)?.question.read(words));
};
