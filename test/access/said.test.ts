import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FormSession } from '#core/conversation/form-session.ts';
import type { Input } from '#core/conversation/input.ts';
import type { Tx } from '#core/store.ts';
import { type Actor, actors, personOf } from './actors.ts';
import { mayRead } from './expectation.ts';
import { openWorld, type World } from './open-world.ts';
import { entitled, menu } from './policy.ts';
import {
  differing,
  digest,
  isRefusal,
  type Listen,
  marksOn,
  press,
  throughTheDoor,
  undone,
  unwalled,
  wordsOf,
} from './press.ts';
import { ident, now } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.database.close());

const actor = (name: string): Actor => {
  const found = actors.find((one) => one.name === name);
  if (!found) throw new Error(`no ${name}`);
  return found;
};

class Undo extends Error {}

/** In one transaction that leaves nothing behind. */
async function trying<R>(work: (tx: Tx) => Promise<R>): Promise<R> {
  const kept: R[] = [];
  await world.database.store
    .transaction({ as: 'system' }, async (tx) => {
      kept.push(await work(tx));
      throw new Undo();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error;
    });
  const [result] = kept;
  if (result === undefined) throw new Error('nothing came of it');
  return result;
}

interface Tried {
  readonly words: string;
  readonly refused: boolean;
  readonly shown: readonly string[];
  readonly changed: readonly string[];
}

const attempt = (
  who: Actor,
  input: Input | string,
  { before, listen }: { before?: (tx: Tx) => Promise<unknown>; listen?: Listen } = {},
): Promise<Tried> =>
  trying((tx) =>
    undone(tx, async () => {
      await before?.(tx);
      const at = await digest(tx, world.tables);
      const { screen, bug } = await press(tx, who, input, listen);
      if (!screen) throw new Error(`${who.name}: ${bug}`);
      return {
        words: wordsOf(screen),
        refused: isRefusal(screen),
        shown: marksOn(screen)
          .filter((mark) => !mayRead(mark, who))
          .map(({ where }) => where),
        changed: differing(at, await digest(tx, world.tables)),
      };
    }),
  );

/** Lines that begin a form at once for whoever has nothing to choose from. */
const begins: ReadonlySet<string> = new Set(['Записать встречу', 'Нужна помощь']);
const quiet = { refused: true, shown: [], changed: [] };

describe('what is said', () => {
  test('a line of the menu opens what it names to those who have it, and is not understood from anybody else', async () => {
    for (const who of actors)
      for (const [label, roles] of Object.entries(menu)) {
        const { words: _, changed: touched, ...rest } = await attempt(who, { kind: 'text', text: label });
        const tried = { ...rest, changed: [...touched].sort() };
        const may = who.gate === undefined && entitled(roles, who.roles);
        const begun = may && begins.has(label) && tried.changed.length > 0;
        const changed = begun ? ['accounts', 'forms'] : noticed(who);
        expect([who.name, label, tried]).toEqual([who.name, label, { ...quiet, refused: !may, changed }]);
      }
  });

  test('a roadmap is taken from a curator only: as a file, and as a pasted list', async () => {
    const file: Input = { kind: 'file', file: { ref: 'ref', name: 'карта.docx', size: 1000 }, caption: '' };
    const rows = [
      'Дорожная карта на 2026–2027 учебный год',
      '1. Издать приказ о наставничестве. Срок: сентябрь 2026 г.',
      '2. Провести анкетирование наставников. Срок: октябрь 2026 г.',
    ];
    const pasted: Input = { kind: 'text', text: rows.join('\n') };
    for (const who of actors) {
      const may = who.gate === undefined && who.roles.includes('curator');
      const sent = await attempt(who, file);
      expect([who.name, sent.refused, sent.changed]).toEqual([who.name, !may, may ? ['uploads'] : noticed(who)]);
      const typed = await attempt(who, pasted);
      expect([who.name, typed.refused, typed.changed.includes('roadmaps')]).toEqual([who.name, !may, may]);
    }
  });

  test('in a group chat everybody is told to write in private, and nothing else', async () => {
    for (const who of actors) {
      const { words, shown, changed } = await attempt({ ...who, address: 'a chat of many' }, { kind: 'group' });
      expect([who.name, words, shown, changed]).toEqual([
        who.name,
        'Пишите лично: в общих чатах бот ничего не показывает.',
        [],
        ['accounts'],
      ]);
    }
  });

  test('a file too large for the bot is refused before it is fetched', async () => {
    const file: Input = { kind: 'file', file: { ref: 'ref', name: 'карта.docx', size: 6_000_000 }, caption: '' };
    expect(await attempt(actor('curator'), file)).toMatchObject(quiet);
  });
});

