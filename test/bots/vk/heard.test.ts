import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { heard } from '#bots/vk/heard.ts';

const group = 220_000_001;
const token = 'AbCdEfGhIjKlMnOpQrStUv';
const message = (content: object, peer = 71) => ({
  type: 'message_new',
  group_id: group,
  event_id: 'e1',
  object: { message: { peer_id: peer, from_id: 71, out: 0, text: '', attachments: [], ...content }, client_info: {} },
});
const pressed = (payload: unknown, peer = 71) => ({
  type: 'message_event',
  group_id: group,
  object: { user_id: 71, peer_id: peer, event_id: 'ev', payload, conversation_message_id: 12 },
});
const input = (event: unknown) => heard(event, group)?.input;

describe('what VK tells', () => {
  test('a text is read with VK’s escapes undone once', () => {
    expect(heard(message({ text: 'a &lt;b&gt; &amp;lt; &quot;' }), group)).toEqual({
      channel: 'vk',
      address: '71',
      input: { kind: 'text', text: 'a <b> &lt; "' },
    });
  });

  test('the first button and a link are a start', () => {
    expect(input(message({ text: 'Начать', payload: '{"command":"start"}' }))).toEqual({ kind: 'start', payload: '' });
    expect(input(message({ text: 'Начать', ref: token }))).toEqual({ kind: 'start', payload: token });
    expect(input(message({ text: 'Здравствуйте', ref: token }))).toEqual({ kind: 'start', payload: token });
  });

  test('a reference that is no token is no start', () => {
    expect(input(message({ text: 'да', ref: 'catalog' }))).toEqual({ kind: 'text', text: 'да' });
    expect(input(message({ text: 'да', ref: `${token} ${token}` }))).toEqual({ kind: 'text', text: 'да' });
  });

  test('a press tells the action, the message it stands under and what to answer', () => {
    expect(heard(pressed({ a: 'close:abc' }), group)).toEqual({
      channel: 'vk',
      address: '71',
      input: { kind: 'press', action: 'close:abc' },
      message: '12',
      press: { event_id: 'ev', user_id: 71, peer_id: 71 },
    });
    expect(input(pressed('{"a":"x"}'))).toEqual({ kind: 'press', action: 'x' });
  });

  test.each([[null], ['not json'], [{ a: 5 }], [{ a: '' }], [[]], [{ a: 'x'.repeat(256) }]])(
    'an invented payload %j is something else, and answered',
    (payload) => {
      expect(heard(pressed(payload), group)).toMatchObject({ input: { kind: 'other' }, press: { event_id: 'ev' } });
    },
  );

  test('a document keeps its extension', () => {
    const doc = { title: 'план', ext: 'docx', size: 300, url: 'https://vk.com/doc1_2?hash=3' };
    expect(input(message({ text: 'вот', attachments: [{ type: 'wall' }, { type: 'doc', doc }] }))).toEqual({
      kind: 'file',
      file: { ref: doc.url, name: 'план.docx', size: 300 },
      caption: 'вот',
    });
  });

  test('of the sizes of a photo the largest is taken', () => {
    const size = (url: string, width: number) => ({ url, width, height: 10, type: 'x' });
    const photo = { sizes: [size('https://sun1.userapi.com/s', 10), size('https://sun1.userapi.com/l', 90)] };
    expect(input(message({ attachments: [{ type: 'photo', photo }] }))).toMatchObject({
      file: { ref: 'https://sun1.userapi.com/l' },
    });
  });

  test('permission and its withdrawal are heard as reachability', () => {
    const event = (type: string) => ({ type, group_id: group, object: { user_id: 71, key: '' } });
    expect(input(event('message_deny'))).toEqual({ kind: 'reachable', reachable: false });
    expect(input(event('message_allow'))).toEqual({ kind: 'reachable', reachable: true });
  });

  test('in a chat of several nothing is heard but that it is a group', () => {
    expect(input(message({ text: 'x' }, 2_000_000_001))).toEqual({ kind: 'group' });
    expect(input(pressed({ a: 'x' }, 2_000_000_001))).toEqual({ kind: 'group' });
  });

  test('our own messages, another community’s events and a sticker', () => {
    expect(heard(message({ text: 'x', out: 1 }), group)).toBeUndefined();
    expect(heard(message({ text: 'x', from_id: -5 }), group)).toBeUndefined();
    expect(heard({ ...message({ text: 'x' }), group_id: 1 }, group)).toBeUndefined();
    expect(input(message({ attachments: [{ type: 'sticker' }] }))).toEqual({ kind: 'other' });
  });

  test('no event, however torn, breaks it', () => {
    const torn = fc.record({
      type: fc.oneof(fc.constantFrom('message_new', 'message_event', 'message_allow'), fc.anything()),
      group_id: fc.constant(group),
      object: fc.oneof(
        fc.anything(),
        fc.record({
          message: fc.record({
            peer_id: fc.oneof(fc.integer(), fc.anything()),
            from_id: fc.constant(71),
            text: fc.anything(),
            payload: fc.oneof(fc.json(), fc.anything()),
            attachments: fc.anything(),
            ref: fc.anything(),
          }),
        }),
        fc.record({
          user_id: fc.constant(71),
          peer_id: fc.constant(71),
          event_id: fc.constant('e'),
          payload: fc.anything(),
        }),
      ),
    });
    fc.assert(
      fc.property(fc.oneof(fc.anything(), torn), (event) => {
        const told = heard(event, group);
        expect(told === undefined || /^\d+$/.test(told.address)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
