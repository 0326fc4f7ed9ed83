import { button, screen } from '#core/conversation/screen.ts';
import type { Id } from '#core/kernel/id.ts';
import { lines, named, say, type Text } from '#core/kernel/text.ts';
import type { Instant, Zone } from '#core/kernel/time.ts';
import { listOf } from '#core/pairing/words.ts';
import { type Desk, tellOf, zoneOf } from './desk.ts';
import type { Meeting } from './meeting.ts';
import { expected, hourOf } from './state.ts';
import { othersIn, placeLine } from './words.ts';

const months = 'январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь'.split(' ');

/** «октябрь 2026: 6, 13, 20»: a line for each month. */
export function monthLines(starts: readonly Instant[], zone: Zone): readonly string[] {
  const days = starts.map((at) => at.toZonedDateTimeISO(zone));
  const names = [...new Set(days.map((one) => `${months[one.month - 1]} ${one.year}`))];
  return names.map(
    (name) =>
      `${name}: ${days
        .filter((one) => `${months[one.month - 1]} ${one.year}` === name)
        .map((one) => one.day)
        .join(', ')}`,
  );
}

const hoursOf = (meetings: readonly Meeting[]): readonly Instant[] => meetings.flatMap((one) => hourOf(one) ?? []);

/** A whole schedule in one message, answered with one tap. */
export async function tellSeries(
  desk: Desk,
  meetings: readonly Meeting[],
  by: Id<'person'>,
  rule: string,
): Promise<void> {
  const [first] = meetings;
  if (!first) return;
  const zone = zoneOf(desk);
  await tellOf(desk, first, {
    ...{ what: 'series', standing: true, to: expected(first).filter((one) => one !== by) },
    screen: (to) =>
      screen(
        lines(
          say`${named(by)} предлагает встречи по расписанию`,
          withWhom(first, to),
          `Когда: ${rule}`,
          ...monthLines(hoursOf(meetings), zone),
          `Встреч: ${meetings.length}`,
          placeLine(first),
        ),
        [button('Подходит', 'm.all', first.id, String(first.version))],
        [button('Другое время', 'm.redo', first.id), button('Отменить', 'm.off', first.id, 'all')],
      ),
  });
}

/** Whoever proposed the schedule learns that it is settled. */
export async function tellSeriesAgreed(desk: Desk, settled: readonly Meeting[], by: Id<'person'>): Promise<void> {
  const [first] = settled;
  if (!first) return;
  await tellOf(desk, first, {
    ...{ what: 'series-agreed', to: expected(first).filter((one) => one !== by) },
    screen: (to) =>
      screen(
        lines('Расписание принято', withWhom(first, to), ...monthLines(hoursOf(settled), zoneOf(desk))),
        [button('Всё в календарь', 'm.icsall', first.id)],
        [button('Встречи', 'meets'), button('Меню', 'menu')],
      ),
  });
}

const withWhom = (meeting: Meeting, to: Id<'person'>): Text => say`С кем: ${listOf(othersIn(meeting, to))}`;
