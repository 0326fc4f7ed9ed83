import { afterAll, beforeAll, expect, test } from 'vitest';
import { areaWords, kindWords, menteeCategoryWords, mentorCategoryWords } from '#core/bank/codes.ts';
import { actionsOf } from '#core/conversation/route.ts';
import type { Id } from '#core/kernel/id.ts';
import { date } from '#core/kernel/time.ts';
import type { Mentorship } from '#core/pairing/mentorship.ts';
import { mentorshipForms, mentorshipKinds } from '#core/pairing/mentorship.ts';
import type { Organisation } from '#core/people/organisation.ts';
import type { RoleName } from '#core/people/person.ts';
import type { Tx } from '#core/store.ts';
import { open } from '#core/survey/campaign-opening.ts';
import { longest, mostOptions } from '#core/survey/item-words.ts';
import type { Item } from '#core/survey/questionnaire.ts';
import { newId } from '#db/new-id.ts';
import { type House, house, type Talker } from '../support/hearing.ts';
import { connected } from '../support/people-house.ts';
import { walker } from '../support/walk.ts';
import { wholeHouse } from '../support/whole-house.ts';

const fullName = 'Константинопольская-Преображенская Александра Константиновна';
const long = (length: number, start = ''): string =>
  `${start}${'очень подробно о наставничестве '.repeat(40)}`.slice(0, length);
const options = Array.from({ length: mostOptions }, (_, at) => ({ value: `o${at}`, label: long(38, `${at} `) }));

/** Forty questions of every kind, each as long as one can be. */
const items: readonly Item[] = Array.from({ length: 40 }, (_, index): Item => {
  const kinds = ['text', 'one', 'several', 'scale', 'person', 'number', 'text', 'yesno'] as const;
  const kind = kinds[index % kinds.length] ?? 'text';
  return {
    ...{
      key: `q${index + 1}`,
      kind,
      text: long(longest.text, `Вопрос ${index + 1}: `),
      help: long(longest.help),
      optional: true,
    },
    ...(index % 10 === 0 ? { section: long(longest.section, 'Раздел ') } : {}),
    ...(kind === 'one' || kind === 'several' ? { options } : {}),
    ...(kind === 'text' ? { max: longest.answer } : {}),
    ...(kind === 'scale' ? { min: 1, max: 10 } : {}),
    ...(index === 39 ? { when: { key: 'q2', is: options.map(({ value }) => value) } } : {}),
  };
});

let home: House;
const door = wholeHouse(() => home.now());
const phones = new Map<string, Talker>();
const people: Id<'person'>[] = [];
const mentees: Id<'person'>[] = [];
const school = { id: '' as Id<'organisation'>, campaign: '', anonymous: '', planned: '' };
/** Cards that stand too far down in the lists. */
const starts: string[] = [];
/** Pairs that wait for an answer of their sides: of the first screen other duties may have taken the place. */
const offers: string[] = [];

const system = <R>(work: (tx: Tx) => Promise<R>): Promise<R> => home.database.store.transaction({ as: 'system' }, work);

beforeAll(async () => {
  home = await house(door);
  const roles = ['curator', 'head', 'mentor', 'mentee', 'psychologist', 'municipal'] as const;
  for (const [index, role] of roles.entries())
    phones.set(
      role,
      await connected(home, index % 2 ? 'telegram' : 'vk', fullName.replace(' ', `${'абвгде'[index]} `), role),
    );
  await system(async (tx) => {
    const [organisation] = await tx.organisations.where({});
    if (!organisation) throw new Error('no school');
    school.id = organisation.id;
    await tx.organisations.put({
      ...organisation,
      name: long(250, 'Школа '),
      settings: { ...organisation.settings, municipality: organisation.id, names: { telegram: 'full', vk: 'full' } },
    });
    for (let at = 0; at < 200; at += 1) people.push(await joined(tx, at < 100 ? 'mentor' : 'mentee'));
    mentees.push(...people.slice(100));
    const own = await ownOf(tx);
    people.push(own.mentor);
    mentees.push(own.mentee);
    for (const person of people) await inBank(tx, person, mentees.includes(person) ? 'mentee' : 'mentor');
    await inBank(tx, own.mentee, 'mentee');
    await pairs(tx, own);
    await surveys(tx, organisation);
    await listed(tx);
    starts.push(
      `c.card:${school.planned}`,
      `c.over:${school.campaign}`,
      `orig:${people[100]}`,
      `orig.undo:${people[100]}:personal-data`,
      'order.make',
    );
  });
});
afterAll(() => home.close());

