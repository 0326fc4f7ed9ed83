import type { Id } from '#core/kernel/id.ts';
import type { Couple } from './match-draft.ts';
import { isLent, isSought, mayBeLentIn, menteesIn, mentorsIn, roomOf, type Town } from './town.ts';

export interface TownPins {
  /** The mentor's entry by the mentee's: these two, whatever the figures say. */
  readonly held: ReadonlyMap<Id<'entry'>, Id<'entry'>>;
  /** These may not be any more. */
  readonly fallen: readonly Couple[];
}

/**
 * What is left of the municipal curator's pins: both are still there, the schools still seek and lend, the mentor is still ready, and has a
 * place that no earlier pin has taken.
 */
export function pinsIn(town: Town): TownPins {
  const [mentors, mentees] = [mentorsIn(town).filter(isLent), menteesIn(town).filter(isSought)];
  const mayBeLent = mayBeLentIn(town);
  const held = new Map<Id<'entry'>, Id<'entry'>>();
  const fallen: Couple[] = [];
  for (const pin of town.pinned) {
    const mentee = mentees.find(({ one }) => one.person.id === pin.mentee);
    const mentor = mentors.find(
      (each) =>
        mentee !== undefined &&
        each.one.person.id === pin.mentor &&
        mayBeLent(each, mentee) &&
        pinnedTo(held, each.one.entry.id) < roomOf(each),
    );
    if (mentor && mentee && !held.has(mentee.one.entry.id)) held.set(mentee.one.entry.id, mentor.one.entry.id);
    else fallen.push(pin);
  }
  return { held, fallen };
}

/** Places of a mentor that pins take. */
export const pinnedTo = (held: TownPins['held'], mentor: Id<'entry'>): number =>
  [...held.values()].filter((one) => one === mentor).length;
