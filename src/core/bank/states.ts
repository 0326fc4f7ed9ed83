import type { Context } from '#core/conversation/context.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines } from '#core/kernel/text.ts';
import { isBefore, type PlainDate } from '#core/kernel/time.ts';
import { change, lockEntry } from './desk.ts';
import type { BankEntry } from './entry.ts';

/** Still in the bank; else 'stale'. */
export function kept(entry: BankEntry): BankEntry {
  if (entry.status === 'left') throw new Refusal('stale');
  return entry;
}

/** Somebody has looked at it and all is right: the year begins anew (4.4.4). */
export const seen = (entry: BankEntry, today: PlainDate): BankEntry => ({ ...kept(entry), reviewedOn: today });

/** «Не сейчас»: not offered before that day, which is yet to come: 'date-in-the-past'. */
export function paused(entry: BankEntry, until: PlainDate, today: PlainDate): BankEntry {
  if (!isBefore(today, until)) throw new Refusal('date-in-the-past');
  return { ...kept(entry), pausedUntil: until };
}

export function awake(entry: BankEntry): BankEntry {
  const { pausedUntil: _over, ...rest } = kept(entry);
  return rest;
}

/** Taken out. `reviewedOn` is from now on the day of leaving: retention counts from it. */
export function gone(entry: BankEntry, today: PlainDate): BankEntry {
  const { pausedUntil: _pause, referredOn: _referred, ...rest } = kept(entry);
  return { ...rest, status: 'left', reviewedOn: today };
}

/** Back in the bank, to be approved anew. Refusal 'stale' where it never left. */
export function restored(entry: BankEntry, today: PlainDate): BankEntry {
  if (entry.status !== 'left') throw new Refusal('stale');
  const { approvedOn: _on, approvedBy: _by, ...rest } = entry;
  return { ...rest, status: 'waiting', reviewedOn: today };
}

/** 4.4.3: the head approves. One that is approved already stays as it is. */
export const approved = (entry: BankEntry, by: BankEntry['personId'], today: PlainDate): BankEntry =>
  entry.status === 'waiting' ? { ...entry, status: 'approved', approvedOn: today, approvedBy: by } : entry;

/** 002, roadmap 5: a mentee whose pair is still looked for may be sent to the psychologist. */
export function referred(entry: BankEntry, today: PlainDate): BankEntry {
  if (entry.side !== 'mentee') throw new Refusal('not-found');
  return { ...kept(entry), referredOn: today };
}

export function recalled(entry: BankEntry): BankEntry {
  const { referredOn: _referred, ...rest } = kept(entry);
  return rest;
}

/** First of the coming January. */
export const nextJanuary = (today: PlainDate): PlainDate => today.with({ month: 1, day: 1 }).add({ years: 1 });

/** How long not: nobody has to say why. */
export const restScreen = (entry: BankEntry, today: PlainDate, verb: 'bank' | 'card'): Screen => {
  const code = (day: PlainDate) => day.toString().replaceAll('-', '');
  return screen(
    lines(
      'До какого дня не предлагать пары? Причину называть не нужно.',
      'В этот день пауза закончится сама, раньше её можно снять в карточке.',
    ),
    [
      button('На месяц', `${verb}.until`, entry.id, code(today.add({ months: 1 }))),
      button('До 1 января', `${verb}.until`, entry.id, code(nextJanuary(today))),
    ],
    [button('Другая дата', `${verb}.day`, entry.id)],
    [verb === 'bank' ? button('К карточке', 'bank.card', entry.id) : button('К карточке', 'card')],
  );
};

/** Changes an entry by one of the decisions above and writes it down; pressed twice it is written once. */
export async function act(
  ctx: Context,
  entryId: string,
  does: 'seen' | 'awake' | 'recalled' | 'restored',
): Promise<BankEntry> {
  const entry = await lockEntry(ctx, entryId);
  const { today } = ctx.me;
  switch (does) {
    case 'seen':
      return change(ctx, seen(entry, today), 'reviewed');
    case 'awake':
      return entry.pausedUntil ? change(ctx, awake(entry), 'resumed') : kept(entry);
    case 'recalled':
      return entry.referredOn ? change(ctx, recalled(entry), 'recalled') : kept(entry);
    case 'restored':
      return change(ctx, restored(entry, today), 'restored');
    default:
      return does satisfies never;
  }
}

/** Pauses an entry and writes it down. Whose it is, is asked before. */
export async function rest(ctx: Context, entryId: string, until: PlainDate): Promise<void> {
  const entry = await lockEntry(ctx, entryId);
  if (entry.pausedUntil?.equals(until)) return;
  await change(ctx, paused(entry, until, ctx.me.today), 'paused', { until: until.toString() });
}
