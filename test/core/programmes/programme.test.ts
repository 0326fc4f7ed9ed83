import { afterEach, expect, test } from 'vitest';
import { date } from '#core/kernel/time.ts';
import { forgetProgrammes } from '#core/people/forget-programmes.ts';
import { absorb } from '#core/people/merge.ts';
import type { Activity, Programme } from '#core/programmes/programme.ts';
import { newId } from '#db/new-id.ts';
import { type ProgrammeHouse, programmeHouse, type Somebody } from '../../support/programme-house.ts';
import { approvedProgramme, menteeCard } from '../../support/programmes.ts';

const opened: { house?: ProgrammeHouse } = {};
const school = async (): Promise<ProgrammeHouse> => {
  opened.house = await programmeHouse();
  return opened.house;
};
afterEach(() => opened.house?.home.close());

const nb = (words: string): string => words.replaceAll(' ', '\u00a0');

interface Cast {
  readonly here: ProgrammeHouse;
  readonly curator: Somebody;
  readonly mentor: Somebody;
  readonly mentee: Somebody;
}

async function cast(): Promise<Cast> {
  const here = await school();
  const curator = await here.joins('Ветрова', 'curator');
  const mentor = await here.joins('Лугова', 'mentor', 'учитель математики');
  const mentee = await here.joins('Соколова', 'mentee');
  return { here, curator, mentor, mentee };
}

const only = async ({ system, organisationId }: ProgrammeHouse): Promise<Programme> => {
  const [programme, ...others] = (await system((tx) => tx.programmes.where({ organisationId }))).filter(
    (one) => one.status !== 'dropped',
  );
  if (!programme || others.length > 0) throw new Error(`programmes: ${others.length + (programme ? 1 : 0)}`);
  return programme;
};

const planOf = async ({ system }: ProgrammeHouse, { id }: Programme): Promise<readonly Activity[]> =>
  [...(await system((tx) => tx.activities.where({ programmeId: id })))].sort((a, b) => a.number - b.number);

/** The form by taps: so many ready activities of that direction, one for strengths. */
async function fills({ talks }: Somebody, area: string, ready: readonly string[]): Promise<void> {
  await talks.presses(nb('31 мая 2027 г.'));
  await talks.says(area);
  for (const one of ready) await talks.presses(one);
  await talks.presses('Готово');
  await talks.presses('1');
  await talks.presses('Готово');
  await talks.presses('Очно');
  await talks.presses('Раз в неделю');
}

test('both begin at once: there is one draft, with what either has put into it', async () => {
  const { here, mentor, mentee } = await cast();
  const pair = await here.pairs([mentor], [mentee]);
  for (const one of [mentor, mentee]) await one.talks.forges(`prog.new:${pair.id}`);
  await fills(mentor, 'Дисциплина', ['1']);
  await fills(mentee, 'Аттестация', ['2']);
  await mentor.talks.presses('Отправить');
  const shown = await mentee.talks.presses('Отправить');
  expect(shown.text).toContain('уже начала другая сторона');
  const programme = await only(here);
  expect((await planOf(here, programme)).map((one) => one.area)).toEqual(
    expect.arrayContaining(['discipline', 'attestation', undefined]),
  );
  expect(programme.areas).toEqual(['discipline', 'attestation']);
  expect((await planOf(here, programme)).map((one) => one.number)).toEqual([1, 2, 3]);
});

