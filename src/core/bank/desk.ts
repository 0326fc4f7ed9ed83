import { type Context, holds } from '#core/conversation/context.ts';
import { type Id, id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { dayIn, type PlainDate } from '#core/kernel/time.ts';
import type { RoleName } from '#core/people/person.ts';
import { record, recorded } from '#core/record/record.ts';
import type { Tx } from '#core/store.ts';
import type { BankEntry } from './entry.ts';

/** Who reads the bank (4.4.5: the council keeps account too), and who keeps it. */
export const readers = ['curator', 'head', 'administrator', 'council'] as const satisfies readonly RoleName[];
export const keepers = ['curator', 'head', 'administrator'] as const satisfies readonly RoleName[];

export const keeps = (ctx: Context): boolean => holds(ctx.me, ...keepers);

/** An entry of this organisation; anybody else's is not found. */
export async function entryHere(ctx: Context, entryId: string): Promise<BankEntry> {
  return here(ctx, await ctx.tx.bank.get(id<'entry'>(entryId)));
}

/** The same, held until the transaction ends. */
export async function lockEntry(ctx: Context, entryId: string): Promise<BankEntry> {
  return here(ctx, await ctx.tx.bank.lock(id<'entry'>(entryId)));
}

function here({ me }: Context, entry: BankEntry): BankEntry {
  if (entry.organisationId !== me.organisation.id) throw new Refusal('not-found');
  return entry;
}

/** One's own; somebody else's is not found. */
export async function lockOwn(ctx: Context, entryId: string): Promise<BankEntry> {
  const entry = await lockEntry(ctx, entryId);
  if (entry.personId !== ctx.me.person.id || entry.status === 'left') throw new Refusal('not-found');
  return entry;
}

export type Act =
  | 'added'
  | 'filled'
  | 'corrected'
  | 'imported'
  | 'reviewed'
  | 'paused'
  | 'resumed'
  | 'rested'
  | 'elsewhere'
  | 'approved'
  | 'left'
  | 'restored'
  | 'referred'
  | 'recalled';

/** Puts the entry as it is now and writes down what was done. */
export async function change(
  ctx: Pick<Context, 'tx' | 'now' | 'newId' | 'me'>,
  entry: BankEntry,
  act: Act,
  details: Readonly<Record<string, string>> = {},
): Promise<BankEntry> {
  await ctx.tx.bank.put(entry);
  await noteAct(ctx, entry, act, details);
  return entry;
}

export const noteAct = (
  ctx: Pick<Context, 'tx' | 'now' | 'newId' | 'me'>,
  { id: subject, organisationId }: BankEntry,
  act: Act,
  details: Readonly<Record<string, string>> = {},
): Promise<void> => record(ctx, { organisationId, subject, act, by: ctx.me.person.id, details });

/** The bank itself as the subject of an event: proposed to the head, gone through as a whole. */
export const wholeBank = (organisation: Id<'organisation'>): string => `bank:${organisation}`;

/** The day on which something last happened to the bank as a whole. */
export async function lastDay(
  tx: Tx,
  { id: organisation, settings }: Context['me']['organisation'],
  act: 'proposed' | 'updated',
): Promise<PlainDate | undefined> {
  const found = (await recorded(tx, wholeBank(organisation))).find((one) => one.act === act);
  return found && dayIn(settings.zone, found.at);
}
