import { type Context, holds } from '#core/conversation/context.ts';
import type { Input } from '#core/conversation/input.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import type { Upload } from '#core/files/file.ts';
import { expectUpload, uploadLimit } from '#core/files/uploads.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import type { Secrets } from '#core/people/secrets.ts';
import { stagesOf } from './access.ts';
import { begin, type Origin } from './begin.ts';
import { mayCarry, namesElsewhere } from './carry.ts';
import { closeWithFile } from './close.ts';
import { continued, isTable, mayContinue, readPiece } from './continue.ts';
import { openQuestions } from './draft.ts';
import { headingLine } from './pieces.ts';
import { unreadableSentences } from './reading-refusals.ts';
import { isRefused, type ReadingRefusal, type RoadmapReading } from './reading-result.ts';
import { planOf } from './stage-deadline.ts';

/** A file that came through the bot's own page, not through a messenger. */
const cameByPage = ({ ref }: Pick<Upload, 'ref'>): boolean => ref.startsWith('page:');

/**
 * What was read from a file becomes a draft, or a sentence saying what to do. A column with people's names is not taken from a
 * messenger that may not carry them: nothing of it is kept.
 */
export async function receiveRoadmap(
  ctx: Context,
  secrets: Secrets,
  upload: Pick<Upload, 'channel' | 'ref'>,
  reading: RoadmapReading | ReadingRefusal,
  origin: Origin = {},
): Promise<Screen> {
  if (isRefused(reading))
    return screen(unreadableSentences[reading.refused], [button('Другие способы', 'roadmap.new')]);
  const carrier = cameByPage(upload) ? undefined : upload.channel;
  if (carrier && !(await mayCarry(ctx, carrier, reading))) return namesElsewhere(ctx, secrets, carrier);
  return begin(ctx, reading, origin);
}

/** The same, and where words leave a deadline open its question comes right below what was read: one tap answers it. */
export async function receiveAndAsk(
  ...[ctx, secrets, upload, reading, origin]: Parameters<typeof receiveRoadmap>
): Promise<Screen> {
  const shown = await receiveRoadmap(ctx, secrets, upload, reading, origin);
  const drafts = await ctx.tx.roadmaps.where({ createdBy: ctx.me.person.id, status: 'draft' });
  const draft = drafts.find((one) => one.createdAt.equals(ctx.now));
  if (!draft || !planOf(draft) || openQuestions(await stagesOf(ctx, draft)).length === 0) return shown;
  await ctx.tx.outbox.post({
    key: `read:${draft.id}`,
    lane: 'reply',
    to: { account: ctx.account.id },
    organisationId: draft.organisationId,
    screen: shown,
  });
  return ctx.fill('roadmap-questions', draft.id);
}

/** A file or a long text nobody asked for: a result where one is being asked, else a curator's roadmap. */
export const takeUnasked =
  (secrets: Secrets) =>
  async (ctx: Context, input: Input): Promise<Screen | undefined> => {
    if (input.kind === 'file') {
      const closed = await closeWithFile(ctx, input.file, input.caption);
      if (closed || !holds(ctx.me, 'curator')) return closed;
      if (input.file.size > uploadLimit) throw new Refusal('file-too-large');
      await expectUpload(ctx, input.file, 'roadmap');
      return screen('Читаю файл…');
    }
    return input.kind === 'text' && holds(ctx.me, 'curator') ? pasted(ctx, secrets, input.text) : undefined;
  };

/** A table or a numbered list in the message itself. undefined: it is not one. */
async function pasted(ctx: Context, secrets: Secrets, text: string): Promise<Screen | undefined> {
  if (!isTable(text)) return undefined;
  const reading = readPiece(ctx, text);
  if (isRefused(reading) || reading.stages.length < 2) return undefined;
  const by = { channel: ctx.account.channel, ref: '' };
  return receiveAndAsk(ctx, secrets, by, reading, { source: 'text', heading: headingLine(text) });
}

/** More of a table pasted a moment ago, also while its first question is in view: no answer to a question is a table. */
export const takeContinuation =
  (secrets: Secrets) =>
  async (ctx: Context, input: Input): Promise<Screen | undefined> =>
    input.kind === 'text' && holds(ctx.me, 'curator') && mayContinue(input.text)
      ? continued(ctx, secrets, input.text)
      : undefined;
