import type { RoundsAsked } from '#core/sessions/rounds.ts';

export interface Optimum {
  /** Meetings of the participants, the poorest first: the greatest total, then the greatest in this order. */
  readonly guests: readonly number[];
  /** The smallest sum of squares of the experts' loads among plans in which each participant has as many meetings as `counts`. */
  readonly squares: number;
}

/** Every plan there is, one after another, round by round and participant by participant. */
export function best({ participants, experts, rounds, met }: RoundsAsked, counts: readonly number[]): Optimum {
  const known = new Set(met.map(({ participant, expert }) => `${participant} ${expert}`));
  const guests = participants.map(() => 0);
  const loads = experts.map(() => 0);
  const found = { guests: [] as readonly number[], squares: Number.POSITIVE_INFINITY };
  const visit = (at: number, busy: readonly number[]): void => {
    const guest = at % participants.length;
    if (participants.length === 0 || at === participants.length * rounds) {
      const sorted = [...guests].sort((a, b) => a - b);
      if (better(sorted, found.guests)) found.guests = sorted;
      const squares = loads.reduce((sum, load) => sum + load * load, 0);
      if (`${guests}` === `${counts}`) found.squares = Math.min(found.squares, squares);
      return;
    }
    const seated = guest === 0 ? experts.map(() => 0) : busy;
    visit(at + 1, seated);
    for (const [expert, { id, seats }] of experts.entries()) {
      const pair = `${participants[guest]} ${id}`;
      if (known.has(pair) || (seated[expert] ?? 0) >= seats) continue;
      known.add(pair);
      guests[guest] = (guests[guest] ?? 0) + 1;
      loads[expert] = (loads[expert] ?? 0) + 1;
      visit(at + 1, seated.with(expert, (seated[expert] ?? 0) + 1));
      known.delete(pair);
      guests[guest] -= 1;
      loads[expert] -= 1;
    }
  };
  visit(0, []);
  return found;
}

function better(a: readonly number[], b: readonly number[]): boolean {
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
  if (sum(a) !== sum(b)) return sum(a) > sum(b);
  const at = a.findIndex((one, index) => one !== b[index]);
  return a.length > b.length || (at >= 0 && (a[at] ?? 0) > (b[at] ?? 0));
}
