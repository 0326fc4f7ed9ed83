import type { StrangerContext } from '#core/conversation/context.ts';
import type { Instant } from '#core/kernel/time.ts';

/** Wrong invitations before the door closes for a while: per account in 15 minutes, and of typed codes overall in an hour. */
const guessLimits = { account: 5, accountMinutes: 15, overall: 50, overallMinutes: 60 } as const;

type Verdict = 'open' | 'account' | 'overall';

/** May this account try another invitation now? Links hold 128 bits, so a flood of guessed codes does not shut them out. */
export async function mayTry(ctx: StrangerContext, kind: 'token' | 'code'): Promise<Verdict> {
  const since = (minutes: number): Instant => ctx.now.subtract({ minutes });
  const own = await ctx.tx.guesses.countSince(ctx.account.id, since(guessLimits.accountMinutes));
  if (own >= guessLimits.account) return 'account';
  if (kind === 'token') return 'open';
  const all = await ctx.tx.guesses.countSince(undefined, since(guessLimits.overallMinutes));
  return all >= guessLimits.overall ? 'overall' : 'open';
}

/** Counts a wrong one. True when it is the one that closes the door for everybody's codes. */
export async function recordGuess(ctx: StrangerContext): Promise<boolean> {
  await ctx.tx.guesses.add({ id: ctx.newId<'guess'>(), accountId: ctx.account.id, at: ctx.now });
  const since = ctx.now.subtract({ minutes: guessLimits.overallMinutes });
  return (await ctx.tx.guesses.countSince(undefined, since)) >= guessLimits.overall;
}
