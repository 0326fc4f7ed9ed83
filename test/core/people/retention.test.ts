import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { HelpRequest } from '#core/help/help.ts';
import { type Id, id } from '#core/kernel/id.ts';
import { dayIn, instant } from '#core/kernel/time.ts';
import { nightly } from '#core/people/nightly.ts';
import { defaultSettings } from '#core/people/organisation.ts';
import { keptDays } from '#core/people/retention.ts';
import type { Petition } from '#core/petitions/petition.ts';
import type { Practice } from '#core/practices/practice.ts';
import type { Tx } from '#core/store.ts';
import { newId } from '#db/new-id.ts';
import { kept } from '#db/queues/tidy.ts';
import type { TestDatabase } from '../../support/database.ts';
import { usedDatabase } from '../../support/used-database.ts';

const table = readFileSync(new URL('../../../docs/retention.md', import.meta.url), 'utf8')
  .split('\n')
  .map((line) => /^\| .+ \| (\*queue\* )?`(\w+)` \| (\d+) \|/.exec(line))
  .filter((line) => line !== null)
  .map(([, queue, key, days]) => ({ queue: queue !== undefined, key: key ?? '', days: Number(days) }));

describe('what the table promises is what the code does', () => {
  test('every term of the code stands in the table, and the other way round', () => {
    const promised = (queue: boolean) =>
      Object.fromEntries(table.filter((line) => line.queue === queue).map((line) => [line.key, line.days]));
    expect(promised(false)).toEqual(keptDays);
    expect(promised(true)).toEqual(kept);
  });
});

const done = instant('2026-11-20T09:00:00Z');
const organisationId = id<'organisation'>('organisation');
const personId = id<'person'>('person');
const accountId = id<'account'>('account');
const of = { organisationId, personId };

const practice = (status: Practice['status']): Practice => ({
  ...{
    id: newId<'practice'>(),
    organisationId,
    area: 'parents',
    title: 'Собрание',
    difficulty: '',
    helped: '',
    status,
  },
  ...{ open: false, authors: [], createdAt: done, changedAt: done, offered: 0, thanked: 0 },
});