test('in a reverse pair each of the two has directions of their own, and a line is one person’s', async () => {
  const { here, mentor, mentee } = await cast();
  const pair = await here.pairs([mentor, mentee], [mentee, mentor], { kinds: ['reverse'] });
  await here.system((tx) =>
    tx.bank.add(
      menteeCard({ organisationId: here.organisationId, now: here.home.now() }, mentor.id, { ict: 3 }),
      menteeCard({ organisationId: here.organisationId, now: here.home.now() }, mentee.id, { lesson: 2 }),
    ),
  );
  await mentor.talks.forges(`prog.new:${pair.id}`);
  await mentor.talks.presses(nb('31 мая 2027 г.'));
  for (const [surname, area] of [
    ['Соколова', 'Цели и структура урока'],
    ['Лугова', 'ИКТ'],
  ] as const) {
    const asked = await mentor.talks.sees();
    // Whoever comes first in the order of ids is asked about first.
    const first = asked.text.includes(surname);
    const now = first ? area : area === 'ИКТ' ? 'Цели и структура урока' : 'ИКТ';
    await mentor.talks.presses(now);
    await mentor.talks.presses('Готово');
    await mentor.talks.presses('1');
    await mentor.talks.presses('Готово');
    await mentor.talks.presses('2');
    await mentor.talks.presses('Готово');
  }
  await mentor.talks.presses('Очно');
  await mentor.talks.presses('Раз в неделю');
  await mentor.talks.presses('Отправить');
  const programme = await only(here);
  const whose = new Map((await planOf(here, programme)).map((one) => [one.area, one.personId]));
  expect(whose.get('ict')).toBe(mentor.id);
  expect(whose.get('lesson')).toBe(mentee.id);
  expect([...programme.areas].sort()).toEqual(['ict', 'lesson']);
  expect((await mentor.talks.presses('Предложить всем')).text).toContain('Программа предложена');
});

test('one meeting or help on request needs no programme; a pair of two months has no room for one', async () => {
  const { here, mentor, mentee } = await cast();
  const speed = await here.pairs([mentor], [mentee], { kinds: ['speed', 'situational'] });
  expect((await mentor.talks.forges(`prog.of:${speed.id}`)).text).toContain('программа не нужна (п. 3.1)');
  expect((await mentor.talks.says('/start')).text).not.toContain('Составить программу');
  const short = await here.pairs([mentor], [mentee], { inForceTo: date('2026-11-30'), plannedTo: date('2026-11-30') });
  const shown = await mentee.talks.forges(`prog.of:${short.id}`);
  expect(shown.text).toContain('от 3 до 12 месяцев (п. 1.3)');
  expect(shown.labels).not.toContain('Составить программу');
});

test('a programme is approved only while the order holds, and inside its days', async () => {
  const { here, curator, mentor, mentee } = await cast();
  const of = { organisationId: here.organisationId, people: [mentor.id, mentee.id], now: here.home.now() };
  const pair = await here.pairs([mentor], [mentee], { status: 'ordered' });
  const { programme } = await here.system((tx) =>
    approvedProgramme(tx, { ...of, mentorshipId: pair.id }, { status: 'agreed' }),
  );
  expect((await curator.talks.forges(`prog.approve:${programme.id}`)).text).toContain(
    'когда пара действует по приказу',
  );
  await here.system((tx) => tx.mentorships.put({ ...pair, status: 'in-force', inForceTo: date('2027-04-30') }));
  expect((await curator.talks.forges(`prog.approve:${programme.id}`)).text).toContain('не выходит за срок пары');
  expect((await only(here)).status).toBe('agreed');
  await here.system((tx) => tx.mentorships.put({ ...pair, status: 'in-force' }));
  await curator.talks.forges(`prog.approve:${programme.id}`);
  expect(await only(here)).toMatchObject({ status: 'approved', approvedBy: curator.id });
  // What is approved is no longer edited here.
  expect((await mentor.talks.forges(`prog.part:${programme.id}:mode`)).text).toContain('Кнопка устарела');
});

