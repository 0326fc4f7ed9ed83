import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { showMoment } from '#core/conversation/show-moment.ts';
import type { Id } from '#core/kernel/id.ts';
import { lines, named, say, type Text } from '#core/kernel/text.ts';
import type { Instant } from '#core/kernel/time.ts';
import { calendarFile } from './calendar-file.ts';
import { askingRows } from './card.ts';
import type { MeetingsDeps } from './deps.ts';
import { type Desk, tellOf, zoneOf } from './desk.ts';
import type { Meeting } from './meeting.ts';
import { expected } from './state.ts';
import { aboutMeeting, placeLine, whenLine } from './words.ts';

type Person = Id<'person'>;

const others = (meeting: Meeting, by: Person): readonly Person[] => expected(meeting).filter((one) => one !== by);
/** Whoever acts is told nothing, unless their calendar has to follow. */
const takers = (meetings: readonly Meeting[], by: Person | undefined): readonly Person[] =>
  by && meetings.some((one) => one.takenBy?.includes(by)) ? [by] : [];
const bottom = [button('Встречи', 'meets'), button('Меню', 'menu')];
const openRow = ({ id }: Meeting) => [button('Открыть', 'm.card', id), button('Меню', 'menu')];

/** Hours are proposed, for the first time or in place of others. */
export const tellProposal = (desk: Desk, meeting: Meeting, by: Person, was?: Instant): Promise<void> =>
  tellOf(desk, meeting, {
    ...{ what: 'proposed', standing: true, to: others(meeting, by) },
    screen: (to) =>
      screen(
        lines(
          proposedBy(meeting, by, was),
          aboutMeeting(meeting, to, zoneOf(desk)),
          ...(was ? [`Было: ${showMoment(was, zoneOf(desk))}`] : []),
        ),
        ...askingRows(meeting, zoneOf(desk)),
      ),
  });

/** In a group it is said who proposes; of two, «С кем» says it. */
function proposedBy(meeting: Meeting, by: Person, was: Instant | undefined): Text {
  const what = was ? 'Предлагают перенести встречу' : 'Предлагают встречу';
  return meeting.people.length > 2 ? say`${what}: ${named(by)}` : [what];
}

/** It is settled. Whoever had it in their calendar gets the new hour as a file too. */
export async function tellAgreed(desk: Desk, deps: Pick<MeetingsDeps, 'papers'>, meeting: Meeting, by: Person) {
  const to = [...others(meeting, by), ...takers([meeting], by)];
  const files = await filesFor(desk, deps, [meeting], to);
  await tellOf(desk, meeting, {
    ...{ what: 'agreed', standing: true, to },
    screen: (person) =>
      attached(
        screen(
          lines('Встреча назначена', aboutMeeting(meeting, person, zoneOf(desk))),
          [button('В календарь', 'm.ics', meeting.id), ...openRow(meeting).slice(0, 1)],
          [button('Меню', 'menu')],
        ),
        files.get(person),
      ),
  });
}

/** It is called off, alone or with what follows of its schedule. */
export async function tellCancelled(
  desk: Desk,
  deps: Pick<MeetingsDeps, 'papers'>,
  gone: readonly Meeting[],
  by: Person | undefined,
): Promise<void> {
  const [first, ...more] = gone;
  if (!first) return;
  const to = [...expected(first).filter((one) => one !== by), ...takers(gone, by)];
  const files = await filesFor(desk, deps, gone, to);
  await tellOf(desk, first, {
    ...{ what: 'cancelled', to },
    screen: (person) =>
      attached(
        screen(
          lines(
            more.length > 0 ? `Встречи отменены: ${gone.length}` : 'Встреча отменена',
            aboutMeeting(first, person, zoneOf(desk)),
            ...(more.length > 0 ? ['И все следующие по расписанию.'] : []),
          ),
          bottom,
        ),
        files.get(person),
      ),
  });
}

/** Somebody of a group cannot come; the others meet all the same. */
export const tellAbsent = (desk: Desk, meeting: Meeting, by: Person, to: readonly Person[]): Promise<void> =>
  tellOf(desk, meeting, {
    ...{ what: `absent:${by}`, to: to.filter((one) => one !== by) },
    screen: () => screen(lines(say`Не сможет: ${named(by)}`, whenLine(meeting, zoneOf(desk))), openRow(meeting)),
  });

/** Where and how it is held has changed; the hour stays. */
export const tellPlace = (desk: Desk, meeting: Meeting, by: Person): Promise<void> =>
  tellOf(desk, meeting, {
    ...{ what: `place:${desk.now.epochMilliseconds}`, standing: true, to: others(meeting, by) },
    screen: () =>
      screen(lines('Изменилось место встречи', whenLine(meeting, zoneOf(desk)), placeLine(meeting)), openRow(meeting)),
  });

const attached = (shown: Screen, file: Id<'file'> | undefined): Screen => (file ? { ...shown, file } : shown);

/** A file for each who has it in their calendar. */
async function filesFor(
  desk: Desk,
  { papers }: Pick<MeetingsDeps, 'papers'>,
  meetings: readonly Meeting[],
  to: readonly Person[],
): Promise<ReadonlyMap<Person, Id<'file'>>> {
  const files = new Map<Person, Id<'file'>>();
  for (const person of to) {
    const theirs = meetings.filter((one) => one.takenBy?.includes(person));
    if (theirs.length > 0) files.set(person, await calendarFile(desk, papers, theirs, { owner: person }));
  }
  return files;
}
