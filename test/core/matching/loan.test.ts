import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { workingDays } from '#core/calendar/working-days.ts';
import { date, instant } from '#core/kernel/time.ts';
import { loanSource } from '#core/matching/loan-source.ts';
import { eraseHere } from '#core/people/erase.ts';
import { defaultSettings } from '#core/people/organisation.ts';
import { staffOf } from '#core/reminders/situation.ts';
import { newId } from '#db/new-id.ts';
import { russianCalendar } from '../../../src/calendar/russia.ts';
import type { Shown } from '../../support/hearing.ts';
import { lyceum, person, school, type TownHouse, townHouse } from '../../support/town.ts';

const isWorking = workingDays(russianCalendar(), defaultSettings);
let town: TownHouse;
beforeAll(async () => {
  town = await townHouse();
});
beforeEach(() => town.again());
afterAll(() => town.close());

const answers = async (who: string, word: 'yes' | 'no' | ''): Promise<Shown> =>
  town.as(who).forges(`loan${word && '.'}${word}:${(await town.loan()).id}`);

const steps = [
  { step: 'school', who: 'Ветрова', before: [] },
  { step: 'lender', who: 'Дубова', before: ['Ветрова'] },
  { step: 'mentor', who: 'Физикова', before: ['Ветрова', 'Дубова'] },
] as const;

describe.each(steps)('a «Нет» at the step «$step»', ({ step, who, before }) => {
  test('is one tap without a reason, ends it, and is nobody’s in particular', async () => {
    await town.asked(step);
    const told = async () =>
      Object.fromEntries(
        await Promise.all(
          ['Ветрова', 'Дубова', 'Физикова', 'Ким', 'Горная'].map(async (one) => [one, await town.told(one)] as const),
        ),
      );
    const known = await told();
    expect((await answers(who, 'no')).text).toContain('Хорошо, поищем дальше.');
    expect((await town.loan()).status).toBe('declined');
    const after = await told();
    // Only a school that waits hears of it, and not whose word it was.
    for (const [one, texts] of Object.entries(after)) {
      const news = texts.slice(known[one]?.length);
      expect(news.length).toBe(one === 'Ветрова' && step !== 'school' ? 1 : 0);
      for (const text of news) {
        expect(text).toContain('не сложилось');
        expect(text).not.toMatch(/Физикова|физикова|Дубова|Лицей|отказ|Нет/);
      }
    }
    // What those who said «Да» before can still see does not tell it either.
    for (const one of before) {
      const seen = (await answers(one, '')).text;
      expect(seen).toMatch(one === 'Ветрова' ? /не сложилось/ : /уже недоступно/);
      expect(seen).not.toMatch(/Физикова|Лицей/);
    }
    // A second tap of either word changes nothing.
    for (const word of ['no', 'yes'] as const)
      expect((await answers(who, word)).text).toMatch(/устарела|уже недоступно/);
    // The mentee is looked for again, and these two are not brought together again.
    expect((await town.as('Ветрова').forges('match:0')).text).toContain('Ким');
    const proposed = (await town.as('Горная').forges('town.draft:0')).text;
    expect(proposed).toContain('Подобрано между школами: 1');
    expect(proposed).not.toContain('(физика)');
  });
});

test('how far it has come is not told to the mentee’s school: else it would know whose a «Нет» is', async () => {
  await town.asked('lender');
  const early = (await answers('Ветрова', '')).text;
  await town.again();
  await town.asked('mentor');
  expect((await answers('Ветрова', '')).text).toBe(early);
});

test('the school that lends hears when all have agreed: the place of its mentor is taken', async () => {
  await town.asked('school');
  for (const one of ['Ветрова', 'Дубова', 'Физикова']) await answers(one, 'yes');
  expect((await town.loan()).status).toBe('agreed');
  const told = (await town.told('Дубова')).at(-1);
  expect(told).toContain('Согласие есть');
  expect(told).toContain('Школа № 5');
  expect(told).not.toMatch(/ким/i);
});

/** What may change between two answers, each on its own. */
const changes: Readonly<Record<string, () => Promise<void>>> = {
  'the school no longer seeks': () => town.change(school, { exchange: { lends: false, seeks: false } }),
  'the lyceum no longer lends': () => town.change(lyceum, { exchange: { lends: false, seeks: false } }),
  'the lyceum left the municipality': async () =>
    town.system(async (tx) => {
      const { settings, ...rest } = await tx.organisations.get(lyceum);
      const { municipality: _left, ...kept } = settings;
      await tx.organisations.put({ ...rest, settings: kept });
    }),
  'the mentor would work at home only': () =>
    town.card('Физикова', (one) => ({ ...one, profile: { ...one.profile, elsewhere: false } })),
  'the mentor is on a pause': () => town.card('Физикова', (one) => ({ ...one, pausedUntil: date('2027-01-01') })),
  'the mentor left the bank': () => town.card('Физикова', (one) => ({ ...one, status: 'left' })),
  'the mentor’s place is taken at home': () => pair(lyceum, 'Физикова', 'Дубова', 'agreed'),
  'the mentor is asked at home': () => pair(lyceum, 'Физикова', 'Дубова', 'proposed'),
  'the mentee found a mentor at home': () => pair(school, 'Ветрова', 'Ким', 'in-force'),
  'the mentee is asked at home': () => pair(school, 'Ветрова', 'Ким', 'proposed'),
  'the mentee left the bank': () => town.card('Ким', (one) => ({ ...one, status: 'left' })),
  'the mentee is a pupil': () => town.card('Ким', (one) => ({ ...one, pupil: true })),
};