test('an answer in an old message agrees to nothing new; a typed line keeps its day inside the term', async () => {
  const { here, mentor, mentee } = await cast();
  const of = { organisationId: here.organisationId, people: [mentor.id, mentee.id], now: here.home.now() };
  const pair = await here.pairs([mentor], [mentee]);
  const { programme, activities } = await here.system((tx) =>
    approvedProgramme(tx, { ...of, mentorshipId: pair.id }, { status: 'draft', agreements: [] }),
  );
  await mentor.talks.forges(`prog.offer:${programme.id}`);
  await mentee.talks.forges(`prog.act.edit:${activities[0]?.id}:title`);
  await mentee.talks.says('Посетить три урока');
  await mentor.talks.forges(`prog.offer:${programme.id}`);
  const late = await mentee.talks.forges(`prog.yes:${programme.id}:1`);
  expect(late.text).toContain('С тех пор программу изменили');
  expect((await only(here)).status).toBe('offered');
  await mentee.talks.forges(`prog.yes:${programme.id}:2`);
  expect((await only(here)).status).toBe('agreed');

  // What stands in the plan already is not offered again.
  await mentor.talks.forges(`prog.add:${programme.id}`);
  await mentor.talks.presses('Сильные стороны');
  await mentor.talks.presses('3');
  await mentor.talks.presses('Готово');
  await mentor.talks.forges(`prog.add:${programme.id}`);
  expect((await mentor.talks.presses('Сильные стороны')).text).not.toContain('профессиональном конкурсе');
  for (const one of (await planOf(here, programme)).filter((each) => each.title.includes('конкурсе')))
    await mentor.talks.forges(`prog.act.out:${one.id}`);

  await mentor.talks.forges(`prog.part:${programme.id}:term`);
  await mentor.talks.says('1 октября 2026');
  expect((await mentor.talks.says('20 ноября 2026')).text).toContain('не меньше 3 месяцев (п. 1.3)');
  expect((await mentor.talks.says('31 января 2027')).text).toContain('перенесены внутрь: 2');
  expect((await planOf(here, programme)).map((one) => one.due.toString())).toEqual([
    ...['2026-11-10', '2027-01-31', '2027-01-31'],
  ]);
  expect(await only(here)).toMatchObject({ status: 'draft', version: 5 });
  for (const one of (await planOf(here, programme)).filter((each) => each.area === undefined))
    await mentor.talks.forges(`prog.act.out:${one.id}`);
  expect((await mentor.talks.forges(`prog.offer:${programme.id}`)).text).toContain(
    'в поддержку сильных сторон (п. 1.3)',
  );
});

test('whoever is not in the bot signs on paper, and the curator writes it down', async () => {
  const { here, curator, mentor } = await cast();
  const absent = newId<'person'>();
  await here.system((tx) => tx.people.add({ id: absent, surname: 'Дроздова', name: 'Анна' }));
  const pair = await here.pairs([mentor], [{ id: absent, talks: mentor.talks }]);
  const of = { organisationId: here.organisationId, people: [mentor.id, absent], now: here.home.now() };
  const { programme } = await here.system((tx) =>
    approvedProgramme(tx, { ...of, mentorshipId: pair.id }, { status: 'draft', agreements: [] }),
  );
  await mentor.talks.forges(`prog.offer:${programme.id}`);
  await curator.talks.forges(`prog.open:${programme.id}`);
  await curator.talks.presses('Подписано на бумаге');
  expect((await curator.talks.presses('Дроздова')).text).toContain('Дроздова Анна: Да. подписано на бумаге');
  expect((await only(here)).status).toBe('agreed');
});

test('the bank shows no names and is searched by difficulty; a pattern comes with its days moved', async () => {
  const { here, mentor, mentee } = await cast();
  const other = [await here.joins('Дроздова', 'mentor'), await here.joins('Жаворонкова', 'mentee')];
  const theirs = await here.pairs(other.slice(0, 1), other.slice(1), {
    ...{ inForceFrom: date('2025-10-01'), plannedFrom: date('2025-10-01'), inForceTo: date('2026-05-31') },
    ...{ plannedTo: date('2026-05-31'), status: 'ended' as const },
  });
  const of = { organisationId: here.organisationId, people: other.map((one) => one.id), now: here.home.now() };
  await here.system((tx) =>
    approvedProgramme(
      tx,
      { ...of, mentorshipId: theirs.id },
      {
        ...{ status: 'closed', closedOn: date('2026-05-31'), areas: ['discipline'] as const },
        ...{ from: date('2025-10-01'), to: date('2026-05-31'), strengths: 'Секрет' },
      },
      [
        { title: 'Посетить уроки Дроздовой', area: 'discipline', due: date('2025-11-11') },
        { title: 'Мастер-класс', due: date('2026-04-14') },
      ],
    ),
  );
  await mentee.talks.forges('prog.bank');
  await mentee.talks.presses('Дисциплина: 1');
  expect((await mentee.talks.presses('Индивидуальные')).text).toContain('месяцев: 8');
  const seen = await mentee.talks.presses('1');
  expect(seen.text).toContain('Посетить уроки [имя]');
  expect(seen.text).not.toMatch(/Дроздов|Жаворонков|Секрет/);
  expect((await mentee.talks.presses('Взять за образец')).text).toContain('Такой пары у вас сейчас нет');
  const pair = await here.pairs([mentor], [mentee]);
  await mentee.talks.presses('К образцу');
  expect((await mentee.talks.presses('Взять за образец')).text).toContain('даты сдвинуты');
  const mine = (await here.system((tx) => tx.programmes.where({ mentorshipId: pair.id })))[0];
  if (!mine) throw new Error('nothing was taken');
  expect((await planOf(here, mine)).map((one) => [one.title, one.due.toString()])).toEqual([
    ['Посетить уроки [имя]', '2026-12-31'],
    ['Мастер-класс', '2027-05-31'],
  ]);
  expect(mine.strengths).toBeUndefined();
});

