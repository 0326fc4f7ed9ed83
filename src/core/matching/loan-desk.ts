import type { BankEntry } from '#core/bank/entry.ts';
import { type Context, holds } from '#core/conversation/context.ts';
import { id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import type { Organisation } from '#core/people/organisation.ts';
import type { Tx } from '#core/store.ts';
import type { Loan, LoanStep } from './loan.ts';
import { placesOf } from './proposal.ts';
import { isLent, isSought } from './town.ts';
import { townSchools } from './town-desk.ts';

export interface AskedLoan {
  readonly loan: Loan;
  /** At which step the presser answers. */
  readonly step: LoanStep;
}

/** A proposal between schools in which the presser has a word to say here. `hold`: until the transaction ends. Throws not-found, stale. */
export async function loanFor(ctx: Context, loanId: string, hold?: 'hold'): Promise<AskedLoan> {
  const found = await ctx.tx.loans.get(id<'loan'>(loanId));
  const step = stepOf(ctx, found);
  if (step === undefined) throw new Refusal('not-found');
  if (!hold) return { loan: found, step };
  if (found.status !== step) throw new Refusal('stale');
  return { loan: await ctx.tx.loans.lock(found.id), step };
}

/** Whoever has two words to say (a curator who is the mentor) says them one after the other. */
export function stepOf({ me }: Pick<Context, 'me'>, loan: Loan): LoanStep | undefined {
  const curates = holds(me, 'curator');
  const lends = loan.lenderId === me.organisation.id;
  const steps: readonly LoanStep[] = [
    ...(curates && loan.organisationId === me.organisation.id ? ['school' as const] : []),
    ...(curates && lends && loan.status !== 'school' && loan.status !== 'declined' ? ['lender' as const] : []),
    ...(lends && loan.mentorId === me.person.id && (loan.status === 'mentor' || loan.status === 'agreed')
      ? ['mentor' as const]
      : []),
  ];
  return steps.find((step) => step === loan.status) ?? steps.at(-1);
}

/** What the presser is asked about now. */
export async function awaitedOf(ctx: Context): Promise<readonly Loan[]> {
  const { tx, me } = ctx;
  const curates = holds(me, 'curator');
  const all = [
    ...(curates ? await tx.loans.where({ organisationId: me.organisation.id, status: 'school' }) : []),
    ...(curates ? await tx.loans.where({ lenderId: me.organisation.id, status: 'lender' }) : []),
    ...(await tx.loans.where({ lenderId: me.organisation.id, mentorId: me.person.id, status: 'mentor' })),
  ];
  return all.filter((loan) => stepOf(ctx, loan) === loan.status).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Both schools, and both people as their schools' banks know them. Asked as the system, after the presser was found to be in it. */
export interface LoanSides {
  readonly school: Organisation;
  readonly lender: Organisation;
  readonly mentee: BankEntry | undefined;
  readonly mentor: BankEntry | undefined;
}

export async function sidesOfLoan(tx: Tx, loan: Loan): Promise<LoanSides> {
  const entry = async (organisationId: Loan['lenderId'], personId: Loan['mentorId'], side: BankEntry['side']) =>
    (await tx.bank.where({ organisationId, personId, side })).find((one) => one.status !== 'left');
  return {
    school: await tx.organisations.get(loan.organisationId),
    lender: await tx.organisations.get(loan.lenderId),
    mentee: await entry(loan.organisationId, loan.menteeId, 'mentee'),
    mentor: await entry(loan.lenderId, loan.mentorId, 'mentor'),
  };
}

/**
 * Is all of it still wanted: do both schools seek and lend, does the mentee still look for somebody, is the mentor still ready, and has a
 * place? As the system.
 */
export async function stillWanted(ctx: Context, loan: Loan, { school, lender }: LoanSides): Promise<boolean> {
  const { municipality } = school.settings;
  if (municipality === undefined || municipality !== lender.settings.municipality) return false;
  const [at, from] = await townSchools(ctx, [school, lender], loan);
  if (!at || !from) return false;
  const mentee = at.grounds.mentees.find(({ person }) => person.id === loan.menteeId);
  const mentor = from.grounds.mentors.find(({ person }) => person.id === loan.mentorId);
  return (
    mentee !== undefined &&
    mentor !== undefined &&
    isSought({ at, one: mentee }) &&
    isLent({ at: from, one: mentor }) &&
    placesOf(from.grounds, mentor) > 0
  );
}
