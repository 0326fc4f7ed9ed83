import { afterEach, describe, expect } from 'vitest';
import { date } from '#core/kernel/time.ts';
import { resolve } from '#core/survey/campaign-audience.ts';
import { byTurns } from '../support/by-turns.ts';
import { agrees, drafts, makes, onlyPair, type Pairing, paired, signs } from '../support/pairing.ts';

const open: { story?: Pairing } = {};
const begin = async (...given: Parameters<typeof paired>): Promise<Pairing> => {
  open.story = await paired(...given);
  return open.story;
};
afterEach(() => open.story?.here.stop());

const nb = (words: string): string => words.replaceAll(' ', '\u00a0');

const ways = [
  { leaders: 'vk', mentor: 'telegram', mentee: 'vk' },
  { leaders: 'telegram', mentor: 'vk', mentee: 'telegram' },
] as const;

describe.each(ways)('leaders and a mentee in $leaders, the mentor in $mentor', (on) => {
  const test = byTurns(ways, on);
  const inForce = async (story: Pairing) => {
    await makes(story.curator);
    await story.curator.presses('Предложить');
    await agrees(story.mentor[on.mentor]);
    await agrees(story.mentee[on.mentee]);
    await drafts(story.curator);
    await story.curator.presses('Отправить руководителю');
    await signs(story.head);
    return onlyPair(story.here);
  };

  test('the last day of a pair is suggested from the first one as it stands now, and only where the programme is long enough', async () => {
    const { curator } = await begin(on);
    const first = async (day: string) => {
      await curator.says(day);
      return curator.sees().buttons.filter((one) => /\d{4}/.test(one));
    };
    await curator.says('Пары');
    await curator.presses('Новая пара');
    for (const words of ['Лугова Анна Петровна', 'Ким', 'педагог – педагог', 'традиционное', 'Первые уроки'])
      await curator.says(words);
    expect(await first('1 октября 2026')).toEqual([nb('31 декабря 2026 г.'), nb('31 мая 2027 г.')]);
    await curator.presses('Назад');
    expect(await first('1 апреля 2027')).toEqual([nb('30 июня 2027 г.')]);
    await curator.presses('Назад');
    expect(await first('1 февраля 2027')).toEqual([nb('30 апреля 2027 г.'), nb('31 мая 2027 г.')]);
    await curator.presses(nb('31 мая 2027 г.'));
    expect(curator.sees().buttons).toContain('Отправить');
  });

  test('an order of change shortens the term, and a mentee who leaves a group of three is no longer asked for anything', async () => {
    const story = await begin(on);
    const { here, curator, head, mentor, mentee } = story;
    const second = await here.member('Мельников Артём Денисович', 'mentee', on.mentor);
    await makes(curator, { mentees: ['Ким', 'Мельников'] });
    await curator.presses('Предложить');
    for (const phone of [mentor[on.mentor], mentee[on.mentee], second[on.mentor]]) await agrees(phone);
    await drafts(curator);
    await curator.presses('Отправить руководителю');
    await signs(head);
    const group = await onlyPair(here);
    await here.until('2026-12-01T10:00:00+03:00');
    await curator.forges(`pair:${group.id}`);
    await curator.presses('Изменить приказом');
    expect(await curator.says('Ещё нет')).toShow('Изменить можно только с согласия всех участников');
    await curator.says('Да, все');
    await curator.says('31 марта 2027');
    await curator.presses('Пропустить');
    await curator.presses('Пропустить');
    // Members stand in the order of their ids: whoever is second leaves.
    await curator.says('2');
    await curator.presses('Отправить');
    expect(curator.sees()).toShow(`Новый последний день: ${nb('31 марта 2027')}`, 'Выходит из группы');
    expect((await onlyPair(here)).inForceTo?.toString()).toBe('2027-05-31');
    await curator.presses('Отправить руководителю');
    await signs(head, '30-н от 1 декабря 2026');
    const changed = await onlyPair(here);
    expect([changed.status, changed.inForceTo?.toString(), changed.kinds]).toEqual([
      'in-force',
      '2027-03-31',
      ['traditional'],
    ]);
    const gone = (await here.system((tx) => tx.members.where({ mentorshipId: group.id }))).filter((one) => one.leftOn);
    expect(gone).toHaveLength(1);
    const [leaver, phone] =
      gone[0]?.personId === second.person.id
        ? [second.person.id, second[on.mentor]]
        : [mentee.person.id, mentee[on.mentee]];
    const asked = (day: string) =>
      here.system((tx) =>
        resolve(tx, here.organisation.id, { kind: 'group', mentorship: group.id }, date(day)).then((one) => one.asked),
      );
    expect(await asked('2026-12-01')).toContain(leaver);
    expect(await asked('2026-12-02')).not.toContain(leaver);
    expect(await asked('2026-12-02')).toHaveLength(2);
    await phone.forges(`pair.open:${group.id}`);
    expect(phone.sees().whole).not.toContain('Тема');
  });

  test('a consent to be a mentor withdrawn in force: curator and head are told, it ends by order after three working days', async () => {
    const story = await begin(on);
    const { here, curator, head, mentor } = story;
    const pair = await inForce(story);
    await here.until('2027-01-18T10:00:00+03:00');
    await mentor[on.mentor].forges('agree.off:mentor');
    expect(mentor[on.mentor].sees()).toShow('Действующих пар: 1', 'не раньше чем через 3 рабочих дня');
    await mentor[on.mentor].presses('Отозвать');
    for (const phone of [curator, head])
      expect(phone.sees()).toShow('отозвано согласие быть наставником', `не раньше ${nb('21 января 2027')}`);
    expect((await onlyPair(here)).status).toBe('in-force');
    // A day later it is still counted from the day of the withdrawal.
    await here.until('2027-01-19T10:00:00+03:00');
    await curator.forges(`pair:${pair.id}`);
    await curator.presses('Завершить приказом');
    await curator.says('По инициативе наставника');
    await curator.says('По семейным обстоятельствам Анны Луговой');
    expect(await curator.says('20 января 2027')).toShow(`Не раньше ${nb('21 января 2027')}`);
    await curator.says('21 января 2027');
    await curator.presses('Отправить');
    await curator.presses('Отправить руководителю');
    await signs(head, '3-н от 19.01.2027');
    const ended = await onlyPair(here);
    expect([ended.status, ended.inForceTo?.toString()]).toEqual(['ended', '2027-01-21']);
    // Whoever leaves altogether takes along what others typed about them.
    await mentor[on.mentor].forges('consent.withdraw.yes');
    const left = await here.system(async (tx) => [await tx.orders.where({}), await tx.mentorships.where({})]);
    expect(JSON.stringify(left)).not.toMatch(/Лугов|Первые уроки/);
  });

  test('a consent given again later does not shorten the notice of the next withdrawal', async () => {
    const story = await begin(on);
    const { here, curator, mentor } = story;
    const pair = await inForce(story);
    await here.until('2026-10-05T10:00:00+03:00');
    await mentor[on.mentor].forges('agree.off.yes:mentor');
    await mentor[on.mentor].forges('agree:mentor');
    await mentor[on.mentor].presses('Даю согласие');
    await here.until('2027-01-18T10:00:00+03:00');
    await curator.forges(`pair:${pair.id}`);
    await curator.presses('Завершить приказом');
    await curator.says('По инициативе наставника');
    await curator.presses('Пропустить');
    expect(await curator.says('19 января 2027')).toShow(`Не раньше ${nb('21 января 2027')}`);
  });

  test('withdrawal of the consent to process data tells the curator how many pairs in force it touches, and no name', async () => {
    const story = await begin(on);
    const { curator, mentor } = story;
    await inForce(story);
    await mentor[on.mentor].forges('consent.withdraw.yes');
    expect(curator.sees()).toShow('Действующих пар и групп затронуто: 1', 'Пары');
    expect(curator.sees().whole).not.toMatch(/Лугова|А\.\u00a0П\./);
    expect(await curator.presses('Пары')).toShow('Пары');
  });

  test('the council puts a pair down as a draft; nobody is asked until the curator proposes it', async () => {
    const { here, curator, mentor } = await begin(on);
    const council = (await here.member('Зорина Вера Ильинична', 'council', on.mentee))[on.mentee];
    await makes(council);
    const pair = await onlyPair(here);
    expect(pair.status).toBe('draft');
    expect(council.sees().buttons).not.toContain('Предложить');
    mentor[on.mentor].news();
    await council.forges(`pair.ask:${pair.id}`);
    expect((await onlyPair(here)).status).toBe('draft');
    expect(mentor[on.mentor].news()).toEqual([]);
    await curator.forges(`pair:${pair.id}`);
    await curator.presses('Предложить');
    expect((await onlyPair(here)).status).toBe('proposed');
    expect(mentor[on.mentor].sees()).toShow('Вам предлагают пару');
  });

  test('where the school has not switched pupils on, their forms are neither offered nor taken', async () => {
    const { here, curator } = await begin(on);
    await curator.forges('pair.new');
    await curator.says('Лугова Анна Петровна');
    const asked = await curator.says('Ким');
    expect(asked.whole).toContain('педагог – педагог');
    expect(asked.whole).not.toMatch(/ученик/);
    expect((await curator.says('педагог – ученик')).whole).toContain('Форма: кто с кем?');
    await curator.forges('menu');
    const pair = { form: 'teacher-pupil' as const, kinds: ['traditional'] as const, status: 'draft' as const };
    // Put down while pupils were switched on: it is not proposed any more.
    await makes(curator);
    const made = await onlyPair(here);
    await here.system((tx) => tx.mentorships.put({ ...made, ...pair }));
    await curator.forges(`pair.ask:${made.id}`);
    expect(curator.sees()).toShow('Пары с учениками в школе выключены');
    expect((await onlyPair(here)).status).toBe('draft');
  });
});
