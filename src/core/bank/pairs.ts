import type { Id } from '#core/kernel/id.ts';
import { isBefore, type PlainDate } from '#core/kernel/time.ts';
import { isInForce, stands } from '#core/pairing/in-force.ts';
import type { Member, Mentorship } from '#core/pairing/mentorship.ts';
import type { Tx } from '#core/store.ts';
import type { BankSide } from './entry.ts';

/** A pair or group somebody stands in, as the bank shows it. */
export interface Pair {
  readonly mentorship: Mentorship;
  readonly side: BankSide;
  readonly others: readonly Id<'person'>[];
}

export type PairsOf = (person: Id<'person'>, side: BankSide) => readonly Pair[];

/** Agreed by all or further, and not over: it takes places, and its mentees are not looked for any more. */
const takes = (pair: Mentorship, today: PlainDate): boolean =>
  pair.status === 'agreed' ||
  pair.status === 'ordered' ||
  (pair.status === 'in-force' && (pair.inForceTo === undefined || !isBefore(pair.inForceTo, today))) ||
  isInForce(pair, today);

/** Everybody's pairs in the organisation, as far as the asker may see them. */
export async function pairsIn(tx: Tx, organisationId: Id<'organisation'>, today: PlainDate): Promise<PairsOf> {
  const all = (await tx.mentorships.where({ organisationId })).filter((one) => takes(one, today));
  const ids = all.map((one) => one.id);
  return pairsAmong(all, await tx.members.among('mentorshipId', ids), today);
}

/** The same where all are read already. */
export function pairsAmong(all: readonly Mentorship[], members: readonly Member[], today: PlainDate): PairsOf {
  const pairs = all.filter((one) => takes(one, today)).map((mentorship) => ({ mentorship, inIt: [] as Member[] }));
  const byId = new Map(pairs.map((one) => [one.mentorship.id, one] as const));
  for (const member of members) if (stands(member, today)) byId.get(member.mentorshipId)?.inIt.push(member);
  const byPerson = new Map<Id<'person'>, Set<(typeof pairs)[number]>>();
  for (const pair of pairs)
    for (const { personId } of pair.inIt) byPerson.set(personId, (byPerson.get(personId) ?? new Set()).add(pair));
  return (person, side) =>
    [...(byPerson.get(person) ?? [])].flatMap(({ mentorship, inIt }) =>
      isIn(inIt, person, side) ? [{ mentorship, side, others: othersIn(inIt, side) }] : [],
    );
}

const isIn = (members: readonly Member[], person: Id<'person'>, side: BankSide): boolean =>
  members.some((one) => one.personId === person && one.side === side);

const othersIn = (members: readonly Member[], side: BankSide): readonly Id<'person'>[] =>
  members.filter((one) => one.side !== side).map((one) => one.personId);

/** Places a mentor's pairs and groups take: one for each mentee. */
export const placesTaken = (pairs: readonly Pair[]): number => new Set(pairs.flatMap((pair) => pair.others)).size;
