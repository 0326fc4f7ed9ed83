import { type Action, action, type Context } from '#core/conversation/context.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines } from '#core/kernel/text.ts';
import { Temporal } from '#core/kernel/time.ts';
import type { Secrets } from '#core/people/secrets.ts';
import { draftFor, stagesOf, termsOf } from './access.ts';
import { imported } from './begin.ts';
import { mayCarry, namesElsewhere } from './carry.ts';
import { openQuestions } from './draft.ts';
import { draftScreen } from './draft-screen.ts';
import { appended } from './join.ts';
import { continuesNumbers, headingLine, startsWithData } from './pieces.ts';
import { readRoadmapText } from './reading.ts';
import { isRefused, type ReadingRefusal, type RoadmapReading } from './reading-result.ts';
import { record } from './record.ts';
import type { HistoryEntry, Roadmap } from './roadmap.ts';
import { planOf } from './stage-deadline.ts';

const shortestTable = 120;

/** Long enough and of several lines: worth being read as a table or a list. */
export const isTable = (text: string): boolean => text.length >= shortestTable && text.includes('\n');

/** The end of a table may be a row or two, which nobody types as an answer: tabs, or lines that begin with numbers. */
export const mayContinue = (text: string): boolean =>
  isTable(text) || (text.length >= 20 && startsWithData(text) && /\t|\||\n/u.test(text));

/** Messengers cut a long message; its pieces come at once. */
const together = { minutes: 2 };

interface Fresh {
  readonly roadmap: Roadmap;
  /** The row of headings of its table, for pieces that come without one. */
  readonly heading: string;
}

export const readPiece = (ctx: Context, text: string, fresh?: Fresh): RoadmapReading | ReadingRefusal => {
  const plan = fresh && planOf(fresh.roadmap);
  const headed = fresh && fresh.heading !== '' && !headingLine(text) ? `${fresh.heading}\n${text}` : text;
  return readRoadmapText(headed, { ...termsOf(ctx), ...(plan ? { plan } : {}) });
};

/** A second piece: added where it plainly goes on, else offered. undefined: there is nothing fresh to go on with. */
export async function continued(ctx: Context, secrets: Secrets, text: string): Promise<Screen | undefined> {
  const fresh = await freshDraft(ctx);
  const reading = fresh && readPiece(ctx, text, fresh);
  if (!fresh || !reading || isRefused(reading)) return undefined;
  const stages = await stagesOf(ctx, fresh.roadmap);
  const plainly = startsWithData(text) && continuesNumbers(stages.at(-1)?.number, reading.stages[0]?.number);
  if (!plainly && (reading.stages.length < 2 || !isTable(text))) return undefined;
  if (!(await mayCarry(ctx, ctx.account.channel, reading))) return namesElsewhere(ctx, secrets, ctx.account.channel);
  const { roadmap: second } = await imported(ctx, reading, { source: 'text', heading: headingLine(text) });
  if (plainly) return join(ctx, fresh.roadmap.id, second.id);
  return screen(
    lines(
      `Прочитано мероприятий: ${reading.stages.length}. Это продолжение?`,
      '',
      'Только что прислана и другая таблица. Если эта её продолжает, мероприятия встанут в конец того же черновика.',
    ),
    [button('Добавить к черновику', 'draft.join', fresh.roadmap.id, second.id)],
    [button('Отдельная карта', 'draft', second.id)],
  );
}

/** The presser's newest draft, if all that happened to it is that it was pasted a moment ago. */
async function freshDraft(ctx: Context): Promise<Fresh | undefined> {
  const mine = { organisationId: ctx.me.organisation.id, createdBy: ctx.me.person.id, status: 'draft' as const };
  const [roadmap] = [...(await ctx.tx.roadmaps.where(mine))].sort((a, b) =>
    Temporal.Instant.compare(b.createdAt, a.createdAt),
  );
  if (!roadmap) return undefined;
  const history = await ctx.tx.history.where({ roadmapId: roadmap.id });
  const pasted = history.filter(isPasted);
  const last = pasted
    .map(({ at }) => at)
    .sort(Temporal.Instant.compare)
    .at(-1);
  const untouched = history.every(({ act }) => act === 'imported');
  if (!last || !untouched || Temporal.Instant.compare(last.add(together), ctx.now) < 0) return undefined;
  const forms = await ctx.tx.forms.where({ personId: ctx.me.person.id, subject: roadmap.id, status: 'open' });
  if (forms.some(({ said }) => Object.keys(said).length > 0)) return undefined;
  return { roadmap, heading: pasted.find(({ details }) => details.heading)?.details.heading ?? '' };
}

const isPasted = ({ act, details }: HistoryEntry): boolean => act === 'imported' && details.source === 'text';

/** Stages of the second draft go to the end of the first, and the second is gone. Throws what draftFor throws, and stale. */
async function join(ctx: Context, firstId: string, secondId: string): Promise<Screen> {
  if (firstId === secondId) throw new Refusal('stale');
  const first = await draftFor(ctx, firstId);
  const second = await draftFor(ctx, secondId);
  const roadmap = appended.plan(first.roadmap, second.roadmap);
  await ctx.tx.roadmaps.put(roadmap);
  await ctx.tx.stages.add(...appended.stages(first, second, ctx.newId));
  await ctx.tx.roadmaps.remove({ id: second.roadmap.id });
  await record(ctx, roadmap.id, roadmap.id, 'imported', { source: 'text', stages: String(second.stages.length) });
  const stages = await stagesOf(ctx, roadmap);
  const asks = planOf(roadmap) !== undefined && openQuestions(stages).length > 0;
  return asks ? ctx.fill('roadmap-questions', roadmap.id) : draftScreen(ctx, roadmap, stages);
}

export const continueActions: readonly Action[] = [
  action('draft.join', ['curator'], (ctx, first = '', second = '') => join(ctx, first, second)),
];
