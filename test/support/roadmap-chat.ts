import { expect } from 'vitest';
import type { Context, Feature } from '#core/conversation/context.ts';
import { hear } from '#core/conversation/hear.ts';
import type { Input } from '#core/conversation/input.ts';
import { whoIs } from '#core/conversation/me.ts';
import { actionsOf } from '#core/conversation/route.ts';
import type { Screen } from '#core/conversation/screen.ts';
import type { Post } from '#core/delivery/outgoing.ts';
import type { Channel } from '#core/kernel/ports.ts';
import { render } from '#core/kernel/text.ts';
import { date, type Instant, instant } from '#core/kernel/time.ts';
import { initials } from '#core/people/names.ts';
import { defaultSettings, type Organisation, type Settings } from '#core/people/organisation.ts';
import type { Account, Person, RoleName } from '#core/people/person.ts';
import { roadmapFeature } from '#core/roadmap/feature.ts';
import type { Papers } from '#core/roadmap/papers.ts';
import type { ReadingRefusal, RoadmapReading } from '#core/roadmap/reading-result.ts';
import { receiveRoadmap } from '#core/roadmap/receive.ts';
import type { Store, Tx } from '#core/store.ts';
import { newId } from '#db/new-id.ts';
import { secrets } from '../../src/secrets.ts';
import type { TestDatabase } from './database.ts';

/** One person's chat: what they say and press goes through the one door, what they are shown stays here. */
export interface Phone {
  readonly person: Person;
  readonly channel: Channel;
  readonly says: (text: string) => Promise<Screen>;
  /** Presses the button of the screen in view whose label begins so. */
  readonly presses: (label: string) => Promise<Screen>;
  /** Sends a button's data, whether or not anybody was shown it. */
  readonly forges: (action: string) => Promise<Screen>;
  readonly sends: (name: string, caption?: string, size?: number) => Promise<Screen>;
  /** What a worker has read from the file sent last. */
  readonly isRead: (reading: RoadmapReading | ReadingRefusal, ref?: string) => Promise<Screen>;
  readonly text: () => string;
  readonly labels: () => readonly string[];
  /** Notices to this person, in order. */
  readonly notices: () => readonly string[];
  /** Puts the newest notice in view, so that its buttons can be pressed. */
  readonly opensNotice: () => void;
}

export interface Chat {
  readonly organisation: Organisation;
  readonly store: Store;
  readonly today: (moment: string) => void;
  readonly member: (surname: string, role: RoleName, options?: Joining) => Promise<Phone>;
  readonly system: <R>(work: (tx: Tx) => Promise<R>) => Promise<R>;
  readonly verbs: readonly string[];
}

interface Joining {
  readonly channel?: Channel;
  readonly position?: string;
  readonly connected?: false;
}

const noPapers: Papers = { docx: async () => new Uint8Array([1]), xlsx: async () => new Uint8Array([2]) };

/** A school whose people talk to the roadmap only. Every screen anybody is shown is held against both messengers' limits. */
export async function roadmapChat(
  { store }: Pick<TestDatabase, 'store'>,
  options: { readonly now?: string; readonly settings?: Partial<Settings>; readonly page?: boolean } = {},
): Promise<Chat> {
  const clock = { now: instant(options.now ?? '2026-08-24T10:00:00+03:00') };
  const organisation: Organisation = {
    id: newId<'organisation'>(),
    name: 'Школа № 5 посёлка Ясный',
    settings: { ...defaultSettings, names: { telegram: 'full', vk: 'full' }, ...options.settings },
  };
  const system = <R>(work: (tx: Tx) => Promise<R>) => store.transaction({ as: 'system' }, work);
  await system((tx) => tx.organisations.add(organisation));
  const feature = roadmapFeature({ papers: noPapers, secrets, notes: async () => undefined });
  const links = {
    start: () => [],
    page: (token: string) => (options.page ? `https://bot.example/f/${token}` : undefined),
  };
  const world: World = { store, organisation, feature, links, now: () => clock.now, posts: [] };
  return {
    organisation,
    store,
    system,
    today: (moment) => {
      clock.now = instant(moment);
    },
    member: async (surname, role, joining = {}) => phone(world, await join(world, surname, role, joining)),
    verbs: actionsOf({ features: [feature] }).map((one) => one.verb),
  };
}

interface World {
  readonly store: Store;
  readonly organisation: Organisation;
  readonly feature: Feature;
  readonly links: Context['links'];
  readonly now: () => Instant;
  readonly posts: Post[];
}

const givenNames: readonly (readonly [string, string])[] = [
  ['Тамара', 'Николаевна'],
  ['Лидия', 'Петровна'],
  ['Игорь', 'Олегович'],
];