test('after one that was closed comes a new programme, with what was not finished and a link to the one before', async () => {
  const { here, mentor, mentee } = await cast();
  const of = { organisationId: here.organisationId, people: [mentor.id, mentee.id], now: here.home.now() };
  const pair = await here.pairs([mentor], [mentee]);
  const { programme, activities } = await here.system((tx) =>
    approvedProgramme(tx, { ...of, mentorshipId: pair.id }, { status: 'closed', closedOn: date('2026-11-18') }),
  );
  const [done] = activities;
  if (!done) throw new Error('no activities');
  await here.system((tx) =>
    tx.results.add({
      ...{ id: newId<'result'>(), organisationId: here.organisationId, programmeId: programme.id, earlier: [] },
      ...{ activityId: done.id, personId: mentee.id, status: 'accepted', doneOn: date('2026-11-09') },
    }),
  );
  await mentee.talks.forges(`prog.of:${pair.id}`);
  expect((await mentee.talks.presses('Новая программа')).text).toContain('то, что осталось от прежней');
  const next = (await here.system((tx) => tx.programmes.where({ status: 'draft' })))[0];
  if (!next) throw new Error('no new programme');
  expect(next).toMatchObject({ previousId: programme.id, mentorshipId: pair.id, strengths: 'Умение объяснять' });
  expect((await planOf(here, next)).map((one) => one.title)).toEqual([...activities.slice(1).map((one) => one.title)]);
});

test('a withdrawal drops what was not approved and leaves of the rest no words of theirs; a merge keeps the answers', async () => {
  const { here, mentor, mentee } = await cast();
  const of = { organisationId: here.organisationId, people: [mentor.id, mentee.id], now: here.home.now() };
  const [made, going] = [await here.pairs([mentor], [mentee]), await here.pairs([mentor], [mentee])];
  const reason = 'Соколовой рано';
  await here.system(async (tx) => {
    await approvedProgramme(
      tx,
      { ...of, mentorshipId: made.id },
      {
        ...{ status: 'offered', remark: 'Замечание' },
        agreements: [{ person: mentor.id, version: 1, answer: 'discuss', at: of.now.toString(), reason }],
      },
    );
    await approvedProgramme(tx, { ...of, mentorshipId: going.id }, { schedule: 'По средам у Соколовой' }, [
      { title: 'Урок Соколовой', area: 'lesson' },
    ]);
  });
  await here.system(async (tx) => {
    const elder = newId<'person'>();
    await tx.people.add({ id: elder, surname: 'Лугова', name: 'Вера' });
    await tx.accounts.remove({ personId: mentor.id });
    await absorb({ tx, now: of.now, newId }, { from: mentor.id, into: elder });
    const [one] = await tx.programmes.where({ mentorshipId: going.id });
    expect(one?.agreements.map((each) => each.person)).toEqual([elder, mentee.id]);
    await forgetProgrammes(tx, { organisationId: here.organisationId, personId: mentee.id });
  });
  const left = await here.system(async (tx) => [
    ...(await tx.programmes.where({ organisationId: here.organisationId })),
    ...(await tx.activities.where({ organisationId: here.organisationId })),
  ]);
  expect(JSON.stringify(left)).not.toMatch(/Соколов|Умение объяснять|Замечание/);
  expect(left).toContainEqual(expect.objectContaining({ mentorshipId: made.id, status: 'dropped' }));
  expect(left).toContainEqual(expect.objectContaining({ mentorshipId: going.id, status: 'approved' }));
});
