import { button, screen } from '#core/conversation/screen.ts';
import { lines, say } from '#core/kernel/text.ts';
import { dayIn, daysBetween } from '#core/kernel/time.ts';
import { listOf } from '#core/pairing/words.ts';
import { type Timer, timer } from '#core/reminders/timer.ts';
import { afterRow, askingRows } from './card.ts';
import type { MeetingsDeps } from './deps.ts';
import { type Desk, tellOf, zoneOf } from './desk.ts';
import type { Meeting } from './meeting.ts';
import { callOff, expected, unanswered } from './state.ts';
import { type Moment, struck, woken } from './wake.ts';
import { aboutMeeting, othersIn } from './words.ts';

/** A day and an hour before a meeting, the question after it, and the end of an offer that nobody answered. */
export const meetingTimer = (deps: Pick<MeetingsDeps, 'agenda'>): Timer =>
  timer(
    (tx) => tx.meetings,
    async (desk, meeting) => {
      const calendar = { zone: zoneOf(desk), isWorking: desk.isWorking };
      const moment = struck(meeting, calendar, desk.now);
      const after = moment ? await happen(desk, deps, meeting, moment) : meeting;
      return woken(after, calendar, desk.now);
    },
  );

async function happen(
  desk: Desk,
  deps: Pick<MeetingsDeps, 'agenda'>,
  meeting: Meeting,
  { kind }: Moment,
): Promise<Meeting> {
  switch (kind) {
    case 'day':
    case 'hour':
      await remind(desk, deps, meeting, kind);
      return meeting;
    case 'after':
      await askAfter(desk, meeting);
      return meeting;
    case 'nudge':
      await nudge(desk, meeting);
      return meeting;
    case 'lapse':
      return lapse(desk, meeting);
    default:
      return kind satisfies never;
  }
}

/** Whoever said that they cannot come is not expected. */
async function remind(desk: Desk, { agenda }: Pick<MeetingsDeps, 'agenda'>, meeting: Meeting, kind: 'day' | 'hour') {
  const left = meeting.mentorshipId ? await agenda(desk.tx, meeting.mentorshipId) : undefined;
  await tellOf(desk, meeting, {
    ...{ what: kind, standing: true, to: expected(meeting) },
    ...(meeting.startsAt ? { expiresAt: meeting.startsAt } : {}),
    screen: (to) =>
      screen(
        lines(
          kind === 'hour' ? 'Встреча через час' : `${nearness(desk, meeting)} встреча`,
          aboutMeeting(meeting, to, zoneOf(desk)),
          ...(left ? ['', left] : []),
        ),
        [button('Перенести', 'm.move', meeting.id), button('Открыть', 'm.card', meeting.id)],
      ),
  });
}

/** Told late after a stop of the program, or early before a day off. */
function nearness(desk: Desk, { startsAt }: Meeting): string {
  const days = startsAt && daysBetween(dayIn(zoneOf(desk), desk.now), dayIn(zoneOf(desk), startsAt));
  return days === 0 ? 'Сегодня' : days === 1 ? 'Завтра' : 'Скоро';
}

const askAfter = (desk: Desk, meeting: Meeting): Promise<void> =>
  tellOf(desk, meeting, {
    ...{ what: 'after', standing: true, to: expected(meeting) },
    screen: (to) =>
      screen(say`Встреча состоялась? ${listOf(othersIn(meeting, to))}`, afterRow(meeting.id), [button('Меню', 'menu')]),
  });

/** Once more to those who have not answered, as long as there is a day left. */
const nudge = (desk: Desk, meeting: Meeting): Promise<void> =>
  tellOf(desk, meeting, {
    ...{ what: 'nudge', standing: true, to: unanswered(meeting) },
    screen: (to) =>
      screen(
        lines('Ждём вашего ответа о встрече', aboutMeeting(meeting, to, zoneOf(desk))),
        ...askingRows(meeting, zoneOf(desk)),
      ),
  });

/** The last hour on offer has come without an answer: whoever proposed it is told. */
async function lapse(desk: Desk, meeting: Meeting): Promise<Meeting> {
  await tellOf(desk, meeting, {
    ...{ what: 'lapsed', to: [meeting.proposedBy] },
    screen: (to) =>
      screen(lines('Ответа о встрече не было, время прошло', say`С кем: ${listOf(othersIn(meeting, to))}`), [
        ...(meeting.mentorshipId ? [button('Предложить снова', 'm.new', meeting.mentorshipId)] : []),
        button('Меню', 'menu'),
      ]),
  });
  return callOff(meeting);
}
