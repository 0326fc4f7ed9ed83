import { id } from '#core/kernel/id.ts';
import type { Scope } from '#core/kernel/store.ts';
import { date, instant } from '#core/kernel/time.ts';
import { defaultSettings } from '#core/people/organisation.ts';
import type { Tx } from '#core/store.ts';

export const system: Scope = { as: 'system' };
const now = instant('2026-09-01T06:00:00Z');

/** Ids of one invented school. Each school has its own, made of its name. */
export const school = (name: string) => ({
  organisation: id<'organisation'>(`${name}-school`),
  person: id<'person'>(`${name}-curator`),
  account: id<'account'>(`${name}-account`),
  role: id<'role'>(`${name}-role`),
  invitation: id<'invitation'>(`${name}-invitation`),
  guess: id<'guess'>(`${name}-guess`),
  consent: id<'consent'>(`${name}-consent`),
  destruction: id<'destruction'>(`${name}-destruction`),
  form: id<'form'>(`${name}-form`),
  roadmap: id<'roadmap'>(`${name}-roadmap`),
  stage: id<'stage'>(`${name}-stage`),
  occurrence: id<'occurrence'>(`${name}-occurrence`),
  history: id<'history'>(`${name}-history`),
  reminder: id<'reminder'>(`${name}-reminder`),
  snooze: id<'snooze'>(`${name}-snooze`),
  file: id<'file'>(`${name}-file`),
  upload: id<'upload'>(`${name}-upload`),
  link: id<'link'>(`${name}-link`),
  original: id<'original'>(`${name}-original`),
  questionnaire: id<'questionnaire'>(`${name}-questionnaire`),
  campaign: id<'campaign'>(`${name}-campaign`),
  participant: id<'participant'>(`${name}-participant`),
  response: id<'response'>(`${name}-response`),
  confidence: id<'confidence'>(`${name}-confidence`),
  entry: id<'entry'>(`${name}-entry`),
  mentorship: id<'mentorship'>(`${name}-mentorship`),
  member: id<'member'>(`${name}-member`),
  order: id<'order'>(`${name}-order`),
  match: id<'match'>(`${name}-match`),
  loan: id<'loan'>(`${name}-loan`),
  event: id<'event'>(`${name}-event`),
  meeting: id<'meeting'>(`${name}-meeting`),
  log: id<'log'>(`${name}-log`),
  note: id<'note'>(`${name}-note`),
  session: id<'session'>(`${name}-session`),
  expert: id<'expert'>(`${name}-expert`),
  help: id<'help'>(`${name}-help`),
  offer: id<'offer'>(`${name}-offer`),
  message: id<'message'>(`${name}-message`),
  booking: id<'booking'>(`${name}-booking`),
  practice: id<'practice'>(`${name}-practice`),
  thanks: id<'thanks'>(`${name}-thanks`),
  programme: id<'programme'>(`${name}-programme`),
  activity: id<'activity'>(`${name}-activity`),
  result: id<'result'>(`${name}-result`),
  change: id<'change'>(`${name}-change`),
  petition: id<'petition'>(`${name}-petition`),
  closing: id<'closing'>(`${name}-closing`),
  summary: id<'summary'>(`${name}-summary`),
  certificate: id<'certificate'>(`${name}-certificate`),
});

export type School = ReturnType<typeof school>;

/** The school's curator, in their own school. */
export const curatorOf = ({ organisation, person }: School): Scope => ({
  as: 'person',
  person,
  organisations: [organisation],
  roles: ['curator'],
});

/** One row in every table of the core. */
export async function seed(tx: Tx, name: string): Promise<School> {
  const s = school(name);
  await seedPeople(tx, s);
  await seedRoadmap(tx, s);
  await seedFiles(tx, s);
  await seedSurvey(tx, s);
  await seedPairing(tx, s);
  await seedProgramme(tx, s);
  await seedClosing(tx, s);
  await seedMeeting(tx, s);
  await seedSession(tx, s);
  await seedPractice(tx, s);
  await seedHelp(tx, s);
  return s;
}

