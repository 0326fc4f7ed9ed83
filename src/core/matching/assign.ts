import { atOnce, type Steps } from '#core/kernel/breath.ts';

/** Who could be with whom, in numbers: rows are mentees, columns mentors. */
export interface Problem {
  readonly rows: number;
  readonly columns: number;
  /** What a pair is worth; `-Infinity` where the two may not be together. Not negative otherwise. */
  readonly worth: (row: number, column: number) => number;
  /** How many rows a column can still take. */
  readonly room: (column: number) => number;
  /** What taking one more costs a column that has taken so many already here: it must never fall. */
  readonly strain: (column: number, taken: number) => number;
}

export interface Assignment {
  /** The column of each row; undefined where it was left out. */
  readonly columnOf: readonly (number | undefined)[];
  /** Worth of all pairs less all strain. */
  readonly total: number;
}

interface State {
  readonly problem: Problem;
  /** worth, row after row. */
  readonly worth: Float64Array;
  readonly columnOf: Int32Array;
  readonly rowsOf: readonly number[][];
  /** Potentials: with them no way on from a row or a column costs less than nothing. */
  readonly ofRow: Float64Array;
  readonly ofColumn: Float64Array;
  /** What one more costs a column now. */
  readonly open: Float64Array;
  readonly search: Search;
}

/** One search for the cheapest way to place a row, reused. */
interface Search {
  readonly distance: Float64Array;
  /** The row from which a column was reached. */
  readonly from: Int32Array;
  readonly scanned: Uint8Array;
  readonly order: number[];
}

const none = -1;

/**
 * The assignment of the greatest total, over all and not row by row: successive shortest augmenting paths with potentials
 * (a min-cost flow in which each row sends one unit to a column with room, or is left out at no worth). Each row that is
 * placed may move others, so the result is optimal after every row; ties fall to the lower column.
 */
export const assign = (problem: Problem): Assignment => atOnce(assigning(problem));

/** In steps, each of about one look at every column. */
export function* assigning(problem: Problem): Steps<Assignment> {
  const state = yield* stateOf(problem);
  for (let row = 0; row < problem.rows; row++) yield* place(state, row);
  const columnOf = Array.from(state.columnOf, (column) => (column === none ? undefined : column));
  return { columnOf, total: totalOf(problem, columnOf) };
}

/** Worth of all pairs less all strain. */
export function totalOf({ worth, strain, columns }: Problem, columnOf: readonly (number | undefined)[]): number {
  const taken = new Int32Array(columns);
  return columnOf.reduce<number>((sum, column, row) => {
    if (column === undefined) return sum;
    const before = taken[column] ?? 0;
    taken[column] = before + 1;
    return sum + worth(row, column) - strain(column, before);
  }, 0);
}

function* stateOf(problem: Problem): Steps<State> {
  const { rows, columns } = problem;
  const worth = new Float64Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) worth[row * columns + column] = problem.worth(row, column);
    yield;
  }
  return {
    ...{ problem, worth },
    columnOf: new Int32Array(rows).fill(none),
    rowsOf: Array.from({ length: columns }, () => []),
    ofRow: new Float64Array(rows),
    ofColumn: new Float64Array(columns),
    open: Float64Array.from({ length: columns }, (_, column) => openAt(problem, column, 0)),
    search: {
      distance: new Float64Array(columns),
      from: new Int32Array(columns),
      scanned: new Uint8Array(columns),
      order: [],
    },
  };
}

/** Where the cheapest way known ends: in a column with room, or by leaving out a row. */
interface End {
  readonly cost: number;
  readonly column: number;
  readonly leftOut: number;
}

function* place(state: State, row: number): Steps<void> {
  const { search, columnOf, ofRow, ofColumn } = state;
  search.distance.fill(Number.POSITIVE_INFINITY);
  search.scanned.fill(0);
  search.order.length = 0;
  const reached = [row];
  const end = yield* shortest(state, row, reached);
  // Potentials move on by how much nearer than the end each was reached.
  for (const other of reached) {
    const column = columnOf[other] ?? none;
    const distance = column === none ? 0 : (search.distance[column] ?? 0);
    ofRow[other] = (ofRow[other] ?? 0) + distance - end.cost;
  }
  for (const column of search.order)
    ofColumn[column] = (ofColumn[column] ?? 0) + (search.distance[column] ?? 0) - end.cost;
  turn(state, row, end);
}

function* shortest(state: State, row: number, reached: number[]): Steps<End> {
  const { search, rowsOf, ofRow } = state;
  const best = { cost: 0, column: none, leftOut: row };
  relax(state, row, 0, best);
  for (;;) {
    yield;
    const column = nearest(search, best.cost);
    if (column === none) return best;
    search.scanned[column] = 1;
    search.order.push(column);
    const distance = search.distance[column] ?? 0;
    for (const other of rowsOf[column] ?? []) {
      reached.push(other);
      const out = distance + (ofRow[other] ?? 0);
      if (out < best.cost) Object.assign(best, { cost: out, column: none, leftOut: other });
      relax(state, other, distance, best);
    }
  }
}

/** Ways on from a row; a column that has room may be where the cheapest of them ends. */
function relax({ problem, worth, search, ofRow, ofColumn, open }: State, row: number, at: number, best: End): void {
  const { columns } = problem;
  const { distance, from, scanned } = search;
  const base = at + (ofRow[row] ?? 0);
  const start = row * columns;
  for (let column = 0; column < columns; column++) {
    const potential = ofColumn[column] ?? 0;
    const cost = base - (worth[start + column] ?? 0) - potential;
    if (cost >= (distance[column] ?? 0) || scanned[column] === 1) continue;
    distance[column] = cost;
    from[column] = row;
    const ends = cost + potential + (open[column] ?? 0);
    if (ends < best.cost) Object.assign(best, { cost: ends, column, leftOut: none });
  }
}

/** The nearest column that a cheaper way than the best known could lead through. */
function nearest({ distance, scanned }: Search, below: number): number {
  const best = { column: none, at: below };
  for (let column = 0; column < distance.length; column++) {
    const at = distance[column] ?? 0;
    if (at < best.at && scanned[column] === 0) {
      best.column = column;
      best.at = at;
    }
  }
  return best.column;
}

/** Every row on the way takes the column through which the way went on from it. */
function turn(state: State, start: number, end: End): void {
  const { search, columnOf, rowsOf } = state;
  const leave = (row: number): number => {
    const column = columnOf[row] ?? none;
    columnOf[row] = none;
    const rows = rowsOf[column];
    if (rows) rows.splice(rows.indexOf(row), 1);
    return column;
  };
  const first = end.leftOut === none ? end.column : leave(end.leftOut);
  for (let column = first; column !== none; ) {
    const row = search.from[column] ?? none;
    const before = row === start ? none : leave(row);
    columnOf[row] = column;
    rowsOf[column]?.push(row);
    column = before;
  }
  if (end.column !== none) state.open[end.column] = openAt(state.problem, end.column, rowsOf[end.column]?.length ?? 0);
}

/** What one more costs a column beyond reaching it. */
const openAt = ({ room, strain }: Problem, column: number, taken: number): number =>
  taken < room(column) ? strain(column, taken) : Number.POSITIVE_INFINITY;
