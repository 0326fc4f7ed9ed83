import { afterAll, beforeAll, expect, test } from 'vitest';
import { areaWords } from '#core/bank/codes.ts';
import { actionsOf } from '#core/conversation/route.ts';
import type { Screen } from '#core/conversation/screen.ts';
import type { Id } from '#core/kernel/id.ts';
import { date } from '#core/kernel/time.ts';
import { mentorshipKinds } from '#core/pairing/mentorship.ts';
import type { RoleName } from '#core/people/person.ts';
import { petitionKinds } from '#core/petitions/petition.ts';
import type { Activity, ActivityResult, Agreement, Programme } from '#core/programmes/programme.ts';
import type { Tx } from '#core/store.ts';
import { newId } from '#db/new-id.ts';
import { type House, house, type Talker } from '../support/hearing.ts';
import { connected } from '../support/people-house.ts';
import { fits } from '../support/roadmap-chat.ts';
import { walker } from '../support/walk.ts';
import { wholeHouse } from '../support/whole-house.ts';

const fullName = 'Константинопольская-Преображенская Александра Константиновна';
/** So long, with an end of its own by which it is seen that nothing of it was lost. */
const long = (length: number, end = ''): string =>
  `${'очень подробно о наставничестве '.repeat(60)}`.slice(0, length - end.length - 1).padEnd(length - end.length) +
  end;

let home: House;
const door = wholeHouse(() => home.now());
const phones = new Map<string, Talker>();
const school = { id: '' as Id<'organisation'> };
const mentees: Id<'person'>[] = [];
const own = {} as Record<'curator' | 'head' | 'council' | 'mentor' | 'mentee', Id<'person'>>;
const starts: Record<'sides' | 'mentor' | 'desk' | 'curator', string[]> = {
  sides: [],
  mentor: [],
  desk: [],
  curator: [],
};
/** By whom, and what, others are told of. */
const tellings: (readonly [string, string])[] = [];
/** Ends of texts that somebody must be able to read to the last letter. */
const ends = new Map<string, string>();
const whole = (length: number, what: string): string => {
  const end = `конец-${ends.size + 1}.`;
  ends.set(end, what);
  return long(length, end);
};

beforeAll(async () => {
  home = await house(door);
  const roles = ['curator', 'head', 'council', 'mentor', 'mentee'] as const;
  for (const [index, role] of roles.entries())
    phones.set(
      role,
      await connected(home, index % 2 ? 'telegram' : 'vk', fullName.replace(' ', `${'абвгд'[index]} `), role),
    );
  await home.database.store.transaction({ as: 'system' }, async (tx) => {
    const [organisation] = await tx.organisations.where({});
    if (!organisation) throw new Error('no school');
    school.id = organisation.id;
    await tx.organisations.put({
      ...{ ...organisation, name: long(250) },
      settings: { ...organisation.settings, names: { telegram: 'full', vk: 'full' } },
    });
    for (const role of roles) own[role] = await holder(tx, role);
    mentees.push(own.mentee);
    for (let at = 0; at < 30; at += 1) mentees.push(await joined(tx));
    for (const status of ['draft', 'offered', 'agreed', 'approved', 'calm', 'closed', 'done', 'failed'] as const)
      await programme(tx, status);
    await petitions(tx);
  });
});
afterAll(() => home.close());

async function holder(tx: Tx, role: RoleName): Promise<Id<'person'>> {
  const [found] = await tx.roles.where({ role });
  if (!found) throw new Error(role);
  return found.personId;
}

async function joined(tx: Tx): Promise<Id<'person'>> {
  const personId = newId<'person'>();
  const [surname = '', name = '', patronymic = ''] = fullName.split(' ');
  await tx.people.add({ id: personId, surname, name, patronymic });
  const of = { organisationId: school.id, personId };
  await tx.roles.add({ ...of, id: newId(), role: 'mentee', position: long(200), from: date('2026-09-01') });
  await tx.consents.add({
    ...{ ...of, id: newId(), kind: 'personal-data', version: '1', hash: 'x', givenAt: home.now(), channel: 'vk' },
  });
  return personId;
}

