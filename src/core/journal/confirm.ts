import { type Action, action, type Context, guided } from '#core/conversation/context.ts';
import { form } from '#core/conversation/form.ts';
import { choice, words } from '#core/conversation/questions.ts';
import type { Screen } from '#core/conversation/screen.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import type { LogWord, MeetingLog } from '#core/meetings/meeting.ts';
import { type Logged, logToChange, logToRead } from './access.ts';
import { logCard } from './card.ts';
import { type Field, fieldOf, fieldWords } from './fields.ts';
import { tellWriter } from './keep.ts';

export const confirmActions: readonly Action[] = [
  action('j.log', 'anyone', async (ctx, log = '') => logCard(ctx, await logToRead(ctx, log))),
  action('j.ok', 'anyone', (ctx, log = '') => confirm(ctx, log)),
  action('j.fix', 'anyone', async (ctx, log = '') => {
    const logged = await logToChange(ctx, log);
    return logged.log.by === ctx.me.person.id ? logCard(ctx, logged) : ctx.fill('log-fix', logged.log.id);
  }),
];

/** One tap of the other side; in a group everybody confirms by themselves. */
async function confirm(ctx: Context, logId: string): Promise<Screen> {
  const logged = await logToChange(ctx, logId);
  const me = ctx.me.person.id;
  if (logged.log.by === me || logged.log.words[me]) return logCard(ctx, logged);
  const after = await withWord(ctx, logged, { said: 'confirmed', at: ctx.now.toString() });
  return logCard(ctx, after, 'Подтверждено. Спасибо.');
}

const fixable = [
  'day',
  'topic',
  'minutes',
  'mode',
  'considered',
  'recommendation',
  'task',
  'taskBy',
  'lastTask',
] as const;

/** What is otherwise, in words: it stands beside what was written, and nothing is overwritten. */
export const fixForm = guided<{ readonly field: Field; readonly words: string }>(
  'log-fix',
  'anyone',
  async (ctx, logId) => {
    const logged = await logToChange(ctx, logId);
    if (logged.log.by === ctx.me.person.id) throw new Refusal('stale');
    const said = fixable.filter((one) => one === 'minutes' || fieldOf(logged.log, one) !== undefined);
    return {
      form: form('log-fix', 'Уточнение к записи', { immediate: true })
        .ask('field', choice<Field>('Что было по-другому?', labelsOf(said)))
        .ask('words', words('Как было на самом деле? Напишите словами, оба варианта сохранятся рядом.', { max: 200 })),
      send: (inside, { field, words: otherwise }) => correct(inside, logId, field, otherwise),
    };
  },
);

// Object.fromEntries forgets the keys that `said` guarantees.
const labelsOf = (said: readonly Field[]) =>
  Object.fromEntries(said.map((one) => [one, fieldWords[one]])) as Readonly<Record<Field, string>>;

async function correct(ctx: Context, logId: string, field: Field, words: string): Promise<Screen> {
  const logged = await logToChange(ctx, logId);
  const before = logged.log.words[ctx.me.person.id]?.corrections ?? {};
  const word: LogWord = { said: 'corrected', at: ctx.now.toString(), corrections: { ...before, [field]: words } };
  const after = await withWord(ctx, logged, word);
  await tellWriter(ctx, after, ctx.me.person.id);
  return logCard(ctx, after, 'Уточнение записано рядом с первой записью.');
}

/** Writes down the presser's own word on it. */
export async function withWord(ctx: Context, { log, meeting }: Logged, word: LogWord): Promise<Logged> {
  const after: MeetingLog = { ...log, words: { ...log.words, [ctx.me.person.id]: word } };
  await ctx.tx.logs.put(after);
  return { log: after, meeting };
}
