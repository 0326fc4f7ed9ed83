import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { peopleDoor } from '#core/people/door.ts';
import { codeAlphabet } from '#core/people/secrets.ts';
import { newId } from '#db/new-id.ts';
import { onPostgres } from '../../support/database.ts';
import { type House, testLinks } from '../../support/hearing.ts';
import { alarms, invited, openHouse, peopleDeps } from '../../support/people-house.ts';
import { size } from '../../support/size.ts';

const unusable = 'не подходит';
const hurried = size(40, 200);
/** Guessers, and how often each of them guesses. */
const [guessers, guesses] = [size(15, 100), size(10, 100)];

onPostgres('one invitation in many hands at once', () => {
  let home: House;
  beforeAll(async () => {
    home = await openHouse('postgres');
  });
  afterAll(() => home.close());

  test(`${hurried} people press «Да, это я» together: one is bound, the others learn nothing`, async () => {
    const { token } = await invited(home, 'Ветрова Ирина', 'curator');
    const people = Array.from({ length: hurried }, () => home.talker('telegram'));
    await Promise.all(people.map((one) => one.starts(token)));
    const answers = await Promise.all(people.map((one) => one.presses('Да, это я')));
    expect(answers.filter((one) => one.text.includes('Согласие на обработку'))).toHaveLength(1);
    expect(answers.filter((one) => one.text.includes(unusable))).toHaveLength(hurried - 1);
    const bound = await home.database.store.transaction({ as: 'system' }, async (tx) =>
      (await tx.accounts.where({})).filter((account) => account.personId !== undefined),
    );
    expect(bound).toHaveLength(1);
  });
});

describe('guessing', () => {
  let home: House;
  beforeAll(async () => {
    home = await openHouse();
  });
  afterAll(() => home.close());

  test('the fifth wrong one closes the door for a quarter of an hour, also for the right one', async () => {
    const { code, token } = await invited(home, 'Лугова Анна', 'mentor');
    const anna = home.talker('vk');
    for (const wrong of codes(5)) expect((await anna.says(wrong)).text).toContain(unusable);
    expect((await anna.says(code)).text).toContain('Слишком много попыток');
    expect((await anna.starts(token)).text).toContain('Слишком много попыток');
    home.wait({ minutes: 16 });
    expect((await anna.says(code)).text).toContain('Вы —');
  });

  test('after fifty in an hour nobody’s codes are looked at and an alarm is raised; links go on', async () => {
    home.wait({ hours: 2 });
    alarms.length = 0;
    const { code, token } = await invited(home, 'Озеров Пётр', 'mentor');
    for (const _ of Array(10)) {
      const guesser = home.talker('vk');
      for (const wrong of codes(5)) await guesser.says(wrong);
    }
    expect(alarms).toEqual(['invitation-guesses']);
    const petr = home.talker('telegram');
    expect((await petr.says(code)).text).toContain('Слишком много попыток');
    expect((await petr.starts(token)).text).toContain('Вы —');
    home.wait({ hours: 1, minutes: 1 });
    expect((await petr.says(code)).text).toContain('Вы —');
  });

  test(`${guessers * guesses} guesses from ${guessers} accounts hit nothing: 50 are looked at, five of an account`, async () => {
    home.wait({ hours: 2 });
    for (const name of ['Первый Иван', 'Второй Пётр', 'Третий Олег']) await invited(home, name, 'mentee');
    const door = peopleDoor(peopleDeps);
    const answers = await home.database.store.transaction({ as: 'system' }, async (tx) => {
      const said: string[] = [];
      for (let guesser = 0; guesser < guessers; guesser += 1) {
        const account = await tx.accounts.meet('vk', newId(), home.now());
        for (const text of codes(guesses)) {
          const { text: answer } = await door.stranger(
            { tx, now: home.now(), newId, account, links: testLinks },
            { kind: 'text', text },
          );
          said.push(answer.join(''));
        }
      }
      return said;
    });
    expect(answers).toHaveLength(guessers * guesses);
    expect(answers.filter((one) => one.includes('Вы —'))).toEqual([]);
    expect(answers.filter((one) => one.includes(unusable))).toHaveLength(50);
    expect(answers.slice(0, 6).map((one) => one.includes(unusable))).toEqual([true, true, true, true, true, false]);
  });
});

/** Different codes, none of which was issued. */
function* codes(count: number): Generator<string> {
  for (let index = 0; index < count; index += 1)
    yield Array.from({ length: 8 }, () => codeAlphabet[Math.floor(Math.random() * codeAlphabet.length)]).join('');
}