async function joined(tx: Tx, role: RoleName): Promise<Id<'person'>> {
  const personId = newId<'person'>();
  const [surname = '', name = '', patronymic = ''] = fullName.split(' ');
  await tx.people.add({ id: personId, surname, name, patronymic });
  const of = { organisationId: school.id, personId };
  await tx.roles.add({ ...of, id: newId(), role, position: long(200), from: date('2026-09-01') });
  await tx.consents.add({
    ...{ ...of, id: newId(), kind: 'personal-data', version: '1', hash: 'x', givenAt: home.now(), channel: 'vk' },
  });
  return personId;
}

const holder = async (tx: Tx, role: RoleName): Promise<Id<'person'>> => {
  const found = (await tx.roles.where({ role })).find((one) => one.position === undefined);
  if (!found) throw new Error(role);
  return found.personId;
};
const ownOf = async (tx: Tx) => ({ mentor: await holder(tx, 'mentor'), mentee: await holder(tx, 'mentee') });

async function inBank(tx: Tx, personId: Id<'person'>, side: 'mentor' | 'mentee'): Promise<void> {
  const id = newId<'entry'>();
  const at = people.indexOf(personId);
  if (at > 100 && at < 104) starts.push(`bank.card:${id}`);
  if (at === 103) starts.push(`bank.back:${id}`);
  const areas = Object.keys(areaWords);
  await tx.bank.add({
    ...{ id, organisationId: school.id, personId, side, createdAt: home.now() },
    status: at === 103 ? 'left' : at % 2 ? 'approved' : 'waiting',
    profile:
      side === 'mentor'
        ? {
            ...{ subjects: long(1000), achievements: long(1000), motivation: long(1000), experience: long(1000) },
            ...{ areas, forms: [...mentorshipForms], kinds: Object.keys(kindWords), mode: 'mixed' },
            ...{ years: 40, yearsHere: 40, capacity: 10, hours: 99, wantsTraining: true },
          }
        : {
            ...{ subject: long(1000), strengths: long(1000), expects: long(1000), wishes: long(1000), years: 2 },
            needs: Object.fromEntries(areas.map((area) => [area, 3])),
          },
    categories: Object.keys(side === 'mentor' ? mentorCategoryWords : menteeCategoryWords),
    ...{
      external: long(300),
      reviewedOn: date('2025-01-01'),
      ...(at === 101 ? {} : { referredOn: date('2026-10-01') }),
    },
    ...(side === 'mentor' ? { pausedUntil: date('2027-01-10') } : {}),
  });
  if (side === 'mentee')
    await tx.confidences.add({
      ...{ id: newId(), organisationId: school.id, personId, question: 'burnout', answer: long(1000), at: home.now() },
    });
}