/** A group of thirty-one in force, and an order that began it. */
async function group(tx: Tx): Promise<Id<'mentorship'>> {
  const pair = newId<'mentorship'>();
  await tx.mentorships.add({
    ...{ id: pair, organisationId: school.id, form: 'teacher-teacher', kinds: [...mentorshipKinds], topic: long(300) },
    ...{ status: 'in-force', plannedFrom: date('2026-10-01'), plannedTo: date('2027-09-30'), createdAt: home.now() },
    ...{ inForceFrom: date('2026-10-01'), inForceTo: date('2027-09-30'), createdBy: own.curator },
  });
  const sides = [[own.mentor, 'mentor'] as const, ...mentees.map((one) => [one, 'mentee'] as const)];
  await tx.members.add(
    ...sides.map(([personId, side]) => ({
      ...{
        id: newId<'member'>(),
        organisationId: school.id,
        mentorshipId: pair,
        personId,
        side,
        answer: 'yes' as const,
      },
    })),
  );
  return pair;
}

/** `calm`: approved, and nothing is offered about it. */
type State = Exclude<Programme['status'], 'dropped'> | 'done' | 'failed' | 'calm';

/** As long as its questions allow, with thirty lines; what follows from its state is there as long. */
async function programme(tx: Tx, state: State): Promise<void> {
  const status = state === 'done' || state === 'failed' ? 'closed' : state === 'calm' ? 'approved' : state;
  const mentorshipId = await group(tx);
  const everybody = [own.mentor, ...mentees];
  const words: readonly Agreement[] = everybody.map((person) => ({
    ...{ person, version: 1, at: home.now().toString() },
    ...(status === 'offered' && person !== own.mentee
      ? { answer: 'discuss' as const, reason: long(500) }
      : { answer: 'yes' as const }),
  }));
  const made: Programme = {
    ...{ id: newId<'programme'>(), organisationId: school.id, mentorshipId, status, version: 1, mode: 'mixed' },
    ...{ from: date('2026-10-01'), to: date('2027-06-30'), areas: Object.keys(areaWords) as Programme['areas'] },
    ...{
      strengths: long(500),
      schedule: long(200),
      expected: long(1000),
      createdBy: own.mentor,
      createdAt: home.now(),
    },
    agreements: status === 'draft' ? [] : status === 'offered' ? words.slice(2) : words,
    ...(status === 'draft' ? { remark: whole(1000, 'a remark') } : {}),
    ...(status === 'approved' || status === 'closed'
      ? { approvedBy: own.curator, approvedOn: date('2026-10-05') }
      : {}),
    ...(status === 'closed'
      ? { closedOn: date('2026-11-19'), closedBy: own.curator, closeReason: reasons[state as keyof typeof reasons] }
      : {}),
    ...(state === 'failed' || state === 'closed' ? { closeGrounds: whole(700, `grounds ${state}`) } : {}),
  };
  await tx.programmes.add(made);
  const lines = Array.from(
    { length: 30 },
    (_, at): Activity => ({
      ...{ id: newId<'activity'>(), organisationId: school.id, programmeId: made.id, number: at + 1, dueVersion: 0 },
      ...{ title: long(200), expected: long(200), due: date('2026-12-01').add({ days: at }), area: 'lesson' as const },
    }),
  );
  await tx.activities.add(...lines);
  starts.sides.push(`prog.open:${made.id}`, `prog.plan:${made.id}:0`, `prog.act:${lines[0]?.id}`);
  starts.curator.push(`prog.open:${made.id}`);
  if (state === 'draft') tellings.push(['mentor', `prog.offer:${made.id}`], ['mentee', `prog.talk:${made.id}:1`]);
  if (state === 'agreed') tellings.push(['curator', `prog.approve:${made.id}`]);
  if (state === 'approved') await running(tx, made, lines);
  if (state === 'calm')
    starts.sides.push(...['plan.change', 'plan.add', 'plan.longer', 'plan.pick'].map((verb) => `${verb}:${made.id}`));
  if (state === 'calm') starts.sides.push(`plan.pair:${mentorshipId}`, `plan.move:${lines[0]?.id}`);
  if (status === 'closed') await over(tx, made);
}

const reasons = { closed: 'mutual', done: 'done', failed: 'curator' } as const;

