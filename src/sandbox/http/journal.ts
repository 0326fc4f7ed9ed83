import type { Messenger } from '../world/world.ts';

/** One request of the bot and what it was answered, for tests and for a look from outside. */
export interface Exchange {
  readonly n: number;
  readonly messenger: Messenger;
  readonly method: string;
  /** Files are shown as "file:<name>". */
  readonly params: Readonly<Record<string, unknown>>;
  /** The body of the answer; absent when the connection was cut. */
  readonly answer?: unknown;
  readonly status?: number;
  /** Sandbox time, ISO. */
  readonly at: string;
  readonly fault?: string;
}

export interface Journal {
  readonly add: (exchange: Omit<Exchange, 'n'>) => void;
  readonly since: (n: number) => readonly Exchange[];
  readonly listen: (listener: (exchange: Exchange) => void) => () => void;
}

export function createJournal(most = 5000): Journal {
  const kept: Exchange[] = [];
  const listeners = new Set<(exchange: Exchange) => void>();
  const count = { n: 0 };
  return {
    add: (exchange) => {
      count.n += 1;
      const numbered = { ...exchange, n: count.n };
      kept.push(numbered);
      if (kept.length > most) kept.shift();
      for (const listener of [...listeners]) listener(numbered);
    },
    since: (n) => kept.filter((exchange) => exchange.n > n),
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
