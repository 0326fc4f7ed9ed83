import { type Area, type Mode, modeWords } from '#core/bank/codes.ts';
import { type Action, action, type Context, guided } from '#core/conversation/context.ts';
import { cut } from '#core/conversation/fit.ts';
import { type AnyForm, form } from '#core/conversation/form.ts';
import { choice, optional, showDay, words } from '#core/conversation/questions.ts';
import { button, inPairs, type Screen, screen } from '#core/conversation/screen.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines } from '#core/kernel/text.ts';
import { type PlainDate, sameDay } from '#core/kernel/time.ts';
import { type Held, ownLocked, ownOpen } from './access.ts';
import { cardScreen } from './card.ts';
import { groundOf } from './ground.ts';
import { lapse } from './lapse.ts';
import { areasQuestion, fromQuestion, scheduleQuestion, toQuestion } from './make-questions.ts';
import { inside, planOf, renumber } from './plan.ts';
import type { Programme } from './programme.ts';
import { wrongIn } from './term.ts';

const partWords = {
  term: 'Срок',
  areas: 'Направления',
  mode: 'Как встречаться',
  schedule: 'Расписание',
  expected: 'Результаты',
  strengths: 'Сильные стороны',
} as const;
type Part = keyof typeof partWords;

const isPart = (word: string): word is Part => Object.hasOwn(partWords, word);

/** Every side changes any part of what is not approved yet; a change is another version (`lapse`). */
export const editActions: readonly Action[] = [
  action('prog.edit', 'anyone', (ctx, id = '') => editScreen(ctx, id)),
  action('prog.part', 'anyone', async (ctx, id = '', part = '') => {
    if (!isPart(part)) throw new Refusal('stale');
    return ctx.fill('prog-part', `${(await ownOpen(ctx, id)).programme.id}:${part}`);
  }),
];

async function editScreen(ctx: Context, id: string): Promise<Screen> {
  const { programme } = await ownOpen(ctx, id);
  const asked = programme.status === 'draft' ? [] : ['Ответы, которые уже есть, после изменения не считаются.'];
  return screen(
    lines('Что изменить?', ...asked),
    ...inPairs([
      ...Object.entries(partWords).map(([part, label]) => button(label, 'prog.part', programme.id, part)),
      button('Мероприятия', 'prog.plan', programme.id, '0'),
      button('К программе', 'prog.open', programme.id),
    ]),
  );
}

type Answers = Readonly<Record<string, unknown>>;

export const partGuided = guided<Answers>('prog-part', 'anyone', async (ctx, subject) => {
  const [id = '', part = ''] = subject.split(':');
  if (!isPart(part)) throw new Refusal('stale');
  const held = await ownOpen(ctx, id);
  return {
    form: await formOf(ctx, held, part),
    send: async (inside, answers) => {
      await inside.tx.forms.remove({ personId: inside.me.person.id, form: 'prog-part', status: 'sent' });
      await ownOpen(inside, id);
      return changed(inside, await ownLocked(inside, id), part, answers);
    },
  };
});

async function formOf(ctx: Context, held: Held, part: Part): Promise<AnyForm & { answers?: Answers }> {
  const { programme } = held;
  const empty = form('prog-part', `Программа: ${partWords[part].toLowerCase()}`, { immediate: true });
  switch (part) {
    case 'term':
      return termForm(held);
    case 'areas':
      return empty.ask('value', areasQuestion(await allAreas(ctx, held)));
    case 'mode':
      return empty.ask('value', choice('Как встречаться?', modeWords));
    case 'schedule':
      return empty.ask('value', scheduleQuestion(`Как часто? Сейчас: ${cut(programme.schedule, 200)}`));
    case 'expected':
      return empty.ask('value', words(nowSaid('Каких результатов ждёте?', programme.expected), { max: 1000 }));
    case 'strengths':
      return empty.ask(
        'value',
        optional(words(nowSaid('Какие сильные стороны поддержать?', programme.strengths), { max: 500 })),
      );
    default:
      return part satisfies never;
  }
}

const nowSaid = (question: string, said = ''): string =>
  said === '' ? question : `${question}\nСейчас: ${cut(said, 500)}`;

/** The directions of both in a reverse pair. */
async function allAreas(ctx: Context, held: Held) {
  const { learners } = await groundOf(ctx, held);
  const areas = [...new Set(learners.flatMap((one) => one.areas))];
  return { areas, named: Math.max(0, ...learners.map((one) => one.named)) };
}

const termForm = ({ pair, programme }: Held) =>
  form('prog-part', 'Программа: срок', { immediate: true })
    .ask('from', fromQuestion(pair))
    .ask('to', ({ from = programme.from }) => toQuestion({ pair, from }));

async function changed(ctx: Context, held: Held, part: Part, answers: Answers): Promise<Screen> {
  const { programme } = held;
  if (part === 'term') return moved(ctx, held, answers as { readonly from: PlainDate; readonly to: PlainDate }); // read by termForm
  const { strengths: _old, ...bare } = programme;
  const before: Programme = part === 'strengths' ? bare : programme;
  await lapse(ctx, { ...held, programme: before }, changeOf(part, answers.value));
  return cardScreen(ctx, programme.id, `Изменено: ${partWords[part].toLowerCase()}.`);
}

/** Each value was read by the question of its part. */
function changeOf(part: Exclude<Part, 'term'>, value: unknown): Partial<Programme> {
  switch (part) {
    case 'areas':
      return { areas: value as readonly Area[] };
    case 'mode':
      return { mode: value as Mode };
    case 'schedule':
      return { schedule: value as string };
    case 'expected':
      return { expected: value as string };
    case 'strengths':
      return value === undefined ? {} : { strengths: value as string };
    default:
      return part satisfies never;
  }
}

/** Days that are now outside the term come to its nearest day. */
async function moved(
  ctx: Context,
  held: Held,
  term: { readonly from: PlainDate; readonly to: PlainDate },
): Promise<Screen> {
  // The pair may have changed since the question was asked.
  const wrong = wrongIn(held.pair, term);
  if (wrong) return cardScreen(ctx, held.programme.id, wrong);
  const programme = await lapse(ctx, held, term);
  const outside = (await planOf(ctx, programme)).filter((one) => !sameDay(inside(one.due, term), one.due));
  for (const one of outside)
    await ctx.tx.activities.put({ ...one, due: inside(one.due, term), dueVersion: one.dueVersion + 1 });
  await renumber(ctx, programme);
  const told = outside.length > 0 ? ` Даты, которые были вне срока, перенесены внутрь: ${outside.length}.` : '';
  return cardScreen(ctx, programme.id, `Срок изменён: по ${showDay(term.to)}${told}`);
}