async function pair(
  organisationId: typeof school,
  mentor: string,
  mentee: string,
  status: 'proposed' | 'agreed' | 'in-force',
): Promise<void> {
  await town.system(async (tx) => {
    const mentorshipId = newId<'mentorship'>();
    await tx.mentorships.add({
      ...{ id: mentorshipId, organisationId, form: 'teacher-teacher', kinds: ['traditional'], status },
      ...{ plannedFrom: date('2026-09-01'), plannedTo: date('2027-05-31'), inForceFrom: date('2026-09-01') },
      ...{ createdBy: person('Ветрова'), createdAt: town.now() },
    });
    const member = { organisationId, mentorshipId, answer: 'yes' } as const;
    await tx.members.add({ ...member, id: newId(), personId: person(mentor), side: 'mentor' });
    await tx.members.add({ ...member, id: newId(), personId: person(mentee), side: 'mentee' });
  });
}

/** Each of them at one of the steps in turn: the question is the same at every press. */
const meanwhile = Object.entries(changes).map(([what, change], index) => ({
  what,
  change,
  ...(steps[index % 3] ?? steps[0]),
}));

test.each(meanwhile)('at the step «$step» a «Да» says that it no longer holds where meanwhile $what', async (given) => {
  const { change, step, who } = given;
  await town.asked(step);
  await change();
  const before = (await town.told('Ветрова')).length;
  expect((await answers(who, 'yes')).text).toContain('Это предложение больше не действует');
  expect((await town.loan()).status).toBe('declined');
  expect((await town.system((tx) => tx.mentorships.where({ status: 'draft' }))).length).toBe(0);
  expect((await town.told('Ветрова')).length - before).toBe(step === 'school' ? 0 : 1);
});

describe('whoever withdraws their consent', () => {
  const withdraws = (from: TownHouse, surname: string, organisationId: typeof school) =>
    from.system(async (tx) => {
      const organisation = await tx.organisations.get(organisationId);
      const who = await tx.people.get(person(surname));
      const today = date('2026-11-20');
      await eraseHere({ tx, now: from.now(), newId }, { person: who, organisation, elsewhere: [], roles: [], today });
    });

  test.each([
    ['Физикова', lyceum, 'school', 0],
    ['Физикова', lyceum, 'lender', 1],
    ['Ким', school, 'lender', 0],
  ] as const)('%s is asked and asked about no more; a school that waited for a mentor is told', async (...given) => {
    const [who, at, step, told] = given;
    const here = await townHouse();
    const { id } = await here.asked(step);
    await withdraws(here, who, at);
    expect(await here.system((tx) => tx.loans.where({}))).toEqual([]);
    expect((await here.told('Ветрова')).filter((text) => text.includes('не сложилось')).length).toBe(told);
    for (const one of ['Ветрова', 'Дубова'])
      expect((await here.as(one).forges(`loan.yes:${id}`)).text).toContain('уже недоступно');
    await here.close();
  });
});

describe('silence', () => {
  const morning = async (organisationId: typeof school, day: string) => {
    const now = instant(`${day}T06:00:00Z`);
    return town.system(async (tx) => {
      const organisation = await tx.organisations.get(organisationId);
      const at = { tx, organisation, now, newId, staff: await staffOf(tx, organisation, now), isWorking };
      await loanSource.tend?.(at);
      const told = await loanSource.due(at);
      const reminders = told.map((one) => ({ ...one, id: newId<'reminder'>(), organisationId, day: date(day) }));
      return (await loanSource.lines(at, reminders)).map(({ text }, index) => [told[index]?.personId, text.join('')]);
    });
  };

  test.each([
    ['school', school, 'Ветрова', 'Нашёлся наставник'],
    ['lender', lyceum, 'Дубова', 'Другой школе нужен'],
    ['mentor', lyceum, 'Физикова', 'Вас приглашают'],
  ] as const)(
    'at the step «%s» is reminded of after 3 working days, and after 10 nothing comes of it',
    async (step, at, who, words) => {
      await town.asked(step);
      const elsewhere = at === school ? lyceum : school;
      // Asked on Friday, 20 November.
      expect(await morning(at, '2026-11-24')).toEqual([]);
      expect(await morning(elsewhere, '2026-11-25')).toEqual([]);
      expect(await morning(at, '2026-11-25')).toEqual([[person(who), expect.stringContaining(words)]]);
      expect(await morning(at, '2026-12-03')).toHaveLength(1);
      expect((await town.loan()).status).toBe(step);
      const told = (await town.told('Ветрова')).length;
      expect(await morning(at, '2026-12-04')).toEqual([]);
      expect((await town.loan()).status).toBe('declined');
      expect((await town.told('Ветрова')).length - told).toBe(step === 'school' ? 0 : 1);
      expect((await answers(who, 'yes')).text).toMatch(/устарела|уже недоступно/);
    },
  );
});
