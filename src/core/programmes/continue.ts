import { type IsWorkingDay, workingDays } from '#core/calendar/working-days.ts';
import { type Action, action, type Context } from '#core/conversation/context.ts';
import type { Screen } from '#core/conversation/screen.ts';
import type { Id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { earlier as earliest, isBefore, later, type PlainDate } from '#core/kernel/time.ts';
import { peopleOn } from '#core/pairing/access.ts';
import type { Asked } from '#core/pairing/answers.ts';
import { type House, withoutPeople } from '#core/practices/without-names.ts';
import { pairToSee, programmesOf } from './access.ts';
import { cardScreen } from './card.ts';
import type { ProgrammesDeps } from './deps.ts';
import { draftIn, type Made } from './draft.ts';
import { type Earlier, earlierFor } from './earlier.ts';
import { isReverse } from './ground.ts';
import { type Planned, spread } from './plan.ts';
import type { Activity } from './programme.ts';
import { isOver } from './state.ts';
import { monthsFrom, type Term, usualEnds, usualStart } from './term.ts';

/** «Продолжить программу прежней пары»: one tap makes the draft, which both agree to and the curator approves as any other. */
export const continueActions = ({ national }: ProgrammesDeps): readonly Action[] => [
  action('prog.on', 'anyone', async (ctx, pair = ''): Promise<Screen> => {
    const asked = await pairToSee(ctx, pair);
    const before = await earlierFor(ctx, asked);
    if (!before) throw new Refusal('stale');
    const going = (await programmesOf(ctx, asked.pair.id)).find((one) => !isOver(one));
    if (going) return cardScreen(ctx, going.id, 'Программа этой пары уже начата.');
    const isWorking = workingDays(national, ctx.me.organisation.settings);
    const term = termOf(asked, before, ctx.me.today);
    const former = await formerIn(ctx, asked, before);
    const made = madeFrom(asked, before, former, { ...term, days: daysFor(before, term, ctx.me.today, isWorking) });
    const { programme } = await draftIn(ctx, asked, made, isWorking);
    return cardScreen(
      ctx,
      programme.id,
      made.lines.length > 0
        ? 'Черновик готов: в нём то, что осталось от программы прежней пары, прошедшие сроки сдвинуты. Проверьте и предложите всем.'
        : 'Черновик готов. В программе прежней пары всё выполнено: добавьте новые мероприятия.',
    );
  }),
];

/**
 * As far as the earlier one was to go, 3 to 12 months from now on. What has run does not count against the twelve: who takes part is a
 * part of a programme (1.3), so with another mentor it is another programme, and П1 7.2 lets those who agreed to one prolong that one.
 */
function termOf({ pair }: Asked, { programme }: Earlier, today: PlainDate): Term {
  const from = usualStart(pair, today);
  const last = usualEnds(pair, from).reduce((a, b) => later(a, b), monthsFrom(from, 3));
  return { from, to: later(earliest(programme.to, last), monthsFrom(from, 3)) };
}

/** A day that has not come yet stays; those that are over come evenly between today and the first of them, so that the order is kept. */
function daysFor(
  { left }: Earlier,
  { from, to }: Term,
  today: PlainDate,
  isWorking: IsWorkingDay,
): ReadonlyMap<Activity, PlainDate> {
  const start = later(today, from);
  const late = left.filter(({ due }) => isBefore(due, start));
  const ahead = left.filter((one) => !late.includes(one)).map(({ due }) => due);
  const parts = late.length + (ahead.length > 0 ? 1 : 0);
  const days = spread(parts, { from: start, to: ahead.reduce(earliest, to) }, start, isWorking);
  return new Map(left.map((one) => [one, days[late.indexOf(one)] ?? one.due]));
}

interface Placed extends Term {
  readonly days: ReadonlyMap<Activity, PlainDate>;
}

/** Its directions, strengths and what is not done. Results and the former mentor's word on them stay where they are. */
function madeFrom(asked: Asked, before: Earlier, former: House['people'], { from, to, days }: Placed): Made {
  const { mode, areas, schedule, expected, strengths, id: previousId } = before.programme;
  const bare = (words: string): string => withoutPeople(words, former);
  return {
    ...{ from, to, mode, areas, schedule: bare(schedule), expected: bare(expected), previousId },
    ...(strengths ? { strengths: bare(strengths) } : {}),
    lines: before.left.map((one): Planned => {
      const { title, area, expected: result, personId } = one;
      return {
        ...{ title: bare(title), due: days.get(one) ?? one.due },
        ...(area ? { area } : {}),
        ...(result ? { expected: bare(result) } : {}),
        ...whose(asked, before.learners, personId),
      };
    }),
  };
}

/** A pair of two has one who learns; in a group and in a reverse pair a line of one person stays theirs. */
function whose(
  { members }: Asked,
  learners: readonly Id<'person'>[],
  personId: Activity['personId'],
): Pick<Planned, 'personId'> {
  if (peopleOn(members, 'mentee').length < 2) return {};
  const only = isReverse(members) ? learners[0] : undefined;
  const person = personId ?? only;
  return person ? { personId: person } : {};
}

/** Whoever stood in it and does not stand here may be named in its lines. */
async function formerIn(ctx: Context, asked: Asked, before: Earlier): Promise<House['people']> {
  const here = peopleOn(asked.members);
  const gone = [...new Set(before.members.map((one) => one.personId))].filter((one) => !here.includes(one));
  return ctx.tx.as({ as: 'system' }, () => ctx.tx.people.among('id', gone));
}