async function seedPeople(tx: Tx, s: School): Promise<void> {
  const own = { organisationId: s.organisation, personId: s.person };
  await tx.organisations.add({ id: s.organisation, name: `Школа ${s.organisation}`, settings: defaultSettings });
  await tx.people.add({ id: s.person, surname: 'Ёлкина', name: 'Вера', patronymic: 'Ильинична' });
  const account = { id: s.account, channel: 'vk', address: s.account, reachable: true, seenAt: now } as const;
  await tx.accounts.add({ ...account, personId: s.person, organisationId: s.organisation });
  await tx.roles.add({ id: s.role, ...own, role: 'curator', from: date('2026-09-01') });
  const hashes = { tokenHash: `${s.invitation}-token`, codeHash: `${s.invitation}-code` };
  const expiresAt = now.add({ hours: 72 });
  await tx.invitations.add({ id: s.invitation, ...own, purpose: 'join', ...hashes, createdAt: now, expiresAt });
  await tx.guesses.add({ id: s.guess, accountId: s.account, at: now });
  const text = { kind: 'personal-data', version: '1', hash: 'abc' } as const;
  await tx.consents.add({ id: s.consent, ...own, ...text, givenAt: now, channel: 'vk' });
  const counts = { files: 1 };
  const { organisationId } = own;
  await tx.destructions.add({ id: s.destruction, organisationId, at: now, reason: 'retention', counts });
  const said = { zone: { text: 'Москва', at: '2026-09-01T06:00:00Z', zone: 'Europe/Moscow' } };
  await tx.forms.add({ id: s.form, ...own, form: 'settings', subject: '', said, status: 'open', updatedAt: now });
}

async function seedRoadmap(tx: Tx, s: School): Promise<void> {
  const { organisation: organisationId, person: personId, roadmap: roadmapId } = s;
  const plan = { planFrom: date('2026-09-01'), planTo: date('2027-08-31') };
  const made = { createdBy: personId, createdAt: now };
  await tx.roadmaps.add({
    id: roadmapId,
    organisationId,
    title: 'Дорожная карта',
    ...plan,
    status: 'approved',
    ...made,
  });
  await tx.stages.add({
    id: s.stage,
    organisationId,
    roadmapId,
    position: 1,
    number: '1',
    title: 'Подготовка условий',
    content: ['Приказ'],
    phrase: 'сентябрь 2026 г.',
    deadline: { kind: 'window', windows: [{ from: '2026-09-01', due: '2026-09-30' }] },
    responsible: 'директор',
    assignees: [{ role: 'head' }],
    publishes: false,
  });
  const window = { from: date('2026-09-01'), due: date('2026-09-30'), dueVersion: 1 };
  const of = { organisationId, roadmapId, stageId: s.stage };
  await tx.occurrences.add({ id: s.occurrence, ...of, ...window, status: 'open', ticked: [] });
  const act = { act: 'approved', by: personId, details: { number: '12' } } as const;
  await tx.history.add({ id: s.history, organisationId, roadmapId, subject: s.stage, at: now, ...act });
  const told = { lead: 'start', dueVersion: 1, day: date('2026-09-01') };
  await tx.reminders.add({ id: s.reminder, organisationId, personId, subject: s.occurrence, ...told });
  const until = date('2026-09-05');
  await tx.snoozes.add({ id: s.snooze, organisationId, personId, occurrenceId: s.occurrence, until });
}

async function seedFiles(tx: Tx, s: School): Promise<void> {
  const { organisation: organisationId, person: personId, account: accountId } = s;
  const bytes = Uint8Array.of(0, 255, 92, 13);
  const file = { id: s.file, organisationId, ownerId: personId, name: 'приказ.docx', bytes, hasNames: true };
  await tx.files.add({ ...file, createdAt: now });
  const whose = { organisationId, personId, accountId };
  const ref = { purpose: 'result', subject: s.occurrence, channel: 'vk', ref: 'doc1', name: 'приказ.docx' } as const;
  await tx.uploads.add({ id: s.upload, ...whose, ...ref, status: 'waiting', attempts: 0, createdAt: now });
  await tx.links.add({ id: s.link, ...whose, tokenHash: s.link, fileId: s.file, expiresAt: now });
}

