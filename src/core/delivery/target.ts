import type { Id } from '#core/kernel/id.ts';
import type { Channel } from '#core/kernel/ports.ts';
import { Temporal } from '#core/kernel/time.ts';
import type { Settings } from '#core/people/organisation.ts';
import type { Account } from '#core/people/person.ts';

export interface Need {
  readonly connected: readonly Channel[];
  readonly names: Settings['names'];
  /** The message carries a file with people's names. */
  readonly namesInFile: boolean;
  /** Tried there already, and nobody knows whether it arrived: another messenger might make it two. */
  readonly triedAt?: Id<'account'> | undefined;
}

export type Target =
  | { readonly account: Account; readonly file: 'itself' | 'link' }
  /** None of the accounts can be written to. */
  | undefined;

/** The account to write to: where the file may go, else the one its person used last, with a link in the file's place. */
export function targetAmong(accounts: readonly Account[], need: Need): Target {
  const { connected, names, namesInFile, triedAt } = need;
  const reachable = accounts
    .filter((account) => account.reachable && connected.includes(account.channel))
    .toSorted((a, b) => Number(b.id === triedAt) - Number(a.id === triedAt) || byFreshness(a, b));
  const carriers = namesInFile ? reachable.filter((account) => names[account.channel] === 'full') : reachable;
  const [carrier] = carriers;
  if (carrier) return { account: carrier, file: 'itself' };
  const [freshest] = reachable;
  return freshest && { account: freshest, file: 'link' };
}

const byFreshness = (a: Account, b: Account): number =>
  Temporal.Instant.compare(b.seenAt, a.seenAt) || (a.id < b.id ? -1 : 1);
