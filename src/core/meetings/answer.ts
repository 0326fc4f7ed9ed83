import { type Action, action, type Context } from '#core/conversation/context.ts';
import { readSlot, slotCode } from '#core/conversation/read-moment.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines, say } from '#core/kernel/text.ts';
import { type Instant, instant, isPast } from '#core/kernel/time.ts';
import { listOf } from '#core/pairing/words.ts';
import { lockedMeeting, mentorsOf, ownMeeting, ownMeetings, restOf } from './access.ts';
import { meetingCard } from './card.ts';
import type { MeetingsDeps } from './deps.ts';
import { deskOf, save } from './desk.ts';
import type { Meeting } from './meeting.ts';
import { tellSeriesAgreed } from './series-tellings.ts';
import { accept, clashing, hourOf, isOpen, refuse } from './state.ts';
import { tellAbsent, tellAgreed, tellCancelled } from './tellings.ts';
import { othersIn, whenLine } from './words.ts';

/** «Подходит», one of several hours, «Не смогу»; all hours of a schedule at once. */
export const answerActions = (deps: MeetingsDeps): readonly Action[] => [
  action('m.card', 'anyone', async (ctx, id = '') => meetingCard(ctx, await ownMeeting(ctx, id))),
  action('m.yes', 'anyone', (ctx, id = '', version = '', slot) => sayYes(ctx, deps, { id, version, slot }, 'ask')),
  action('m.still', 'anyone', (ctx, id = '', version = '', slot) => sayYes(ctx, deps, { id, version, slot }, 'sure')),
  action('m.all', 'anyone', (ctx, id = '', version = '') => sayYesToAll(ctx, deps, id, version)),
  action('m.no', 'anyone', (ctx, id = '', version = '') => sayNo(ctx, deps, id, version)),
];

interface Pressed {
  readonly id: string;
  readonly version: string;
  readonly slot: string | undefined;
}

/** A button of an hour that is no longer on offer answers with the card as it is now. */
function staleNote({ now }: Context, meeting: Meeting, version: string): string | undefined {
  if (String(meeting.version) !== version) return 'Время с тех пор изменилось. Сейчас так:';
  if (!isOpen(meeting)) return 'Отвечать больше не нужно. Сейчас так:';
  return meeting.startsAt && isPast(meeting.startsAt, now) ? 'Это время уже прошло.' : undefined;
}

/** What may be said yes to: the hours on offer, or the agreed one. */
const hoursOf = ({ slots, startsAt }: Meeting): readonly Instant[] =>
  startsAt ? [startsAt] : slots.map((one) => instant(one));

async function sayYes(ctx: Context, deps: MeetingsDeps, pressed: Pressed, mode: 'ask' | 'sure'): Promise<Screen> {
  const before = await lockedMeeting(ctx, pressed.id);
  const note = staleNote(ctx, before, pressed.version);
  if (note) return meetingCard(ctx, before, note);
  const at = pressed.slot === undefined ? hourOf(before) : readSlot(pressed.slot);
  if (!at) throw new Refusal('stale');
  if (!hoursOf(before).some((one) => slotCode(one) === slotCode(at)))
    return meetingCard(ctx, before, 'Это время уже не предлагают. Сейчас так:');
  if (isPast(at, ctx.now)) throw new Refusal('meeting-hour');
  const clash = mode === 'sure' ? undefined : clashing(await ownMeetings(ctx), at, before)[0];
  if (clash) return clashScreen(ctx, clash, pressed);
  const after = await agree(ctx, deps, before, at);
  return meetingCard(ctx, after, after.status === 'agreed' ? 'Встреча назначена.' : 'Ответ записан, ждём остальных.');
}

/** Says yes, and tells everybody else once it is settled by that. */
async function agree(ctx: Context, deps: MeetingsDeps, before: Meeting, at: Instant): Promise<Meeting> {
  const desk = deskOf(ctx, deps);
  const slot = before.slots.find((one) => slotCode(instant(one)) === slotCode(at));
  const after = await save(desk, accept(before, { by: ctx.me.person.id, mentors: await mentorsOf(ctx, before) }, slot));
  if (before.status === 'proposed' && after.status === 'agreed') await tellAgreed(desk, deps, after, ctx.me.person.id);
  return after;
}

const clashScreen = (ctx: Context, clash: Meeting, { id, version, slot }: Pressed): Screen =>
  screen(
    lines(
      say`В это время у вас встреча: ${listOf(othersIn(clash, ctx.me.person.id))}`,
      whenLine(clash, ctx.me.organisation.settings.zone),
      'Всё равно согласиться?',
    ),
    [button('Всё равно', 'm.still', id, version, ...(slot ? [slot] : [])), button('Другое время', 'm.move', id)],
    [button('Встречи', 'meets'), button('Меню', 'menu')],
  );

/** One tap for a whole schedule; whoever proposed it is told once. */
async function sayYesToAll(ctx: Context, deps: MeetingsDeps, id: string, version: string): Promise<Screen> {
  const first = await lockedMeeting(ctx, id);
  const note = staleNote(ctx, first, version);
  if (note) return meetingCard(ctx, first, note);
  const desk = deskOf(ctx, deps);
  const mentors = await mentorsOf(ctx, first);
  const asked = (await restOf(ctx, first)).filter((one) => one.status === 'proposed' && one.slots.length === 1);
  const after: Meeting[] = [];
  for (const one of asked)
    after.push(await save(desk, accept(await ctx.tx.meetings.lock(one.id), { by: ctx.me.person.id, mentors })));
  const settled = after.filter((one) => one.status === 'agreed');
  await tellSeriesAgreed(desk, settled, ctx.me.person.id);
  return meetingCard(
    ctx,
    after[0] ?? first,
    asked.length === 0 ? 'Отвечать больше не нужно. Сейчас так:' : allNote(after),
  );
}

const allNote = (after: readonly Meeting[]): string => {
  const settled = after.filter((one) => one.status === 'agreed').length;
  return settled > 0 ? `Встреч назначено: ${settled}.` : 'Ответ записан, ждём остальных.';
};

/** Of a group the others go on; of a pair nothing is left. */
async function sayNo(ctx: Context, deps: MeetingsDeps, id: string, version: string): Promise<Screen> {
  const before = await lockedMeeting(ctx, id);
  const note = staleNote(ctx, before, version);
  if (note) return meetingCard(ctx, before, note);
  const desk = deskOf(ctx, deps);
  const by = ctx.me.person.id;
  const mentors = await mentorsOf(ctx, before);
  const after = await save(desk, refuse(before, { by, mentors }));
  if (after.status === 'cancelled') await tellCancelled(desk, deps, [after], by);
  else await tellAbsent(desk, after, by, [...mentors, after.proposedBy]);
  return meetingCard(ctx, after, 'Записано: вас не ждут.');
}