/** A result in every state with an earlier one, a change of as many edits as an offer may hold, an offer to close it. */
async function running(tx: Tx, { id: programmeId }: Programme, lines: readonly Activity[]): Promise<void> {
  const of = { organisationId: school.id, programmeId };
  for (const [at, status] of (['done', 'returned', 'accepted'] as const).entries()) {
    const activity = lines[at];
    if (!activity) throw new Error('no line');
    const result: ActivityResult = {
      ...{
        ...of,
        id: newId<'result'>(),
        activityId: activity.id,
        personId: own.mentee,
        status,
        text: whole(1000, `result ${status}`),
      },
      ...{ doneOn: date('2026-11-10'), earlier: [{ doneOn: '2026-11-09', text: whole(1000, `earlier ${status}`) }] },
      ...(status === 'done'
        ? {}
        : {
            ...{ assessment: whole(status === 'accepted' ? 500 : 700, `word ${status}`), assessedBy: own.mentor },
            assessedOn: date('2026-11-11'),
          }),
    };
    await tx.results.add(result);
    starts.sides.push(`act.open:${activity.id}:${own.mentee}`, `act.earlier:${result.id}:0`);
    if (status === 'done') starts.mentor.push(`act.back:${result.id}`);
    if (status === 'accepted') starts.mentor.push(`act.word:${result.id}`);
  }
  const change = newId<'change'>();
  await tx.changes.add({
    ...{ ...of, id: change, status: 'offered', by: own.mentor, at: home.now(), to: date('2027-09-30') },
    ...{ reason: whole(500, 'reason of change'), agreements: [] },
    plan: Array.from({ length: 5 }, (_, at) => ({
      ...{
        act: 'add' as const,
        title: whole(200, `title of change ${at}`),
        expected: whole(200, `result of change ${at}`),
      },
      ...{ due: '2027-02-01', area: 'lesson' as const, personId: own.mentee },
    })),
  });
  tellings.push(['mentee', `plan.talk:${change}:6`], ['mentor', `plan.back:${change}`]);
  await tx.closings.add({
    ...{
      ...of,
      id: newId<'closing'>(),
      reason: 'mentor',
      grounds: whole(545, 'grounds offered'),
      by: own.mentor,
      at: home.now(),
    },
    agreed: [own.mentor],
  });
  const all = [
    `plan.of:${programmeId}`,
    `plan.changes:${programmeId}:0`,
    `plan.offer:${change}`,
    `plan.offer:${change}:0`,
    `plan.offer:${change}:1`,
  ];
  starts.sides.push(...all, `closing.open:${programmeId}`, `closing.ask:${programmeId}`);
  starts.curator.push(...all, `closing:${programmeId}`, `closing.fail:${programmeId}`, `plan.change:${programmeId}`);
}

/** A summary of the mentor, and a certificate of everybody. */
async function over(tx: Tx, { id: programmeId, closeReason }: Programme): Promise<void> {
  const of = { organisationId: school.id, programmeId };
  await tx.summaries.add({
    ...{
      ...of,
      id: newId<'summary'>(),
      by: own.mentor,
      at: home.now(),
      achieved: whole(1500, 'achieved'),
      words: whole(1000, 'summary'),
    },
    conclusions: Object.fromEntries(mentees.map((one) => [one, 'supported' as const])),
    proposals: ['continue', 'award', 'training', 'practice', 'other'],
  });
  starts.sides.push(`closing:${programmeId}`, `closing.sums:${programmeId}:0`, `closing.sums:${programmeId}:1`);
  starts.mentor.push(`closing.sum:${programmeId}`);
  starts.curator.push(`closing:${programmeId}`, `closing.sums:${programmeId}:0`, `publish:${programmeId}`);
  if (closeReason === 'curator') return;
  if (closeReason === 'mutual') starts.curator.push(`cert:${programmeId}:0`);
  else {
    const year = { year: 2026, issuedOn: date('2026-11-20'), issuedBy: own.curator };
    for (const [at, personId] of [own.mentor, ...mentees].entries()) {
      const certificate = newId<'certificate'>();
      await tx.certificates.add({
        ...{ ...of, ...year, id: certificate, personId, number: 9000 + at, side: at === 0 ? 'mentor' : 'mentee' },
      });
      if (at < 2) starts.curator.push(`cert:${programmeId}:${at}`, `cert.one:${certificate}`);
    }
    starts.sides.push(`cert.mine:${programmeId}`);
  }
}

