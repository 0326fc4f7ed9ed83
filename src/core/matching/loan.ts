import type { Id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import type { Instant } from '#core/kernel/time.ts';
import type { Couple } from './match-draft.ts';

/**
 * Whose word is awaited: the curator of the mentee's school, then of the mentor's, then the mentor. Each learns only what they need to
 * answer (decision 13).
 */
export const loanSteps = ['school', 'lender', 'mentor'] as const;
export type LoanStep = (typeof loanSteps)[number];

/** A mentor of one school proposed to a mentee of another by their municipality. */
export interface Loan {
  readonly id: Id<'loan'>;
  /** The mentee's school. */
  readonly organisationId: Id<'organisation'>;
  /** The mentor's. */
  readonly lenderId: Id<'organisation'>;
  readonly municipalityId: Id<'organisation'>;
  readonly menteeId: Id<'person'>;
  readonly mentorId: Id<'person'>;
  readonly status: LoanStep | 'agreed' | 'declined';
  /** The curator of the mentee's school who said yes: the pair is drafted in their name. */
  readonly agreedBy?: Id<'person'>;
  readonly mentorshipId?: Id<'mentorship'>;
  readonly sentAt: Instant;
  readonly changedAt: Instant;
}

export const coupleOf = ({ menteeId: mentee, mentorId: mentor }: Loan): Couple => ({ mentee, mentor });

export const isAwaited = ({ status }: Pick<Loan, 'status'>): boolean => loanSteps.some((step) => step === status);

/** The next whose word is awaited; after the mentor's nobody's is. Throws stale where another's is, or it is over. */
export function agreed(
  loan: Loan,
  step: LoanStep,
  { by, at }: { readonly by: Id<'person'>; readonly at: Instant },
): Loan {
  if (loan.status !== step) throw new Refusal('stale');
  return {
    ...loan,
    status: loanSteps[loanSteps.indexOf(step) + 1] ?? 'agreed',
    changedAt: at,
    ...(step === 'school' ? { agreedBy: by } : {}),
  };
}

/** A «Нет» of anybody who is asked ends it, without a reason. Throws stale. */
export function declined(loan: Loan, step: LoanStep, at: Instant): Loan {
  if (loan.status !== step) throw new Refusal('stale');
  return { ...loan, status: 'declined', changedAt: at };
}
