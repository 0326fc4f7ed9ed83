import { readFileSync } from 'node:fs';

// Loaded before the program: its machine's clock obeys a file of orders, read at the start and at each SIGUSR2.

interface Orders {
  /** What the clock shows from now on, milliseconds since 1970. */
  readonly set?: number;
  /** For so many milliseconds nothing of the program runs. */
  readonly block?: number;
}

const file = process.env.CLOCK_ORDERS ?? '';
const Real = Date;
const moved = { by: 0 };

globalThis.Date = new Proxy(Real, {
  construct: (of, given, self) => Reflect.construct(of, given.length === 0 ? [Real.now() + moved.by] : given, self),
  apply: () => new Real(Real.now() + moved.by).toString(),
  get: (of, name) => (name === 'now' ? () => Real.now() + moved.by : Reflect.get(of, name)),
});

function obey(): void {
  // Written by the trial.
  const { set, block } = JSON.parse(readFileSync(file, 'utf8')) as Orders;
  if (set !== undefined) moved.by = set - Real.now();
  if (block !== undefined) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, block);
}

obey();
process.on('SIGUSR2', obey);
