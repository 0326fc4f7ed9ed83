import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { heard } from '#bots/telegram/heard.ts';

const chat = { id: 5_100_000_001, type: 'private', first_name: 'Анна' };
const group = { id: -4001, type: 'group', title: 'Учителя' };
const message = (content: object, where: object = chat) => ({
  update_id: 1,
  message: { message_id: 7, date: 0, chat: where, ...content },
});
const input = (update: unknown) => heard(update)?.input;

describe('what Telegram tells', () => {
  test('a text is a text, as it was typed', () => {
    expect(heard(message({ text: ' да <b>\n' }))).toEqual({
      channel: 'telegram',
      address: '5100000001',
      input: { kind: 'text', text: ' да <b>\n' },
    });
  });

  test.each([
    ['/start', ''],
    ['/start AbC_-123456789012', 'AbC_-123456789012'],
    ['/start@nastavnik_bot token', 'token'],
    ['/start слово', ''],
    [`/start ${'a'.repeat(65)}`, ''],
    ['/start one two', ''],
  ])('«%s» is a start', (text, payload) => {
    expect(input(message({ text }))).toEqual({ kind: 'start', payload });
  });

  test('/started is not a start', () => {
    expect(input(message({ text: '/started' }))).toEqual({ kind: 'text', text: '/started' });
  });

  test('a press tells the action, the message it stands under and what to answer', () => {
    const query = { id: '42', from: { id: 5 }, data: 'close:abc', message: { message_id: 9, date: 0, chat } };
    expect(heard({ update_id: 1, callback_query: query })).toEqual({
      channel: 'telegram',
      address: '5100000001',
      input: { kind: 'press', action: 'close:abc' },
      message: '9',
      query: '42',
    });
  });

  test('a press whose message is gone still belongs to the presser', () => {
    expect(heard({ update_id: 1, callback_query: { id: '1', from: { id: 5 }, data: 'x' } })).toMatchObject({
      address: '5',
      input: { kind: 'press', action: 'x' },
    });
  });

  test('a document is a file with its caption', () => {
    const document = { file_id: 'F', file_name: 'план.docx', file_size: 300 };
    expect(input(message({ document, caption: 'вот' }))).toEqual({
      kind: 'file',
      file: { ref: 'F', name: 'план.docx', size: 300 },
      caption: 'вот',
    });
  });

  test('of the sizes of a photo the largest is taken', () => {
    const photo = [
      { file_id: 'S', width: 90, height: 60, file_size: 1 },
      { file_id: 'L', width: 900, height: 600, file_size: 3 },
      { file_id: 'M', width: 300, height: 200, file_size: 2 },
    ];
    expect(input(message({ photo }))).toMatchObject({ kind: 'file', file: { ref: 'L', size: 3 }, caption: '' });
  });

  test('blocking and unblocking is heard as reachability', () => {
    const changed = (status: string) => ({ update_id: 1, my_chat_member: { chat, new_chat_member: { status } } });
    expect(input(changed('kicked'))).toEqual({ kind: 'reachable', reachable: false });
    expect(input(changed('member'))).toEqual({ kind: 'reachable', reachable: true });
    expect(heard(changed('restricted'))).toBeUndefined();
  });

  test('in a group nothing is heard but that it is a group', () => {
    expect(heard(message({ text: '/start token' }, group))).toEqual({
      channel: 'telegram',
      address: '-4001',
      input: { kind: 'group' },
    });
    expect(heard(message({ text: 'x' }, { id: -5, type: 'channel' }))).toBeUndefined();
    const left = { update_id: 1, my_chat_member: { chat: group, new_chat_member: { status: 'left' } } };
    expect(heard(left)).toBeUndefined();
  });

  test('a sticker is something else; an edited message is nothing', () => {
    expect(input(message({ sticker: {} }))).toEqual({ kind: 'other' });
    expect(heard({ update_id: 1, edited_message: { message_id: 7, date: 0, chat, text: 'x' } })).toBeUndefined();
  });

  test('no update, however torn, breaks it', () => {
    const parts = fc.record(
      {
        update_id: fc.anything(),
        message: fc.oneof(
          fc.anything(),
          fc.record({
            chat: fc.oneof(fc.constant(chat), fc.anything()),
            text: fc.anything(),
            document: fc.anything(),
            photo: fc.anything(),
            caption: fc.anything(),
          }),
        ),
        callback_query: fc.oneof(
          fc.anything(),
          fc.record({ id: fc.anything(), from: fc.constant({ id: 1 }), data: fc.anything(), message: fc.anything() }),
        ),
        my_chat_member: fc.anything(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(fc.anything(), parts), (update) => {
        const told = heard(update);
        expect(told === undefined || /^-?\d+$/.test(told.address)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