/** One row per line of the table, done with at `done`. */
const rows: Readonly<Record<keyof typeof keptDays, (tx: Tx) => Promise<void>>> = {
  invitations: (tx) =>
    tx.invitations.add({
      ...{ ...of, id: newId(), purpose: 'join', tokenHash: newId(), codeHash: newId() },
      ...{ createdAt: done, expiresAt: done },
    }),
  guesses: (tx) => tx.guesses.add({ id: newId(), accountId, at: done }),
  links: (tx) => tx.links.add({ ...of, id: newId(), accountId, tokenHash: newId(), expiresAt: done }),
  closedForms: (tx) =>
    tx.forms.add({ ...of, id: newId(), form: 'one', subject: 's', said: {}, status: 'sent', updatedAt: done }),
  openForms: (tx) =>
    tx.forms.add({ ...of, id: newId(), form: 'two', subject: 's', said: {}, status: 'open', updatedAt: done }),
  bankLeft: (tx) =>
    tx.bank.add({
      ...{ ...of, id: newId(), side: 'mentor', status: 'left', profile: { areas: [], forms: [], kinds: [] } },
      ...{ categories: [], reviewedOn: dayIn('UTC', done), createdAt: done },
    }),
  files: (tx) =>
    tx.files.add({
      ...{ organisationId, ownerId: personId, id: newId(), name: 'a.txt', bytes: new Uint8Array(1), hasNames: true },
      ...{ createdAt: done, expiresAt: done },
    }),
  uploads: (tx) =>
    tx.uploads.add({
      ...{ ...of, id: newId(), accountId, purpose: 'people', channel: 'vk', ref: 'r', name: 'a.xlsx' },
      ...{ status: 'done', attempts: 1, createdAt: done },
    }),
  snoozes: async (tx) => {
    const stage = { organisationId, roadmapId: id<'roadmap'>('roadmap'), stageId: id<'stage'>('stage') };
    const occurrenceId = newId<'occurrence'>();
    await tx.occurrences.add({
      ...{ ...stage, id: occurrenceId, due: dayIn('UTC', done), dueVersion: 1, status: 'open', ticked: [] },
    });
    await tx.snoozes.add({ ...of, id: newId(), occurrenceId, until: dayIn('UTC', done) });
  },
  reminders: (tx) =>
    tx.reminders.add({ ...of, id: newId(), subject: newId(), lead: 'day', dueVersion: 1, day: dayIn('UTC', done) }),
  strangers: (tx) => tx.accounts.add({ id: newId(), channel: 'vk', address: newId(), reachable: true, seenAt: done }),
  consents: (tx) =>
    tx.consents.add({
      ...{ ...of, id: newId(), kind: 'personal-data', version: '1', hash: 'h', channel: 'vk' },
      ...{ givenAt: done, withdrawnAt: done },
    }),
  campaigns: async (tx) => {
    const campaignId = newId<'campaign'>();
    await tx.campaigns.add({
      ...{ id: campaignId, organisationId, questionnaire: 'mentor.1', title: 'Опрос', moment: 'once', anonymous: true },
      ...{ audience: { kind: 'roles', roles: ['mentor'] }, opensOn: dayIn('UTC', done), closesOn: dayIn('UTC', done) },
      ...{ status: 'closed', createdBy: personId, createdAt: done, closedAt: done },
    });
    await tx.participants.add({ ...of, id: newId(), campaignId, answered: true });
    await tx.responses.add({ ...of, id: newId(), campaignId, questionnaire: 'mentor.1', said: {}, sentAt: done });
    await tx.boxes.add({ id: campaignId, organisationId, papers: [{ q: 'a' }] });
  },
  responses: (tx) => tx.responses.add({ ...of, id: newId(), questionnaire: 'mentor.1', said: {}, sentAt: done }),
  confidences: (tx) => tx.confidences.add({ ...of, id: newId(), question: 'Как вы?', answer: 'Устали', at: done }),
  meetings: async (tx) => {
    const meetingId = newId<'meeting'>();
    await tx.meetings.add({
      ...{ id: meetingId, organisationId, people: [personId], proposedBy: personId, createdAt: done, slots: [] },
      ...{ minutes: 45, mode: 'in-person', answers: {}, status: 'held', version: 0 },
    });
    const log = { by: personId, at: done, day: dayIn('UTC', done), topic: 'other', words: {} };
    await tx.logs.add({ id: newId(), organisationId, meetingId, ...log });
  },
  notes: (tx) => tx.notes.add({ ...of, id: newId(), mentorshipId: newId(), text: 'Для себя', at: done }),
  sessions: async (tx) => {
    const sessionId = newId<'session'>();
    await tx.sessions.add({
      ...{ id: sessionId, organisationId, createdBy: personId, createdAt: done, theme: 'Урок', startsAt: done },
      ...{ minutes: 60, place: 'Кабинет 5', seats: 5, signUpUntil: done, openTo: 'school', mode: 'talk' },
      ...{ status: 'over', version: 0, token: newId() },
    });
    const booked = { homeId: organisationId, status: 'seated', line: 1, createdAt: done } as const;
    await tx.bookings.add({ ...of, ...booked, id: newId(), sessionId });
  },
  practices: (tx) => tx.practices.add(practice('withdrawn')),
  thanks: async (tx) => {
    const card = practice('approved');
    await tx.practices.add(card);
    await tx.thanks.add({ ...of, id: newId(), practiceId: card.id, at: done });
  },
  summaries: async (tx) => {
    const term = { from: dayIn('UTC', done), to: dayIn('UTC', done) };
    const [mentorshipId, programmeId] = [newId<'mentorship'>(), newId<'programme'>()];
    await tx.mentorships.add({
      ...{ id: mentorshipId, organisationId, form: 'teacher-teacher', kinds: [], status: 'ended', createdBy: personId },
      ...{ createdAt: done, plannedFrom: term.from, plannedTo: term.to },
    });
    await tx.programmes.add({
      ...{
        ...term,
        id: programmeId,
        organisationId,
        mentorshipId,
        status: 'closed',
        closedOn: term.to,
        mode: 'person',
      },
      ...{ areas: [], schedule: '', expected: '', version: 1, agreements: [], createdBy: personId, createdAt: done },
    });
    const said = { conclusions: {}, achieved: 'Открытый урок', proposals: [] };
    await tx.summaries.add({ ...said, id: newId(), organisationId, programmeId, by: personId, at: done });
  },
  programmes: async (tx) => {
    const dropped = await tx.programmes.get(await programme(tx));
    await tx.programmes.put({ ...dropped, status: 'dropped' });
  },
  helpTexts: async (tx) => {
    const helpId = newId<'help'>();
    await tx.helps.add({ ...closedHelp(helpId), area: 'parents' });
    const said = { organisationId, helpId, number: 1, from: personId, kind: 'text', text: 'Спасибо' } as const;
    await tx.helpMessages.add({ ...said, id: newId(), state: 'passed', at: done });
  },
  petitionTexts: (tx) => tx.petitions.add(petition({ kind: 'improve-programme', text: 'Больше открытых уроков' })),
  petitions: (tx) => tx.petitions.add(petition({ kind: 'reward' })),
  helps: (tx) => tx.helps.add(closedHelp(newId())),
  guests: async (tx) => {
    const guest = newId<'person'>();
    await tx.people.add({ id: guest, surname: 'Гостева', name: 'Мария' });
    await tx.roles.add({ id: newId(), organisationId, personId: guest, role: 'guest', from: dayIn('UTC', done) });
    const account = { id: newId<'account'>(), channel: 'telegram', address: newId(), reachable: true } as const;
    await tx.accounts.add({ ...account, personId: guest, organisationId, seenAt: done });
  },
  loans: (tx) =>
    tx.loans.add({
      ...{ id: newId(), organisationId, lenderId: organisationId, municipalityId: organisationId },
      ...{ menteeId: personId, mentorId: personId, status: 'declined', sentAt: done, changedAt: done },
    }),
  resultTexts: async (tx) => {
    const programmeId = await programme(tx);
    const activityId = newId<'activity'>();
    const line = { number: 1, title: 'Урок', due: dayIn('UTC', done), dueVersion: 0 };
    await tx.activities.add({ ...line, id: activityId, organisationId, programmeId });
    await tx.results.add({
      ...{ ...of, id: newId(), programmeId, activityId, status: 'done', doneOn: dayIn('UTC', done), earlier: [] },
      text: 'Урок разобран',
    });
  },
  changes: async (tx) =>
    tx.changes.add({
      ...{ id: newId(), organisationId, programmeId: await programme(tx), status: 'refused', plan: [] },
      ...{ agreements: [], by: personId, at: done },
    }),
  destructions: (tx) => tx.destructions.add({ id: newId(), organisationId, at: done, reason: 'retention', counts: {} }),
};

