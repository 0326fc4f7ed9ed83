import type { Screen } from '#core/conversation/screen.ts';
import { type Id, id } from '#core/kernel/id.ts';
import { date, type Instant, isBefore, type PlainDate } from '#core/kernel/time.ts';
import type { Occurrence, Stage } from '#core/roadmap/roadmap.ts';
import type { Tx } from '#core/store.ts';
import { digestScreen, type Item } from './digest.ts';
import { type Gap, holdersOf, recipients, type Staff } from './recipients.ts';
import { digestKey, type Reminder } from './reminder.ts';
import { staffOf } from './situation.ts';
import { type Morning, ofSource, type Source } from './source.ts';
import { morningOf, type TickDeps } from './tick.ts';

interface DigestRow {
  readonly personId: Id<'person'>;
  readonly organisationId: Id<'organisation'>;
  /** ISO day the digest is for. */
  readonly day: string;
}

/**
 * A digest as it stands at the moment of sending: what was to be told since the last one that arrived, and is still true
 * (open, same due version, plan in force). Undefined: nothing to say, nothing sent, also when a newer digest waits behind.
 */
export async function renderDigest(
  { sources, national }: Pick<TickDeps, 'sources' | 'national'>,
  tx: Tx,
  row: DigestRow,
  now: Instant,
): Promise<Screen | undefined> {
  const organisation = await tx.organisations.find(row.organisationId);
  if (!organisation) return undefined;
  const day = date(row.day);
  const past = await digestDays(tx, row);
  if (past.some((one) => one.status === 'pending' && isBefore(day, one.day))) return undefined;
  const told = past.filter((one) => one.status === 'sent').map((one) => one.day);
  const mine = await tx.reminders.where({ personId: row.personId, organisationId: row.organisationId });
  const since = mine.filter((one) => !isBefore(day, one.day) && !told.some((sent) => !isBefore(sent, one.day)));
  const staff = await staffOf(tx, organisation, now);
  const due = latest(since);
  const morning = morningOf({ national }, tx, organisation, now, staff);
  const all = [...(await items(tx, due, staff)), ...(await lineItems(sources, morning, due))];
  return digestScreen(all, day, holdersOf('curator', staff).includes(row.personId));
}

async function lineItems(
  sources: readonly Source[],
  morning: Morning,
  due: readonly Reminder[],
): Promise<readonly Item[]> {
  const all: Item[] = [];
  for (const source of sources) {
    const theirs = ofSource(source, due);
    if (theirs.length === 0) continue;
    for (const line of await source.lines(morning, theirs)) all.push({ kind: 'line', line });
  }
  return all;
}

async function digestDays(
  tx: Tx,
  row: DigestRow,
): Promise<readonly { readonly day: PlainDate; readonly status: string }[]> {
  const prefix = digestKey(row.personId, row.organisationId);
  const deliveries = await tx.outbox.deliveries(prefix);
  return deliveries.map((one) => ({ day: date(one.key.slice(prefix.length)), status: one.status }));
}

/** One line per subject: the reminder posted last. */
const latest = (reminders: readonly Reminder[]): readonly Reminder[] => [
  ...new Map(
    [...reminders].sort((a, b) => (isBefore(a.day, b.day) ? -1 : 1)).map((one) => [one.subject, one] as const),
  ).values(),
];

async function items(tx: Tx, reminders: readonly Reminder[], staff: Staff): Promise<readonly Item[]> {
  const occurrences = await tx.occurrences.among(
    'id',
    reminders.map((one) => id<'occurrence'>(one.subject)),
  );
  const direct = reminders.map((one) => id<'stage'>(one.subject));
  const stages = await tx.stages.among('id', [...direct, ...occurrences.map((one) => one.stageId)]);
  const roadmaps = await tx.roadmaps.among('id', [...new Set(stages.map((one) => one.roadmapId))]);
  const inForce = new Set(roadmaps.filter((one) => one.status === 'approved').map((one) => one.id));
  return reminders.flatMap((reminder) =>
    item(reminder, { occurrences, stages: stages.filter((one) => inForce.has(one.roadmapId)), staff }),
  );
}

function item(
  reminder: Reminder,
  known: { readonly occurrences: readonly Occurrence[]; readonly stages: readonly Stage[]; readonly staff: Staff },
): readonly Item[] {
  const occurrence = known.occurrences.find((one) => one.id === reminder.subject);
  const stage = known.stages.find((one) => one.id === (occurrence?.stageId ?? reminder.subject));
  if (!stage) return [];
  const { gap } = recipients(stage.assignees, ['assignees'], known.staff);
  const about: { readonly stage: Stage; readonly gap?: Gap } = { stage, ...(gap ? { gap } : {}) };
  if (!occurrence) return stage.deadline.kind === 'continuous' ? [{ kind: 'continuous', ...about }] : [];
  const stillTrue = occurrence.status === 'open' && occurrence.dueVersion === reminder.dueVersion;
  return stillTrue ? [{ kind: 'dated', occurrence, ...about }] : [];
}
