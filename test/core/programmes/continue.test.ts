import { afterEach, expect, test } from 'vitest';
import { date } from '#core/kernel/time.ts';
import type { Mentorship } from '#core/pairing/mentorship.ts';
import type { Activity, Programme } from '#core/programmes/programme.ts';
import { newId } from '#db/new-id.ts';
import { type ProgrammeHouse, programmeHouse, type Somebody } from '../../support/programme-house.ts';
import { approvedProgramme } from '../../support/programmes.ts';

const opened: { house?: ProgrammeHouse } = {};
afterEach(() => opened.house?.home.close());

const button = 'Продолжить программу прежней пары';
const ended = { status: 'ended', inForceTo: date('2026-11-18') } as const;

interface Cast {
  readonly here: ProgrammeHouse;
  readonly curator: Somebody;
  readonly former: Somebody;
  readonly mentor: Somebody;
  readonly mentee: Somebody;
}

async function cast(): Promise<Cast> {
  const here = await programmeHouse();
  opened.house = here;
  const curator = await here.joins('Ветрова', 'curator');
  const [former, mentor] = [await here.joins('Лугова', 'mentor'), await here.joins('Дроздова', 'mentor')];
  return { here, curator, former, mentor, mentee: await here.joins('Соколова', 'mentee') };
}

const lines = [
  { title: 'Посетить урок Луговой А. П. в 7Б', area: 'lesson', due: date('2026-11-10') },
  { title: 'Провести открытый урок', area: 'lesson', due: date('2027-03-10'), expected: 'Отзывы коллег' },
  { title: 'Показать приём коллегам', due: date('2026-10-20') },
  { title: 'Разобрать журнал', area: 'documents', due: date('2026-11-03') },
] as const;

/** What the former pair had; its third line is accepted with the former mentor's word. */
async function had(
  { here, former, mentee }: Cast,
  pair: Mentorship,
  changed: Partial<Programme> = { status: 'closed', closedOn: date('2026-11-19'), closeReason: 'mentee' },
  plan: Parameters<typeof approvedProgramme>[3] = lines,
) {
  const of = { organisationId: here.organisationId, mentorshipId: pair.id, now: here.home.now() };
  return here.system(async (tx) => {
    const { programme, activities } = await approvedProgramme(
      tx,
      { ...of, people: [former.id, mentee.id] },
      { expected: 'Уроки, как у Луговой', ...changed },
      plan,
    );
    const done = activities[2];
    if (!done) throw new Error('no third line');
    await tx.results.add({
      ...{ id: newId<'result'>(), organisationId: here.organisationId, programmeId: programme.id, earlier: [] },
      ...{ activityId: done.id, personId: mentee.id, status: 'accepted', doneOn: date('2026-11-09') },
      ...{ text: 'Приём показан', assessment: 'Слово прежнего наставника', assessedBy: former.id },
    });
    return programme;
  });
}

const draftOf = async (
  { here }: Cast,
  pair: Mentorship,
): Promise<{ readonly programme: Programme; readonly plan: readonly Activity[] }> =>
  here.system(async (tx) => {
    const [programme, ...more] = await tx.programmes.where({ mentorshipId: pair.id });
    if (!programme || more.length > 0) throw new Error(`programmes: ${more.length}`);
    const plan = await tx.activities.where({ programmeId: programme.id });
    return { programme, plan: [...plan].sort((a, b) => a.number - b.number) };
  });

test('with another mentor the work goes on in one tap: what is not done, its days from today on, nothing of the former mentor’s', async () => {
  const story = await cast();
  const { here, curator, former, mentor, mentee } = story;
  const before = await had(story, await here.pairs([former], [mentee], ended));
  const pair = await here.pairs([mentor], [mentee], { inForceFrom: date('2026-11-19'), inForceTo: date('2027-08-31') });

  const home = await mentee.talks.says('/start');
  expect(home.actions).toContain(`prog.of:${pair.id}`);
  const offer = await mentee.talks.forges(`prog.of:${pair.id}`);
  expect(offer.text).toContain('осталось мероприятий: 3');
  expect(offer.labels.slice(0, 2)).toEqual([button, 'Составить программу']);
  const card = await mentee.talks.presses(button);
  expect(card.text).toContain('что осталось от программы прежней пары');

  const { programme, plan } = await draftOf(story, pair);
  expect(programme).toMatchObject({
    ...{ status: 'draft', previousId: before.id, areas: ['lesson'], strengths: 'Умение объяснять' },
    ...{ schedule: 'Раз в неделю', expected: 'Уроки, как у [имя]', createdBy: mentee.id, agreements: [] },
  });
  // As far as the earlier one was to go.
  expect([programme.from.toString(), programme.to.toString()]).toEqual(['2026-11-20', '2027-05-31']);
  expect(plan.map((one) => one.title)).toEqual([
    ...['Разобрать журнал', 'Посетить урок [имя] в 7Б', 'Провести открытый урок'],
  ]);
  expect(plan.at(-1)?.due.toString()).toBe('2027-03-10');
  for (const { due } of plan) expect(due.since(date('2026-11-20')).sign).not.toBe(-1);
  expect(await here.system((tx) => tx.results.where({ programmeId: programme.id }))).toEqual([]);
  expect(JSON.stringify(plan)).not.toContain('Слово прежнего');

  // It is a draft as any other.
  await mentee.talks.forges(`prog.act.edit:${plan[0]?.id}:title`);
  await mentee.talks.says('Разобрать журнал вместе');
  await here.system((tx) =>
    tx.activities.add({
      ...{ id: newId<'activity'>(), organisationId: here.organisationId, programmeId: programme.id, number: 9 },
      ...{ title: 'Показать свой приём', due: date('2027-02-10'), dueVersion: 0 },
    }),
  );
  await mentee.talks.forges(`prog.offer:${programme.id}`);
  await mentor.talks.forges(`prog.yes:${programme.id}:2`);
  await curator.talks.forges(`prog.approve:${programme.id}`);
  expect((await draftOf(story, pair)).programme.status).toBe('approved');
});