/** Every kind in every state, by the mentor or the mentee; of an appeal everybody has written. */
async function petitions(tx: Tx): Promise<void> {
  const mentorshipId = await group(tx);
  for (const kind of petitionKinds)
    for (const status of ['filed', 'taken', 'granted', 'refused', 'withdrawn'] as const) {
      const id = newId<'petition'>();
      const mine = kind === 'lay-down' || kind === 'reward' || kind === 'discipline' || kind === 'personal-file';
      const answered = status === 'granted' || status === 'refused';
      await tx.petitions.add({
        ...{ id, organisationId: school.id, kind, status, mentorshipId, filedAt: home.now(), dueVersion: 0 },
        ...{ personId: mine || kind === 'involve-colleague' ? own.mentor : own.mentee, due: date('2026-12-01') },
        ...{ aboutId: mine ? own.mentee : own.mentor, text: whole(lengths[kind], `petition ${kind} ${status}`) },
        details: {
          ...(kind === 'lay-down' ? { lastDay: '2026-12-31' } : {}),
          ...(kind === 'replace-mentor' ? { wished: mentees[1] ?? '' } : {}),
          ...(kind === 'release' ? { offers: long(200), standIn: long(200), byCurator: 'yes' } : {}),
          ...(kind === 'involve-colleague' ? { area: 'lesson' } : {}),
          ...(kind === 'mediation'
            ? {
                open: 'yes',
                ...Object.fromEntries(
                  [own.mentor, ...mentees.slice(1, 4)].map((one) => [
                    `says:${one}`,
                    whole(1500, `position ${kind} ${status}`),
                  ]),
                ),
              }
            : {}),
          original: '2026-11-20',
        },
        ...(answered
          ? { resolvedBy: own.head, resolvedAt: home.now(), resolution: whole(1000, `resolution ${kind} ${status}`) }
          : {}),
        ...(kind === 'involve-colleague' ? { consentOf: mentees[2] ?? own.mentee } : {}),
      });
      starts.sides.push(`pet.see:${id}`);
      starts.desk.push(`pet.see:${id}`);
      if (status === 'filed' && kind !== 'involve-colleague') starts.desk.push(`pet.grant:${id}`, `pet.refuse:${id}`);
      if (kind === 'mediation') starts.desk.push(...[0, 1, 2, 3].map((page) => `pet.says:${id}:${page}`));
      if (kind === 'mediation' && status === 'filed') starts.mentor.push(`pet.side:${id}`);
      if (status === 'filed') starts.sides.push(`pet.off:${id}`);
    }
  starts.sides.push(...petitionKinds.map((kind) => `pet.on:${mentorshipId}:${kind}`));
}

/** The longest that its question takes. */
const lengths: Readonly<Record<(typeof petitionKinds)[number], number>> = {
  ...{ 'replace-mentor': 1000, 'lay-down': 1000, 'improve-programme': 1500, 'involve-colleague': 1000 },
  ...{ 'personal-file': 1000, release: 500, reward: 1000, discipline: 1000, mediation: 1000 },
};

/** What changes the state that is looked at, or tells everybody something. */
const final =
  /^(consent\.|me\.|f\.send|f\.drop|prog\.(offer|yes|no|talk|drop|dropped|next|approve|taken|on|act\.out|signed)|plan\.(yes|no|talk|back)|act\.(done|mark|undo|ok)|closing\.(done|yes|back|pair)|cert\.issue|pet\.(take|yes|no|off\.yes|got|end|pair))/;
const ours = /^((progs?|closings?|cert|publish|pet)([.]|$)|(plan|act)[.])/;
/** Seen elsewhere: lines of the digest, a file of a result, what needs a state that is not there. */
const apart = [
  'prog.why',
  'prog.bank.found',
  'plan.ask',
  'act.file',
  'act.day',
  'act.say',
  'act.tie',
  'act.tied',
  'act.untie',
];

const { walked, faults, texts } = walker({ ours, final, phone: (role) => phones.get(role) ?? expect.fail(role) });

test('every screen of programmes, plans, closings, certificates and petitions fits both messengers, and nothing typed is lost', async () => {
  const seen = new Set([
    ...(await walked('mentor', 'progs', 'plan.my', 'pet', ...starts.sides, ...starts.mentor)),
    ...(await walked('mentee', 'progs', 'plan.my', 'pet', ...starts.sides)),
    ...(await walked('curator', 'progs', 'closings', 'pet', ...starts.curator, ...starts.desk)),
    ...(await walked('head', 'progs', 'pet', ...starts.desk)),
    ...(await walked('council', 'progs', 'pet', ...starts.desk)),
  ]);
  expect.soft(faults).toEqual([]);
  const shown = texts.join('\n');
  expect.soft([...ends].filter(([end]) => !shown.includes(end)).map(([, what]) => what)).toEqual([]);
  // What is told to the others about it, as long: the offer, a change to be talked about, an answer with its reason, an approval.
  for (const [role, action] of tellings) await phones.get(role)?.forges(action);
  const told: readonly { readonly screen: Screen }[] = await home.database.dataSource.query(
    "select screen from outbox where lane = 'notice' and screen is not null",
  );
  expect(told.length).toBeGreaterThan(tellings.length * 20);
  for (const { screen } of told) fits(screen);
  const known = actionsOf(door).map(({ verb }) => verb);
  const missed = known.filter((verb) => ours.test(verb) && !final.test(verb) && !seen.has(verb));
  expect(missed.filter((verb) => !apart.includes(verb))).toEqual([]);
});