/** A group of thirty of whom the mentor and the mentee with phones are two, in every state; and an order on each. */
async function pairs(tx: Tx, own: { readonly mentor: Id<'person'>; readonly mentee: Id<'person'> }): Promise<void> {
  const curator = await holder(tx, 'curator');
  const made = { organisationId: school.id, createdBy: curator, createdAt: home.now() };
  const states: readonly Mentorship['status'][] = ['draft', 'proposed', 'agreed', 'ordered', 'in-force', 'ended'];
  for (const [at, status] of [...states, ...states].entries()) {
    const pair = newId<'mentorship'>();
    starts.push(`pair:${pair}`);
    if (status === 'proposed') offers.push(`pair.open:${pair}`);
    if (status === 'agreed') starts.push(`pair.consents:${pair}`);
    if (status === 'in-force') starts.push(`pair.change:${pair}`, `pair.end:${pair}`);
    const order = newId<'order'>();
    if (status === 'ordered')
      starts.push(at < states.length ? `order.enter:${order}` : `order.recall:${order}`, `order.return:${order}`);
    const signed = status === 'in-force' || status === 'ended';
    if (signed || status === 'ordered')
      await tx.orders.add({
        ...{ ...made, id: order, purpose: 'begin', mentorships: [pair], remark: long(1000) },
        status: signed ? 'signed' : at < states.length ? 'draft' : 'proposed',
        terms: { kind: 'begin', programmesBy: '2026-10-15', reportBy: '2027-05-31', payment: true },
        ...(signed ? { number: long(60), date: date('2026-10-01'), signedBy: await holder(tx, 'head') } : {}),
      });
    await tx.mentorships.add({
      ...{ ...made, id: pair, form: 'teacher-teacher', kinds: [...mentorshipKinds], topic: long(300), status },
      ...{ plannedFrom: date('2026-10-01'), plannedTo: date('2027-05-31'), askedAt: home.now() },
      ...(signed ? { inForceFrom: date('2026-10-01'), inForceTo: date('2027-05-31'), orderId: order } : {}),
      ...(status === 'ordered' ? { orderId: order } : {}),
    });
    const sides = [
      [own.mentor, 'mentor'] as const,
      ...[own.mentee, ...people.slice(100, 130)].map((one) => [one, 'mentee'] as const),
    ];
    await tx.members.add(
      ...sides.map(([personId, side]) => ({
        ...{ id: newId<'member'>(), organisationId: school.id, mentorshipId: pair, personId, side },
        ...(status === 'draft' || status === 'proposed' ? {} : { answer: 'yes' as const, answeredAt: home.now() }),
      })),
    );
    await tx.events.add({
      ...{ id: newId(), organisationId: school.id, subject: pair, at: home.now(), act: 'answered', by: own.mentee },
      details: { reason: long(1000) },
    });
  }
}

/** Own questionnaires, published and in draft, and campaigns on the published one, answered by everybody at full length. */
async function surveys(tx: Tx, organisation: Organisation): Promise<void> {
  const curator = await holder(tx, 'curator');
  const made = { organisationId: school.id, createdBy: curator, createdAt: home.now() };
  const family = newId();
  for (const [at, status] of (['published', 'draft', 'draft'] as const).entries()) {
    const id = newId<'questionnaire'>();
    starts.push(
      `q.card:${id}`,
      ...(at === 0 ? [`q.copy:${id}`, `q.edit:${id}`] : [`q.item:${id}:q2`, `q.when:${id}:q3`]),
    );
    await tx.questionnaires.add({
      ...{ ...made, id, family: at === 2 ? newId() : family, version: at === 1 ? 2 : 1, status },
      ...{ title: long(longest.title, 'Анкета '), intro: long(longest.intro), items, lastKey: items.length },
      ...(status === 'published' ? { publishedAt: home.now() } : {}),
    });
  }
  for (const [key, anonymous] of [
    ['campaign', false],
    ['anonymous', true],
    ['planned', false],
  ] as const) {
    const id = newId<'campaign'>();
    school[key] = id;
    const opensOn = date(key === 'planned' ? '2026-12-01' : '2026-11-20');
    await tx.campaigns.add({
      ...{ ...made, id, questionnaire: `${family}.1`, title: long(longest.title, 'Опрос '), moment: 'once', anonymous },
      ...{
        audience: { kind: 'roles', roles: ['mentor', 'mentee'] },
        opensOn,
        closesOn: date('2026-12-20'),
        status: 'planned',
      },
    });
    if (key !== 'planned') await open({ tx, newId, now: home.now(), organisation }, id);
  }
  const at = { at: home.now().toString(), zone: 'UTC' };
  const said = Object.fromEntries(items.map((item) => [item.key, { ...at, ...answerTo(item) }]));
  const first = people.slice(0, 60);
  await tx.responses.add(
    ...first.map((personId) => ({
      ...{
        id: newId<'response'>(),
        organisationId: school.id,
        campaignId: school.campaign as Id<'campaign'>,
        personId,
      },
      ...{ questionnaire: `${family}.1`, said, sentAt: home.now() },
    })),
  );
  for (const part of await tx.participants.where({ campaignId: school.campaign as Id<'campaign'> }))
    if (first.includes(part.personId)) await tx.participants.put({ ...part, answered: true });
  await tx.forms.add({
    ...{ id: newId<'form'>(), organisationId: school.id, personId: await holder(tx, 'mentor'), form: 'survey' },
    ...{ subject: school.campaign, said, status: 'open', updatedAt: home.now() },
  });
}

