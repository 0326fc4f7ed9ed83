import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { z } from 'zod';

const recorded = z.object({
  mark: z.number(),
  noted: z.array(
    z.object({
      ...{ client: z.number(), text: z.string(), name: z.string().optional(), values: z.array(z.unknown()) },
      ...{ begun: z.number(), ended: z.number() },
    }),
  ),
});

export interface Replayed {
  /** From the mark to the last statement. */
  readonly seconds: number;
  readonly statements: number;
}

type Noted = z.infer<typeof recorded>['noted'][number];

/** A transaction, or a statement outside of one: what begins and ends as a whole. */
interface Unit {
  readonly client: number;
  readonly statements: readonly Noted[];
  readonly begun: number;
  readonly ended: number;
}

/**
 * The statements of a recording, by bare `pg`, as fast as the database takes them: each on the connection it came by, and no transaction
 * before those that had ended when it began. `prepared`: those that the program had prepared are prepared here too.
 */
export async function replayed(
  url: string,
  file: string,
  { prepared }: { readonly prepared: boolean },
): Promise<Replayed> {
  const { mark, noted } = recorded.parse(JSON.parse(await readFile(file, 'utf8')));
  const units = unitsOf(noted.filter(({ ended }) => ended > 0));
  const clients = new Map<number, pg.Client>();
  for (const { client } of units)
    if (!clients.has(client)) {
      const one = new pg.Client({ connectionString: url });
      await one.connect();
      clients.set(client, one);
    }
  const ends = units.map(({ ended }) => ended).toSorted((a, b) => a - b);
  const done = new Set<number>();
  const state = { through: 0, from: 0 };
  const waiting: (() => void)[] = [];
  const play = async ({ client, statements, ended }: Unit): Promise<void> => {
    // A row that another one got in this run: the statement has been made all the same.
    for (const { text, name, values } of statements)
      await clients
        .get(client)
        ?.query({ text, values: [...values], ...(prepared && name !== undefined ? { name } : {}) })
        .catch(() => undefined);
    done.add(ended);
    while (state.through < ends.length && done.has(ends[state.through] ?? 0)) state.through += 1;
    for (const one of waiting.splice(0)) one();
  };
  const running: Promise<void>[] = [];
  for (const unit of units) {
    while ((ends[state.through] ?? Number.POSITIVE_INFINITY) < unit.begun)
      await new Promise<void>((go) => waiting.push(go));
    if (unit.begun > mark && state.from === 0) state.from = performance.now();
    running.push(play(unit));
  }
  await Promise.all(running);
  const seconds = (performance.now() - state.from) / 1000;
  for (const one of clients.values()) await one.end();
  const timed = units.filter(({ begun }) => begun > mark);
  return { seconds, statements: timed.reduce((sum, { statements }) => sum + statements.length, 0) };
}

/** By connection, from each `begin` to its end; in the order of their beginnings. */
function unitsOf(noted: readonly Noted[]): readonly Unit[] {
  const open = new Map<number, Noted[]>();
  const units: Unit[] = [];
  const close = (client: number) => {
    const statements = open.get(client) ?? [];
    open.delete(client);
    const [first] = statements;
    const last = statements.at(-1);
    if (first && last) units.push({ client, statements, begun: first.begun, ended: last.ended });
  };
  for (const one of noted.toSorted((a, b) => a.begun - b.begun)) {
    const inside = open.get(one.client);
    if (inside) inside.push(one);
    else open.set(one.client, [one]);
    const begins = /^\s*(start transaction|begin)/i.test(one.text);
    const ends = /^\s*(commit|rollback)\s*;?\s*$/i.test(one.text);
    if (inside ? ends : !begins) close(one.client);
  }
  for (const client of [...open.keys()]) close(client);
  return units.toSorted((a, b) => a.begun - b.begun);
}
