import mammoth from 'mammoth';
import readXlsxFile from 'read-excel-file/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { instant } from '#core/kernel/time.ts';
import type { RoundsPlan } from '#core/sessions/rounds-plan.ts';
import type { Session } from '#core/sessions/session.ts';
import { newId } from '#db/new-id.ts';
import { type Member, type School, school } from '../support/school.ts';
import type { StoryPhone } from '../support/story-phone.ts';

/** Three experts, seven participants, four rounds of fifteen minutes; messengers by turns. */
interface Evening {
  readonly here: School;
  readonly curator: StoryPhone;
  readonly experts: readonly Member[];
  readonly guests: readonly Member[];
  readonly session: Session;
}
let evening: Evening;

const on = (index: number) => (index % 2 === 0 ? 'telegram' : 'vk');
const phoneOf = (member: Member, index: number): StoryPhone => member[on(index)];
const surnames = ['Арсеньева', 'Борисова', 'Вересова', 'Гаврилова', 'Дубова', 'Ежова', 'Жилина'];

beforeAll(async () => {
  const here = await school({
    now: '2026-10-05T10:00:00+03:00',
    settings: { names: { telegram: 'full', vk: 'full' } },
  });
  const curator = await here.member('Кораблёва Инна Олеговна', 'curator', 'vk');
  const experts: Member[] = [];
  for (const [index, name] of ['Лугова', 'Тополева', 'Рябинина'].entries())
    experts.push(await here.member(`${name} Ольга Петровна`, 'mentor', on(index)));
  const guests: Member[] = [];
  for (const [index, name] of surnames.entries())
    guests.push(await here.member(`${name} Анна Ильинична`, 'mentee', on(index)));
  const session: Session = {
    ...{ id: newId<'session'>(), organisationId: here.organisation.id, createdBy: curator.person.id },
    ...{ createdAt: here.clock.now(), theme: 'Речь учителя', startsAt: instant('2026-10-09T15:00:00+03:00') },
    ...{ minutes: 60, place: 'Актовый зал', seats: 10, signUpUntil: instant('2026-10-09T12:00:00+03:00') },
    ...{ openTo: 'school', mode: 'rounds', roundMinutes: 15, status: 'announced', version: 0 },
    ...{ token: 'a'.repeat(22), wakeAt: instant('2026-10-09T12:00:00+03:00') },
  };
  await here.system(async (tx) => {
    await tx.sessions.add(session);
    for (const { person } of experts)
      await tx.experts.add({
        ...{ id: newId<'expert'>(), organisationId: here.organisation.id },
        ...{ sessionId: session.id, personId: person.id },
      });
  });
  evening = { here, curator: curator.vk, experts, guests, session };
  for (const [index, guest] of guests.entries())
    expect(await phoneOf(guest, index).forges(`ses.book:${session.id}`)).toShow('Место за вами');
});
afterAll(() => evening.here.stop());

function given<T>(one: T | undefined): T {
  if (one === undefined) throw new Error('nobody');
  return one;
}

const planNow = async (): Promise<RoundsPlan> => {
  const { here, session } = evening;
  const { plan } = await here.system((tx) => tx.sessions.get(session.id));
  if (!plan) throw new Error('no plan');
  return plan;
};

test('when signing up has ended the rounds are made: each has their own route, each expert their table, the curator all of it', async () => {
  const { here, curator, experts, guests, session } = evening;
  expect(await curator.forges(`ses.rounds:${session.id}:0`)).toShow('Раунды бот составит, когда закончится запись');
  await here.until('2026-10-09T12:00:30+03:00');

  const { rounds } = await planNow();
  expect(rounds).toHaveLength(4);
  // Seven people and three experts: everybody meets everybody, each has one free round of the four.
  expect(new Set(rounds.flat().map(({ participant, expert }) => `${participant} ${expert}`)).size).toBe(21);
  for (const [index, guest] of guests.entries()) {
    const seen = phoneOf(guest, index).sees();
    expect(seen).toShow('Раунды составлены', 'Ваши раунды: Речь учителя', 'Раунд\u00a01, 15:00: ', 'свободно');
    for (const expert of experts) expect(seen).toShow(`${expert.person.surname} Ольга Петровна`);
  }
  for (const [index, expert] of experts.entries()) {
    const seen = phoneOf(expert, index).sees();
    expect(seen).toShow('Ваш стол: ');
    for (const guest of guests) expect(seen).toShow(guest.person.surname);
  }
  // One tap from the notice.
  expect(curator.sees()).toShow('Раунды составлены');
  expect(await curator.presses('Раунды')).toShow('Раундов: 4, минут в каждом: 15', 'Раунд\u00a04, 15:45', 'Стол 3');

  await curator.presses('Печать (.docx)');
  const { value } = await mammoth.extractRawText({ buffer: await curator.downloads() });
  for (const guest of guests) expect(value).toContain(`${guest.person.surname} Анна Ильинична`);
  expect(value).toContain('Стол 3');
});