test('a day that stands in the future stays; the term is three months at least and no longer than the pair', async () => {
  const story = await cast();
  const { here, curator, former, mentor, mentee } = story;
  await had(story, await here.pairs([former], [mentee], ended), { status: 'approved', to: date('2026-12-31') }, [
    { title: 'Скоро', area: 'lesson', due: date('2026-12-10') },
    { title: 'Давно', area: 'lesson', due: date('2026-10-10') },
    { title: 'Сделано', due: date('2026-10-20') },
  ]);
  const pair = await here.pairs([mentor], [mentee]);
  // The curator may do it too, before the former programme is closed by the order's day.
  await curator.talks.forges(`prog.of:${pair.id}`);
  await curator.talks.presses(button);
  const { programme, plan } = await draftOf(story, pair);
  expect([programme.from.toString(), programme.to.toString()]).toEqual(['2026-11-20', '2027-02-19']);
  expect(plan.map((one) => [one.title, one.due.toString()])).toEqual([
    ['Давно', '2026-11-30'],
    ['Скоро', '2026-12-10'],
  ]);
  // A second tap, from an old message, begins no second one.
  expect((await mentee.talks.forges(`prog.on:${pair.id}`)).text).toContain('уже начата');
  await draftOf(story, pair);
});

test('only whoever was in it and the curator may: the new mentor makes a programme of their own, the former one sees nothing', async () => {
  const story = await cast();
  const { here, former, mentor, mentee } = story;
  await had(story, await here.pairs([former], [mentee], ended));
  const pair = await here.pairs([mentor], [mentee]);
  const seen = await mentor.talks.forges(`prog.of:${pair.id}`);
  expect(seen.labels).toContain('Составить программу');
  expect(seen.labels).not.toContain(button);
  expect((await mentor.talks.forges(`prog.on:${pair.id}`)).text).toContain('Кнопка устарела');
  expect((await former.talks.forges(`prog.on:${pair.id}`)).text).not.toContain('Черновик');
  const other = await here.joins('Ким', 'mentee');
  const theirs = await here.pairs([mentor], [other]);
  expect((await mentee.talks.forges(`prog.on:${theirs.id}`)).text).not.toContain('Черновик');
  expect((await other.talks.forges(`prog.of:${theirs.id}`)).labels).not.toContain(button);
  expect(await here.system((tx) => tx.programmes.where({ status: 'draft' }))).toEqual([]);
});

test('nothing is offered after a plan that is done, while the pair goes on, or where there is no room for three months', async () => {
  const story = await cast();
  const { here, former, mentor, mentee } = story;
  const old = await here.pairs([former], [mentee]);
  const programme = await had(story, old, {});
  const pair = await here.pairs([mentor], [mentee]);
  const closed = { status: 'closed', closedOn: date('2026-11-19') } as const;
  const offered = async () => (await mentee.talks.forges(`prog.of:${pair.id}`)).labels.includes(button);
  expect(await offered()).toBe(false);
  await here.system((tx) => tx.mentorships.put({ ...old, ...ended }));
  expect(await offered()).toBe(true);
  await here.system((tx) => tx.programmes.put({ ...programme, ...closed, closeReason: 'done' }));
  expect(await offered()).toBe(false);
  await here.system((tx) => tx.programmes.put({ ...programme, ...closed, closeReason: 'mutual' }));
  const short = { inForceTo: date('2026-11-30'), plannedTo: date('2026-11-30') };
  await here.system((tx) => tx.mentorships.put({ ...pair, ...short }));
  expect(await offered()).toBe(false);
});

test('whoever left a group goes on with what was theirs; the group’s own programme is not theirs to read', async () => {
  const story = await cast();
  const { here, former, mentor, mentee } = story;
  const other = await here.joins('Ким', 'mentee');
  const group = await here.pairs([former], [mentee, other], { kinds: ['group'] });
  const programme = await had(story, group, {}, [
    { title: 'Общее', area: 'lesson', due: date('2026-12-10') },
    { title: 'Чужое', area: 'lesson', due: date('2026-12-11'), personId: other.id },
    { title: 'Сделано', due: date('2026-10-20') },
    { title: 'Своё', area: 'lesson', due: date('2026-12-12'), personId: mentee.id },
  ]);
  await here.system(async (tx) => {
    for (const one of await tx.members.where({ personId: mentee.id }))
      await tx.members.put({ ...one, leftOn: date('2026-11-19') });
  });
  const pair = await here.pairs([mentor], [mentee]);
  await mentee.talks.forges(`prog.of:${pair.id}`);
  await mentee.talks.presses(button);
  const { plan } = await draftOf(story, pair);
  expect(plan.map((one) => [one.title, one.personId])).toEqual([
    ['Общее', undefined],
    ['Своё', undefined],
  ]);
  expect((await mentee.talks.forges(`prog.open:${programme.id}`)).text).not.toContain('Общее');
});
