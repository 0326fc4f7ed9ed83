import { type Action, action, type Context, guided } from '#core/conversation/context.ts';
import { form, type Question } from '#core/conversation/form.ts';
import { optional } from '#core/conversation/questions.ts';
import { button, inPairs, type Screen, screen } from '#core/conversation/screen.ts';
import { fileOf } from '#core/files/uploads.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines } from '#core/kernel/text.ts';
import type { PlainDate } from '#core/kernel/time.ts';
import type { MeetingLog } from '#core/meetings/meeting.ts';
import { type Logged, logToChange, logToRead } from './access.ts';
import { logCard } from './card.ts';
import { withWord } from './confirm.ts';
import { fieldOf, fieldWords, type Part, partQuestions, parts, taskByQuestion } from './fields.ts';
import { rewrite } from './keep.ts';

export const partActions: readonly Action[] = [
  action('j.more', 'anyone', (ctx, log = '') => moreScreen(ctx, log)),
  action('j.part', 'anyone', async (ctx, log = '', part = '') =>
    ctx.fill('log-part', `${(await partOf(ctx, log, part)).log.id}:${part}`),
  ),
  action('j.file', 'anyone', (ctx, log = '') => fileScreen(ctx, log), { below: true }),
];

/** «Дополнить»: every part is a button, and none of them has to be pressed. */
async function moreScreen(ctx: Context, logId: string): Promise<Screen> {
  const { log, meeting } = await logToChange(ctx, logId);
  if (log.by !== ctx.me.person.id) return logCard(ctx, { log, meeting });
  return screen(
    lines('Что добавить? Ничего из этого не обязательно.', 'Отмечено то, что уже записано.'),
    ...inPairs(
      parts.map((part) => button(`${fieldOf(log, part) ? '✓ ' : ''}${fieldWords[part]}`, 'j.part', log.id, part)),
    ),
    [button('Дата и тема', 'j.about', log.id), button('К записи', 'j.log', log.id)],
  );
}

/** The writer fills in every part; whoever else was there adds what they take away, once they have said whether it is right. */
async function partOf(ctx: Context, logId: string, part: string): Promise<Logged & { readonly part: Part }> {
  const found = parts.find((one) => one === part);
  const logged = await logToChange(ctx, logId);
  const me = ctx.me.person.id;
  const own = logged.log.by === me || (found === 'reflection' && logged.log.words[me] !== undefined);
  if (!found || !own) throw new Refusal('stale');
  return { ...logged, part: found };
}

interface Answers {
  readonly value: unknown;
  readonly by?: PlainDate | undefined;
}

export const partForm = guided<Answers>('log-part', 'anyone', async (ctx, subject) => {
  const [logId = '', name = ''] = subject.split(':');
  const { part } = await partOf(ctx, logId, name);
  const question: Question<unknown> = partQuestions[part];
  return {
    form: form('log-part', 'Дополнение к записи', { immediate: true })
      .ask('value', question)
      .askIf(() => part === 'task', 'by', optional(taskByQuestion(ctx.me.today))),
    send: async (inside, answers) => put(inside, await partOf(inside, logId, part), answers),
  };
});

async function put(ctx: Context, { log, meeting, part }: Logged & { readonly part: Part }, { value, by }: Answers) {
  if (log.by !== ctx.me.person.id) return addReflection(ctx, { log, meeting }, String(value));
  const told = part === 'attachment' ? fileOf(String(value)) : value;
  // `value` was read by the question of this very part.
  const after = { ...log, [part]: told, ...(by ? { taskBy: by } : {}) } as MeetingLog;
  return logCard(ctx, await rewrite(ctx, { log, meeting }, after), 'Добавлено.');
}

async function addReflection(ctx: Context, logged: Logged, reflection: string): Promise<Screen> {
  const word = logged.log.words[ctx.me.person.id];
  if (!word) throw new Refusal('stale');
  const after = await withWord(ctx, logged, { ...word, corrections: { ...word.corrections, reflection } });
  return logCard(ctx, after, 'Добавлено.');
}

/** The writer's file, for whoever may read the log; it is kept as theirs. */
async function fileScreen(ctx: Context, logId: string): Promise<Screen> {
  const { log } = await logToRead(ctx, logId);
  const { attachment } = log;
  const file = attachment && (await ctx.tx.as({ as: 'system' }, () => ctx.tx.files.find(fileOf(attachment))));
  if (!file || file.organisationId !== log.organisationId) throw new Refusal('not-found');
  return { ...screen('Файл к записи встречи', [button('К записи', 'j.log', log.id)]), file: file.id };
}