test('somebody is missing in the middle: what is over stays, whoever has another route is told, the others are left in peace', async () => {
  const { here, experts, guests, session } = evening;
  const before = await planNow();
  await here.until('2026-10-09T15:16:00+03:00');
  for (const [index, guest] of guests.entries()) phoneOf(guest, index).news();

  const telegram = phoneOf(given(experts[0]), 0);
  await telegram.forges(`ses.rounds:${session.id}:0`);
  await telegram.presses('Кого-то нет');
  await telegram.presses('✓ Арсеньева');
  expect(telegram.sees()).toShow('Нет: Арсеньева Анна Ильинична');
  expect(await planNow()).toMatchObject({ rounds: before.rounds });
  telegram.news();
  await telegram.presses('Перестроить');
  expect(telegram.news().find(({ text }) => text.includes('Раунды перестроены'))).toShow('Нет на месте: 1');

  const after = await planNow();
  const places = await here.system((tx) => tx.bookings.where({ sessionId: session.id }));
  const absent = places.find(({ personId }) => personId === guests[0]?.person.id)?.id;
  expect(after.rounds.slice(0, 2)).toEqual(before.rounds.slice(0, 2));
  expect(
    after.rounds
      .slice(2)
      .flat()
      .map(({ participant }) => participant),
  ).not.toContain(absent);
  const pairs = after.rounds.flat().map(({ participant, expert }) => `${participant} ${expert}`);
  expect(new Set(pairs).size).toBe(pairs.length);

  const route = ({ rounds }: RoundsPlan, place: string) =>
    rounds.map((round) => round.find(({ participant }) => participant === place)?.expert ?? '').join();
  for (const [index, guest] of guests.entries()) {
    const place = places.find(({ personId }) => personId === guest.person.id)?.id ?? '';
    const told = phoneOf(guest, index)
      .news()
      .filter(({ text }) => text.includes('Раунды изменились'));
    expect(told, guest.name).toHaveLength(route(before, place) === route(after, place) ? 0 : 1);
  }
  // Pressed once more it changes nothing and tells nobody.
  expect(await telegram.forges(`ses.redo:${session.id}`)).toShow('Ничего не изменилось');
});

test('only those who lead or run a session see all of its rounds; a participant sees their own', async () => {
  const { guests, session } = evening;
  const vk = phoneOf(given(guests[1]), 1);
  for (const forged of ['ses.rounds', 'ses.absent', 'ses.redo', 'ses.slips', 'ses.list'])
    expect((await vk.forges(`${forged}:${session.id}`)).text).not.toContain('Арсеньева');
  expect(await vk.forges(`ses.route:${session.id}`)).toShow('Ваши раунды: Речь учителя');
});

test('afterwards the curator has the report as a paper and as a workbook, the expert the list', async () => {
  const { here, curator, experts, session } = evening;
  await here.until('2026-10-09T16:05:00+03:00');
  const expert = phoneOf(given(experts[1]), 1);
  await expert.forges(`ses.list:${session.id}`);
  const list = await mammoth.extractRawText({ buffer: await expert.downloads() });
  for (const name of surnames) expect(list.value).toContain(`${name} Анна Ильинична`);

  await curator.forges(`ses.sum:${session.id}`);
  await curator.presses('Отчёт (.docx)');
  const { value } = await mammoth.extractRawText({ buffer: await curator.downloads() });
  expect(value).toContain('Записались: 7 из 10 (70\u00a0%)');
  await curator.presses('Таблица (.xlsx)');
  const sheets = await readXlsxFile(await curator.downloads());
  expect(sheets.map(({ sheet }) => sheet)).toEqual(['Итоги', 'Участники', 'Цели']);
});
