import { type Action, action, type Context, guided } from '#core/conversation/context.ts';
import { cut } from '#core/conversation/fit.ts';
import { form, type Question } from '#core/conversation/form.ts';
import { type Told, wordsOrFile } from '#core/conversation/question-words-or-file.ts';
import { checked, day, showDay, withHelp } from '#core/conversation/questions.ts';
import type { Screen } from '#core/conversation/screen.ts';
import { untell } from '#core/delivery/tell.ts';
import { fileOf } from '#core/files/uploads.ts';
import { readDay } from '#core/kernel/read-day.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { say } from '#core/kernel/text.ts';
import { isBefore, type PlainDate } from '#core/kernel/time.ts';
import { listOf } from '#core/pairing/words.ts';
import type { ActivityResult } from '#core/programmes/programme.ts';
import { itemToMark, type Line } from './access.ts';
import { activityScreen } from './card.ts';
import { type Item, judgesOf } from './items.ts';
import { doneOn, isBare, markDone, tell } from './result.ts';
import { tellMarked } from './tellings.ts';

export const markActions: readonly Action[] = [
  action('act.open', 'anyone', (ctx, activity = '', of = '') => activityScreen(ctx, activity, of)),
  action('act.done', 'anyone', (ctx, activity = '') => done(ctx, activity)),
  // Below: a digest of several lines stays where it is.
  action('act.mark', 'anyone', (ctx, activity = '') => done(ctx, activity), { below: true }),
  action('act.undo', 'anyone', (ctx, activity = '') => undo(ctx, activity)),
  action('act.say', 'anyone', async (ctx, activity = '') => begin(ctx, activity, 'act-say')),
  action('act.day', 'anyone', async (ctx, activity = '') => begin(ctx, activity, 'act-day')),
];

/** One tap (П1 5.2); words or a file may follow and need not. */
async function done(ctx: Context, activityId: string): Promise<Screen> {
  const { item, ...line } = await itemToMark(ctx, activityId);
  const { activity } = line;
  const status = item.result?.status;
  if (status === 'done' || status === 'accepted') return activityScreen(ctx, activity.id, '', 'Уже отмечено.');
  const fresh = { id: ctx.newId<'result'>(), personId: ctx.me.person.id, doneOn: ctx.me.today };
  const result = markDone(activity, item.result, fresh);
  if (item.result) await ctx.tx.results.put(result);
  else await ctx.tx.results.add(result);
  await tellMarked(ctx, line, result, item.result ? 'Исправлено, отмечено снова.' : 'Отмечено выполненным.');
  return activityScreen(
    ctx,
    activity.id,
    '',
    say`Отмечено. Проверит: ${listOf(judgesOf(line.plan, ctx.me.person.id))}`,
  );
}

/** A slip of the finger: nothing was said to it, so nothing is lost. */
async function undo(ctx: Context, activityId: string): Promise<Screen> {
  const { item, activity } = await itemToMark(ctx, activityId);
  const { result } = item;
  if (!result || !isBare(result))
    return activityScreen(ctx, activity.id, '', 'Снять можно только отметку, к которой ничего не добавлено.');
  await ctx.tx.results.remove({ id: result.id });
  await untell(ctx, `activity:${result.id}:marked`);
  return activityScreen(ctx, activity.id, '', 'Отметка снята.');
}

async function begin(ctx: Context, activityId: string, form: string): Promise<Screen> {
  const { activity, item } = await itemToMark(ctx, activityId);
  if (!item.result || item.result.status === 'accepted') return activityScreen(ctx, activity.id);
  return ctx.fill(form, activity.id);
}

/** A result of the presser's that is marked and not accepted yet. Throws not-found, stale. */
async function marked(
  ctx: Context,
  activityId: string,
): Promise<Line & { readonly result: NonNullable<Item['result']> }> {
  const { item, ...line } = await itemToMark(ctx, activityId);
  if (!item.result || item.result.status === 'accepted') throw new Refusal('stale');
  return { ...line, result: item.result };
}

function what({ text }: Pick<ActivityResult, 'text'>): Question<Told> {
  const question = wordsOrFile(
    'Что получилось? Напишите словами, пришлите фото или файл. Имён учеников не пишите.',
    1000,
  );
  // New words take the place of those that stand there, which are kept among the earlier ones.
  const now = `Сейчас записано: ${cut(text ?? '', 500)}\nНовые слова встанут вместо них, прежние сохранятся.`;
  return text === undefined ? question : withHelp(question, now);
}

/** Words, a photo, a file, or both. */
export const sayForm = guided<{ readonly what: Told }>('act-say', 'anyone', async (ctx, activityId) => {
  const { result } = await marked(ctx, activityId);
  return {
    form: form('act-say', 'Результат', { immediate: true }).ask('what', what(result)),
    send: async (inside, { what: said }) => {
      // The words are kept with the result, and in no second place.
      await inside.tx.forms.remove({ personId: inside.me.person.id, form: 'act-say', status: 'sent' });
      const { result: before, ...line } = await marked(inside, activityId);
      const after = tell(
        before,
        { ...(said.text === '' ? {} : { text: said.text }), ...(said.file ? { fileId: fileOf(said.file) } : {}) },
        inside.me.today,
      );
      await inside.tx.results.put(after);
      await tellMarked(
        inside,
        line,
        after,
        before.status === 'returned' ? 'Исправлено, отмечено снова.' : 'Результат дополнен.',
      );
      return activityScreen(inside, activityId, '', 'Добавлено, вторая сторона это увидит.');
    },
  };
});

/** Marked on Monday what was done on Friday: the day counts, the mentor sees it. */
export const dayForm = guided<{ readonly day: PlainDate }>('act-day', 'anyone', async (ctx, activityId) => {
  const { plan } = await marked(ctx, activityId);
  const { today } = ctx.me;
  const { from } = plan.programme;
  return {
    form: form('act-day', 'День выполнения', { immediate: true }).ask(
      'day',
      checked(
        day('В какой день это сделано?', (said, at) => readDay(said, at, 'past'), [
          today.subtract({ days: 1 }),
          today.subtract({ days: 2 }),
        ]),
        (value) => {
          if (isBefore(today, value)) return 'Этот день ещё впереди. Назовите день, когда это сделано.';
          return isBefore(value, from) ? `Программа действует с ${showDay(from)}. Назовите день не раньше.` : undefined;
        },
      ),
    ),
    send: async (inside, { day: value }) => {
      const { result, ...line } = await marked(inside, activityId);
      const after = doneOn(result, value);
      await inside.tx.results.put(after);
      await tellMarked(inside, line, after, 'День выполнения уточнён.');
      return activityScreen(inside, activityId, '', 'День записан.');
    },
  };
});
