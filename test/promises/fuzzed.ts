import { request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Handset, Sandbox } from '../../src/sandbox/sandbox.ts';
import { freePort } from '../support/postgres.ts';
import { randomOf } from '../support/random.ts';
import { anything, type Dice, diceOf, telegramUpdates, vkEvents } from '../support/spec-random.ts';
import { awaited, counted, folk, schoolIn, texts } from './support/folk.ts';
import { staged } from './support/stage.ts';
import type { Trial } from './trial.ts';

/** What became of everything of one kind that was posted. */
export interface Posted {
  readonly kind: string;
  /** Kept and said to be, refused, or either. */
  readonly allowed: 'kept or refused' | 'refused';
  readonly count: number;
  readonly statuses: Readonly<Record<string, number>>;
  readonly slowest: number;
  /** Answers that would make VK drop the address. */
  readonly removes: number;
}

interface Evidence {
  readonly posted: readonly Posted[];
  /** Files that people sent, and how many of them were answered. */
  readonly files: readonly [number, number];
  /** Seconds in which somebody was answered after all that; undefined where nobody was. */
  readonly after: readonly (number | undefined)[];
  readonly alive: boolean;
  /** Updates that were neither handled nor put aside. */
  readonly stuck: number;
}

const sizes = {
  small: { bytes: 200, wrong: 300, large: 2, each: 1, files: 10 },
  full: { bytes: 20_000, wrong: 100_000, large: 20, each: 20, files: 100 },
};
const mostMs = 1000;

