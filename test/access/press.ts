import type { DataSource, EntityManager } from 'typeorm';
import type { Door } from '#core/conversation/door.ts';
import { hear } from '#core/conversation/hear.ts';
import type { Heard, Input } from '#core/conversation/input.ts';
import { refusalSentences } from '#core/conversation/refusals.ts';
import type { Screen } from '#core/conversation/screen.ts';
import type { Post } from '#core/delivery/outgoing.ts';
import { codeOf } from '#core/kernel/log.ts';
import type { Tx } from '#core/store.ts';
import { managerOf } from '#db/managers.ts';
import { newId } from '#db/new-id.ts';
import { doorOf } from '../../src/app/house.ts';
import { secrets } from '../../src/secrets.ts';
import type { Actor } from './actors.ts';
import { type Mark, marksIn } from './marks.ts';
import { now } from './world.ts';

/** The door as the program has it, with papers that say nothing. */
export const door: Door = doorOf({
  ...{ newId, clock: () => now },
  links: {
    start: (token) => [{ channel: 'vk', url: `https://vk.me/school?ref=${token}` }],
    page: (token) => `https://school.example/f/${token}`,
  },
  people: {
    secrets,
    papers: { picture: () => Uint8Array.of(1), sheet: async () => Uint8Array.of(1) },
    alarm: () => undefined,
  },
  bankPapers: { docx: async () => Uint8Array.of(1), xlsx: async () => Uint8Array.of(1) },
  roadmapPapers: { docx: async () => Uint8Array.of(1), xlsx: async () => Uint8Array.of(1) },
  pairPapers: { consents: async () => Uint8Array.of(1), order: async () => Uint8Array.of(1) },
  national: { day: () => undefined, knows: () => true },
});

/** What came of one press: the presser's screen, what was posted to others, or the error that was no refusal. */
export interface Outcome {
  readonly screen?: Screen;
  readonly notices: readonly Post[];
  readonly bug?: string;
}

/** How an input is taken: through the one door, or in a test of one wall past the other. */
export type Listen = (tx: Tx, heard: Heard) => Promise<unknown>;

export const throughTheDoor: Listen = hear(door);

/** The database is asked as the system, whatever scope the core names: its wall is away. */
export const unwalled: Listen = (tx, heard) =>
  throughTheDoor({ ...tx, as: (_, work) => tx.as({ as: 'system' }, work) }, heard);

/** One input, as that person, in the caller's transaction. */
export async function press(
  tx: Tx,
  actor: Pick<Actor, 'channel' | 'address'>,
  input: Input | string,
  listen: Listen = throughTheDoor,
): Promise<Outcome> {
  const posts: Post[] = [];
  const heard: Heard = {
    channel: actor.channel,
    address: actor.address,
    input: typeof input === 'string' ? { kind: 'press', action: input } : input,
  };
  const noting: Tx = {
    ...tx,
    outbox: {
      ...tx.outbox,
      post: async (...some) => {
        posts.push(...some);
        await tx.outbox.post(...some);
      },
    },
  };
  try {
    await listen(noting, heard);
  } catch (error) {
    return { notices: [], bug: `${codeOf(error)}: ${error instanceof Error ? error.message : ''}` };
  }
  const screen = posts.find((one) => one.key.startsWith('reply:'))?.screen;
  return { ...(screen ? { screen } : {}), notices: posts.filter((one) => !one.key.startsWith('reply:')) };
}

class Undo extends Error {}

/** Does the work and takes everything back. */
export async function undone<R>(tx: Tx, work: () => Promise<R>): Promise<R> {
  const kept: { result?: { readonly value: R } } = {};
  await tx
    .as({ as: 'system' }, async () => {
      kept.result = { value: await work() };
      throw new Undo();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error;
    });
  if (!kept.result) throw new Error('nothing was done');
  return kept.result.value;
}

const sentences = new Set<string>(Object.values(refusalSentences));
const gates = [
  'Согласие на обработку персональных данных',
  'Сейчас у вас нет роли ни в одной организации.',
  'Здесь живёт система наставничества школы: сроки, напоминания, анкеты.',
  'Понятно, ничего не подключено.',
  'Это приглашение не подходит',
  'Слишком много попыток.',
  'Не получилось понять сообщение.',
  'Сейчас файл ни к чему не приложить.',
];

export const wordsOf = ({ text }: Screen): string =>
  text.map((part) => (typeof part === 'string' ? part : '{}')).join('');

/** A sentence that says no, with nothing under it but the way to the menu and to what everybody may do. */
export function isRefusal(screen: Screen): boolean {
  const words = wordsOf(screen);
  const bare = screen.file === undefined && screen.text.every((part) => typeof part === 'string');
  return bare && (sentences.has(words) || gates.some((gate) => words.startsWith(gate)));
}

/** Marks of rows anywhere on a screen: in its text, on its buttons, behind them. */
export const marksOn = (screen: Screen): readonly Mark[] => marksIn(JSON.stringify(screen));

const bookkeeping = ['migrations', 'typeorm_metadata', 'inbox', 'positions', 'pauses', 'lines', 'heartbeats'];

/** Names of the tables that hold what people do. */
export async function tablesOf(source: DataSource): Promise<readonly string[]> {
  const rows: readonly { name: string }[] = await source.query(
    "select c.relname as name from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace order by 1",
  );
  return rows.map((row) => row.name).filter((name) => !bookkeeping.includes(name));
}

/** One word per table that changes with any of its rows. Left out: replies to the presser, and when an account was last seen. */
export async function digest(on: Tx | EntityManager, tables: readonly string[], where = 'true'): Promise<Digest> {
  const manager = 'outbox' in on ? managerOf(on) : on;
  const sql = tables.map((name) => {
    const only = name === 'outbox' ? `key not like 'reply:%'` : 'true';
    return `select '${name}' as name, md5(coalesce(string_agg((to_jsonb(t) - 'seen_at')::text, '' order by t::text), '')) as word
            from ${name} t where ${only} and (${where})`;
  });
  const rows: readonly { name: string; word: string }[] = await manager.query(sql.join(' union all '));
  return Object.fromEntries(rows.map((row) => [row.name, row.word]));
}

export type Digest = Readonly<Record<string, string>>;

export const differing = (before: Digest, after: Digest, except: readonly string[] = []): readonly string[] =>
  Object.keys(before).filter((name) => before[name] !== after[name] && !except.includes(name));

/** Tells at each call which tables differ from now: only what was written to since the last call is read, so take back what was done. */
export async function watched(
  tx: Tx,
  tables: readonly string[],
  where?: string,
): Promise<() => Promise<readonly string[]>> {
  const before = await digest(tx, tables, where);
  const seen = { writes: await writesOf(tx) };
  return async () => {
    const writes = await writesOf(tx);
    const touched = tables.filter((name) => writes[name] !== seen.writes[name]);
    seen.writes = writes;
    if (touched.length === 0) return [];
    const after = await digest(tx, touched, where);
    return touched.filter((name) => after[name] !== before[name]);
  };
}

/** Rows written in this transaction so far, also those that were taken back. */
async function writesOf(tx: Tx): Promise<Readonly<Record<string, string>>> {
  const rows: readonly { name: string; writes: string }[] = await managerOf(tx).query(
    'select relname as name, n_tup_ins + n_tup_upd + n_tup_del as writes from pg_stat_xact_user_tables',
  );
  return Object.fromEntries(rows.map(({ name, writes }) => [name, writes]));
}
