import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { vkMessenger } from '#bots/vk/messenger.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import type { FaultOrder } from '../../../src/sandbox/http/faults.ts';
import type { Handset } from '../../../src/sandbox/sandbox.ts';
import { outgoing, phone, shownOn, type Wired, wired } from '../../support/messengers.ts';
import { png } from '../../support/png.ts';

let all: Wired;
let anna: Handset;
beforeAll(async () => {
  all = await wired();
});
beforeEach(() => {
  anna = phone(all.sandbox, 'vk');
});
afterEach(() => all.sandbox.faults.clear());
afterAll(() => all.stop());

const fault = (order: Omit<FaultOrder, 'messenger'>) => all.sandbox.faults.add({ messenger: 'vk', times: 1, ...order });
const error = (code: number, methods = ['messages.send']) => fault({ kind: 'error', code, methods });
const send = (what: Screen | string, more = {}) => all.vk.send(outgoing(anna, what, more));
const fresh = () => {
  const { vkToken: token, groupId, vkRoot: apiRoot } = all.sandbox;
  return vkMessenger({ token, groupId, apiRoot });
};

describe('what became of a send to VK', () => {
  test('sent; the message is named by its number in the dialog', async () => {
    expect(await send('Здравствуйте')).toEqual({ kind: 'sent', message: '2' });
    expect(shownOn(anna)).toEqual(['Здравствуйте']);
  });

  test('blocked by the person: unreachable, though VK answers 200', async () => {
    anna.block();
    expect(await send('x')).toEqual({ kind: 'unreachable', code: '901' });
  });

  test.each([900, 902])('%i for one recipient: unreachable', async (code) => {
    fault({ kind: 'error', code, phone: anna.id });
    expect(await send('x')).toEqual({ kind: 'unreachable', code: String(code) });
  });

  test.each([
    [5, 'stopped'],
    [7, 'stopped'],
    [15, 'stopped'],
    [17, 'stopped'],
    [27, 'stopped'],
    [28, 'stopped'],
    [18, 'unreachable'],
    [932, 'unreachable'],
    [936, 'unreachable'],
    [950, 'unreachable'],
    [917, 'unreachable'],
    [911, 'refused'],
    [912, 'refused'],
    [914, 'refused'],
    [100, 'refused'],
    [8, 'refused'],
    [1, 'ambiguous'],
    [10, 'ambiguous'],
    [4242, 'ambiguous'],
  ])('%i is %s', async (code, kind) => {
    error(code);
    expect(await send('x')).toEqual({ kind, code: String(code) });
    expect(shownOn(anna)).toEqual([]);
  });

  test.each([9, 29, 14, 984])('%i pauses the whole channel', async (code) => {
    error(code);
    expect(await (await fresh()).send(outgoing(anna, 'x'))).toEqual({
      kind: 'paused',
      seconds: 60,
      whole: true,
      code: String(code),
    });
  });

  test('too many per second is waited out by itself, with the same random_id', async () => {
    error(6);
    expect(await send('x')).toMatchObject({ kind: 'sent' });
    expect(shownOn(anna)).toEqual(['x']);
  });

  test.each(['down', '5xx', 'reset-after-accept'] as const)(
    '%s: nobody knows; the repeat is one message',
    async (kind) => {
      const letter = outgoing(anna, 'x');
      fault({ kind });
      expect(await all.vk.send(letter)).toEqual({ kind: 'ambiguous', code: 'network' });
      expect(shownOn(anna)).toEqual(kind === 'reset-after-accept' ? ['x'] : []);
      expect(await all.vk.send(letter)).toEqual({ kind: 'sent', message: '2' });
      expect(shownOn(anna)).toEqual(['x']);
    },
  );

  test('after the hour the history tells whether a message arrived', async () => {
    const letter = outgoing(anna, 'x');
    expect(await all.vk.alreadySent?.(letter.address, letter.randomId)).toBeUndefined();
    await all.vk.send(letter);
    expect(await all.vk.alreadySent?.(letter.address, letter.randomId)).toBe('2');
  });

  test('the same to several is one call, with a fate for each; the repeat is nothing new', async () => {
    const [vera, olga] = [phone(all.sandbox, 'vk'), phone(all.sandbox, 'vk')];
    vera.block();
    const calls: string[] = [];
    const forget = all.sandbox.journal.listen(({ method }) => calls.push(method));
    const menu = { ...screen('Объявление', [button('Да', 'yes')]), menu: [['Меню']] };
    const letters = [anna, vera, olga].map((to) => ({ ...outgoing(to, menu), randomId: 77 }));
    const first = await all.vk.sendAlike?.(letters);
    expect(first?.map(({ kind }) => kind)).toEqual(['sent', 'unreachable', 'sent']);
    const sends = calls.filter((method) => method === 'messages.send').length;
    const before = [shownOn(anna), shownOn(olga)];
    expect(before[0]?.at(-1)).toContain('Объявление');
    expect(await all.vk.sendAlike?.(letters)).toEqual(first);
    forget();
    expect([shownOn(anna), shownOn(olga)]).toEqual(before);
    expect(sends).toBeLessThanOrEqual(2);
  });

  test('a button over 64 bytes is refused before anything is sent', async () => {
    const long = screen('x', [button('Да', 'a'.repeat(65))]);
    expect(await send(long)).toEqual({ kind: 'refused', code: 'action-over-64-bytes' });
    expect(shownOn(anna)).toEqual([]);
  });
});

