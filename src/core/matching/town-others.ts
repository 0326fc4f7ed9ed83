import type { Fit } from './fit.ts';
import { fitIn, isLent, mayBeLentIn, mentorsIn, type Placed, roomOf, type Town } from './town.ts';
import { pinnedTo, pinsIn } from './town-pins.ts';

export interface OtherMentor {
  readonly mentor: Placed;
  readonly fit: Fit;
}

/** Mentors of other schools whom one mentee could have, the best first: ready for it, and with a place that nobody else is pinned to. */
export function othersFor(town: Town, mentee: Placed): readonly OtherMentor[] {
  const mayBeLent = mayBeLentIn(town);
  const held = new Map(pinsIn(town).held);
  held.delete(mentee.one.entry.id);
  return mentorsIn(town)
    .filter(
      (mentor) => isLent(mentor) && mayBeLent(mentor, mentee) && pinnedTo(held, mentor.one.entry.id) < roomOf(mentor),
    )
    .map((mentor) => ({ mentor, fit: fitIn(town, mentor, mentee) }))
    .sort((a, b) => b.fit.worth - a.fit.worth);
}
