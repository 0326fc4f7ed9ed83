import { type Context, holds } from '#core/conversation/context.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { dayIn } from '#core/kernel/time.ts';
import type { Organisation } from '#core/people/organisation.ts';
import { fewest } from '#core/survey/box.ts';
import { asSystem } from '#core/survey/campaign-access.ts';
import { ownSchools } from '#core/survey/municipal-view.ts';
import type { MatchingHouse } from './deps.ts';
import { draftOf } from './desk.ts';
import { groundsIn } from './grounds.ts';
import { coupleOf, isAwaited, type Loan } from './loan.ts';
import { undecided } from './match-draft.ts';
import type { Town, TownSchool } from './town.ts';
import type { TownProposal } from './town-propose.ts';
import { weightsOf } from './weights.ts';

/**
 * The schools of the municipality that take part, each with what its own proposal follows from. Read as the system: nothing of it leaves
 * the core but counts and lines without names.
 */
export async function townNow(ctx: Context): Promise<Town> {
  if (!holds(ctx.me, 'municipal')) throw new Refusal('not-yours');
  const schools = (await ownSchools(ctx)).filter(takesPart);
  const { excluded, pinned } = (await draftOf(ctx)) ?? undecided;
  return asSystem(ctx, async ({ tx }) => {
    const sent = await tx.loans.where({ municipalityId: ctx.me.organisation.id });
    const closed = [...excluded, ...sent.map(coupleOf)];
    return {
      schools: await townSchools(ctx, schools),
      weights: weightsOf(ctx.me.organisation.settings.weights),
      closed,
      pinned,
    };
  });
}

/** The proposal as it is now. */
export const proposalNow = async (ctx: Context, { proposeTown }: MatchingHouse): Promise<TownProposal> =>
  proposeTown(ctx.me.organisation.id, await townNow(ctx));

const takesPart = ({ settings: { exchange } }: Organisation): boolean =>
  exchange?.lends === true || exchange?.seeks === true;

/** As the system; `without` a proposal between schools that is being answered. */
export async function townSchools(
  { tx, now }: Pick<Context, 'tx' | 'now'>,
  schools: readonly Organisation[],
  without?: Loan,
): Promise<readonly TownSchool[]> {
  const ids = schools.map(({ id }) => id);
  const grounds = await groundsIn(tx, ids, without);
  return schools.map((school) => {
    const { zone, exchange, weights } = school.settings;
    const { lends = false, seeks = false } = exchange ?? {};
    return { school, lends, seeks, grounds: grounds(school, dayIn(zone, now), weightsOf(weights)) };
  });
}

/** How those who were sent a proposal answer: counts over all schools, and from five on. */
export async function sentWords(ctx: Context): Promise<readonly string[]> {
  const all = await asSystem(ctx, ({ tx }) => tx.loans.where({ municipalityId: ctx.me.organisation.id }));
  if (all.length === 0) return [];
  const agreed = all.filter(({ status }) => status === 'agreed').length;
  const how =
    all.length < fewest
      ? 'как отвечают, будет видно, когда их станет пять'
      : `ждут ответа: ${all.filter(isAwaited).length} · согласны все: ${agreed}`;
  return [`Отправлено предложений: ${all.length} · ${how}`];
}
