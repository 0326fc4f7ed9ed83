import type { Id } from '#core/kernel/id.ts';
import type { PlainDate } from '#core/kernel/time.ts';
import { isInForce, stands } from '#core/pairing/in-force.ts';
import type { Mentorship } from '#core/pairing/mentorship.ts';
import { holdsOn } from '#core/people/roles.ts';
import type { Tx } from '#core/store.ts';
import type { Audience } from './campaign.ts';

type PersonId = Id<'person'>;

export interface Resolved {
  /** With consent to the processing of personal data in force: they are asked. */
  readonly asked: readonly PersonId[];
  /** Meant, but not in the bot or without consent: the curator hears who. */
  readonly missing: readonly PersonId[];
}

/** Who is meant on that day. Needs a scope that sees pairs and consents: the system's, or a curator's. */
export async function resolve(
  tx: Tx,
  organisationId: Id<'organisation'>,
  audience: Audience,
  day: PlainDate,
): Promise<Resolved> {
  const roles = (await tx.roles.where({ organisationId })).filter((role) => holdsOn(role, day));
  const present = new Set(roles.map((role) => role.personId));
  const meant =
    audience.kind === 'roles'
      ? roles.filter((role) => audience.roles.includes(role.role)).map((role) => role.personId)
      : await chosen(tx, organisationId, audience, day);
  const people = [...new Set(meant)].filter((person) => present.has(person));
  const consents = await tx.consents.where({ organisationId, kind: 'personal-data', withdrawnAt: undefined });
  const agreed = new Set(consents.map((consent) => consent.personId));
  return {
    asked: people.filter((person) => agreed.has(person)),
    missing: people.filter((person) => !agreed.has(person)),
  };
}

async function chosen(
  tx: Tx,
  organisationId: Id<'organisation'>,
  audience: Exclude<Audience, { kind: 'roles' }>,
  day: PlainDate,
): Promise<readonly PersonId[]> {
  switch (audience.kind) {
    case 'people':
      return audience.people;
    case 'group': {
      const members = await tx.members.where({ organisationId, mentorshipId: audience.mentorship });
      return members.filter((member) => stands(member, day)).map((member) => member.personId);
    }
    case 'pairs': {
      const pairs = await pairsOn(tx, organisationId, day);
      const members = await tx.members.among(
        'mentorshipId',
        pairs.map((pair) => pair.id),
      );
      const side = { mentors: 'mentor', mentees: 'mentee', both: undefined }[audience.side];
      return members
        .filter((member) => stands(member, day) && (side === undefined || member.side === side))
        .map((member) => member.personId);
    }
    default:
      return audience satisfies never;
  }
}

/** Pairs and groups in force on a day: by the days of their orders, both inclusive. */
export const pairsOn = async (
  tx: Tx,
  organisationId: Id<'organisation'>,
  day: PlainDate,
): Promise<readonly Mentorship[]> =>
  (await tx.mentorships.where({ organisationId })).filter((pair) => isInForce(pair, day));
