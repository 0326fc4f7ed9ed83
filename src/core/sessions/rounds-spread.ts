/** Two people who are to meet, by number, and the round in which an earlier plan had them, where it had. */
export interface Meet {
  readonly participant: number;
  readonly expert: number;
  readonly stood?: number;
}

interface Edge {
  readonly meet: Meet;
  readonly ends: readonly [number, number];
  readonly round: { at: number };
}

/**
 * A round for each pair: nobody is in two places at once, and no expert has more people in a round than the pairs of the expert
 * spread evenly over the rounds make. König's theorem: a bipartite graph whose degrees are at most `rounds` is coloured with so
 * many colours, an edge after another, by exchanging two colours along a path. An expert is so many chairs as that takes.
 */
export function spread(meets: readonly Meet[], rounds: number): readonly number[] {
  const board = boardOf(rounds);
  const chairs = chairsOf(meets, rounds);
  const edges = new Map<Meet, Edge>();
  const put = (meet: Meet, chair: string, at: number) => {
    const edge: Edge = { meet, ends: [board.node(`p${meet.participant}`), board.node(chair)], round: { at } };
    edges.set(meet, edge);
    board.set(edge, at);
  };
  const free = (node: string) => board.free(board.node(node));

  for (const meet of meets) {
    const { stood } = meet;
    if (stood === undefined || !free(`p${meet.participant}`).includes(stood)) continue;
    const chair = chairs(meet.expert).find((one) => free(one).includes(stood));
    if (chair !== undefined) put(meet, chair, stood);
  }
  for (const meet of meets.filter((one) => !edges.has(one))) {
    const mine = free(`p${meet.participant}`);
    const open = chairs(meet.expert).filter((one) => free(one).length > 0);
    const [best] = open
      .flatMap((chair) => free(chair).map((at) => ({ chair, at })))
      .filter(({ at }) => mine.includes(at))
      .sort((a, b) => board.size(a.at) - board.size(b.at));
    const [chair = ''] = open;
    const [at = 0] = mine;
    // Neither is free when the other is: the chair's people change over between the two rounds, along the path that hangs on it.
    if (!best) board.exchange(board.node(chair), at, free(chair)[0] ?? 0);
    put(meet, best?.chair ?? chair, best?.at ?? at);
  }
  level(board, rounds);
  return meets.map((meet) => edges.get(meet)?.round.at ?? 0);
}

/** How many chairs an expert needs at once, by name. */
function chairsOf(meets: readonly Meet[], rounds: number): (expert: number) => readonly string[] {
  const loads = new Map<number, number>();
  for (const { expert } of meets) loads.set(expert, (loads.get(expert) ?? 0) + 1);
  return (expert) =>
    Array.from({ length: Math.ceil((loads.get(expert) ?? 0) / rounds) }, (_, index) => `e${expert}.${index}`);
}

/** Moves pairs from the fullest round to the emptiest until they differ by one at most: idle people are spread evenly. */
function level(board: Board, rounds: number): void {
  const order = () => Array.from({ length: rounds }, (_, at) => at).sort((a, b) => board.size(b) - board.size(a));
  for (let [full = 0, empty = 0] = ends(order()); board.size(full) - board.size(empty) > 1; ) {
    // A path of the two rounds that begins and ends in the fuller one has one pair more there than in the other.
    const start = board
      .nodes()
      .find((node) => board.free(node).includes(empty) && board.path(node, full, empty).length % 2 === 1);
    if (start === undefined) throw new Error('two rounds that cannot be evened out');
    board.exchange(start, full, empty);
    [full = 0, empty = 0] = ends(order());
  }
}

const ends = (order: readonly number[]): readonly (number | undefined)[] => [order[0], order.at(-1)];

interface Board {
  readonly node: (name: string) => number;
  readonly nodes: () => readonly number[];
  readonly free: (node: number) => readonly number[];
  readonly size: (round: number) => number;
  readonly set: (edge: Edge, round: number) => void;
  /** The edges that are by turns in two rounds, from a node on that has none in the second: so it is no circle. */
  readonly path: (node: number, first: number, second: number) => readonly Edge[];
  /** Exchanges the two rounds along that path. */
  readonly exchange: (node: number, first: number, second: number) => void;
}

function boardOf(rounds: number): Board {
  const names = new Map<string, number>();
  const at: (Edge | undefined)[][] = [];
  const sizes = new Array<number>(rounds).fill(0);
  const size = (round: number) => sizes[round] ?? 0;
  const set = (edge: Edge, round: number) => {
    edge.round.at = round;
    sizes[round] = size(round) + 1;
    for (const end of edge.ends) at[end]?.splice(round, 1, edge);
  };
  const clear = ({ ends: both, round }: Edge) => {
    sizes[round.at] = size(round.at) - 1;
    for (const end of both) at[end]?.splice(round.at, 1, undefined);
  };
  const path: Board['path'] = (node, first, second) => {
    const found: Edge[] = [];
    for (let here = node, edge = at[here]?.[first]; edge; ) {
      found.push(edge);
      here = edge.ends[0] === here ? edge.ends[1] : edge.ends[0];
      edge = at[here]?.[found.length % 2 === 0 ? first : second];
    }
    return found;
  };
  return {
    node: (name) => {
      const known = names.get(name) ?? at.push(new Array<Edge | undefined>(rounds).fill(undefined)) - 1;
      names.set(name, known);
      return known;
    },
    nodes: () => [...names.values()],
    free: (node) => Array.from({ length: rounds }, (_, round) => round).filter((round) => !at[node]?.[round]),
    ...{ size, set, path },
    exchange: (node, first, second) => {
      const edges = path(node, first, second);
      const now = edges.map(({ round }) => (round.at === first ? second : first));
      for (const edge of edges) clear(edge);
      for (const [index, edge] of edges.entries()) set(edge, now[index] ?? first);
    },
  };
}
