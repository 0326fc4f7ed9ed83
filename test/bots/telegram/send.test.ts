import { Api, type ApiClientOptions } from 'grammy';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { telegramMessenger } from '#bots/telegram/messenger.ts';
import { send as sendWith } from '#bots/telegram/send.ts';
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
  anna = phone(all.sandbox, 'telegram');
});
afterEach(() => all.sandbox.faults.clear());
afterAll(() => all.stop());

const fault = (order: Omit<FaultOrder, 'messenger'>) =>
  all.sandbox.faults.add({ messenger: 'telegram', times: 1, ...order });
const send = (what: Screen | string, more = {}) => all.telegram.send(outgoing(anna, what, more));
const error = (code: number, description: string) => fault({ kind: 'error', code, description });

describe('what became of a send to Telegram', () => {
  test('sent', async () => {
    expect(await send('Здравствуйте')).toEqual({ kind: 'sent', message: expect.stringMatching(/^\d+$/) });
    expect(shownOn(anna)).toEqual(['Здравствуйте']);
  });

  test('blocked by the person: unreachable', async () => {
    anna.block();
    expect(await send('x')).toEqual({ kind: 'unreachable', code: '403 bot was blocked by the user' });
  });

  test('never started: unreachable', async () => {
    const nobody = all.telegram.send({ ...outgoing(anna, 'x'), address: '999' });
    expect(await nobody).toMatchObject({ kind: 'unreachable' });
  });

  test.each([
    [400, 'Bad Request: chat not found', 'unreachable'],
    [400, 'Bad Request: USER_IS_BLOCKED', 'unreachable'],
    [403, 'Forbidden: user is deactivated', 'unreachable'],
    [403, "Forbidden: bot can't initiate conversation with a user", 'unreachable'],
    [401, 'Unauthorized', 'stopped'],
    [404, 'Not Found', 'stopped'],
    [400, 'Bad Request: message is too long', 'refused'],
    [400, 'Bad Request: BUTTON_DATA_INVALID', 'refused'],
    [500, 'Internal Server Error: restart', 'ambiguous'],
    [502, 'Bad Gateway', 'ambiguous'],
  ])('%i %s: %s is %s', async (code, description, kind) => {
    error(code, description);
    expect(await send('x')).toMatchObject({ kind });
  });

  test('no outcome repeats what a person wrote', async () => {
    error(400, `Bad Request: inline keyboard button URL 'секрет "x"' is invalid`);
    expect(JSON.stringify(await send('секрет'))).not.toContain('секрет');
  });

  test('flood: one chat waits, two chats within seconds mean the whole channel', async () => {
    const { telegram, sandbox } = all;
    const fresh = await telegramMessenger({ token: sandbox.token, apiRoot: sandbox.telegramRoot });
    const [other] = [phone(sandbox, 'telegram')];
    fault({ kind: '429', retryAfter: 30, times: 3 });
    const paused = { kind: 'paused', seconds: 30, code: '429' };
    expect(await fresh.send(outgoing(anna, 'x'))).toEqual({ ...paused, whole: false });
    expect(await fresh.send(outgoing(anna, 'x'))).toEqual({ ...paused, whole: false });
    expect(await fresh.send(outgoing(other, 'x'))).toEqual({ ...paused, whole: true });
    expect(await telegram.send(outgoing(anna, 'x'))).toMatchObject({ kind: 'sent' });
  });

  test.each(['down', '5xx', 'reset-after-accept'] as const)(
    '%s: nobody knows, and nothing is repeated by itself',
    async (kind) => {
      fault({ kind });
      expect(await send('x')).toEqual({ kind: 'ambiguous', code: 'network' });
      expect(shownOn(anna)).toEqual(kind === 'reset-after-accept' ? ['x'] : []);
    },
  );

  test('a button over 64 bytes is refused before anything is sent', async () => {
    const long = screen('x', [button('Да', 'a'.repeat(65))]);
    expect(await send(long)).toEqual({ kind: 'refused', code: 'action-over-64-bytes' });
    expect(shownOn(anna)).toEqual([]);
  });

  test('a group that became a supergroup is written to under its new number, once', async () => {
    const asked: string[] = [];
    const moved = {
      ok: false,
      error_code: 400,
      description: 'Bad Request: upgraded',
      parameters: { migrate_to_chat_id: -78 },
    };
    const fetch = async (_url: unknown, { body }: { body: string }) => {
      asked.push(JSON.parse(body).chat_id);
      return { json: async () => moved };
    };
    // grammY asks of `fetch` no more than this.
    const api = new Api('1:x', { fetch: fetch as unknown as typeof globalThis.fetch } as ApiClientOptions);
    expect(await sendWith(api, { ...outgoing(anna, 'x'), address: '-77' })).toMatchObject({ kind: 'refused' });
    expect(asked).toEqual(['-77', '-78']);
  });
});