/** A list that waits to be looked through before it is imported: two hundred rows, every other of a namesake. */
async function listed(tx: Tx): Promise<void> {
  const id = newId<'file'>();
  const rows = Array.from({ length: 200 }, (_, row) => ({
    row: row + 2,
    cells: {
      full: row % 2 ? fullName : `Новый${'к'.repeat(30)} Иван`,
      side: row % 3 ? 'наставник' : long(300),
      subjects: long(1000),
    },
  }));
  await tx.files.add({
    ...{ id, organisationId: school.id, ownerId: await holder(tx, 'curator'), name: 'bank.json', hasNames: true },
    ...{ bytes: new TextEncoder().encode(JSON.stringify(rows)), createdAt: home.now() },
  });
  starts.push(`bank.plan:${id}`);
}

function answerTo({ kind }: Item): { readonly text: string; readonly code?: true } {
  if (kind === 'one') return { text: 'o3', code: true };
  if (kind === 'several') return { text: options.map(({ value }) => value).join(','), code: true };
  if (kind === 'person') return { text: people[0] ?? '', code: true };
  if (kind === 'yesno') return { text: 'yes', code: true };
  return { text: kind === 'text' ? long(longest.answer) : '7' };
}

/** What ends the walk, or tells everybody something. */
const final =
  /^(consent\.|me\.|p\.|set|agree\.off|f\.send|f\.drop|pair\.(dropped|ask|yes|no|talk)|order\.(drop|sign|send)|q\.(deleted|published|dropped)|c\.(closed|remind)|bank\.(approve|propose))/;
/** Seen in no list of this school: a draft launched here, a line of the digest, a stage's campaign, a comparison, a file sent now, closed campaigns of several schools, mentors lent to another school. */
const apart = ['c.launch', 'c.stage', 'c.compare', 'q.import', 'mun.q', 'mun.who', 'card.more', 'card.elsewhere'];
/** Features of this file; a roadmap and people have one of their own. */
const ours = /^(sv|c|q|mun|bank|card|psy|pairs?|my|orders?|agree|orig)([.]|$)/;

const { walked, faults } = walker({
  ...{ ours, final },
  phone: (role) => phones.get(role) ?? expect.fail(role),
});

test('every screen of campaigns, questionnaires, the bank, pairs and consents fits both messengers, however much there is', async () => {
  const asked = [`c.answer:${school.campaign}`, `c.answer:${school.anonymous}`];
  const seen = new Set([
    ...(await walked('curator', 'sv', 'bank', 'pairs', 'orig.lack', ...starts)),
    ...(await walked('head', 'bank.sign:0:0:0', 'bank.order', ...starts.filter((one) => one.startsWith('order')))),
    ...(await walked('mentor', 'my.pairs', 'card', 'agree:mentor', ...asked, ...offers)),
    ...(await walked('mentee', 'my.pairs', 'card', 'agree.all', ...asked)),
    ...(await walked('psychologist', 'psy')),
    ...(await walked('municipal', 'mun:0')),
  ]);
  expect(faults).toEqual([]);
  const known = actionsOf(door).map(({ verb }) => verb);
  const missed = known.filter((verb) => ours.test(verb) && !final.test(verb) && !seen.has(verb));
  expect(missed.filter((verb) => !apart.includes(verb))).toEqual([]);
});
