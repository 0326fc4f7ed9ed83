import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { settled } from '#core/activities/change.ts';
import { closingSource } from '#core/closing/source.ts';
import { judged as closingJudged } from '#core/closing/state.ts';
import type { Screen } from '#core/conversation/screen.ts';
import { type Id, id } from '#core/kernel/id.ts';
import { date, instant } from '#core/kernel/time.ts';
import { peopleOn, voicesOf } from '#core/pairing/access.ts';
import type { Member, Mentorship } from '#core/pairing/mentorship.ts';
import { giveConsent } from '#core/people/consent.ts';
import { absorb } from '#core/people/merge.ts';
import type { Agreement, Programme, ProgrammeChange } from '#core/programmes/programme.ts';
import { judged } from '#core/programmes/state.ts';
import { newId } from '#db/new-id.ts';
import { secrets } from '../../../src/secrets.ts';
import { planHouse } from '../../support/plan-house.ts';
import { type ProgrammeHouse, programmeHouse, type Somebody } from '../../support/programme-house.ts';
import { approvedProgramme } from '../../support/programmes.ts';

const at = '2026-10-06T07:00:00Z';
const person = (key: string) => id<'person'>(key);
const said = fc.constantFrom<Agreement['answer'] | undefined>('yes', 'yes', 'yes', 'discuss', 'no', undefined);
const group = fc.array(fc.record({ said, behind: fc.constantFrom(0, 0, 0, 1), stays: fc.boolean() }), {
  ...{ minLength: 3, maxLength: 6 },
});

/** Everybody of such a group, what they said to a version, and who stays. */
function made(all: typeof group extends fc.Arbitrary<infer A> ? A : never, version: number) {
  const who = all.map((one, index) => ({ ...one, person: person(`p${index}`) }));
  return {
    staying: who.filter((one) => one.stays),
    people: who.filter((one) => one.stays).map((one) => one.person),
    agreements: who.flatMap(({ said: answer, behind, person: of }): readonly Agreement[] =>
      answer ? [{ person: of, version: version - behind, answer, at }] : [],
    ),
  };
}

test('whoever leaves a group is waited for no longer: it is agreed exactly when all who stay have said «Да» to what stands', () => {
  const seen = { programmes: 0, changes: 0, waits: 0 };
  fc.assert(
    fc.property(group, (all) => {
      const { staying, people, agreements } = made(all, 2);
      const programme: Programme = {
        ...{ id: id<'programme'>('programme'), organisationId: id<'organisation'>('school'), status: 'offered' },
        ...{ mentorshipId: id<'mentorship'>('pair'), from: date('2026-10-01'), to: date('2027-05-31'), mode: 'person' },
        ...{ areas: ['lesson'], schedule: '', expected: '', version: 2, agreements },
        ...{ createdBy: person('p0'), createdAt: instant(at) },
      };
      const all2 = staying.every((one) => one.said === 'yes' && one.behind === 0);
      expect(judged(programme, people).status).toBe(people.length > 1 && all2 ? 'agreed' : 'offered');
      for (const status of ['draft', 'agreed', 'approved', 'closed', 'dropped'] as const)
        expect(judged({ ...programme, status }, people).status).toBe(status);
      const change = { agreements, plan: [{ act: 'drop', activityId: id<'activity'>('a') }], to: date('2027-05-31') };
      const outcome = settled(change as Pick<ProgrammeChange, 'agreements' | 'plan' | 'to'>, people);
      expect(outcome === 'agreed').toBe(people.length > 0 && all2);
      seen[people.length > 1 && all2 ? 'programmes' : 'waits'] += 1;
      if (outcome === 'agreed') seen.changes += 1;
    }),
  );
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(0);
});

test('an offer to close a programme is closed by those who stay; a wish of somebody who has left goes with them', () => {
  const sides = ['mentor', 'first'].map(person);
  const base = { sides, mentors: sides.slice(0, 1) };
  const offer = (by: string, agreed: readonly string[]) => ({
    ...base,
    offer: { reason: 'mentee' as const, grounds: 'Переезд', by: person(by), agreed: agreed.map(person) },
  });
  expect(closingJudged(offer('first', ['first', 'mentor'])).closed).toMatchObject({ reason: 'mutual' });
  expect(closingJudged(offer('first', ['first']))).toEqual(offer('first', ['first']));
  expect(closingJudged(offer('gone', ['gone', 'first', 'mentor'])).closed).toMatchObject({ reason: 'mutual' });
  expect(closingJudged(offer('gone', ['gone', 'mentor']))).toEqual(base);
  expect(closingJudged(base)).toEqual(base);
});

