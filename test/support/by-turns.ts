import { test } from 'vitest';
import { full } from './size.ts';

type Told = (name: string, story: () => Promise<void>) => void;

/**
 * For stories that are told in several ways, inside `describe.each(ways)`: the suite tells the first of them in the first way,
 * the next one in the next, so that each way is gone and each story told; `npm run test:full` tells all of them in every way.
 */
export function byTurns<Way>(ways: readonly Way[], way: Way): Told {
  const turn = { next: 0 };
  return (name, story) => {
    const mine = ways[turn.next % ways.length] === way;
    turn.next += 1;
    if (full || mine) test(name, story);
  };
}