describe('editing in VK', () => {
  const asked = screen('Готово?', [button('Да', 'yes')]);
  const sentMessage = async (what: Screen, more = {}) => {
    const outcome = await send(what, more);
    return outcome.kind === 'sent' ? outcome.message : '';
  };

  test('the message changes in place, buttons and all', async () => {
    const edits = await sentMessage(asked);
    expect(await send('Принято', { edits })).toEqual({ kind: 'sent', message: edits });
    expect(shownOn(anna)).toEqual(['Принято']);
    expect(anna.view().messages.at(-1)?.inline).toEqual([]);
  });

  test.each([909, 920])('%i: a new message is sent', async (code) => {
    const edits = await sentMessage(asked);
    error(code, ['messages.edit']);
    expect(await send('Принято', { edits })).toEqual({ kind: 'sent', message: '3' });
    expect(shownOn(anna)).toEqual(['Готово?', 'Принято']);
  });

  test('a message that is gone: a new one is sent', async () => {
    expect(await send('Принято', { edits: '99' })).toMatchObject({ kind: 'sent' });
    expect(shownOn(anna)).toEqual(['Принято']);
  });

  test('answers never take the file away that came with the question', async () => {
    const edits = await sentMessage(asked, { file: { name: 'план.txt', bytes: Buffer.from('план') } });
    expect(await send('Принято', { edits })).toMatchObject({ kind: 'sent' });
    const shown = anna.view().messages.filter((one) => one.from === 'bot');
    expect(shown.map((one) => one.file?.name ?? one.text)).toEqual(['план.txt', 'Принято']);
  });

  test('flood, block and outage during an edit are what they are: no new message is tried', async () => {
    const edits = await sentMessage(asked);
    error(29, ['messages.edit']);
    expect(await send('y', { edits })).toMatchObject({ kind: 'paused' });
    fault({ kind: '5xx' });
    expect(await send('y', { edits })).toMatchObject({ kind: 'ambiguous' });
    anna.block();
    expect(await send('y', { edits })).toMatchObject({ kind: 'unreachable' });
    expect(shownOn(anna)).toEqual(['Готово?']);
  });
});

describe('menus and files in VK', () => {
  test('a screen with answers and a menu brings both, once, also when repeated', async () => {
    const home: Screen = { text: ['Анна · Школа\n\nДело'], rows: [[button('Открыть', 'o')]], menu: [['План']] };
    const letter = outgoing(anna, home);
    await all.vk.send(letter);
    await all.vk.send(letter);
    expect(shownOn(anna)).toEqual(['Анна · Школа', 'Дело']);
    expect(
      anna
        .view()
        .keyboard?.rows.flat()
        .map((one) => one.text),
    ).toEqual(['План']);
    expect(anna.view().messages.at(-1)?.inline.flat()).toMatchObject([{ text: 'Открыть' }]);
    await send({ text: ['Всё'], rows: [], menu: [] });
    expect(anna.view().keyboard).toBeUndefined();
  });

  test('a file travels with its name, its bytes and its text', async () => {
    const bytes = Buffer.from('содержание');
    expect(await send('Отчёт', { file: { name: 'отчёт 2027.docx', bytes } })).toMatchObject({ kind: 'sent' });
    const [message] = anna.view().messages.filter((one) => one.from === 'bot');
    expect(message).toMatchObject({ text: 'Отчёт', file: { kind: 'document', name: 'отчёт 2027.docx' } });
    expect(await anna.download(message?.file?.id ?? 0)).toEqual(bytes);
  });

  test('a picture is shown as one', async () => {
    expect(await send('QR', { file: { name: 'qr.png', bytes: png } })).toMatchObject({ kind: 'sent' });
    expect(anna.view().messages.at(-1)?.file?.kind).toBe('photo');
  });

  test('a file name that is an address is only a name', async () => {
    await send('x', { file: { name: 'http://127.0.0.1/secret', bytes: Buffer.from('own') } });
    const [message] = anna.view().messages.filter((one) => one.from === 'bot');
    expect(await anna.download(message?.file?.id ?? 0)).toEqual(Buffer.from('own'));
  });
});
