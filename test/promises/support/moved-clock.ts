import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Instance } from './instance.ts';

interface Orders {
  readonly set?: number;
  readonly block?: number;
}

export interface MovedClock {
  readonly preload: readonly URL[];
  readonly settings: Readonly<Record<string, string>>;
  /** The machine's clock shows that moment from now on. */
  readonly set: (bot: Instance, moment: string) => void;
  /** For so many milliseconds nothing of the program runs. */
  readonly block: (bot: Instance, milliseconds: number) => void;
  readonly stop: () => void;
}

/** A clock of the machine that a trial moves under a running bot. */
export function movedClock(moment: string): MovedClock {
  const folder = mkdtempSync(join(tmpdir(), 'mentoring-clock-'));
  const file = join(folder, 'orders.json');
  const order = (orders: Orders) => writeFileSync(file, JSON.stringify(orders));
  const told = (bot: Instance, orders: Orders) => {
    order(orders);
    process.kill(bot.pid, 'SIGUSR2');
  };
  order({ set: Date.parse(moment) });
  return {
    preload: [new URL('./moved-clock.preload.ts', import.meta.url)],
    settings: { CLOCK_ORDERS: file },
    set: (bot, at) => told(bot, { set: Date.parse(at) }),
    block: (bot, milliseconds) => told(bot, { block: milliseconds }),
    stop: () => rmSync(folder, { recursive: true, force: true }),
  };
}
