import { expect, test } from 'vitest';
import { approves, sendsRoadmap } from '../support/curating.ts';
import { ordinaryMap } from '../support/in-force.ts';
import { daysOf, textOf } from '../support/news.ts';
import { school } from '../support/school.ts';

const bank = 'Собрать банк наставляемых';

test.each([
  ['telegram', 'vk'],
  ['vk', 'telegram'],
] as const)(
  'blocked in %s, a person is reminded in %s; blocked in both, the curator knows; unblocked, they hear again',
  async (first, second) => {
    const here = await school();
    const curator = await here.member('Ветрова Ирина Павловна', 'curator', second);
    const head = await here.member('Рябинин Олег Сергеевич', 'head', first);
    const psychologist = await here.member('Озерова Мария Львовна', 'psychologist', 'telegram', 'vk');
    await sendsRoadmap(curator[second], ordinaryMap(), 'карта.txt');
    await approves(head[first]);
    await psychologist[first].says('/menu');
    psychologist[second].news();

    // The messenger's refusal is all the bot learns: nothing has told it before.
    const code = first === 'telegram' ? 403 : 901;
    const refusal = { messenger: first, kind: 'error', code, phone: psychologist[first].handset.id } as const;
    here.sandbox.faults.add({ ...refusal, description: 'Forbidden: bot was blocked by the user' });
    await here.until('2026-10-01T09:00:00+03:00');
    expect(daysOf(psychologist[second], bank)).toEqual(['1 октября 2026 г.']);
    expect(daysOf(curator[second], bank)).toEqual([]);

    await psychologist[second].blocks();
    await here.until('2026-10-08T09:00:00+03:00');
    const digest = textOf(curator[second].sees());
    expect(digest).toMatch(
      /Собрать банк наставляемых\nСрок: 15 октября 2026 г.\nДо срока: 7 дней\nНапоминание не доходит: /,
    );
    await curator[second].says('План года');
    await curator[second].presses('1');
    await curator[second].presses('Кому напомнили');
    expect(textOf(curator[second].sees())).toMatch(/1 октября 2026 г\. .*\nДоставлено: /);
    await here.stop();
  },
);

test('a reminder that fails at both messengers is shown as not delivered, and the curator hears in the next digest', async () => {
  const here = await school();
  const curator = await here.member('Ветрова Ирина Павловна', 'curator', 'vk');
  const head = await here.member('Рябинин Олег Сергеевич', 'head', 'vk');
  const psychologist = await here.member('Озерова Мария Львовна', 'psychologist', 'telegram', 'vk');
  await sendsRoadmap(curator.vk, ordinaryMap(), 'карта.txt');
  await approves(head.vk);
  for (const [messenger, code] of [
    ['telegram', 403],
    ['vk', 901],
  ] as const)
    here.sandbox.faults.add({ messenger, kind: 'error', code, phone: psychologist[messenger].handset.id });
  curator.vk.news();
  await here.until('2026-10-01T09:00:00+03:00');
  expect(daysOf(curator.vk, bank)).toEqual([]);
  await here.until('2026-10-01T09:00:10+03:00');
  expect(daysOf(curator.vk, bank)).toEqual([]);
  await here.nextReminder();
  const digest = curator.vk.sees();
  expect(textOf(digest)).toContain('Напоминание не доходит: Озерова Мария Львовна');
  await curator.vk.presses('План года');
  await curator.vk.presses('1');
  await curator.vk.presses('Кому напомнили');
  expect(curator.vk.sees()).toShow('Озерова Мария Львовна\nНе доставлено: бот заблокирован или мессенджер отключён');

  here.sandbox.faults.clear();
  await psychologist.vk.says('Мои дела');
  expect(psychologist.vk.sees()).toShow(bank);
  await here.until('2026-10-08T09:00:00+03:00');
  expect(daysOf(psychologist.vk, bank)).toEqual(['8 октября 2026 г.']);
  await here.stop();
});
