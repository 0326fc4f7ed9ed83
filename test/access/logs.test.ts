import { GrammyError, HttpError } from 'grammy';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { APIError } from 'vk-io';
import { outcomeOf as telegramOutcome, wordOf as telegramWord } from '#bots/telegram/outcome.ts';
import { outcomeOf as vkOutcome, wordOf as vkWord } from '#bots/vk/outcome.ts';
import { action, type Feature } from '#core/conversation/context.ts';
import { id } from '#core/kernel/id.ts';
import { codeOf } from '#core/kernel/log.ts';
import { doorOf } from '../../src/app/house.ts';
import { jsonLog } from '../../src/log.ts';
import { lastWords } from '../../src/problem.ts';
import { type Member, type School, school } from '../support/school.ts';

/** What may stand in no line of any log: a name, words of a message, a title, a token. */
const canaries = {
  surname: 'Канарейкина',
  words: 'сообщение-канарейка canary-words',
  token: '7000000001:canary-token-0000000000',
} as const;

const telegramFailure = () =>
  new HttpError(
    "Network request for 'sendMessage' failed!",
    new Error(`https://api.telegram.org/bot${canaries.token}/sendMessage`),
  );
const vkFailure = () =>
  new APIError({
    error_code: 100,
    error_msg: canaries.words,
    request_params: [
      { key: 'message', value: canaries.words },
      { key: 'access_token', value: canaries.token },
    ],
  });

/** Ways in which a bug breaks out of an action, each with a person's words in its hands. */
const bugs: Readonly<Record<string, () => unknown>> = {
  error: () => new Error(canaries.words),
  cause: () => new Error('outer', { cause: new Error(canaries.words) }),
  code: () => Object.assign(new Error(canaries.words), { code: canaries.surname }),
  name: () => Object.assign(new Error(canaries.words), { name: canaries.words }),
  string: () => canaries.words,
  http: telegramFailure,
  api: vkFailure,
  parse: () => new SyntaxError(`Unexpected token in JSON: ${canaries.words}`),
  range: () => new RangeError(`Cannot parse: ${canaries.words}`),
};

/** A feature that breaks in every way there is; `db` lets the database do it, which repeats the row it refuses. */
const breaking: Feature = {
  menu: [],
  forms: [],
  actions: [
    ...Object.entries(bugs).map(([name, error]) =>
      action(`boom.${name}`, 'anyone', async () => {
        throw error();
      }),
    ),
    action('boom.db', 'anyone', async (ctx) => {
      const person = { surname: canaries.surname, name: canaries.words };
      await ctx.tx.as({ as: 'system' }, () => ctx.tx.people.add({ ...person, id: ctx.me.person.id }));
      throw new Error('the row was taken');
    }),
    action('boom.sql', 'anyone', async (ctx) => {
      await ctx.tx.people.find(id<'person'>(`${canaries.words}\0`));
      throw new Error('the letter was taken');
    }),
  ],
};

let here: School;
let printed: readonly string[] = [];
const members: Member[] = [];

beforeAll(async () => {
  const lines: string[] = [];
  printed = lines;
  const note = (chunk: unknown) => {
    lines.push(String(chunk));
    return true;
  };
  vi.spyOn(process.stderr, 'write').mockImplementation(note);
  for (const name of ['log', 'error', 'warn', 'info'] as const)
    vi.spyOn(console, name).mockImplementation((...all) => void note(all.join(' ')));
  here = await school({ now: '2026-11-18T12:00:00+03:00' });
  for (const [index] of Object.keys(bugs).entries())
    members.push(
      await here.member(`${canaries.surname}${'абвгдежзиклмн'[index]}`, 'mentor', index % 2 === 0 ? 'telegram' : 'vk'),
    );
  await here.restart({ doorOf: (house) => ({ ...doorOf(house), features: [...doorOf(house).features, breaking] }) });
});
afterAll(async () => {
  // A story may have no bug in its log; this one is made of them.
  await here?.stop().catch(() => undefined);
  vi.restoreAllMocks();
});

