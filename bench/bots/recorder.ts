import { writeFileSync } from 'node:fs';
import pg from 'pg';
import { given } from './child.ts';

// Writes down every statement that the program sends, in the order of their beginnings and of their ends; SIGUSR2 marks a moment.

type Query = (...args: unknown[]) => unknown;
interface Noted {
  readonly client: number;
  readonly text: string;
  /** Under which the program had the server keep it. */
  readonly name?: string;
  readonly values: readonly unknown[];
  readonly begun: number;
  ended: number;
}

const clients = new WeakMap<object, number>();
const state = { clients: 0, moment: 0, mark: 0 };
const noted: Noted[] = [];
const next = () => {
  state.moment += 1;
  return state.moment;
};

const original = pg.Client.prototype.query as unknown as Query;
pg.Client.prototype.query = function query(this: object, ...args: unknown[]): unknown {
  const [first, second] = args;
  const asked =
    typeof first === 'string'
      ? { text: first, values: second }
      : (first as { text?: unknown; name?: string; values?: unknown });
  if (typeof asked.text !== 'string') return original.apply(this, args);
  if (!clients.has(this)) {
    state.clients += 1;
    clients.set(this, state.clients);
  }
  const values = Array.isArray(asked.values) ? asked.values : Array.isArray(second) ? second : [];
  const one: Noted = {
    ...{ client: clients.get(this) ?? 0, text: asked.text, values, begun: next(), ended: 0 },
    ...('name' in asked && asked.name !== undefined ? { name: asked.name } : {}),
  };
  noted.push(one);
  const done = () => {
    one.ended = next();
  };
  const last = args.at(-1);
  if (typeof last === 'function') {
    return original.apply(this, [
      ...args.slice(0, -1),
      (...results: unknown[]) => {
        done();
        (last as Query)(...results);
      },
    ]);
  }
  const answer = original.apply(this, args);
  if (answer instanceof Promise) answer.then(done, done);
  else done();
  return answer;
} as unknown as typeof pg.Client.prototype.query;

process.on('SIGUSR2', () => {
  state.mark = state.moment;
});
process.on('exit', () => writeFileSync(given('RECORD_TO'), JSON.stringify({ mark: state.mark, noted })));
