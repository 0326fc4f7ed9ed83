import { type Button, button } from '#core/conversation/screen.ts';
import { daysBetween, type PlainDate } from '#core/kernel/time.ts';
import type { Occurrence } from '#core/roadmap/roadmap.ts';

/** «Завтра», «через неделю», «в день срока»: the last where it is neither of the others nor past. */
export function snoozeButtons(occurrence: Occurrence, today: PlainDate): readonly (readonly Button[])[] {
  const left = daysBetween(today, occurrence.due);
  return [
    [
      button('Напомнить завтра', 'occ.snooze', occurrence.id, '1'),
      button('Через неделю', 'occ.snooze', occurrence.id, '7'),
    ],
    left > 1 && left !== 7 ? [button('Напомнить в день срока', 'occ.snooze', occurrence.id, 'due')] : [],
  ];
}