/** Whatever is posted to the bot's addresses, and whatever is sent as a file. */
export const fuzzed: Trial<Evidence> = {
  number: 26,
  promise: 'Random updates, bytes and files neither crash nor silence the bot',
  demanded: 'each answered or refused within 1 s; never «remove»; nothing stuck; people answered afterwards',
  gather: ({ size, seed, say }) =>
    staged(async (stage) => {
      const { bytes, wrong, large, each, files } = sizes[size];
      const dice = diceOf(randomOf(seed));
      const school = await schoolIn(stage);
      const on = (n: number) => [n % 2 ? ('telegram' as const) : ('vk' as const)];
      const crowd = await folk(stage, school, { count: 20, role: 'mentee', on });
      const phones = crowd.flatMap((one) => one.phones);
      const doors = learned(stage.sandbox);
      const port = await freePort();
      const bot = await stage.instance({ port, settings: { PUBLIC_URL: `http://127.0.0.1:${port}` } });
      await awaited('both addresses to be told', 60, () => doors.telegram.url !== '' && doors.vk.url !== '');
      const posted: Posted[] = [];
      const all = async (kind: string, allowed: Posted['allowed'], count: number, make: (n: number) => Parcel) => {
        posted.push(await poured(kind, allowed, count, make));
        say(`${kind}: ${count}, slowest ${posted.at(-1)?.slowest.toFixed(0)} ms`);
      };
      const door = (n: number) => (n % 2 ? doors.telegram : doors.vk);
      await all('random bytes', 'refused', bytes, (n) => ({ url: door(n).url, body: noise(dice), headers: {} }));
      await all('broken JSON', 'refused', bytes, (n) => ({
        ...{ url: door(n).url, headers: door(n).headers },
        body: Buffer.from(JSON.stringify(anything(dice)).slice(0, -1)),
      }));
      await all('a wrong secret', 'refused', wrong, (n) => ({
        url: n % 3 ? door(n).url : `${new URL(door(n).url).origin}/hook/${n.toString(16)}`,
        headers: { 'x-telegram-bot-api-secret-token': `guess${n}` },
        body: Buffer.from(
          JSON.stringify({ update_id: n, type: 'message_new', group_id: stage.sandbox.groupId, secret: `guess${n}` }),
        ),
      }));
      const flood = Buffer.alloc(50 * 1024 * 1024, 32);
      await all('50 MB', 'refused', large, (n) => ({ url: door(n).url, headers: door(n).headers, body: flood }));
      const near = <T>(from: readonly T[]): T => dice.pick(from);
      const chats = phones.filter(({ messenger }) => messenger === 'telegram').map(({ account }) => account);
      const peers = phones.filter(({ messenger }) => messenger === 'vk').map(({ account }) => account);
      const telegram = telegramUpdates(dice);
      await all('updates of Telegram', 'kept or refused', telegram.length * each, (n) => {
        const [kind, make] = telegram[n % telegram.length] ?? ['message', () => ({})];
        const update = { update_id: 1_000_000 + n, [kind]: addressed(make(), near(chats)) };
        return { url: doors.telegram.url, headers: doors.telegram.headers, body: Buffer.from(JSON.stringify(update)) };
      });
      const events = vkEvents();
      await all('events of VK', 'kept or refused', events.length * each, (n) => {
        const type = events[n % events.length];
        const object = addressed(anything(dice, 4), near(peers));
        const event = {
          type,
          object,
          group_id: stage.sandbox.groupId,
          event_id: `e${n}`,
          v: '5.199',
          secret: doors.vk.secret,
        };
        return { url: doors.vk.url, headers: {}, body: Buffer.from(JSON.stringify(event)) };
      });
      const answered = await filesSent(dice, phones, files);
      const stuck = 'select count(*) n from inbox where handled_at is null and not dead';
      await awaited('the end of the inbox', 600, async () => (await counted(stage, stuck)) === 0).catch(
        () => undefined,
      );
      await awaited(
        'the end of the answers',
        1200,
        async () =>
          (await counted(stage, "select count(*) n from outbox where status in ('pending', 'sending')")) === 0,
      ).catch(() => undefined);
      return {
        posted,
        files: [files, answered],
        after: await asked(phones),
        alive: bot.alive(),
        stuck: await counted(stage, stuck),
      };
    }),
  judge: ({ posted, files: [sent, answered], after, alive: lives, stuck }) => {
    const wrong = posted.filter(({ allowed, count, statuses }) => {
      const fine = (status: string) => /^4\d\d$|^cut$/.test(status) || (allowed !== 'refused' && status === '200');
      const good = Object.entries(statuses).filter(([status]) => fine(status));
      return good.reduce((sum, [, n]) => sum + n, 0) !== count;
    });
    const slowest = Math.max(...posted.map((one) => one.slowest));
    const removes = posted.reduce((sum, one) => sum + one.removes, 0);
    const slow = posted.filter((one) => one.slowest > mostMs);
    const silent = after.filter((one) => one === undefined).length;
    return {
      size: [...posted.map(({ kind, count }) => `${count} × ${kind}`), `${sent} files`].join(', '),
      figure: `slowest ${slowest.toFixed(0)} ms; «remove» ${removes}; files answered ${answered} of ${sent}; stuck ${stuck}; people answered afterwards ${after.length - silent} of ${after.length}`,
      broken: [
        ...wrong.map(({ kind, statuses }) => `${kind}: answered ${JSON.stringify(statuses)}`),
        ...slow.map((one) => `${one.kind}: ${one.slowest.toFixed(0)} ms`),
        ...(posted.some(({ removes }) => removes > 0) ? ['«remove» was answered'] : []),
        ...(answered === sent ? [] : [`${sent - answered} files met silence`]),
        ...(lives ? [] : ['the process ended']),
        ...(stuck === 0 ? [] : [`${stuck} updates are stuck`]),
        ...(silent === 0 ? [] : [`${silent} people were not answered afterwards`]),
      ],
    };
  },
  spoilt: {
    'noise is taken': (of) => ({ ...of, posted: of.posted.map((one) => ({ ...one, statuses: { 200: one.count } })) }),
    'a failure inside': (of) => ({ ...of, posted: of.posted.map((one) => ({ ...one, statuses: { 503: one.count } })) }),
    'an answer after a second': (of) => ({ ...of, posted: of.posted.map((one) => ({ ...one, slowest: 1001 })) }),
    remove: (of) => ({ ...of, posted: of.posted.map((one) => ({ ...one, removes: 1 })) }),
    'a file meets silence': (of) => ({ ...of, files: [of.files[0], of.files[1] - 1] }),
    'the process ends': (of) => ({ ...of, alive: false }),
    'an update is stuck': (of) => ({ ...of, stuck: 1 }),
    'silence afterwards': (of) => ({ ...of, after: [undefined] }),
  },
};

interface Doors {
  readonly telegram: { url: string; headers: Record<string, string> };
  readonly vk: { url: string; secret: string; headers: Record<string, string> };
}

