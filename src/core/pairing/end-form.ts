import { type IsWorkingDay, workingDays, workingDaysAfter } from '#core/calendar/working-days.ts';
import { type Context, guided } from '#core/conversation/context.ts';
import { form } from '#core/conversation/form.ts';
import { checked, choice, day, optional, showDay, words } from '#core/conversation/questions.ts';
import { readDay } from '#core/kernel/read-day.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { dayIn, earlier, isBefore, later, type PlainDate } from '#core/kernel/time.ts';
import { recorded } from '#core/record/record.ts';
import { pairFor } from './access.ts';
import type { Asked } from './answers.ts';
import type { PairingDeps } from './deps.ts';
import type { EndReason } from './mentorship.ts';
import { missingOf } from './needed.ts';
import { orderCard } from './order-card.ts';
import { draft } from './order-new.ts';
import { endReasonWords } from './words.ts';

interface Ending {
  readonly reason: EndReason;
  readonly grounds?: string | undefined;
  readonly required?: string | undefined;
  /** The last day where the plan is done, and where somebody wished it to end. */
  readonly doneOn?: PlainDate | undefined;
  readonly endsOn?: PlainDate | undefined;
}

/** Working days of notice at either side's word (art. 351.8 of the Labour Code). */
export const notice = 3;

/** An order that ends a pair (П1 7.1); by anybody's wish no sooner than three working days after it was said. */
export const endForm = ({ national }: PairingDeps) =>
  guided<Ending>('pair-end', ['curator'], async (ctx, subject) => {
    const asked = await inForcePair(ctx, subject);
    const isWorking = workingDays(national, ctx.me.organisation.settings);
    const earliest = await earliestEnd(ctx, asked, isWorking);
    return {
      form: questions(asked, earliest),
      send: async (inside, { reason, grounds, required, doneOn, endsOn }) => {
        const fresh = await inForcePair(inside, asked.pair.id);
        const lastDay = reason === 'done' ? doneOn : endsOn;
        if (!lastDay || (reason !== 'done' && isBefore(lastDay, earliest))) throw new Refusal('stale');
        const why = required ?? grounds;
        const order = await draft(inside, 'end', [fresh], {
          ...{ kind: 'end', reason, lastDay: lastDay.toString() },
          ...(why ? { grounds: why } : {}),
        });
        return orderCard(inside, order.id, 'Проект приказа составлен.');
      },
    };
  });

/** In force and in no draft yet. */
export async function inForcePair(ctx: Context, subject: string): Promise<Asked> {
  const asked = await pairFor(ctx, subject);
  const open = (await ctx.tx.orders.where({ organisationId: ctx.me.organisation.id })).some(
    (one) => one.status !== 'signed' && one.mentorships.includes(asked.pair.id),
  );
  if (asked.pair.status !== 'in-force' || open) throw new Refusal('stale');
  return asked;
}

/**
 * Three working days after today, or after the day of a withdrawal that still holds: a consent given anew starts it afresh. A mentor
 * who lays the duties of this pair down has given notice by that, whichever came first.
 */
export async function earliestEnd(ctx: Context, asked: Asked, isWorking: IsWorkingDay): Promise<PlainDate> {
  const missing = await missingOf(ctx.tx, ctx.me.organisation, asked);
  const off = (await recorded(ctx.tx, asked.pair.id))
    .filter(
      ({ act, by, details }) =>
        act === 'consent-withdrawn' && missing.some((one) => one.personId === by && one.kind === details.kind),
    )
    .map((one) => dayIn(ctx.me.organisation.settings.zone, one.at));
  const latest = off.length === 0 ? ctx.me.today : off.reduce(later);
  return workingDaysAfter((await laidDown(ctx, asked)).reduce(earlier, latest), notice, isWorking);
}

/** Days on which the duties of this pair were laid down (П1 4.1) and that still stand. */
async function laidDown({ tx, me }: Context, { pair }: Asked): Promise<readonly PlainDate[]> {
  const said = await tx.petitions.where({ mentorshipId: pair.id, kind: 'lay-down' });
  return said
    .filter(({ status }) => status !== 'withdrawn')
    .map(({ filedAt }) => dayIn(me.organisation.settings.zone, filedAt));
}

const questions = ({ pair }: Asked, earliest: PlainDate) =>
  form('pair-end', 'Завершение пары')
    .ask('reason', choice('Почему завершается (П1 7.1)?', endReasonWords))
    .askIf(
      ({ reason }) => reason === 'curator',
      'required',
      words('Основание: что не исполняется? Оно войдёт в приказ.', { max: 500 }),
    )
    .askIf(
      ({ reason }) => reason !== undefined && reason !== 'curator',
      'grounds',
      optional(words('Основание, если нужно назвать его в приказе?', { max: 500 })),
    )
    .askIf(({ reason }) => reason === 'done', 'doneOn', lastDay(pair, pair.inForceFrom ?? pair.plannedFrom))
    .askIf(
      ({ reason }) => reason !== undefined && reason !== 'done',
      'endsOn',
      lastDay(pair, later(earliest, pair.inForceFrom ?? earliest)),
    );

/** From that day on and inside the term of the pair. */
export const lastDay = (
  { inForceTo, plannedTo }: Asked['pair'],
  from: PlainDate,
  question = 'Последний день, когда пара действует?',
  suggested = [inForceTo ?? plannedTo, from],
) =>
  checked(
    day(question, (said, today) => readDay(said, today), suggested),
    (said) => {
      if (isBefore(said, from))
        return `Не раньше ${showDay(from)} По чьему-либо решению предупреждают за три рабочих дня (ст. 351.8 ТК).`;
      return isBefore(inForceTo ?? plannedTo, said)
        ? `Срок пары по приказу: по ${showDay(inForceTo ?? plannedTo)}`
        : undefined;
    },
  );
