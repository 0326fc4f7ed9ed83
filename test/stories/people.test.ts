import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plainConsent } from '#core/people/consent.ts';
import { consentVersion } from '#core/people/consent-text.ts';
import { secrets } from '../../src/secrets.ts';
import type { House } from '../support/hearing.ts';
import { connected, invited, openHouse } from '../support/people-house.ts';

describe.each(['telegram', 'vk'] as const)('an invitation in %s', (channel) => {
  let home: House;
  beforeAll(async () => {
    home = await openHouse();
  });
  afterAll(() => home.close());

  test('binds after «Да, это я», asks for consent before anything else, then for the order', async () => {
    const { token } = await invited(home, 'Ветрова Ирина Павловна', 'curator');
    const irina = home.talker(channel);
    expect((await irina.starts()).text).toContain('код из 8 знаков');
    const asked = await irina.starts(token);
    expect(asked.text).toContain('И.\u00a0П.\u00a0В.');
    expect(asked.text).not.toContain('Ветрова');
    expect((await irina.presses('Да, это я')).text).toContain('Согласие на обработку персональных данных');
    expect((await irina.says('Люди')).text).toContain('Согласие на обработку персональных данных');
    expect((await irina.presses('Не даю')).text).toContain('Вернуться к тексту');
    await irina.starts();
    expect((await irina.presses('Даю согласие')).text).toContain('Приказ о назначении куратора');
    expect((await irina.presses('Указать приказ')).text).toContain('Номер приказа');
    await irina.says('15-о');
    await irina.says('вчера');
    await irina.says('учитель географии');
    const done = await irina.presses('Отправить');
    expect(done.text).toContain('Приказ записан');
    expect(done.text).toContain('из числа заместителей');
    const start = await irina.starts();
    expect(start.menu).toEqual(['Люди', 'Настройки', 'Мои данные']);
  });

  test('is used once: the same link tells the second person nothing', async () => {
    const { token } = await invited(home, 'Озеров Пётр Ильич', 'mentor');
    const petr = home.talker(channel);
    const stranger = home.talker(channel);
    await petr.starts(token);
    await stranger.starts(token);
    await petr.presses('Да, это я');
    const refused = await stranger.presses('Да, это я');
    expect(refused.text).toContain('не подходит');
    expect((await stranger.starts('A'.repeat(22))).text).toBe(refused.text);
    home.wait({ hours: 73 });
    expect((await stranger.starts(token)).text).toBe(refused.text);
    expect(await home.notices()).toContainEqual(expect.stringContaining('Приглашение принято'));
  });

  test('can be typed as a code, whatever the case and the letters look like', async () => {
    const { code } = await invited(home, 'Лугова Анна', 'mentee');
    const anna = home.talker(channel);
    const typed = ` ${code.slice(0, 4).toLowerCase()}-${code.slice(4).replaceAll('A', 'А').replaceAll('0', 'О')} `;
    expect((await anna.says(typed)).text).toContain('Вы —');
    await anna.presses('Да, это я');
    await anna.presses('Даю согласие');
    const start = await anna.starts();
    expect(start.menu).toEqual(['Мои данные']);
  });

  test('of which a newer one was made no longer works', async () => {
    const first = await invited(home, 'Рябинин Олег Сергеевич', 'head');
    const second = await invited(home, 'Рябинин Олег Сергеевич', 'head');
    const oleg = home.talker(channel);
    expect((await oleg.starts(first.token)).text).toContain('не подходит');
    expect((await oleg.starts(second.token)).text).toContain('Вы —');
  });

  test('a forged «Да» binds nobody and counts as a guess', async () => {
    const { invitation } = await invited(home, 'Сосновская Дарья', 'mentor');
    const thief = home.talker(channel);
    for (const proof of ['x', 'A'.repeat(22), ''])
      expect((await thief.forges(`in.yes:${invitation.id}:${proof}`)).text).toContain('не подходит');
    await thief.starts('B'.repeat(22));
    await thief.starts('C'.repeat(22));
    expect((await thief.starts('D'.repeat(22))).text).toContain('Слишком много попыток');
    home.wait({ minutes: 16 });
    expect((await thief.starts('D'.repeat(22))).text).toContain('не подходит');
  });
});

