import type { Channel } from '#core/kernel/ports.ts';
import { Temporal } from '#core/kernel/time.ts';
import type { Settings } from '#core/people/organisation.ts';
import type { Account } from '#core/people/person.ts';

export interface Need {
  readonly connected: readonly Channel[];
  readonly names: Settings['names'];
  /** The message carries a file with people's names. */
  readonly namesInFile: boolean;
}

export type Target =
  | { readonly account: Account; readonly file: 'itself' | 'link' }
  /** None of the accounts can be written to. */
  | undefined;

/** The account to write to: where the file may go, else the one its person used last, with a link in the file's place. */
export function targetAmong(accounts: readonly Account[], { connected, names, namesInFile }: Need): Target {
  const reachable = accounts
    .filter((account) => account.reachable && connected.includes(account.channel))
    .toSorted((a, b) => Temporal.Instant.compare(b.seenAt, a.seenAt) || (a.id < b.id ? -1 : 1));
  const carriers = namesInFile ? reachable.filter((account) => names[account.channel] === 'full') : reachable;
  const [carrier] = carriers;
  if (carrier) return { account: carrier, file: 'itself' };
  const [freshest] = reachable;
  return freshest && { account: freshest, file: 'link' };
}