async function seedSurvey(tx: Tx, s: School): Promise<void> {
  const { organisation: organisationId, person: personId, campaign: campaignId } = s;
  const made = { createdBy: personId, createdAt: now };
  const paper = { kind: 'mentor', version: '1', receivedOn: date('2026-09-02'), notedBy: personId } as const;
  await tx.originals.add({ id: s.original, organisationId, personId, ...paper });
  const form = {
    family: s.questionnaire,
    version: 1,
    title: 'Анкета',
    items: [],
    lastKey: 0,
    status: 'draft',
  } as const;
  await tx.questionnaires.add({ id: s.questionnaire, organisationId, ...form, ...made });
  const days = { opensOn: date('2026-09-01'), closesOn: date('2026-09-30') };
  const about = { questionnaire: 'mentor.1', title: 'Анкета', moment: 'once', status: 'open' } as const;
  const audience = { kind: 'roles', roles: ['mentor'] } as const;
  await tx.campaigns.add({ id: campaignId, organisationId, ...about, audience, ...days, anonymous: true, ...made });
  await tx.participants.add({ id: s.participant, organisationId, campaignId, personId, answered: false });
  const said = { q1: { text: 'да', at: '2026-09-01T06:00:00Z', zone: 'Europe/Moscow' } };
  const sent = { questionnaire: 'mentor.1', said, sentAt: now };
  await tx.responses.add({ id: s.response, organisationId, campaignId, personId, ...sent });
  await tx.confidences.add({ id: s.confidence, organisationId, personId, question: 'burnout', answer: 'no', at: now });
  await tx.boxes.add({ id: campaignId, organisationId, papers: [{ q1: 'да' }] });
}

async function seedPairing(tx: Tx, s: School): Promise<void> {
  const { organisation: organisationId, person: personId, mentorship: mentorshipId, order } = s;
  const made = { createdBy: personId, createdAt: now };
  await tx.bank.add({
    ...{ id: s.entry, organisationId, personId, side: 'mentor', status: 'waiting', categories: [] },
    ...{ profile: { areas: [], forms: [], kinds: [] }, reviewedOn: date('2026-09-01'), createdAt: now },
  });
  await tx.orders.add({
    ...{ id: order, organisationId, purpose: 'begin', status: 'draft', mentorships: [mentorshipId], ...made },
    terms: { kind: 'begin', programmesBy: '2026-10-15', reportBy: '2027-05-31', payment: false },
  });
  const term = { plannedFrom: date('2026-10-01'), plannedTo: date('2027-05-31') };
  const how = { form: 'teacher-teacher', kinds: ['traditional'], status: 'ordered', orderId: order } as const;
  await tx.mentorships.add({ id: mentorshipId, organisationId, ...how, ...term, ...made });
  await tx.members.add({ id: s.member, organisationId, mentorshipId, personId, side: 'mentor' });
  const decided = { pinned: [], excluded: [], aside: [], changedBy: personId, changedAt: now };
  await tx.matches.add({ id: s.match, organisationId, ...decided });
  const between = { lenderId: organisationId, municipalityId: organisationId, menteeId: personId, mentorId: personId };
  await tx.loans.add({ id: s.loan, organisationId, ...between, status: 'school', sentAt: now, changedAt: now });
  await tx.events.add({ id: s.event, organisationId, subject: mentorshipId, at: now, act: 'proposed', details: {} });
}

async function seedProgramme(tx: Tx, s: School): Promise<void> {
  const { organisation: organisationId, person: personId, programme: programmeId, activity: activityId } = s;
  await tx.programmes.add({
    ...{ id: programmeId, organisationId, mentorshipId: s.mentorship, status: 'approved', mode: 'person', areas: [] },
    ...{ from: date('2026-10-01'), to: date('2027-05-31'), schedule: '', expected: '', version: 1, agreements: [] },
    ...{ createdBy: personId, createdAt: now },
  });
  const what = { title: 'Посетить урок', due: date('2026-11-20'), dueVersion: 0 };
  await tx.activities.add({ id: activityId, organisationId, programmeId, number: 1, ...what });
  const done = { status: 'done', doneOn: date('2026-11-19'), earlier: [] } as const;
  await tx.results.add({ id: s.result, organisationId, programmeId, activityId, personId, ...done });
  const offer = { status: 'offered', plan: [], agreements: [], by: personId, at: now } as const;
  await tx.changes.add({ id: s.change, organisationId, programmeId, ...offer });
  await tx.petitions.add({
    ...{ id: s.petition, organisationId, kind: 'release', personId, status: 'filed', details: {} },
    ...{ filedAt: now, due: date('2026-09-08'), dueVersion: 0 },
  });
}