test('whoever cannot be asked any more is not waited for, unless nobody is left on a side', () => {
  const member = (key: string, side: Member['side'], goneOn?: string): Member => ({
    ...{ id: id<'member'>(`${key}-${side}`), organisationId: id<'organisation'>('school'), side },
    ...{ mentorshipId: id<'mentorship'>('pair'), personId: person(key) },
    ...(goneOn ? { goneOn: date(goneOn) } : {}),
  });
  const [day, mentor, first] = ['2026-11-20', member('mentor', 'mentor'), member('first', 'mentee')];
  expect(voicesOf([mentor, first, member('second', 'mentee', day)])).toEqual(['mentor', 'first']);
  for (const stuck of [
    [mentor, member('first', 'mentee', day)],
    [member('mentor', 'mentor', day), first, member('second', 'mentee')],
    // In a reverse pair one alone stands on both sides.
    [mentor, member('mentor', 'mentee'), member('first', 'mentor', day), member('first', 'mentee', day)],
  ])
    expect(voicesOf(stuck)).toEqual(peopleOn(stuck));
});

const opened: { house?: ProgrammeHouse } = {};
afterEach(async () => {
  await opened.house?.home.close();
  delete opened.house;
});

interface Cast {
  readonly here: ProgrammeHouse;
  readonly curator: Somebody;
  readonly mentor: Somebody;
  readonly first: Somebody;
  readonly second: Somebody;
  readonly pair: Mentorship;
}

async function cast(): Promise<Cast> {
  const here = await programmeHouse();
  opened.house = here;
  const curator = await here.joins('Ветрова', 'curator');
  const mentor = await here.joins('Лугова', 'mentor');
  const [first, second] = [await here.joins('Соколова', 'mentee'), await here.joins('Ким', 'mentee')];
  return {
    here,
    curator,
    mentor,
    first,
    second,
    pair: await here.pairs([mentor], [first, second], { kinds: ['group'] }),
  };
}

const programmeOf = async ({ here, pair }: Pick<Cast, 'here' | 'pair'>): Promise<Programme> => {
  const [programme] = await here.system((tx) => tx.programmes.where({ mentorshipId: pair.id }));
  if (!programme) throw new Error('no programme');
  return programme;
};

const changeOf = async ({ here, organisationId }: { here: ProgrammeHouse; organisationId?: Id<'organisation'> }) =>
  (await here.system((tx) => tx.changes.where({ organisationId: organisationId ?? here.organisationId })))[0];

/** The second one leaves by an order of change that the curator enters. */
async function leavesByOrder({ here, curator, second, pair }: Cast): Promise<void> {
  const order = newId<'order'>();
  await here.system((tx) =>
    tx.orders.add({
      ...{ id: order, organisationId: here.organisationId, purpose: 'change', status: 'draft', mentorships: [pair.id] },
      ...{ terms: { kind: 'change', leaving: [second.id] }, createdBy: curator.id, createdAt: here.home.now() },
    }),
  );
  await curator.talks.forges(`order.enter:${order}`);
  await curator.talks.says('30-н от 20.11.2026');
}

const withdraws = ({ second }: Cast) => second.talks.forges('consent.withdraw.yes');

/** A programme that the mentor has offered and the first mentee has agreed to. */
async function offeredTo(story: Cast, agreed = true): Promise<void> {
  const { here, mentor, first, second, pair } = story;
  const of = { organisationId: here.organisationId, mentorshipId: pair.id, now: here.home.now() };
  const { programme } = await here.system((tx) =>
    approvedProgramme(tx, { ...of, people: [mentor.id, first.id, second.id] }, { status: 'draft', agreements: [] }),
  );
  await mentor.talks.forges(`prog.offer:${programme.id}`);
  if (agreed) await first.talks.forges(`prog.yes:${programme.id}:1`);
  expect((await programmeOf(story)).status).toBe('offered');
}