async function join(
  world: World,
  surname: string,
  role: RoleName,
  { channel = 'telegram', position, connected }: Joining,
) {
  const [name, patronymic] = givenNames[surname.length % givenNames.length] ?? ['Анна', 'Павловна'];
  const person: Person = { id: newId<'person'>(), surname, name, patronymic };
  const organisationId = world.organisation.id;
  const account: Account = {
    id: newId<'account'>(),
    channel,
    address: newId(),
    personId: person.id,
    organisationId,
    reachable: true,
    seenAt: world.now(),
  };
  await world.store.transaction({ as: 'system' }, async (tx) => {
    await tx.people.add(person);
    await tx.roles.add({
      id: newId<'role'>(),
      organisationId,
      personId: person.id,
      role,
      ...(position ? { position } : {}),
      from: date('2020-09-01'),
    });
    if (connected === false) return;
    await tx.accounts.add(account);
    await tx.consents.add({
      ...{ id: newId<'consent'>(), organisationId, personId: person.id, kind: 'personal-data' },
      ...{ version: '1', hash: 'x', givenAt: world.now(), channel },
    });
  });
  return { person, account };
}

function phone(world: World, { person, account }: { readonly person: Person; readonly account: Account }): Phone {
  const seen: { screen?: Screen } = {};
  const hears = hear({
    newId,
    clock: world.now,
    links: world.links,
    features: [world.feature],
    stranger: () => Promise.reject(new Error('a stranger')),
    startAgain: async () => undefined,
    consent: async () => undefined,
    takeFile: () => Promise.reject(new Error('no question takes a file')),
  });
  const show = (screen: Screen): Screen => {
    fits(screen);
    seen.screen = screen;
    return screen;
  };
  const does = async (input: Input): Promise<Screen> => {
    const replies: Post[] = [];
    await world.store.transaction({ as: 'system' }, (tx) =>
      hears(noting(tx, world, replies), { channel: account.channel, address: account.address, input, message: '1' }),
    );
    const screen = replies.at(-1)?.screen;
    if (!screen) throw new Error('nothing was answered');
    return show(screen);
  };
  const plain = (screen: Screen | undefined) => (screen ? words(screen.text, person) : '');
  const buttons = () => seen.screen?.rows.flat() ?? [];
  const told = () => world.posts.filter((post) => 'person' in post.to && post.to.person === person.id);
  return {
    person,
    channel: account.channel,
    says: (text) => does({ kind: 'text', text }),
    presses: (label) => {
      const found = buttons().find((one) => words(one.label, person).startsWith(label));
      if (!found || !('action' in found))
        throw new Error(
          `No «${label}» among ${buttons()
            .map((one) => words(one.label, person))
            .join(' | ')}\n${plain(seen.screen)}`,
        );
      return does({ kind: 'press', action: found.action });
    },
    forges: (action) => does({ kind: 'press', action }),
    sends: (name, caption = '', size = 1000) => does({ kind: 'file', file: { ref: newId(), name, size }, caption }),
    isRead: (reading, ref) =>
      world.store.transaction({ as: 'system' }, async (tx) => {
        const me = await whoIs(tx, account, world.now());
        if (me === 'stranger' || me === 'nobody') throw new Error('nobody is there');
        const ctx: Context = {
          ...{ tx, now: world.now(), newId, account, links: world.links, me },
          fill: () => Promise.reject(new Error('no form')),
          home: () => Promise.reject(new Error('no home')),
        };
        return tx.as({ as: 'person', person: person.id, organisations: [world.organisation.id] }, async () =>
          show(await receiveRoadmap(ctx, secrets, { channel: account.channel, ref: ref ?? 'x' }, reading)),
        );
      }),
    text: () => plain(seen.screen),
    labels: () => buttons().map((one) => words(one.label, person)),
    notices: () => told().map((post) => plain(post.screen)),
    opensNotice: () => {
      const screen = told().at(-1)?.screen;
      if (!screen) throw new Error(`No notice for ${person.surname}`);
      show(screen);
    },
  };
}

/** As a test reads it: ordinary spaces, oneself by initials, others by a mark. */
const words = (text: Screen['text'], self: Person): string =>
  render(text, (id) => (id === self.id ? initials(self) : '‹имя›')).replaceAll('\u00a0', ' ');

function noting(tx: Tx, world: World, replies: Post[]): Tx {
  const post = async (...some: readonly Post[]) => {
    for (const one of some) {
      if (one.screen) fits(one.screen);
      (one.lane === 'reply' ? replies : world.posts).push(one);
    }
    await tx.outbox.post(...some);
  };
  return { ...tx, outbox: { ...tx.outbox, post } };
}

const longName = () => 'Константинопольская-Преображенская Александра Константиновна';

/** The stricter of both messengers: 4096 characters, 10 buttons in at most 6 rows of 5, 40 characters and 64 bytes each. */
export function fits(screen: Screen): void {
  const text = render(screen.text, longName);
  const buttons = screen.rows.flat();
  expect(text.length, text).toBeLessThanOrEqual(4096);
  expect(text.trim()).not.toBe('');
  expect(buttons.length, text).toBeLessThanOrEqual(10);
  expect(screen.rows.length, text).toBeLessThanOrEqual(6);
  for (const row of screen.rows) expect(row.length).toBeLessThanOrEqual(5);
  for (const one of buttons) {
    const own = one.label.filter((part) => typeof part === 'string').join('');
    expect([...own].length, own).toBeLessThanOrEqual(40);
    if ('action' in one) expect(Buffer.byteLength(one.action), one.action).toBeLessThanOrEqual(64);
  }
}
