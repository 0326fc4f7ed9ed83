import type { BankEntry, MenteeProfile, MentorProfile } from '#core/bank/entry.ts';
import { pairsAmong, placesTaken } from '#core/bank/pairs.ts';
import { consentsOfEach } from '#core/consents/covered.ts';
import { fold } from '#core/kernel/fold.ts';
import type { Id } from '#core/kernel/id.ts';
import { bySchool } from '#core/kernel/rows-by.ts';
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
  bank: (desk, request) => fitting(desk, request, [desk.organisation]),
  municipality: async (desk, request) => {
    const { settings, id } = desk.organisation;
    if (!settings.municipality || !mayAskMunicipality(settings)) return [];
    const schools = (await desk.tx.organisations.where({})).filter(
      (one) => one.id !== id && one.settings.municipality === settings.municipality && mayAskMunicipality(one.settings),
    );
    return fitting(desk, request, schools);
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

/** Approved mentors of these schools' banks who help in this area, not resting and with consent; in each same subject, then free places. */
async function fitting(
  { tx, now }: HelpDesk,
  request: HelpRequest,
  schools: readonly Organisation[],
): Promise<readonly Candidate[]> {
  const ids = schools.map((one) => one.id);
  const able = (await tx.bank.among('organisationId', ids)).filter(
    (one) => one.side === 'mentor' && one.status === 'approved' && areasOf(one).includes(request.area),
  );
  const entriesOf = bySchool(able);
  const consentsIn = await consentsOfEach(
    tx,
    able.map((one) => one.personId),
  );
  const pairs = bySchool(await tx.mentorships.among('organisationId', ids));
  const members = bySchool(await tx.members.among('organisationId', ids));
  const subject = await subjectOfAsker(tx, request);
  return schools.flatMap((school) => {
    const today = dayIn(school.settings.zone, now);
    const consents = consentsIn(school);
    const pairsOf = pairsAmong(pairs(school.id), members(school.id), today);
    const worth = (entry: BankEntry) => {
      const places = (profileOf(entry).capacity ?? 1) - placesTaken(pairsOf(entry.personId, 'mentor'));
      return (teaches(entry, subject) ? 1000 : 0) + places;
    };
    return entriesOf(school.id)
      .filter((one) => !(one.pausedUntil && isBefore(today, one.pausedUntil)))
      .filter((one) => consents.of(one.personId, 'mentor').covers)
      .sort((a, b) => worth(b) - worth(a) || (a.id < b.id ? -1 : 1))
      .map((one) => ({ person: one.personId, home: school.id }));
  });
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
