import { afterAll, describe, expect, test } from 'vitest';
import { channels } from '#core/kernel/ports.ts';
import { type School, school } from '../support/school.ts';

const nb = (words: string): string => words.replaceAll(' ', '\u00a0');

describe.each(channels)('whoever announces a meeting with an expert, in %s', (channel) => {
  const open: { here?: School } = {};
  afterAll(() => open.here?.stop());

  test('may name the day first: one tap gives its hour, and the day is the one that was named', async () => {
    open.here = await school({ now: '2026-09-01T10:00:00+03:00' });
    const { [channel]: curator } = await open.here.member('Ветрова Ирина Павловна', 'curator', channel);
    await open.here.member('Лугова Анна Петровна', 'mentor', channel);
    await curator.says('Встречи с экспертами');
    await curator.presses('Объявить');
    for (const words of ['Лугова', 'Как начать урок']) await curator.says(words);
    const asked = await curator.says('10 сентября 2026');
    expect(asked.text).toContain(nb('10 сентября 2026 г.'));
    expect(asked.buttons).toContain('чт\u00a010.09, 15:00');
    await curator.presses('чт\u00a010.09, 15:00');
    await curator.presses('Назад');
    // How long it lasts is answered already: back once more, to the beginning.
    const again = await curator.presses('Назад');
    expect(again.text).toContain(`Сейчас: чт, ${nb('10 сентября 2026 г.')}, 15:00`);
  });
});
