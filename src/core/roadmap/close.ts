import { type Action, action, type Context, guided } from '#core/conversation/context.ts';
import { cut } from '#core/conversation/fit.ts';
import { form, type Question } from '#core/conversation/form.ts';
import type { IncomingFile } from '#core/conversation/input.ts';
import { words } from '#core/conversation/questions.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { inView } from '#core/conversation/view.ts';
import { expectUpload, fileOf, uploadLimit } from '#core/files/uploads.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines } from '#core/kernel/text.ts';
import { type Found, occurrenceFor } from './access.ts';
import { resultWords } from './card.ts';
import { isPending } from './occurrences.ts';
import { askToPublish } from './publish.ts';
import { record } from './record.ts';
import type { Occurrence, OccurrenceResult, Stage } from './roadmap.ts';
import { spanWords, stageName } from './words.ts';

export const closeActions: readonly Action[] = [
  // Below: a digest of several stages stays where it is.
  action('occ.close', 'anyone', (ctx, one = '') => ctx.fill('occ-close', one), { below: true }),
];

/** From a reminder: one tap and the result, in whatever form there is. A file sent at this question counts too. */
export const closeForm = guided<{ readonly result: OccurrenceResult }>('occ-close', 'anyone', async (ctx, subject) => {
  const found = await closable(ctx, subject);
  return {
    form: form('occ-close', 'Закрыть этап', { immediate: true }).ask('result', resultQuestion(found)),
    send: (inside, { result }) => close(inside, found, result),
  };
});

/** Closing is for whoever acts on it, once. Throws already-closed. */
async function closable(ctx: Context, occurrenceId: string) {
  const found = await occurrenceFor(ctx, occurrenceId, 'act');
  if (!isPending(found.occurrence)) throw new Refusal('already-closed');
  return found;
}

const doneWords = 'Выполнено, без документа';

function resultQuestion({
  stage,
  occurrence,
}: {
  readonly stage: Stage;
  readonly occurrence: Occurrence;
}): Question<OccurrenceResult> {
  const typed = words('', { max: 2000 });
  return {
    text: lines(
      stageName(stage, 200),
      `Срок: ${spanWords(occurrence.from, occurrence.due)}`,
      stage.expectedResult ? `Ожидаемый результат: ${cut(stage.expectedResult, 300)}` : undefined,
      stage.content.length > 0
        ? `Чек-лист, отмечено: ${occurrence.ticked.length} из ${stage.content.length}`
        : undefined,
      '',
      'Какой результат? Напишите словами, пришлите ссылку, номер приказа или файл.',
    ),
    options: [{ value: 'done', label: [doneWords] }],
    optional: false,
    show: (said) => [said.text === 'done' ? doneWords : said.text],
    read: (said) => {
      const answer = said.text === 'done' ? doneWords : typed.read(said);
      return typeof answer === 'string' ? readResult(answer) : answer;
    },
  };
}

/** «https://…» is a link, «приказ № 5», «№ 5» an order, anything else words. */
export function readResult(said: string): OccurrenceResult {
  const link = said.match(/(?:https?:\/\/|www\.)\S+/i)?.[0];
  const rest = (link ? said.replace(link, ' ') : said).replace(/\s+/g, ' ').trim();
  const order =
    rest.match(/^(?:приказ\p{L}*\s*)?(?:№|N|номер)\s*([\p{L}\d][\p{L}\d/.-]{0,30})/iu) ??
    rest.match(/приказ\p{L}*\s*(?:№|N|номер)?\s*(\d[\p{L}\d/-]{0,30})/iu);
  const orderNumber = order?.[1]?.replace(/[.-]+$/, '');
  const text = order && order[0] === rest ? '' : rest;
  return {
    ...(text === '' ? {} : { text }),
    ...(link ? { link } : {}),
    ...(orderNumber ? { orderNumber } : {}),
  };
}

/** Closes it with a result that is known already. Throws not-found, not-yours, already-closed. */
export const closeOccurrence = async (ctx: Context, occurrenceId: string, result: OccurrenceResult): Promise<Screen> =>
  close(ctx, await closable(ctx, occurrenceId), result);

async function close(
  ctx: Context,
  { stage, occurrence, roadmap }: Found & { readonly occurrence: Occurrence },
  result: OccurrenceResult,
): Promise<Screen> {
  if (!isPending(occurrence)) throw new Refusal('already-closed');
  await ctx.tx.occurrences.put({
    ...occurrence,
    status: 'done',
    result,
    closedAt: ctx.now,
    closedBy: ctx.me.person.id,
  });
  await ctx.tx.snoozes.remove({ occurrenceId: occurrence.id });
  await record(ctx, roadmap.id, occurrence.id, 'closed', { ...result, file: result.file ? 'yes' : undefined });
  const publish = await askToPublish(ctx, stage, occurrence);
  return screen(
    lines('Этап закрыт.', stageName(stage, 300), `Результат: ${resultWords(result)}`, ...(publish?.lines ?? [])),
    publish?.row ?? [],
    [button('Карточка', 'occ', occurrence.id), button('Мои дела', 'mine')],
  );
}

/** A file sent where the result was asked for. undefined: no such question is in view here. */
export async function closeWithFile(ctx: Context, file: IncomingFile, caption: string): Promise<Screen | undefined> {
  const session = (await inView(ctx))?.session;
  if (session?.form !== 'occ-close' || session.status !== 'open') return undefined;
  if (file.size > uploadLimit) throw new Refusal('file-too-large');
  const found = await closable(ctx, session.subject);
  const upload = await expectUpload(ctx, file, 'result', found.occurrence.id);
  await ctx.tx.forms.put({ ...session, status: 'sent', updatedAt: ctx.now });
  const said = caption.trim() === '' ? {} : readResult(cut(caption.trim(), 2000));
  return close(ctx, found, { ...said, file: fileOf(upload) });
}
