/** Who may meet whom, by number: participants first (0…), then experts, one row of numbers for both. */
export interface Choice {
  readonly participants: number;
  readonly experts: number;
  /** Meetings that a node may still get. */
  readonly most: (node: number) => number;
  /** Meetings it has had already; they count for the balance. */
  readonly had: (node: number) => number;
  readonly may: (participant: number, expert: number) => boolean;
  /** What an earlier plan held: it stays wherever nothing better is possible. */
  readonly stood: (participant: number, expert: number) => boolean;
}

/** The chosen pairs, by participant and expert. */
export type Chosen = (participant: number, expert: number) => boolean;

/**
 * A maximum flow, levelled. Arcs of the residual network go from a participant to an expert who may be added and from an expert
 * to a participant who may be given up; every improvement is one shortest path in it. First the total grows to its maximum, then
 * meetings go over from the richest participant to the poorest, then from the busiest expert to the least busy.
 */
export function choosePairs(choice: Choice): Chosen {
  const { participants: n, had, most } = choice;
  const net = network(choice);
  const total = (node: number) => had(node) + net.count(node);
  const room = (node: number) => net.count(node) < most(node);
  const guests = Array.from({ length: n }, (_, node) => node);
  const experts = Array.from({ length: choice.experts }, (_, index) => n + index);

  const highest = Math.max(0, ...guests.map((node) => had(node) + most(node)));
  for (let level = 1; level <= highest; level += 1)
    for (const guest of guests)
      if (total(guest) < level && room(guest)) net.improve(guest, (to) => to >= n && room(to));

  exhaust(guests, (poor) => room(poor) && net.improve(poor, (to) => to < n && total(to) - total(poor) > 1));
  exhaust(experts, (busy) => net.improve(busy, (to) => to >= n && room(to) && total(busy) - total(to) > 1));
  return net.chosen;
}

/** Until a whole round over the nodes improves nothing: what no single exchange improves is the best there is. */
function exhaust(nodes: readonly number[], improved: (node: number) => boolean): void {
  while (nodes.map(improved).includes(true));
}

interface Network {
  readonly chosen: Chosen;
  readonly count: (node: number) => number;
  /** Turns the arcs of a shortest path to such a node round; false where there is none. */
  readonly improve: (from: number, goal: (node: number) => boolean) => boolean;
}

function network({ participants: n, experts: m, may, stood, most }: Choice): Network {
  const chosen = Array.from({ length: n }, () => new Array<boolean>(m).fill(false));
  const counts = new Array<number>(n + m).fill(0);
  const count = (node: number) => counts[node] ?? 0;
  const taken: Chosen = (guest, expert) => chosen[guest]?.[expert] === true;
  const turn = (guest: number, expert: number) => {
    const now = !taken(guest, expert);
    chosen[guest]?.splice(expert, 1, now);
    for (const node of [guest, n + expert]) counts[node] = count(node) + (now ? 1 : -1);
  };
  for (let guest = 0; guest < n; guest += 1)
    for (let expert = 0; expert < m; expert += 1)
      if (stood(guest, expert) && may(guest, expert) && [guest, n + expert].every((node) => count(node) < most(node)))
        turn(guest, expert);

  const arc = (from: number, to: number) =>
    from < n ? may(from, to - n) && !taken(from, to - n) : taken(to, from - n);
  const improve = (from: number, goal: (node: number) => boolean): boolean => {
    const path = shortest(from, goal, (node) => (node < n ? [n, n + m] : [0, n]), arc);
    for (const [index, node] of path.entries()) {
      const next = path[index + 1];
      if (next !== undefined) turn(Math.min(node, next), Math.max(node, next) - n);
    }
    return path.length > 0;
  };
  return { chosen: taken, count, improve };
}

/** From a node to the nearest other one that is wanted, ties by number; empty where there is none. */
function shortest(
  from: number,
  goal: (node: number) => boolean,
  across: (node: number) => readonly [number, number],
  arc: (from: number, to: number) => boolean,
): readonly number[] {
  const back = new Map<number, number>([[from, from]]);
  for (const node of back.keys()) {
    const [first, end] = across(node);
    for (let next = first; next < end; next += 1) {
      if (back.has(next) || !arc(node, next)) continue;
      back.set(next, node);
      if (goal(next)) return traced(back, next);
    }
  }
  return [];
}

function traced(back: ReadonlyMap<number, number>, end: number): readonly number[] {
  const path = [end];
  for (let node = end, before = back.get(node); before !== undefined && before !== node; before = back.get(node)) {
    path.unshift(before);
    node = before;
  }
  return path;
}
