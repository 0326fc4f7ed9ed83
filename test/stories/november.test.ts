import { describe, expect, test } from 'vitest';
import { channels } from '#core/kernel/ports.ts';
import { approves } from '../support/curating.ts';
import { ordinaryMap, staffed } from '../support/in-force.ts';
import { daysOf, numberOf, textOf, through } from '../support/news.ts';

describe.each(channels)('in %s: a roadmap that is brought in November', (on) => {
  test('what is past is one list to close, move or leave; nothing dated before approval is ever sent', async () => {
    const { here, curator, head, psychologist } = await staffed(on, { now: '2026-11-16T10:00:00+03:00' });
    const phone = curator[on];
    await phone.sends(ordinaryMap(), 'карта.txt');
    expect(phone.sees()).toShow('Срок уже прошёл: 3');
    await phone.presses('Решить про прошедшие');
    const list = textOf(phone.sees());
    expect(list).toMatch(/Издать приказ[\s\S]*Собрать банк[\s\S]*Проверить журналы/);
    await phone.presses(numberOf(phone, 'Издать приказ'));
    await phone.presses('Закрыть');
    await phone.presses(numberOf(phone, 'Собрать банк'));
    await phone.presses('Перенести');
    await phone.says('1 декабря');
    await phone.presses(numberOf(phone, 'Проверить журналы'));
    await phone.presses('Оставить');
    await phone.presses('К черновику');
    await phone.presses('Отправить на утверждение');
    await approves(head[on]);
    expect(head[on].sees()).toShow('Срок прошёл до утверждения, напоминаний не будет: 1');
    for (const one of [curator, head, psychologist]) one[on].news();
    await through(here, '2026-12-30T12:00:00+03:00');
    expect(daysOf(psychologist[on], 'Собрать банк')).toEqual([
      '17 ноября 2026 г.',
      '24 ноября 2026 г.',
      '30 ноября 2026 г.',
      '1 декабря 2026 г.',
      '2 декабря 2026 г.',
      '8 декабря 2026 г.',
      '15 декабря 2026 г.',
    ]);
    const told = curator[on].news().map(textOf);
    expect(told.filter((text) => text.includes('Издать приказ'))).toEqual([]);
    expect(told.filter((text) => text.includes('30 сентября'))).toEqual([]);
    const reminded = await here.system((tx) => tx.reminders.where({}));
    expect(reminded.filter((one) => String(one.day) < '2026-11-16')).toEqual([]);
    await here.stop();
  });
});