const petition = (of: Pick<Petition, 'kind' | 'text'>): Petition => ({
  ...{ ...of, id: newId<'petition'>(), organisationId, personId, status: 'refused', details: {} },
  ...{ filedAt: done, resolvedAt: done, due: dayIn('UTC', done), dueVersion: 0 },
});

/** Of a pair of its own. */
async function programme(tx: Tx): Promise<Id<'programme'>> {
  const [mentorshipId, programmeId] = [newId<'mentorship'>(), newId<'programme'>()];
  const day = dayIn('UTC', done);
  await tx.mentorships.add({
    ...{ id: mentorshipId, organisationId, form: 'teacher-teacher', kinds: ['traditional'], status: 'in-force' },
    ...{ plannedFrom: day, plannedTo: day, createdBy: personId, createdAt: done },
  });
  await tx.programmes.add({
    ...{ id: programmeId, organisationId, mentorshipId, status: 'approved', from: day, to: day, mode: 'person' },
    ...{ areas: [], schedule: '', expected: '', version: 1, agreements: [], createdBy: personId, createdAt: done },
  });
  return programmeId;
}

const closedHelp = (helpId: HelpRequest['id']): HelpRequest => ({
  ...{ ...of, id: helpId, area: 'lesson', text: 'Как начать урок?', attachments: [], urgency: 'days', rung: 'mentor' },
  ...{ status: 'closed', outcome: 'helped', createdAt: done, closedAt: done, version: 1 },
});

