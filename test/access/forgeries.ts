import fc from 'fast-check';
import type { Channel } from '#core/kernel/ports.ts';
import { type Actor, personOf } from './actors.ts';
import { acts } from './expectation.ts';
import { thingsOf } from './things.ts';
import { ident, rowsOfSide } from './world.ts';

/** Names that every JavaScript object answers to. */
export const prototypeNames = ['__proto__', 'constructor', 'toString', 'valueOf', 'hasOwnProperty', 'then'] as const;

/** What a button may name where a number, an id or a word is expected. */
const oddParts = [
  ...prototypeNames,
  ...['', ' ', '0', '-1', '-0', '1e400', 'Infinity', 'NaN', '0x10', '00000000000000000000', '9007199254740993', '1.5'],
  ...[
    'null',
    'undefined',
    'true',
    '[]',
    '{}',
    '{"a":"menu"}',
    '\u0000',
    'a\u0000b',
    '\ud800',
    '\udfff😀',
    '😀'.repeat(12),
  ],
  ...[
    "' or 1=1 --",
    '../../etc/passwd',
    '%00',
    '<b>',
    '=cmd',
    '\u202e',
    '\u200b',
    'ъ'.repeat(20),
    '2026-13',
    '9999-12',
  ],
];

/** Every button that could ever be shown to anybody, with the objects of both schools. */
function buttons(actor: Actor): readonly string[] {
  return acts().flatMap(({ name, kind, rule }) =>
    kind === 'form'
      ? []
      : thingsOf(rule.on.kind, actor).map(({ id }) => `${name}${id === '' ? '' : `:${id}`}${rule.tail ?? ''}`),
  );
}

const part = fc.oneof(
  fc.constantFrom(...oddParts),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);

/** A button as somebody might have made it: another's, changed in a part, cut, doubled, too long, or made up. */
export function forgery(actor: Actor): fc.Arbitrary<string> {
  const real = fc.constantFrom(...buttons(actor));
  const changed = fc.tuple(real, fc.nat(3), part).map(([button, at, other]) =>
    button
      .split(':')
      .map((one, index) => (index === at ? other : one))
      .join(':'),
  );
  const longer = fc
    .tuple(real, fc.array(part, { minLength: 1, maxLength: 4 }))
    .map(([button, more]) => [button, ...more].join(':'));
  const cut = fc.tuple(real, fc.nat(40)).map(([button, length]) => button.slice(0, length));
  const huge = fc
    .tuple(real, fc.constantFrom(1, 65, 255, 4096, 100_000))
    .map(([button, length]) => `${button}:`.padEnd(length, 'x'));
  const mixed = fc
    .tuple(real, real)
    .map(([one, other]) => `${one.split(':')[0]}:${other.split(':').slice(1).join(':')}`);
  const madeUp = fc.oneof(
    part,
    fc.json(),
    fc.array(part, { maxLength: 5 }).map((parts) => parts.join(':')),
  );
  return fc.oneof(real, changed, longer, cut, huge, mixed, madeUp);
}

/** Telegram's callback data, and what VK lets a client put into a payload: any JSON, or none. */
export const envelopes: Readonly<Record<Channel, (data: string) => readonly string[]>> = {
  telegram: (data) => [data],
  vk: (data) => [
    JSON.stringify({ a: data }),
    data,
    JSON.stringify({ a: [data] }),
    JSON.stringify({ a: { a: data } }),
    `{"__proto__":{"a":${JSON.stringify(data)}}}`,
    JSON.stringify([data]),
    '['.repeat(2000) + ']'.repeat(2000),
    '{"a":',
    'null',
  ],
};

/** Rows that this person has no business with: for a curator those of the other school, for anybody else all but their own. */
export function others(actor: Actor): string {
  const other = actor.side === 'a' ? 'b' : 'a';
  if (actor.roles.includes('curator') && !actor.gate) return rowsOfSide(other);
  const own = [personOf(actor), ident(actor.side, 'ours').slice(0, 5)].flatMap((one) => one ?? []);
  return [`t::text not like '%${actor.address}%'`, ...own.map((one) => `t::text not like '%${one}%'`)].join(' and ');
}
