import { choosePairs } from './rounds-pairs.ts';
import { type Meet, spread } from './rounds-spread.ts';

/** A participant at an expert's table. */
export interface Seating {
  readonly participant: string;
  readonly expert: string;
}

/** Who sits with whom at the same time; who is in none of them has a free round. */
export type Round = readonly Seating[];

export interface RoundsAsked {
  /** In the order of their tables; `seats` is how many people an expert takes in one round. */
  readonly experts: readonly { readonly id: string; readonly seats: number }[];
  readonly participants: readonly string[];
  /** All of them, those that are over included. */
  readonly rounds: number;
  /** Who met at earlier sessions: they do not meet here. */
  readonly met: readonly Seating[];
  /** A plan that people know already: its first `over` rounds have been held, the rest changes as little as it must. */
  readonly stood?: { readonly plan: readonly Round[]; readonly over: number };
}

/**
 * The rounds of a session of speed mentoring, the same for the same input. Nobody meets an expert twice, here or again after an
 * earlier session; the number of meetings is the greatest possible, then the least that a participant gets, then loads are even.
 *
 * The pairs are chosen by a maximum flow (participant: at most a meeting per round; expert: seats × rounds), levelled by exchanges;
 * any set of pairs within those limits fits into the rounds, since a bipartite graph takes as many colours as its highest degree
 * (König). So nothing is lost between the two steps, and both are exact. Whoever is missing is left out of the lists.
 */
export function planRounds(asked: RoundsAsked): readonly Round[] {
  const { experts, participants, rounds, met, stood } = asked;
  const held = (stood?.plan ?? []).slice(0, Math.min(stood?.over ?? 0, rounds));
  const left = rounds - held.length;
  const barred = new Set([...met, ...held.flat()].map(keyOf));
  const may = (seating: Seating) => !barred.has(keyOf(seating));
  const coming = (stood?.plan ?? []).slice(held.length, rounds);
  const before = new Map(seated(asked, held, coming, may).map(([seating, at]) => [keyOf(seating), at]));
  const had = countsOf(held.flat());
  const n = participants.length;
  const pairOf = (guest: number, expert: number): Seating => ({
    participant: participants[guest] ?? '',
    expert: experts[expert]?.id ?? '',
  });
  const chosen = choosePairs({
    ...{ participants: n, experts: experts.length },
    most: (node) => (node < n ? left : (experts[node - n]?.seats ?? 0) * left),
    had: (node) => had(node < n ? participants[node] : experts[node - n]?.id),
    may: (guest, expert) => may(pairOf(guest, expert)),
    stood: (guest, expert) => before.has(keyOf(pairOf(guest, expert))),
  });
  const meets = experts.flatMap((_, expert) =>
    participants.flatMap((_, participant): readonly Meet[] => {
      if (!chosen(participant, expert)) return [];
      const at = before.get(keyOf(pairOf(participant, expert)));
      return [{ participant, expert, ...(at === undefined ? {} : { stood: at }) }];
    }),
  );
  const at = spread(meets, left);
  const rest = Array.from({ length: left }, (_, round) =>
    meets.filter((_, index) => at[index] === round).map(({ participant, expert }) => pairOf(participant, expert)),
  );
  const kept = keptOf(asked, coming, may);
  return [...held, ...(isAsGood(asked, kept, rest) ? kept : rest)];
}

/** The earlier plan as far as those who are here can still keep it. */
function keptOf(
  { experts, participants }: RoundsAsked,
  coming: readonly Round[],
  may: (seating: Seating) => boolean,
): readonly Round[] {
  const here = new Set([...participants, ...experts.map(({ id }) => id)]);
  return coming.map((round) => round.filter((one) => here.has(one.participant) && here.has(one.expert) && may(one)));
}

/** Does a plan that people know already give everybody as much as the best one? Then nobody has to learn another. */
function isAsGood(
  { experts, participants, rounds, stood }: RoundsAsked,
  kept: readonly Round[],
  best: readonly Round[],
) {
  if (!stood || kept.length < rounds - Math.min(stood.over, rounds)) return false;
  const had = countsOf(stood.plan.slice(0, Math.min(stood.over, rounds)).flat());
  const loads = (plan: readonly Round[], people: readonly string[]): string => {
    const here = countsOf(plan.flat());
    return people
      .map((one) => had(one) + here(one))
      .sort((a, b) => a - b)
      .join();
  };
  const seated = experts.every(({ id, seats }) =>
    kept.every((round) => round.filter(({ expert }) => expert === id).length <= seats),
  );
  const tables = experts.map(({ id }) => id);
  return (
    seated && loads(kept, participants) === loads(best, participants) && loads(kept, tables) === loads(best, tables)
  );
}

/**
 * Where the flow begins: whoever is here keeps the chair of the earlier plan, and a chair that is free in a round goes to
 * somebody who is free in it, the one with fewest meetings first. It changes nothing in the optimum, only how few routes change.
 */
function seated(
  asked: RoundsAsked,
  held: readonly Round[],
  coming: readonly Round[],
  may: (seating: Seating) => boolean,
): readonly (readonly [Seating, number])[] {
  const { experts, participants, rounds } = asked;
  const kept = keptOf(asked, coming, may);
  const done = new Set(kept.flat().map(keyOf));
  const count = new Map(participants.map((one) => [one, countsOf([...held, ...kept].flat())(one)]));
  return Array.from({ length: rounds - held.length }, (_, at) => {
    const round = [...(kept[at] ?? [])];
    for (const { id: expert, seats } of experts)
      for (let free = seats - round.filter((one) => one.expert === expert).length; free > 0; free -= 1) {
        const [next] = participants
          .filter((one) => may({ participant: one, expert }) && !done.has(keyOf({ participant: one, expert })))
          .filter((one) => round.every(({ participant }) => participant !== one))
          .sort((a, b) => (count.get(a) ?? 0) - (count.get(b) ?? 0));
        if (next === undefined) break;
        const seating = { participant: next, expert };
        count.set(next, (count.get(next) ?? 0) + 1);
        done.add(keyOf(seating));
        round.push(seating);
      }
    return round.map((one) => [one, at] as const);
  }).flat();
}

const keyOf = ({ participant, expert }: Seating): string => `${participant} ${expert}`;

function countsOf(seatings: Round): (person: string | undefined) => number {
  const counts = new Map<string, number>();
  for (const { participant, expert } of seatings)
    for (const one of [participant, expert]) counts.set(one, (counts.get(one) ?? 0) + 1);
  return (person) => counts.get(person ?? '') ?? 0;
}
