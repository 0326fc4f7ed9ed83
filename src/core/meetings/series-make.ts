import { type Action, action, type Context } from '#core/conversation/context.ts';
import type { Screen } from '#core/conversation/screen.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import type { Instant } from '#core/kernel/time.ts';
import { meetingCard } from './card.ts';
import type { MeetingsDeps } from './deps.ts';
import { save } from './desk.ts';
import type { Meeting } from './meeting.ts';
import { addMeeting } from './propose.ts';
import { datesOf, readRuleCode, ruleWords } from './series.ts';
import { minutesOf, type SeriesGround, seriesGround } from './series-ground.ts';
import { tellSeries } from './series-tellings.ts';
import { lastLike } from './slots.ts';
import { callOff, hourOf, isOpen, offer } from './state.ts';
import { tellCancelled } from './tellings.ts';

export const seriesActions = (deps: MeetingsDeps): readonly Action[] => [
  action('m.plan', 'anyone', (ctx, ...subject) => ctx.fill('meet-series', subject.join(':'))),
  action('m.redo', 'anyone', (ctx, id = '') => ctx.fill('meet-series', `rest:${id}`)),
  action('m.make', 'anyone', (ctx, ...targets) =>
    make(ctx, deps, targets.slice(0, -1).join(':'), targets.at(-1) ?? ''),
  ),
];

/**
 * Makes what was shown, and tells everybody once. Meetings of the schedule it takes the place of are moved one by one, so that calendars
 * move their entries; what is over is called off.
 */
async function make(ctx: Context, deps: MeetingsDeps, subject: string, code: string): Promise<Screen> {
  const ground = await seriesGround(ctx, deps, subject);
  const rule = readRuleCode(code);
  if (!rule) throw new Refusal('stale');
  const { desk, occasion, instead, me } = ground;
  const { starts } = datesOf(desk, occasion, rule);
  const again = madeAlready(ground, starts);
  if (again) return meetingCard(ctx, again, 'Такое расписание уже предложено.');
  const made = await meetingsAt(ctx, ground, starts);
  const over: Meeting[] = [];
  for (const one of instead.slice(starts.length)) over.push(await save(desk, callOff(one)));
  await tellSeries(desk, made, me, ruleWords(rule));
  await tellCancelled(desk, deps, over, me);
  const [first] = made;
  if (!first) throw new Refusal('meeting-hour');
  return meetingCard(ctx, first, `Расписание предложено, встреч: ${made.length}. Ответ придёт сюда.`);
}

/** As the last meeting was held, at each of these hours; what is replaced is moved, in order. */
async function meetingsAt(ctx: Context, ground: SeriesGround, starts: readonly Instant[]): Promise<readonly Meeting[]> {
  const { desk, occasion, instead, me } = ground;
  const last = lastLike(ground.own, occasion);
  const seriesId = instead[0]?.seriesId ?? ctx.newId<'series'>();
  const how = {
    ...{ minutes: minutesOf(ground), mode: last?.mode ?? 'in-person', seriesId },
    ...(last?.place ? { place: last.place } : {}),
  };
  const made: Meeting[] = [];
  for (const [index, at] of starts.entries()) {
    const old = instead[index];
    made.push(
      old
        ? await save(desk, offer(await ctx.tx.meetings.lock(old.id), { by: me, slots: [at] }))
        : await addMeeting(ctx, desk, occasion, { ...how, slots: [at] }),
    );
  }
  return made;
}

/** A second press of the same button: all these hours are on offer already. */
function madeAlready({ own, occasion, me }: SeriesGround, starts: readonly Instant[]): Meeting | undefined {
  const mine = own.filter((one) => one.seriesId && one.proposedBy === me && one.mentorshipId === occasion.mentorshipId);
  const open = mine.filter(isOpen);
  const hours = new Set(open.map((one) => hourOf(one)?.epochMilliseconds));
  return starts.length > 0 && starts.every((at) => hours.has(at.epochMilliseconds)) ? open[0] : undefined;
}