/** A change of an approved one that the mentor has offered, and an offer to close it. */
async function changeOffered(story: Cast, agreed = true): Promise<void> {
  const { here, mentor, first, second, pair } = story;
  const of = { organisationId: here.organisationId, mentorshipId: pair.id, now: here.home.now() };
  const { activities } = await here.system((tx) =>
    approvedProgramme(tx, { ...of, people: [mentor.id, first.id, second.id] }),
  );
  await mentor.talks.forges(`plan.drop:${activities[1]?.id}`);
  await mentor.talks.says('Открытый урок не нужен');
  if (agreed) await first.talks.forges(`plan.yes:${(await changeOf(story))?.id}:1`);
  expect((await changeOf(story))?.status).toBe('offered');
}

/** Everything that was told to anybody, with the names of people as ids. */
const texts = async ({ here }: Cast): Promise<string> => {
  const rows: readonly { readonly screen: Screen; readonly key: string }[] = await here.home.database.dataSource.query(
    "select key, screen from outbox where lane = 'notice' and screen is not null and status = 'pending' order by id",
  );
  return rows
    .map(
      ({ key, screen }) =>
        `${key}: ${screen.text.map((part) => (typeof part === 'string' ? part : part.person)).join('')}`,
    )
    .join('\n');
};

describe('the last one who had not agreed leaves the group', () => {
  test('by an order: the programme is agreed at that moment, the curator is asked, and approves it', async () => {
    const story = await cast();
    await offeredTo(story);
    await leavesByOrder(story);
    expect((await programmeOf(story)).status).toBe('agreed');
    expect(await texts(story)).toContain('Состав группы изменился.\nВсе согласны, программа ушла куратору');
    expect(await texts(story)).toContain('Программа ждёт утверждения, все согласны: ');
    await story.curator.talks.forges(`prog.approve:${(await programmeOf(story)).id}`);
    expect((await programmeOf(story)).status).toBe('approved');
  });

  test('by an order, while another is silent: nothing is agreed, and the other’s «Да» is the last', async () => {
    const story = await cast();
    await offeredTo(story, false);
    await leavesByOrder(story);
    expect((await programmeOf(story)).status).toBe('offered');
    await story.first.talks.forges(`prog.yes:${(await programmeOf(story)).id}:1`);
    expect((await programmeOf(story)).status).toBe('agreed');
  });

  test.each([
    ['an order', leavesByOrder],
    ['a withdrawal', withdraws],
  ] as const)('by %s: the change takes effect at that moment', async (_how, leaves) => {
    const story = await cast();
    await changeOffered(story);
    await leaves(story);
    expect((await changeOf(story))?.status).toBe('agreed');
    const lines = await story.here.system((tx) => tx.activities.where({ organisationId: story.here.organisationId }));
    expect(lines.filter((one) => one.droppedOn).map((one) => one.title)).toEqual(['Провести открытый урок']);
    expect(await texts(story)).toContain('Изменение программы согласовано всеми и действует.');
  });

  test('by a withdrawal, while another is silent: the change ends, and those who stay hear it', async () => {
    const story = await cast();
    await changeOffered(story, false);
    await withdraws(story);
    expect(await changeOf(story)).toMatchObject({ status: 'withdrawn' });
    expect((await changeOf(story))?.reason).toBeUndefined();
    expect(await texts(story)).toMatch(new RegExp(`${story.first.id}: .*предложение об изменении программы снято`));
  });

  test('by a withdrawal: the programme is a draft without them, offered anew it waits for those who stay', async () => {
    const story = await cast();
    await offeredTo(story);
    await withdraws(story);
    const { id: programme, version } = await programmeOf(story);
    expect(await programmeOf(story)).toMatchObject({ status: 'draft', version: 2 });
    expect(await texts(story)).toContain(`:${story.first.id}: Программа: `);
    expect(await texts(story)).toContain('программа снова черновик');
    expect(await texts(story)).not.toContain(`:${story.second.id}: `);
    const shown = await story.mentor.talks.forges(`prog.offer:${programme}`);
    expect(shown.text).not.toContain('Ким');
    await story.first.talks.forges(`prog.yes:${programme}:${version}`);
    expect((await programmeOf(story)).status).toBe('agreed');
    await story.curator.talks.forges(`prog.approve:${programme}`);
    expect((await programmeOf(story)).status).toBe('approved');
  });

  test('whoever withdrew and gives consent anew while the order holds is asked again', async () => {
    const story = await cast();
    const { here, mentor, first, second, pair } = story;
    const voices = () =>
      here.system(async (tx) => [...voicesOf(await tx.members.where({ mentorshipId: pair.id }))].sort());
    await withdraws(story);
    expect(await voices()).toEqual([mentor.id, first.id].sort());
    await here.system(async (tx) => {
      const [account] = await tx.accounts.where({});
      if (!account) throw new Error('no account');
      const organisation = await tx.organisations.get(here.organisationId);
      const ctx = { tx, now: here.home.now(), newId, account };
      await giveConsent(ctx, secrets, { person: second.id, organisation });
    });
    expect(await voices()).toEqual([mentor.id, first.id, second.id].sort());
  });

  test.each([
    ['an order', leavesByOrder],
    ['a withdrawal', withdraws],
  ] as const)('by %s: what all who stay wish to close is closed', async (_how, leaves) => {
    const story = await cast();
    await changeOffered(story, false);
    const { id: programme } = await programmeOf(story);
    await story.here.system((tx) =>
      tx.closings.add({
        ...{ id: newId<'closing'>(), organisationId: story.here.organisationId, programmeId: programme },
        ...{ reason: 'mentee', grounds: 'Переезд', by: story.first.id, at: story.here.home.now() },
        agreed: [story.first.id, story.mentor.id],
      }),
    );
    await leaves(story);
    expect(await programmeOf(story)).toMatchObject({ status: 'closed', closeReason: 'mutual' });
    expect((await changeOf(story))?.status).toBe('withdrawn');
  });

  test('by becoming one with somebody who has agreed: of two words the latest counts', async () => {
    const story = await cast();
    const { here, mentor, first, second, pair } = story;
    await here.system(async (tx) => {
      // The mentor is lent by another school; whoever was invited here turns out to be the same person.
      await tx.organisations.add({
        ...(await tx.organisations.get(here.organisationId)),
        id: id<'organisation'>('next'),
      });
      for (const role of await tx.roles.where({ personId: mentor.id }))
        await tx.roles.put({ ...role, organisationId: id<'organisation'>('next') });
      await tx.accounts.remove({ personId: second.id });
      await approvedProgramme(
        tx,
        { organisationId: here.organisationId, mentorshipId: pair.id, now: here.home.now(), people: [mentor.id] },
        {
          status: 'offered',
          agreements: [mentor.id, first.id].map((one) => ({ person: one, version: 1, answer: 'yes' as const, at })),
        },
      );
      await absorb({ tx, now: here.home.now(), newId }, { from: second.id, into: mentor.id });
    });
    expect((await programmeOf(story)).status).toBe('agreed');
  });
});