describe.each([
  ['telegram', 'vk'],
  ['vk', 'telegram'],
] as const)('one person on %s and %s', (first, second) => {
  let home: House;
  beforeAll(async () => {
    home = await openHouse();
  });
  afterAll(() => home.close());

  test('links the second messenger by a code that lives a quarter of an hour', async () => {
    const irina = await connected(home, first, 'Ветрова Ирина Павловна', 'curator');
    await irina.starts();
    await irina.says('Мои данные');
    const offer = await irina.presses('Подключить второй мессенджер');
    const code = /код: (\S+)/.exec(offer.text)?.[1] ?? '';
    const other = home.talker(second);
    home.wait({ minutes: 16 });
    expect((await other.says(code)).text).toContain('не подходит');
    await irina.says('Мои данные');
    const again = await irina.presses('Подключить второй мессенджер');
    await other.says(/код: (\S+)/.exec(again.text)?.[1] ?? '');
    expect((await other.presses('Да, это я')).text).toContain('Подключено');
    expect((await other.starts()).menu).toContain('Люди');
    expect(await irina.sees()).toMatchObject({ text: expect.stringContaining('ещё один мессенджер') });
  });

  test('unlinks the other one', async () => {
    const oleg = await connected(home, first, 'Рябинин Олег Сергеевич', 'head');
    await oleg.says('Мои данные');
    const code = /код: (\S+)/.exec((await oleg.presses('Подключить второй мессенджер')).text)?.[1] ?? '';
    const other = home.talker(second);
    await other.says(code);
    await other.presses('Да, это я');
    await oleg.says('Мои данные');
    await oleg.presses('Отключить');
    expect((await other.starts()).text).toContain('Вход по приглашению');
  });
});

describe('the words that are agreed to', () => {
  let home: House;
  beforeAll(async () => {
    home = await openHouse();
  });
  afterAll(() => home.close());

  test('are kept by version, hash, moment and messenger', async () => {
    await connected(home, 'vk', 'Лугова Анна', 'mentor');
    await home.database.store.transaction({ as: 'system' }, async (tx) => {
      const [organisation] = await tx.organisations.where({});
      const [consent] = await tx.consents.where({});
      expect(consent).toMatchObject({ kind: 'personal-data', version: consentVersion, channel: 'vk' });
      expect(consent?.givenAt.equals(home.now())).toBe(true);
      expect(consent?.hash).toBe(organisation && secrets.hash(plainConsent(organisation)));
    });
  });

  test('are asked for again when they have changed; nothing else works before, and a stale button agrees to nothing', async () => {
    const petr = await connected(home, 'telegram', 'Озеров Пётр', 'curator');
    await home.database.dataSource.query("update consents set version = '0'");
    expect((await petr.says('Люди')).text).toContain('Согласие на обработку персональных данных');
    expect((await petr.forges('p.list:0')).text).toContain('Согласие на обработку персональных данных');
    expect((await petr.forges('consent.give:0')).text).toContain('Согласие на обработку персональных данных');
    expect((await petr.says('Люди')).text).toContain('Согласие на обработку персональных данных');
    await petr.presses('Даю согласие');
    expect((await petr.says('Люди')).text).toContain('Люди: 2');
  });

  test('name the operator, the purpose, the data, what is done with it, the term and the way back', async () => {
    const { token } = await invited(home, 'Рябинин Олег', 'head');
    const oleg = home.talker('vk');
    await oleg.starts(token);
    const { text } = await oleg.presses('Да, это я');
    for (const part of ['Кому: Школа № 5', 'Зачем:', 'Какие данные:', 'Что с ними делают:', 'Срок:', 'Как отозвать:'])
      expect(text).toContain(part);
  });
});
