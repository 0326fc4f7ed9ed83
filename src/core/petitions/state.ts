import { Refusal } from '#core/kernel/refusal.ts';
import type { Instant } from '#core/kernel/time.ts';
import type { Petition } from './petition.ts';

/** Waits for an answer. */
export const isOpen = ({ status }: Pick<Petition, 'status'>): boolean => status === 'filed' || status === 'taken';

/** Does it wait for the word of somebody whose consent it needs, before anybody else hears of it (П1 4.1)? */
export const waitsForConsent = ({ status, consentOf, consent }: Petition): boolean =>
  status === 'filed' && consentOf !== undefined && consent === undefined;

/** Somebody has begun to look into it. Throws stale. */
export function take(petition: Petition): Petition {
  if (petition.status !== 'filed') throw new Refusal('stale');
  return { ...petition, status: 'taken' };
}

export interface Answer {
  readonly status: 'granted' | 'refused';
  readonly by: Petition['personId'];
  readonly at: Instant;
  readonly resolution?: string | undefined;
  readonly details?: Petition['details'];
}

/** The answer, once. Throws stale where there is one already or its author took it back. */
export function settle(petition: Petition, { status, by, at, resolution, details = {} }: Answer): Petition {
  if (!isOpen(petition)) throw new Refusal('stale');
  return {
    ...{ ...petition, status, resolvedBy: by, resolvedAt: at, details: { ...petition.details, ...details } },
    ...(resolution ? { resolution } : {}),
  };
}

/** Its author takes back what is open; a colleague who was called in is let go the same way. Throws stale. */
export function withdraw(petition: Petition, at: Instant): Petition {
  if (!mayWithdraw(petition)) throw new Refusal('stale');
  return { ...petition, status: 'withdrawn', resolvedAt: at };
}

export const mayWithdraw = (petition: Pick<Petition, 'status' | 'kind'>): boolean =>
  isOpen(petition) || (petition.kind === 'involve-colleague' && petition.status === 'granted');

/** The colleague's own word decides (П1 4.1: with their consent). Throws stale. */
export function consented(petition: Petition, word: 'yes' | 'no', at: Instant): Petition {
  if (!petition.consentOf || !waitsForConsent(petition)) throw new Refusal('stale');
  const status = word === 'yes' ? 'granted' : 'refused';
  return { ...settle(petition, { status, by: petition.consentOf, at }), consent: word };
}