/** What the messengers are told of the bot's addresses, secrets and all. */
function learned(sandbox: Sandbox): Doors {
  const doors: Doors = { telegram: { url: '', headers: {} }, vk: { url: '', secret: '', headers: {} } };
  sandbox.journal.listen(({ method, params }) => {
    if (method === 'setWebhook') {
      doors.telegram.url = String(params.url);
      doors.telegram.headers['x-telegram-bot-api-secret-token'] = String(params.secret_token);
    }
    if (method === 'groups.addCallbackServer') {
      doors.vk.url = String(params.url);
      doors.vk.secret = String(params.secret_key);
    }
  });
  return doors;
}

interface Parcel {
  readonly url: string;
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

/** So many of them, sixteen at a time. */
async function poured(
  kind: string,
  allowed: Posted['allowed'],
  count: number,
  make: (n: number) => Parcel,
): Promise<Posted> {
  const statuses: Record<string, number> = {};
  const state = { next: 0, slowest: 0, removes: 0 };
  await Promise.all(
    Array.from({ length: 16 }, async () => {
      while (state.next < count) {
        const parcel = make(state.next++);
        const begun = performance.now();
        const { status, text } = await posted(parcel);
        state.slowest = Math.max(state.slowest, performance.now() - begun);
        statuses[status] = (statuses[status] ?? 0) + 1;
        if (text.includes('remove')) state.removes += 1;
      }
    }),
  );
  return { kind, allowed, count, statuses, slowest: state.slowest, removes: state.removes };
}

/** «cut»: the connection was closed before all of it was taken. */
function posted({ url, body, headers }: Parcel): Promise<{ readonly status: string; readonly text: string }> {
  return new Promise((resolve) => {
    const sent = request(url, { method: 'POST', headers: { ...headers, 'content-length': body.length } }, (answer) => {
      const pieces: Buffer[] = [];
      answer.on('data', (piece: Buffer) => pieces.push(piece));
      answer.on('end', () => resolve({ status: String(answer.statusCode), text: Buffer.concat(pieces).toString() }));
      answer.on('error', () => resolve({ status: 'cut', text: '' }));
    });
    sent.on('error', () => resolve({ status: 'cut', text: '' }));
    sent.end(body);
  });
}

const noise = ({ below }: Dice): Buffer => Buffer.from(Array.from({ length: below(400) }, () => below(256)));

/** As if somebody had sent it whom the bot can answer. */
function addressed(update: unknown, account: number): unknown {
  if (typeof update !== 'object' || update === null || Array.isArray(update)) return update;
  const of = update as Record<string, unknown>;
  const person = { id: account, is_bot: false, first_name: 'Вера', type: 'private' };
  return {
    ...of,
    ...('chat' in of ? { chat: person } : {}),
    ...('from' in of ? { from: person } : {}),
    ...('from_id' in of ? { from_id: account } : {}),
    ...('peer_id' in of ? { peer_id: account } : {}),
    ...('user_id' in of ? { user_id: account } : {}),
    ...('message' in of ? { message: addressed(of.message, account) } : {}),
  };
}

/** Files of any name and content but an empty one, which no messenger takes; each after the answer to the last; how many were answered. */
async function filesSent(dice: Dice, phones: readonly Handset[], count: number): Promise<number> {
  const state = { answered: 0 };
  const names = [
    'план.docx',
    'люди.xlsx',
    'карта.txt',
    'x',
    '..',
    'фото.jpg',
    '=1.csv',
    'a.exe',
    `${'ы'.repeat(80)}.pdf`,
  ];
  for (let n = 0; n < count; n += 1) {
    const phone = phones[n % phones.length];
    if (!phone) continue;
    const before = texts(phone).length;
    await phone.sendFile(dice.pick(names), Buffer.concat([noise(dice), Buffer.from('.')]));
    await awaited('an answer to a file', 60, () => texts(phone).length > before).then(
      () => {
        state.answered += 1;
      },
      () => undefined,
    );
  }
  return state.answered;
}

async function asked(phones: readonly Handset[]): Promise<readonly (number | undefined)[]> {
  const waited: (number | undefined)[] = [];
  for (const phone of phones.slice(0, 6)) {
    const before = texts(phone).length;
    const begun = performance.now();
    phone.say('/menu');
    while (texts(phone).length === before && performance.now() - begun < 60_000) await pause(20);
    waited.push(texts(phone).length > before ? (performance.now() - begun) / 1000 : undefined);
  }
  return waited;
}