async function seedClosing(tx: Tx, s: School): Promise<void> {
  const of = { organisationId: s.organisation, programmeId: s.programme };
  await tx.closings.add({ ...of, id: s.closing, reason: 'done', by: s.person, at: now, agreed: [s.person] });
  const said = { conclusions: {}, achieved: 'Открытый урок', proposals: [] };
  await tx.summaries.add({ ...of, id: s.summary, by: s.person, at: now, ...said });
  const number = { year: 2026, number: 1, issuedOn: date('2026-09-01'), issuedBy: s.person };
  await tx.certificates.add({ ...of, id: s.certificate, personId: s.person, side: 'mentor', ...number });
}

async function seedMeeting(tx: Tx, s: School): Promise<void> {
  const { organisation: organisationId, person: personId, mentorship: mentorshipId, meeting: meetingId } = s;
  await tx.meetings.add({
    ...{ id: meetingId, organisationId, mentorshipId, people: [personId], proposedBy: personId, createdAt: now },
    ...{ slots: [], startsAt: now, minutes: 45, mode: 'in-person', answers: {}, status: 'held', version: 0 },
  });
  const done = { by: personId, at: now, day: date('2026-09-01'), topic: 'other', words: {} };
  await tx.logs.add({ id: s.log, organisationId, mentorshipId, meetingId, ...done });
  await tx.notes.add({ id: s.note, organisationId, mentorshipId, meetingId, personId, text: 'Для себя', at: now });
}

async function seedSession(tx: Tx, s: School): Promise<void> {
  const { organisation: organisationId, person: personId, session: sessionId } = s;
  await tx.sessions.add({
    ...{
      id: sessionId,
      organisationId,
      createdBy: personId,
      createdAt: now,
      theme: 'Урок',
      startsAt: now,
      minutes: 60,
    },
    ...{ place: 'Кабинет 5', seats: 5, signUpUntil: now, openTo: 'school', mode: 'talk', status: 'announced' },
    ...{ version: 0, token: `${organisationId}-token` },
  });
  await tx.experts.add({ id: s.expert, organisationId, sessionId, personId });
  await tx.bookings.add({
    ...{ id: s.booking, organisationId, sessionId, personId, homeId: organisationId },
    ...{ status: 'seated', line: 1, createdAt: now },
  });
}

async function seedPractice(tx: Tx, s: School): Promise<void> {
  const { organisation: organisationId, person: personId, practice: practiceId } = s;
  await tx.practices.add({
    ...{ id: practiceId, organisationId, area: 'parents', title: 'Собрание', difficulty: '', helped: '', open: true },
    ...{ status: 'approved', authors: [personId], createdAt: now, changedAt: now, offered: 0, thanked: 0 },
  });
  await tx.thanks.add({ id: s.thanks, organisationId, practiceId, personId, at: now });
}

async function seedHelp(tx: Tx, s: School): Promise<void> {
  const { organisation: organisationId, person: personId, help: helpId } = s;
  await tx.helps.add({
    ...{ id: helpId, organisationId, personId, area: 'lesson', text: 'Как начать урок?', attachments: [] },
    ...{ urgency: 'days', rung: 'mentor', status: 'taken', helperId: personId, helperHomeId: organisationId },
    ...{ createdAt: now, takenAt: now, version: 1 },
  });
  await tx.helpOffers.add({ id: s.offer, organisationId, helpId, personId, rung: 'mentor', askedAt: now });
  await tx.helpMessages.add({
    ...{ id: s.message, organisationId, helpId, number: 1, from: personId, kind: 'text', text: 'Спасибо' },
    ...{ state: 'passed', at: now },
  });
}