describe('editing in Telegram', () => {
  const asked = screen('Готово?', [button('Да', 'yes')]);
  const sentMessage = async (what: Screen | string) => {
    const outcome = await send(what);
    return outcome.kind === 'sent' ? outcome.message : '';
  };

  test('the message changes in place, buttons and all', async () => {
    const edits = await sentMessage(asked);
    expect(await send('Принято', { edits })).toEqual({ kind: 'sent', message: edits });
    expect(shownOn(anna)).toEqual(['Принято']);
    expect(anna.view().messages.at(-1)?.inline).toEqual([]);
  });

  test('an edit that changes nothing is done', async () => {
    const edits = await sentMessage(asked);
    expect(await send(asked, { edits })).toEqual({ kind: 'sent', message: edits });
    expect(shownOn(anna)).toEqual(['Готово?']);
  });

  test.each([
    ['Bad Request: message to edit not found'],
    ["Bad Request: message can't be edited"],
    ['Bad Request: MESSAGE_ID_INVALID'],
  ])('%s: a new message is sent', async (description) => {
    const edits = await sentMessage(asked);
    fault({ kind: 'error', code: 400, description, methods: ['editMessageText'] });
    const outcome = await send('Принято', { edits });
    expect(outcome).toMatchObject({ kind: 'sent' });
    expect(outcome).not.toMatchObject({ message: edits });
    expect(shownOn(anna)).toEqual(['Готово?', 'Принято']);
  });

  test('under a file the answer is sent below', async () => {
    const file = { name: 'план.txt', bytes: Buffer.from('план') };
    const edits = String(await send(asked, { file }).then((outcome) => outcome.kind === 'sent' && outcome.message));
    expect(await send('Принято', { edits })).toMatchObject({ kind: 'sent' });
    expect(shownOn(anna)).toEqual(['Готово?', 'Принято']);
  });

  test('flood, block and outage during an edit are what they are: no new message is tried', async () => {
    const edits = await sentMessage(asked);
    fault({ kind: '429', retryAfter: 3 });
    expect(await send('y', { edits })).toMatchObject({ kind: 'paused', seconds: 3 });
    fault({ kind: '5xx' });
    expect(await send('y', { edits })).toMatchObject({ kind: 'ambiguous' });
    anna.block();
    expect(await send('y', { edits })).toMatchObject({ kind: 'unreachable' });
    expect(shownOn(anna)).toEqual(['Готово?']);
  });
});

describe('menus and files in Telegram', () => {
  test('a screen with answers and a menu brings both', async () => {
    const home: Screen = { text: ['Анна · Школа\n\nДело'], rows: [[button('Открыть', 'o')]], menu: [['План']] };
    expect(await send(home)).toMatchObject({ kind: 'sent' });
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

  test('a file travels with its name, its bytes and the text under it', async () => {
    const bytes = Buffer.from('содержание');
    await send('Отчёт', { file: { name: 'отчёт; "2027".docx', bytes } });
    const [message] = anna.view().messages.filter((one) => one.from === 'bot');
    expect(message).toMatchObject({ text: 'Отчёт', file: { kind: 'document', name: 'отчёт_ _2027_.docx' } });
    expect(await anna.download(message?.file?.id ?? 0)).toEqual(bytes);
  });

  test('a text too long for a caption follows the file, buttons under it', async () => {
    const long = 'а'.repeat(1025);
    const file = { name: 'a.txt', bytes: Buffer.from('a') };
    await send(screen(long, [button('Да', 'yes')]), { file });
    const shown = anna.view().messages.filter((one) => one.from === 'bot');
    expect(shown).toMatchObject([{ text: '', file: { name: 'a.txt' } }, { text: long }]);
    expect(shown.map((one) => one.inline.flat().length)).toEqual([0, 1]);
  });

  test('a picture is shown as one; what only claims to be one goes as a document', async () => {
    await send('QR', { file: { name: 'qr.png', bytes: png } });
    await send('QR', { file: { name: 'qr.png', bytes: Buffer.from('not a picture') } });
    const files = anna.view().messages.flatMap((one) => one.file?.kind ?? []);
    expect(files).toEqual(['photo', 'document']);
  });
});
