import { showMoment } from '#core/conversation/show-moment.ts';
import type { Id } from '#core/kernel/id.ts';
import { lines, named, say, type Text } from '#core/kernel/text.ts';
import { instant, type Zone } from '#core/kernel/time.ts';
import { listOf } from '#core/pairing/words.ts';
import type { Meeting, MeetingMode } from './meeting.ts';
import { hourOf } from './state.ts';

export const meetingModeWords: Readonly<Record<MeetingMode, string>> = {
  'in-person': 'Очно',
  online: 'Онлайн',
  lesson: 'На уроке',
  phone: 'По телефону',
};

/** Everybody but the reader. */
export const othersIn = ({ people }: Pick<Meeting, 'people'>, reader: Id<'person'>): readonly Id<'person'>[] =>
  people.filter((one) => one !== reader);

/** With whom, when and where; of several hours on offer all of them. */
export const aboutMeeting = (meeting: Meeting, reader: Id<'person'>, zone: Zone): Text =>
  lines(say`С кем: ${listOf(othersIn(meeting, reader))}`, whenLine(meeting, zone), placeLine(meeting));

export function whenLine(meeting: Meeting, zone: Zone): string {
  if (meeting.slots.length > 1)
    return `Когда, на выбор: ${meeting.slots.map((one) => showMoment(instant(one), zone)).join('; ')}`;
  const at = hourOf(meeting);
  return at ? `Когда: ${showMoment(at, zone)}` : 'Когда: время не назначено';
}

export const placeLine = ({ mode, place }: Pick<Meeting, 'mode' | 'place'>): string =>
  place ? `Где: ${meetingModeWords[mode].toLowerCase()}, ${place}` : `Где: ${meetingModeWords[mode].toLowerCase()}`;

export const statusWords: Readonly<Record<Meeting['status'], string>> = {
  proposed: 'ждём ответов',
  agreed: 'назначена',
  held: 'состоялась',
  'not-held': 'не состоялась',
  cancelled: 'отменена',
};

/** Who answered what; of a pair only where an answer is awaited. */
export function answerLines({ people, answers, status }: Meeting): readonly Text[] {
  const words = { yes: 'придёт', no: 'не сможет' } as const;
  if (people.length === 2 && status !== 'proposed') return [];
  return people.map((one): Text => {
    const said = answers[one];
    return say`• ${named(one)}: ${said ? words[said] : 'ответа нет'}`;
  });
}
