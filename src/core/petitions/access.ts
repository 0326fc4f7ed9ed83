import { type Context, holds } from '#core/conversation/context.ts';
import { type Id, id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { kindRules } from './kinds.ts';
import type { Petition } from './petition.ts';

type Asker = Pick<Context, 'tx' | 'me'>;
type About = Pick<Petition, 'kind' | 'personId' | 'mentorshipId' | 'aboutId' | 'consent'>;

/** Pairs the presser stands or stood in, on whatever side. */
export async function standsIn({ tx, me }: Asker): Promise<ReadonlySet<Id<'mentorship'>>> {
  const mine = await tx.members.where({ organisationId: me.organisation.id, personId: me.person.id });
  return new Set(mine.map((one) => one.mentorshipId));
}

/**
 * Does it lie before them as one of those who answer petitions? Never one that is closed to them: a mentor who is a curator too does
 * not read that somebody asks for another mentor (П1 5.1). A colleague is asked before anybody else hears of it (П1 4.1).
 */
export function liesBefore({ me }: Pick<Asker, 'me'>, petition: About, pairs: ReadonlySet<Id<'mentorship'>>): boolean {
  const { closed, readers } = kindRules[petition.kind];
  if (!holds(me, ...readers) || petition.personId === me.person.id) return false;
  if (petition.kind === 'involve-colleague' && petition.consent !== 'yes') return false;
  const concerned =
    petition.aboutId === me.person.id || (petition.mentorshipId !== undefined && pairs.has(petition.mentorshipId));
  return !(closed && concerned);
}

/** The other side of what is before the council, where its author lets them be told (4.4.5). */
export const isOtherSide = (
  { me }: Pick<Asker, 'me'>,
  { kind, details, mentorshipId, personId }: Petition,
  pairs: ReadonlySet<Id<'mentorship'>>,
): boolean =>
  kind === 'mediation' &&
  details.open === 'yes' &&
  personId !== me.person.id &&
  mentorshipId !== undefined &&
  pairs.has(mentorshipId);

/** As what somebody sees a petition. */
export type Seen = 'author' | 'desk' | 'colleague' | 'side';

export interface SeenPetition {
  readonly petition: Petition;
  readonly as: Seen;
}

/** A petition of this organisation that the presser may see. Throws not-found. */
export async function petitionHere(ctx: Asker, petitionId: string): Promise<SeenPetition> {
  return seen(ctx, await ctx.tx.petitions.get(id<'petition'>(petitionId)));
}

/** The same for a change: two presses act one after the other. */
export async function lockedPetition(ctx: Asker, petitionId: string): Promise<SeenPetition> {
  const { petition } = await petitionHere(ctx, petitionId);
  return seen(ctx, await ctx.tx.petitions.lock(petition.id));
}

async function seen(ctx: Asker, petition: Petition): Promise<SeenPetition> {
  if (petition.organisationId !== ctx.me.organisation.id) throw new Refusal('not-found');
  const me = ctx.me.person.id;
  if (petition.personId === me) return { petition, as: 'author' };
  const pairs = await standsIn(ctx);
  if (liesBefore(ctx, petition, pairs)) return { petition, as: 'desk' };
  if (petition.consentOf === me) return { petition, as: 'colleague' };
  if (isOtherSide(ctx, petition, pairs)) return { petition, as: 'side' };
  throw new Refusal('not-found');
}

/** One's own, held. Throws not-found. */
export async function ownPetition(ctx: Asker, petitionId: string): Promise<Petition> {
  const { petition, as } = await lockedPetition(ctx, petitionId);
  if (as !== 'author') throw new Refusal('not-found');
  return petition;
}

/** Everything that lies before the presser; `known` are the pairs they stand in, where those were asked for already. */
export async function beforeMe(ctx: Asker, known?: ReadonlySet<Id<'mentorship'>>): Promise<readonly Petition[]> {
  const all = await ctx.tx.petitions.where({ organisationId: ctx.me.organisation.id });
  const pairs = known ?? (await standsIn(ctx));
  return all.filter((one) => liesBefore(ctx, one, pairs));
}
