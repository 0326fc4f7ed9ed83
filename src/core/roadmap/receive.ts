import { type Context, holds } from '#core/conversation/context.ts';
import type { Input } from '#core/conversation/input.ts';
import { button, link, type Screen, screen } from '#core/conversation/screen.ts';
import type { Upload } from '#core/files/file.ts';
import { issueLink } from '#core/files/one-time-link.ts';
import { expectUpload, uploadLimit } from '#core/files/uploads.ts';
import { type Channel, channels } from '#core/kernel/ports.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines } from '#core/kernel/text.ts';
import { channelWords } from '#core/people/channel-words.ts';
import type { Secrets } from '#core/people/secrets.ts';
import { colleagues, stagesOf, termsOf } from './access.ts';
import { namesPeople } from './assign.ts';
import { begin } from './begin.ts';
import { closeWithFile } from './close.ts';
import { openQuestions } from './draft.ts';
import { readRoadmapText } from './reading.ts';
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
): Promise<Screen> {
  if (isRefused(reading))
    return screen(unreadableSentences[reading.refused], [button('Другие способы', 'roadmap.new')]);
  const carrier = cameByPage(upload) ? undefined : upload.channel;
  if (carrier && !(await mayCarry(ctx, carrier, reading))) return namesElsewhere(ctx, secrets, carrier);
  return begin(ctx, reading);
}

/** The same, and where words leave a deadline open its question comes right below what was read: one tap answers it. */
export async function receiveAndAsk(
  ...[ctx, secrets, upload, reading]: Parameters<typeof receiveRoadmap>
): Promise<Screen> {
  const shown = await receiveRoadmap(ctx, secrets, upload, reading);
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

async function mayCarry(ctx: Context, channel: Channel, reading: RoadmapReading): Promise<boolean> {
  if (ctx.me.organisation.settings.names[channel] === 'full') return true;
  const staff = await colleagues(ctx);
  return !reading.stages.some((stage) => namesPeople(stage.responsible, staff));
}

async function namesElsewhere(ctx: Context, secrets: Secrets, channel: Channel): Promise<Screen> {
  const page = await issueLink(ctx, secrets, { purpose: 'roadmap' });
  const others = channels
    .filter((one) => ctx.me.organisation.settings.names[one] === 'full')
    .map((one) => channelWords[one]);
  return screen(
    lines(
      `В столбце ответственных есть имена, а по настройкам школы полные имена в ${channelWords[channel]} не передаются. Карта не сохранена. Что можно сделать:`,
      ...(others.length > 0 ? [`• прислать файл боту в ${others.join(', ')}: там имена разрешены`] : []),
      ...(page ? ['• прислать файл по одноразовой ссылке, она действует сутки'] : []),
      '• заменить имена в столбце на должности: «куратор», «директор», «педагог-психолог»',
      '• изменить настройку, если школа это решила',
    ),
    page ? [link('Прислать файл по ссылке', page)] : [],
    [button('Подключить второй мессенджер', 'me.link')],
    [button('Настройки', 'set'), button('Меню', 'menu')],
  );
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

const shortestTable = 120;

/** A table or a numbered list in the message itself. undefined: it is not one. */
async function pasted(ctx: Context, secrets: Secrets, text: string): Promise<Screen | undefined> {
  if (text.length < shortestTable || !text.includes('\n')) return undefined;
  const reading = readRoadmapText(text, termsOf(ctx));
  if (isRefused(reading) || reading.stages.length < 2) return undefined;
  return receiveAndAsk(ctx, secrets, { channel: ctx.account.channel, ref: '' }, reading);
}
