import { type Context, type Duty, holds } from '#core/conversation/context.ts';
import { dayIn, isBefore } from '#core/kernel/time.ts';
import { lastDay } from './desk.ts';
import { codeOf } from './filter.ts';
import { ownEntries } from './my-card.ts';
import { isOld } from './review.ts';
import { roundDay } from './source.ts';

/** What the bank expects of somebody now. */
export async function bankDuties(ctx: Context): Promise<readonly Duty[]> {
  const own = (await ownEntries(ctx)).some((entry) => isOld(entry, ctx.me.today));
  return [
    ...(own ? [{ text: ['Проверьте свою карточку: прошёл год'], label: 'Моя карточка', action: 'card' }] : []),
    ...(holds(ctx.me, 'head') ? await toSign(ctx) : []),
    ...(holds(ctx.me, 'curator') ? await toUpdate(ctx) : []),
  ];
}

/** What the curator has proposed and nobody has decided yet. */
async function toSign(ctx: Context): Promise<readonly Duty[]> {
  const { organisation } = ctx.me;
  const proposed = await lastDay(ctx.tx, organisation, 'proposed');
  if (!proposed) return [];
  const waiting = (await ctx.tx.bank.where({ organisationId: organisation.id, status: 'waiting' })).filter(
    (entry) => !isBefore(proposed, dayIn(organisation.settings.zone, entry.createdAt)),
  );
  if (waiting.length === 0) return [];
  const text = [`Утвердите наставников и наставляемых списком: ${waiting.length}`];
  return [{ text, label: 'Список банка', action: 'bank.sign:0:0:0' }];
}

async function toUpdate(ctx: Context): Promise<readonly Duty[]> {
  const { organisation, today } = ctx.me;
  const all = (await ctx.tx.bank.where({ organisationId: organisation.id })).filter((one) => one.status !== 'left');
  const old = all.filter((one) => isOld(one, today)).length;
  if (old === 0 || !(await roundDay({ tx: ctx.tx, organisation }, all, today))) return [];
  const text = [`Обновите банк: не проверены карточки: ${old}`];
  return [{ text, label: 'Обновить банк', action: `bank.list:${codeOf({ marks: ['old'] })}:0` }];
}
