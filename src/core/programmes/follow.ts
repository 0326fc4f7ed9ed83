import type { Context } from '#core/conversation/context.ts';
import { daysBetween, earlier, isBefore, later, type PlainDate } from '#core/kernel/time.ts';
import { isSide, peopleOn } from '#core/pairing/access.ts';
import type { Asked } from '#core/pairing/answers.ts';
import type { Mentorship } from '#core/pairing/mentorship.ts';
import { ownPairs } from '#core/pairing/mine.ts';
import { type Held, mayHave, programmesOf } from './access.ts';
import type { Made } from './draft.ts';
import { type Planned, shifted } from './plan.ts';
import type { Activity, Programme } from './programme.ts';
import { isOpen } from './state.ts';
import { monthsFrom, needsNone, type Term, usualEnds, usualStart } from './term.ts';

/** Days before twelve months are over at which the next programme may be made. */
const near = 30;

/** One that is over, or whose twelve months nearly are: longer than that it cannot be (1.3), so another one follows (П1 7.2). */
export const isFull = ({ status, from }: Pick<Programme, 'status' | 'from'>, today: PlainDate): boolean =>
  status === 'closed' || (status === 'approved' && !isBefore(today, monthsFrom(from, 12).subtract({ days: near })));

/** May the presser begin the one that follows it now? */
export const mayFollow = async (ctx: Context, held: Held): Promise<boolean> =>
  isFull(held.programme, ctx.me.today) && (await pairToFollow(ctx, held)) !== undefined;

/** The pair of the next one: the same, or where it is over the presser's other pair with the same people. */
export async function pairToFollow(ctx: Context, held: Held): Promise<Asked | undefined> {
  if (!isSide(ctx, held)) return undefined;
  const people = peopleOn(held.members);
  const pairs = [held, ...(await ownPairs(ctx)).filter(({ pair }) => pair.id !== held.pair.id)];
  for (const { pair, members } of pairs) {
    const same = peopleOn(members).every((one) => people.includes(one));
    if (!same || !canTake(pair, ctx.me.today)) continue;
    if (!(await programmesOf(ctx, pair.id)).some(isOpen)) return { pair, members };
  }
  return undefined;
}

/** Is there room for three months of a programme in what the pair is there for? */
export const canTake = (pair: Mentorship, today: PlainDate): boolean =>
  mayHave(pair) && !needsNone(pair) && usualEnds(pair, usualStart(pair, today)).length > 0;

/** As long as the pattern where the pair allows it, else the nearest that it does. */
export function termLike(pattern: Term, pair: Mentorship, today: PlainDate, notBefore?: PlainDate): Term {
  const usual = usualStart(pair, today);
  const wanted = notBefore ? later(usual, notBefore) : usual;
  const from = usualEnds(pair, wanted).length > 0 ? wanted : usual;
  const ends = usualEnds(pair, from);
  const last = ends.reduce((a, b) => later(a, b), monthsFrom(from, 3));
  const like = from.add({ days: daysBetween(pattern.from, pattern.to) });
  return { from, to: later(earlier(like, last), monthsFrom(from, 3)) };
}

/** A new programme after another: its directions and lines, with the days moved as far as the beginning is. */
export function madeLike(pattern: Programme, plan: readonly Activity[], term: Term): Made {
  const { mode, areas, schedule, expected } = pattern;
  return {
    ...{ ...term, mode, areas, schedule, expected },
    lines: plan.map(
      ({ title, area, expected: result, due }): Planned => ({
        ...{ title, due: shifted(due, pattern.from, term) },
        ...(area ? { area } : {}),
        ...(result ? { expected: result } : {}),
      }),
    ),
  };
}
