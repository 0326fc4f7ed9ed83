import type { Links } from '#core/conversation/context.ts';
import type { Door } from '#core/conversation/door.ts';
import { hear } from '#core/conversation/hear.ts';
import type { Input } from '#core/conversation/input.ts';
import type { Button, Screen } from '#core/conversation/screen.ts';
import type { Channel } from '#core/kernel/ports.ts';
import { render, type Text } from '#core/kernel/text.ts';
import { type Instant, instant, type Temporal } from '#core/kernel/time.ts';
import { fullName } from '#core/people/full-name.ts';
import { newId } from '#db/new-id.ts';
import type { TestDatabase } from './database.ts';
import { fits } from './roadmap-chat.ts';
import { usedDatabase } from './used-database.ts';

/** What somebody sees, with names in full. */
export interface Shown {
  readonly text: string;
  readonly labels: readonly string[];
  readonly actions: readonly string[];
  readonly urls: readonly string[];
  readonly menu: readonly string[];
  readonly screen: Screen;
}

export interface Talker {
  readonly address: string;
  says(text: string): Promise<Shown>;
  starts(payload?: string): Promise<Shown>;
  /** The button with that label (or whose label begins so) on the screen seen last, else the label is typed. */
  presses(label: string): Promise<Shown>;
  forges(action: string): Promise<Shown>;
  sendsFile(name: string): Promise<Shown>;
  sees(): Promise<Shown>;
}

export interface House {
  readonly database: TestDatabase;
  talker(channel: Channel, address?: string): Talker;
  /** Texts of everything posted to anybody and not sent as a reply. */
  notices(): Promise<readonly string[]>;
  now(): Instant;
  wait(duration: Temporal.DurationLike): void;
  close(): Promise<void>;
}

export const testLinks: Links = {
  start: (token) => [
    { channel: 'telegram', url: `https://t.me/test_bot?start=${token}` },
    { channel: 'vk', url: `https://vk.me/club1?ref=${token}` },
  ],
  page: (token) => `https://bot.test/f/${token}`,
};

/** The one door on a real database, without messengers: what is heard goes in, the posted screens are read back. */
export async function house(
  parts: Pick<Door, 'features' | 'stranger' | 'startAgain' | 'consent' | 'takeFile'>,
  kind?: 'postgres' | 'embedded',
): Promise<House> {
  const database = await usedDatabase(kind);
  const clock = { now: instant('2026-11-20T09:00:00Z') };
  const listen = hear({ ...parts, newId, clock: () => clock.now, links: testLinks });
  return {
    database,
    now: () => clock.now,
    wait: (duration) => {
      clock.now = clock.now.toZonedDateTimeISO('UTC').add(duration).toInstant();
    },
    close: () => database.close(),
    notices: async () => {
      const rows: readonly { readonly screen: Screen }[] = await database.dataSource.query(
        "select screen from outbox where lane <> 'reply' order by id",
      );
      return Promise.all(rows.map(async ({ screen }) => (await shown(database, screen)).text));
    },
    talker: (channel, address = newId()) =>
      talking(database, channel, address, (input) =>
        database.store.transaction({ as: 'system' }, (tx) => listen(tx, { channel, address, input })),
      ),
  };
}

function talking(
  database: TestDatabase,
  channel: Channel,
  address: string,
  does: (input: Input) => Promise<unknown>,
): Talker {
  const sees = async (): Promise<Shown> => {
    const [row]: readonly { readonly screen: Screen }[] = await database.dataSource.query(
      `select o.screen from outbox o join accounts a on a.id = o.account_id
       where a.channel = $1 and a.address = $2 order by o.id desc limit 1`,
      [channel, address],
    );
    if (!row) throw new Error('nothing was shown yet');
    return shown(database, row.screen);
  };
  const act = async (input: Input): Promise<Shown> => {
    await does(input);
    return sees();
  };
  return {
    address,
    sees,
    says: (text) => act({ kind: 'text', text }),
    starts: (payload = '') => act({ kind: 'start', payload }),
    forges: (action) => act({ kind: 'press', action }),
    sendsFile: (name) => act({ kind: 'file', file: { ref: `ref:${name}`, name, size: 1000 }, caption: '' }),
    presses: async (label) => {
      const seen = await sees();
      const exact = seen.labels.indexOf(label);
      const at = exact >= 0 ? exact : seen.labels.findIndex((one) => one.startsWith(label));
      const action = seen.actions[at];
      if (action === undefined && !seen.menu.includes(label))
        throw new Error(`no button «${label}» among: ${seen.labels.join(' | ')}\n${seen.text}`);
      return act(action === undefined ? { kind: 'text', text: label } : { kind: 'press', action });
    },
  };
}

async function shown(database: TestDatabase, screen: Screen): Promise<Shown> {
  fits(screen);
  const people = await database.store.transaction({ as: 'system' }, (tx) => tx.people.where({}));
  const words = (text: Text): string =>
    render(text, (id) => {
      const person = people.find((one) => one.id === id);
      return person ? fullName(person) : '?';
    });
  const buttons: readonly Button[] = screen.rows.flat();
  const pressed = buttons.filter((one) => 'action' in one);
  return {
    screen,
    text: words(screen.text),
    labels: pressed.map((one) => words(one.label)),
    actions: pressed.map((one) => one.action),
    urls: buttons.flatMap((one) => ('url' in one ? [one.url] : [])),
    menu: screen.menu?.flat() ?? [],
  };
}
