import type { BankEntry, MenteeProfile, MentorProfile } from '#core/bank/entry.ts';
import { pairsIn, placesTaken } from '#core/bank/pairs.ts';
import { consentsOf } from '#core/consents/covered.ts';
import { fold } from '#core/kernel/fold.ts';
import type { Id } from '#core/kernel/id.ts';
import { dayIn, isBefore } from '#core/kernel/time.ts';
import { isInForce, stands } from '#core/pairing/in-force.ts';
import { holdersToday } from '#core/people/curators.ts';
import type { Organisation } from '#core/people/organisation.ts';
import type { HelpDesk } from './desk.ts';
import type { HelpRequest, Rung } from './help.ts';
import { mayAskMunicipality } from './limits.ts';

export interface Candidate {
  readonly person: Id<'person'>;
  readonly home: Id<'organisation'>;
}

/** Who may be asked on a rung, the best first: connected, not the asker, and not among `asked`. */
export async function candidatesOn(
  desk: HelpDesk,
  request: HelpRequest,
  rung: Rung,
  asked: readonly Id<'person'>[],
): Promise<readonly Candidate[]> {
  const found = (await onRung[rung](desk, request)).filter(
    ({ person }) => person !== request.personId && !asked.includes(person),
  );
  const accounts = await desk.tx.accounts.among(
    'personId',
    found.map(({ person }) => person),
  );
  return found.filter(({ person }) => accounts.some((one) => one.personId === person && one.reachable));
}

const onRung: Readonly<Record<Rung, (desk: HelpDesk, request: HelpRequest) => Promise<readonly Candidate[]>>> = {
  mentor: ownMentors,
  bank: (desk, request) => fitting(desk, request, desk.organisation),
  municipality: async (desk, request) => {
    const { settings, id } = desk.organisation;
    if (!settings.municipality || !mayAskMunicipality(settings)) return [];
    const schools = (await desk.tx.organisations.where({})).filter(
      (one) => one.id !== id && one.settings.municipality === settings.municipality && mayAskMunicipality(one.settings),
    );
    const found: Candidate[] = [];
    for (const school of schools) found.push(...(await fitting(desk, request, school)));
    return found;
  },
  curator: async ({ tx, organisation, now }, request) => {
    const held = async (...roles: Parameters<typeof holdersToday>[2]) =>
      (await holdersToday(tx, organisation, roles, now)).filter((person) => person !== request.personId);
    const curators = await held('curator');
    const people = curators.length > 0 ? curators : await held('head', 'administrator');
    return people.map((person) => ({ person, home: organisation.id }));
  },
};

/** Of a pair in force today (4.4.3). */
async function ownMentors({ tx, organisation, now }: HelpDesk, request: HelpRequest): Promise<readonly Candidate[]> {
  const today = dayIn(organisation.settings.zone, now);
  const own = await tx.members.where({
    organisationId: organisation.id,
    personId: request.personId,
    side: 'mentee',
  });
  const ids = own.filter((one) => stands(one, today)).map((one) => one.mentorshipId);
  const pairs = (await tx.mentorships.among('id', ids)).filter((one) => isInForce(one, today));
  const members = await tx.members.among(
    'mentorshipId',
    pairs.map((one) => one.id),
  );
  const mentors = members.filter((one) => one.side === 'mentor' && stands(one, today)).map((one) => one.personId);
  return [...new Set(mentors)].map((person) => ({ person, home: organisation.id }));
}

/** Approved mentors of a school's bank who help in this area, not resting and with consent: same subject, then free places. */
async function fitting(
  { tx, now }: HelpDesk,
  request: HelpRequest,
  school: Organisation,
): Promise<readonly Candidate[]> {
  const today = dayIn(school.settings.zone, now);
  const entries = await tx.bank.where({ organisationId: school.id, side: 'mentor', status: 'approved' });
  const able = entries.filter(
    (one) => areasOf(one).includes(request.area) && !(one.pausedUntil && isBefore(today, one.pausedUntil)),
  );
  const consents = await consentsOf(
    tx,
    school,
    able.map((one) => one.personId),
  );
  const subject = await subjectOfAsker(tx, request);
  const pairs = await pairsIn(tx, school.id, today);
  const worth = (entry: BankEntry) => {
    const places = (profileOf(entry).capacity ?? 1) - placesTaken(pairs(entry.personId, 'mentor'));
    return (teaches(entry, subject) ? 1000 : 0) + places;
  };
  return able
    .filter((one) => consents.of(one.personId, 'mentor').covers)
    .sort((a, b) => worth(b) - worth(a) || (a.id < b.id ? -1 : 1))
    .map((one) => ({ person: one.personId, home: school.id }));
}

// The side of an entry says which profile it has.
const profileOf = (entry: BankEntry): MentorProfile => entry.profile as MentorProfile;
const areasOf = (entry: BankEntry): readonly string[] => profileOf(entry).areas;

const teaches = (entry: BankEntry, subject: string): boolean =>
  subject !== '' && fold(profileOf(entry).subjects ?? '').includes(subject);

async function subjectOfAsker(tx: HelpDesk['tx'], { organisationId, personId }: HelpRequest): Promise<string> {
  const [entry] = await tx.bank.where({ organisationId, personId, side: 'mentee' });
  return fold((entry?.profile as MenteeProfile | undefined)?.subject ?? '');
}