/** An account is written down when it is first seen. */
const noticed = ({ gate }: Actor): readonly string[] => (gate === 'stranger' ? ['accounts'] : []);

const listens = [
  ['both walls', throughTheDoor],
  ['the core alone', unwalled],
] as const;

describe.each(listens)('what a button names besides its object, with %s', (_, listen) => {
  test.each([
    `stage.assign:${ident('a', 'asked')}:0:p${ident('b', 'mentor')}`,
    `stage.assign:${ident('a', 'asked')}:0:p${ident('a', 'ended')}`,
    `stage.assign:${ident('a', 'asked')}:0:rconstructor`,
    `draft.keep:${ident('a', 'draft')}:${ident('b', 'other')}`,
    `draft.keep:${ident('a', 'draft')}:${ident('b', 'over')}`,
    `draft.keep:${ident('b', 'draft')}:${ident('a', 'other')}`,
    `draft.pastset:${ident('a', 'over')}:7:closed`,
    `draft.pastset:${ident('a', 'over')}:0:constructor`,
    `draft.pastall:${ident('a', 'draft')}:__proto__`,
    `occ.snooze:${ident('a', 'oursopen')}:100000`,
    `in.yes:${ident('a', 'invitation')}:${ident('b', 'invitation')}`,
  ])('%s is refused and changes nothing', async (button) => {
    const tried = await attempt(actor('curator'), button, { listen });
    expect({ ...tried, changed: tried.changed.filter((table) => table !== 'guesses') }).toMatchObject(quiet);
  });

  test('an answer that names a person of another school is not taken', async () => {
    const curator = actor('curator');
    const before = opening(curator, 'stand-in', ident('a', 'mentor'));
    for (const person of [ident('b', 'mentor'), ident('b', 'head')]) {
      const tried = await attempt(curator, `f.say:${session}:who:${person}`, { before, listen });
      expect(tried.shown).toEqual([]);
      expect(tried.changed).not.toContain('roles');
    }
  });

  test('a file that somebody else sent is not taken for an answer', async () => {
    const curator = actor('curator in VK');
    for (const side of ['a', 'b'] as const) {
      const upload = ident(side, 'upload');
      const tried = await attempt(curator, `f.say:${session}:file:${upload}`, {
        before: opening(curator, 'people-file', ident('a', 'school')),
        listen,
      });
      expect(tried.changed).not.toContain('uploads');
    }
  });

  test("words do not answer a question in somebody else's form, whatever this account was looking at", async () => {
    const mentor = actor('mentor');
    const before = async (tx: Tx) => {
      await opening(actor('head'), 'occ-close', ident('a', 'oursopen'))(tx);
      const account = await tx.accounts.get(ident('a', 'tementor'));
      await tx.accounts.put({ ...account, view: { form: session, key: 'result' } });
    };
    const tried = await attempt(mentor, { kind: 'text', text: 'Сделано' }, { before, listen });
    expect(tried).toMatchObject({ refused: true, shown: [] });
    expect(tried.changed.filter((table) => table !== 'accounts')).toEqual([]);
  });
});

const session = ident<'form'>('a', 'opened');

const opening =
  (who: Actor, form: string, subject: string) =>
  async (tx: Tx): Promise<void> => {
    const personId = personOf(who);
    if (personId === undefined) throw new Error('nobody opens a form');
    const open: FormSession = {
      ...{ id: session, organisationId: ident(who.side, 'school'), personId, form, subject },
      ...{ said: {}, status: 'open', updatedAt: now },
    };
    await tx.forms.add(open);
  };
