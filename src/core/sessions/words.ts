import { cut } from '#core/conversation/fit.ts';
import { showTime } from '#core/conversation/question-time.ts';
import { showDay } from '#core/conversation/questions.ts';
import { showMoment } from '#core/conversation/show-moment.ts';
import type { Id } from '#core/kernel/id.ts';
import { lines, namedAll, say, type Text } from '#core/kernel/text.ts';
import type { Zone } from '#core/kernel/time.ts';
import { endOf } from './moments.ts';
import { freeSeats, type Line, waiting } from './seats.ts';
import type { Openness, Session } from './session.ts';

export const opennessWords: Readonly<Record<Openness, string>> = {
  school: 'Для своей школы',
  municipality: 'Для школ муниципалитета',
  all: 'Для всех школ',
};

export const statusWords: Readonly<Record<Session['status'], string>> = {
  draft: 'Черновик, ещё не объявлено',
  announced: 'Объявлено',
  cancelled: 'Встреча отменена',
  over: 'Встреча прошла',
};

/** «сб, 5 декабря 2026 г., 15:00–16:00» */
export const when = (session: Session, zone: Zone): string =>
  `${showMoment(session.startsAt, zone)}–${showTime(endOf(session).toZonedDateTimeISO(zone).toPlainTime())}`;

/** «Тема», short enough for a line. */
export const themeOf = ({ theme }: Session): string => cut(theme, 150);

/** For a button: the day without its year, and the theme. */
export function brief(session: Session, zone: Zone): string {
  const day = session.startsAt.toZonedDateTimeISO(zone).toPlainDate();
  return cut(`${showDay(day).split('\u00a0').slice(0, 2).join('\u00a0')}, ${session.theme}`, 36);
}

/** Theme, time, place and who speaks. */
export const essence = (session: Session, experts: readonly Id<'person'>[], zone: Zone): Text =>
  lines(
    themeOf(session),
    `Когда: ${when(session, zone)}`,
    `Где: ${cut(session.place, 300)}`,
    ...(experts.length > 0 ? [say`Ведёт: ${namedAll(experts)}`] : []),
  );

export const seatWords = (line: Line): string => {
  const queue = waiting(line).length;
  const free = `Свободно мест: ${freeSeats(line)} из ${line.session.seats}`;
  return queue > 0 ? `${free} · в очереди: ${queue}` : free;
};
