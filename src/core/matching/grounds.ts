import { pairsAmong } from '#core/bank/pairs.ts';
import { shelved } from '#core/bank/shelf.ts';
import type { Id } from '#core/kernel/id.ts';
import { bySchool } from '#core/kernel/rows-by.ts';
import type { PlainDate } from '#core/kernel/time.ts';
import { peopleOn } from '#core/pairing/access.ts';
import type { Member, Mentorship } from '#core/pairing/mentorship.ts';
import type { Organisation } from '#core/people/organisation.ts';
import type { Tx } from '#core/store.ts';
import { coupleOf, isAwaited, type Loan } from './loan.ts';
import { type Couple, undecided } from './match-draft.ts';
import { type Grounds, groundsOf } from './proposal.ts';
import type { Weights } from './weights.ts';

/** What the proposal of one of the schools follows from. */
export type GroundsIn = (school: Organisation, today: PlainDate, weights: Weights) => Grounds;

/**
 * Everything proposals of these schools follow from, as it is now and as far as the asker may see it: so many questions whether it is one
 * school or forty. `without` a proposal between schools that is being answered.
 */
export async function groundsIn(tx: Tx, schools: readonly Id<'organisation'>[], without?: Loan): Promise<GroundsIn> {
  const drafts = await tx.matches.among('organisationId', schools);
  const pairs = (await tx.mentorships.among('organisationId', schools)).filter(counts);
  const ids = pairs.map((one) => one.id);
  const pairsOf = bySchool(pairs);
  const membersOf = bySchool(await tx.members.among('mentorshipId', ids));
  const entries = await tx.bank.among('organisationId', schools);
  const entriesOf = bySchool(entries);
  const people = await tx.people.among('id', [...new Set(entries.map((entry) => entry.personId))]);
  const byId = new Map(people.map((one) => [one.id, one] as const));
  const lent = await lentNow(tx, schools, without);
  return (school, today, weights) => {
    const [here, members, own] = [pairsOf(school.id), membersOf(school.id), entriesOf(school.id)];
    const all = shelved({
      entries: own,
      people: own.flatMap(({ personId }) => byId.get(personId) ?? []),
      pairs: pairsAmong(here, members, today),
      // Papers are the bank's business: they stop an order, not a proposal.
      lacks: () => false,
    });
    return groundsOf(all, {
      weights,
      decided: drafts.find((one) => one.organisationId === school.id) ?? undecided,
      asked: [...couplesOf(here, members, 'proposed'), ...lent(school.id)],
      declined: couplesOf(here, members, 'declined'),
    });
  };
}

/** Nobody has been asked about a draft, and nobody will be about one that was dropped. */
const counts = ({ status }: Mentorship): boolean => status !== 'draft' && status !== 'dropped';

/**
 * Places taken between schools: a mentee about whom another school's mentor is asked, and a mentor who is asked or has a pair there.
 */
async function lentNow(tx: Tx, schools: readonly Id<'organisation'>[], without?: Loan) {
  const others = ({ id }: Loan) => id !== without?.id;
  const sought = (await tx.loans.among('organisationId', schools)).filter((one) => others(one) && isAwaited(one));
  const lent = (await tx.loans.among('lenderId', schools)).filter(
    (one) => others(one) && (isAwaited(one) || one.status === 'agreed'),
  );
  const ids = lent.flatMap(({ mentorshipId }) => mentorshipId ?? []);
  const pairs = ids.length > 0 ? await tx.as({ as: 'system' }, () => tx.mentorships.among('id', ids)) : [];
  const over = new Set(
    pairs
      .filter(({ status }) => status === 'dropped' || status === 'declined' || status === 'ended')
      .map(({ id }) => id),
  );
  return (school: Id<'organisation'>): readonly Couple[] =>
    [
      ...sought.filter((one) => one.organisationId === school),
      ...lent.filter((one) => one.lenderId === school && !(one.mentorshipId && over.has(one.mentorshipId))),
    ].map(coupleOf);
}

function couplesOf(
  pairs: readonly Mentorship[],
  members: readonly Member[],
  status: 'proposed' | 'declined',
): readonly Couple[] {
  return pairs
    .filter((one) => one.status === status)
    .flatMap((pair) => couplesIn(members.filter((one) => one.mentorshipId === pair.id)));
}

const couplesIn = (members: readonly Member[]): readonly Couple[] =>
  peopleOn(members, 'mentor').flatMap((mentor) => peopleOn(members, 'mentee').map((mentee) => ({ mentor, mentee })));