describe('a pair is over', () => {
  test.each([
    ['taken back before an order', { status: 'dropped' }, 'draft'],
    ['taken back before an order', { status: 'dropped' }, 'agreed'],
    ['ended by an order', { status: 'ended', inForceTo: date('2026-10-05') }, 'offered'],
    ['ended by an order', { status: 'ended', inForceTo: date('2026-10-05') }, 'agreed'],
  ] as const)('%s: what nobody has approved goes the next morning (%o, %s)', async (_how, pair, status) => {
    const house = await planHouse({ pair, programme: { status } });
    const tend = () => house.system(async (tx) => closingSource.tend?.({ ...(await house.morning(tx)), newId }));
    await tend();
    await tend();
    expect((await house.system((tx) => tx.programmes.get(id('programme')))).status).toBe('dropped');
    await house.database.close();
  });

  test('its last day is not over yet: nothing is thrown away', async () => {
    const house = await planHouse({
      pair: { status: 'ended', inForceTo: date('2026-10-06') },
      programme: { status: 'offered' },
    });
    await house.system(async (tx) => closingSource.tend?.({ ...(await house.morning(tx)), newId }));
    expect((await house.system((tx) => tx.programmes.get(id('programme')))).status).toBe('offered');
    await house.database.close();
  });
});
