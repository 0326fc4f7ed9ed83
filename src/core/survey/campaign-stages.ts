import type { Context } from '#core/conversation/context.ts';
import type { Id } from '#core/kernel/id.ts';
import type { Text } from '#core/kernel/text.ts';
import { type PlainDate, Temporal } from '#core/kernel/time.ts';
import { isPending } from '#core/roadmap/occurrences.ts';
import type { Occurrence, Stage } from '#core/roadmap/roadmap.ts';
import { stageName } from '#core/roadmap/words.ts';

/** Days ahead in which a duty of the roadmap may be what a campaign is for. */
const horizon = 120;
const offered = 12;

export interface Linkable {
  readonly id: Id<'occurrence'>;
  readonly label: Text;
}

/** Open duties of the approved roadmap: those that speak of asking first, then the nearest. */
export async function linkable({ tx, me }: Context): Promise<readonly Linkable[]> {
  const { open, stages } = await coming(tx, me.organisation.id, me.today);
  return [...open]
    .sort((a, b) => Number(asks(b, stages)) - Number(asks(a, stages)) || Temporal.PlainDate.compare(a.due, b.due))
    .slice(0, offered)
    .flatMap((one) => {
      const stage = stages.find((each) => each.id === one.stageId);
      const day = `${String(one.due.day).padStart(2, '0')}.${String(one.due.month).padStart(2, '0')}`;
      return stage ? [{ id: one.id, label: [`${stageName(stage, 29)} · ${day}`] }] : [];
    });
}

/** The nearest open duty that speaks of asking (ДК 6 «мониторинг качества»); undefined where the roadmap has none. */
export async function asking(
  tx: Context['tx'],
  organisationId: Id<'organisation'>,
  today: PlainDate,
): Promise<Id<'occurrence'> | undefined> {
  const { open, stages } = await coming(tx, organisationId, today);
  const [first] = open.filter((one) => asks(one, stages)).sort((a, b) => Temporal.PlainDate.compare(a.due, b.due));
  return first?.id;
}

async function coming(tx: Context['tx'], organisationId: Id<'organisation'>, today: PlainDate) {
  const open = (await tx.occurrences.pressing(organisationId, today, horizon)).filter(isPending);
  return { open, stages: await tx.stages.among('id', [...new Set(open.map((one) => one.stageId))]) };
}

function asks({ stageId }: Occurrence, stages: readonly Stage[]): boolean {
  const stage = stages.find((each) => each.id === stageId);
  return /анкет|опрос|мониторинг|диагност/i.test(`${stage?.title} ${stage?.content.join(' ')}`);
}

/** The name of the stage that a campaign fulfils; undefined where there is none any longer. */
export async function stageOf({ tx }: Pick<Context, 'tx'>, occurrenceId: Id<'occurrence'> | undefined) {
  const occurrence = occurrenceId && (await tx.occurrences.find(occurrenceId));
  const stage = occurrence && (await tx.stages.find(occurrence.stageId));
  return occurrence && stage ? { occurrence, stage } : undefined;
}