const tables: Readonly<Record<string, string>> = {
  ...{ closedForms: 'forms', openForms: 'forms', strangers: 'accounts', bankLeft: 'bank', helpTexts: 'help_messages' },
  ...{ guests: 'roles', petitionTexts: 'petitions', resultTexts: 'results' },
};
const tableOf = (key: keyof typeof keptDays): string => tables[key] ?? key;

describe('nothing is kept longer, nothing is erased sooner', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await usedDatabase();
    await database.store.transaction({ as: 'system' }, async (tx) => {
      await tx.organisations.add({ id: organisationId, name: 'Школа', settings: { ...defaultSettings, zone: 'UTC' } });
      await tx.people.add({ id: personId, surname: 'Лугова', name: 'Анна' });
      await tx.accounts.add({ id: accountId, channel: 'vk', address: '1', personId, reachable: true, seenAt: done });
      await tx.roadmaps.add({
        ...{ id: id<'roadmap'>('roadmap'), organisationId, title: 'Карта', status: 'approved' },
        ...{ createdBy: personId, createdAt: done },
      });
      await tx.stages.add({
        ...{ id: id<'stage'>('stage'), organisationId, roadmapId: id<'roadmap'>('roadmap'), position: 1, number: '1' },
        ...{ title: 'Этап', content: [], phrase: '', deadline: { kind: 'continuous', windows: [] } },
        ...{ responsible: '', assignees: [], publishes: false },
      });
    });
  });
  afterAll(() => database.close());

  const left = async (key: keyof typeof keptDays): Promise<number> => {
    const name = tableOf(key);
    const only: Readonly<Record<string, string>> = {
      accounts: 'person_id is null',
      destructions: "counts = '{}'",
      helps: "area = 'lesson'",
      petitions: key === 'petitions' ? "kind = 'reward'" : 'text is not null',
      results: 'text is not null',
      programmes: "status = 'dropped'",
    };
    const where = only[name] ?? 'true';
    const [row]: readonly { readonly n: number }[] = await database.dataSource.query(
      `select count(*)::int as n from ${name} where ${where}`,
    );
    return row?.n ?? 0;
  };

  const sweepAfter = (hours: number): Promise<number> =>
    nightly({ store: database.store, newId, clock: () => done.add({ hours }) })();

  // Object.keys forgets the type of the keys..
  test.each(Object.keys(keptDays) as (keyof typeof keptDays)[])('%s', async (key) => {
    await database.store.transaction({ as: 'system' }, rows[key]);
    await sweepAfter(24 * keptDays[key]);
    expect(await left(key)).toBe(1);
    await sweepAfter(24 * (keptDays[key] + 1) + 24);
    expect(await left(key)).toBe(0);
  });

  test('with a campaign go those who were asked, what they answered and its box', async () => {
    await database.store.transaction({ as: 'system' }, rows.campaigns);
    await sweepAfter(24 * (keptDays.campaigns + 2));
    for (const table of ['campaigns', 'participants', 'responses', 'boxes'] as const)
      expect(await database.dataSource.query(`select * from ${table}`)).toEqual([]);
  });

  test('with a meeting goes what was written down about it', async () => {
    await database.store.transaction({ as: 'system' }, rows.meetings);
    await sweepAfter(24 * (keptDays.meetings + 2));
    expect(await database.dataSource.query('select id from logs')).toEqual([]);
  });

  test('what was erased is told by counts in the destruction log', async () => {
    await database.store.transaction({ as: 'system' }, rows.links);
    await sweepAfter(24 * 40);
    const log = await database.store.transaction({ as: 'system' }, (tx) => tx.destructions.where({ organisationId }));
    expect(log.at(-1)).toMatchObject({ reason: 'retention' });
    expect(log.some((line) => line.counts.links === 1)).toBe(true);
  });
});