const phoneOf = (member: Member | undefined, index: number) => {
  if (!member) throw new Error('nobody');
  return index % 2 === 0 ? member.telegram : member.vk;
};

const logged = () => [...here.watch.logged(), ...printed];
const bugLines = () => logged().filter((line) => line.includes('inbox-bug'));

/** Everything that must not be read in a log, addresses of chats among it. */
const forbidden = (): readonly string[] => [
  ...Object.values(canaries),
  'Канарейк',
  'canary',
  here.sandbox.token,
  here.sandbox.vkToken,
  ...members.map((member, index) => String(phoneOf(member, index).handset.account)),
];

const leaks = (lines: readonly string[]): readonly string[] =>
  lines.filter((line) => forbidden().some((word) => line.includes(word)) || /[а-яё]/i.test(line));

describe('what the log says when things break', () => {
  test('a bug inside an action is a number and a code, however it is thrown', async () => {
    const verbs = [...Object.keys(bugs), 'db', 'sql'];
    for (const [index, verb] of verbs.entries()) {
      const { handset } = phoneOf(members[index % members.length], index % members.length);
      const data = `boom.${verb}`;
      handset.forge(handset.messenger === 'vk' ? JSON.stringify({ a: data }) : data);
    }
    const first = Object.keys(bugs).length;
    await vi.waitUntil(() => bugLines().length >= first, { timeout: 30_000, interval: 20 });
    expect(leaks(logged())).toEqual([]);
    expect(new Set(bugLines().map((line) => /"code":"([^"]*)"/.exec(line)?.[1])).size).toBeGreaterThan(3);
  });

  test('what a messenger answers to a request is told by its code alone', async () => {
    const { faults } = here.sandbox;
    const description = `Bad Request: can't parse entities: unsupported "${canaries.words}" ${canaries.surname}`;
    faults.add({ messenger: 'telegram', kind: 'error', code: 400, description, methods: ['sendMessage'], times: 1 });
    faults.add({ messenger: 'telegram', kind: 'down', methods: ['sendMessage'], times: 1 });
    faults.add({ messenger: 'telegram', kind: '5xx', methods: ['sendMessage'], times: 1 });
    faults.add({ messenger: 'vk', kind: 'error', code: 100, description, methods: ['messages.send'], times: 1 });
    faults.add({ messenger: 'vk', kind: 'reset-after-accept', methods: ['messages.send'], times: 1 });
    const before = logged().length;
    for (const [index, member] of members.slice(-4).entries())
      phoneOf(member, members.indexOf(member)).handset.say(`${canaries.words} ${index}`);
    const settled = () =>
      logged()
        .slice(before)
        .filter((line) => line.includes('outbox-settled') && !line.includes('"sent"'));
    await vi.waitUntil(() => settled().length >= 3, { timeout: 30_000, interval: 20 });
    expect(leaks(logged())).toEqual([]);
  });
});

test('codes of errors are words, whatever the errors hold', () => {
  const grammy = new GrammyError(
    canaries.words,
    {
      ok: false,
      error_code: 400,
      description: `Bad Request: '${canaries.words}' ${canaries.surname} "${canaries.token}"`,
    },
    'sendMessage',
    { text: canaries.words },
  );
  const errors = [...Object.values(bugs).map((bug) => bug()), grammy, undefined, null, { code: canaries.words }];
  const words = errors.flatMap((error) => [
    codeOf(error),
    telegramWord(error),
    vkWord(error),
    JSON.stringify(telegramOutcome(error)),
    JSON.stringify(vkOutcome(error)),
    lastWords(error),
  ]);
  const told = words.filter((word) => /Канарейк|канарейка|canary/i.test(word));
  expect(told).toEqual([]);
});

test('the log itself writes one line of JSON per event, and nothing below its level', () => {
  const lines: string[] = [];
  const log = jsonLog('warn', (line) => lines.push(line));
  log.info('quiet', { posted: 1 });
  log.error('loud', { code: 'a\nb', row: 1 });
  expect(lines).toHaveLength(1);
  expect(lines[0]?.trimEnd()).not.toContain('\n');
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'error', event: 'loud', row: 1 });
});
