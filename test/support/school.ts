import type { Context } from '#core/conversation/context.ts';
import type { Channel } from '#core/kernel/ports.ts';
import { dayIn, type Instant, instant, Temporal } from '#core/kernel/time.ts';
import type { Invitation } from '#core/people/invitation.ts';
import { issue } from '#core/people/invite.ts';
import { nightly } from '#core/people/nightly.ts';
import { defaultSettings, type Organisation, type Settings } from '#core/people/organisation.ts';
import type { Person, Role, RoleName } from '#core/people/person.ts';
import type { Store, Tx } from '#core/store.ts';
import { newId } from '#db/new-id.ts';
import { type Pace, unpaced } from '#db/queues/slots.ts';
import { type App, type AppDeps, startApp } from '../../src/app/app.ts';
import { connecting } from '../../src/app/messengers.ts';
import { russianCalendar } from '../../src/calendar/russia.ts';
import type { ProgramClock } from '../../src/clock.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { secrets } from '../../src/secrets.ts';
import type { TestDatabase } from './database.ts';
import { type People, people, type StoryPerson } from './people.ts';
import { usedDatabase } from './used-database.ts';
import { type Watch, watch } from './watch.ts';

export interface Member extends StoryPerson {
  readonly person: Person;
}

export interface School {
  readonly clock: ProgramClock;
  readonly database: TestDatabase;
  readonly sandbox: Sandbox;
  readonly organisation: Organisation;
  readonly watch: Watch;
  readonly settle: () => Promise<void>;
  readonly system: <R>(work: (tx: Tx) => Promise<R>) => Promise<R>;
  /** Somebody invented («Сомова» or «Сомова Вера Ильинична»), invited, connected on these messengers, with consent given. */
  readonly member: (name: string, role: RoleName, ...on: readonly Channel[]) => Promise<Member>;
  /** Known to the school, but not in the bot. */
  readonly unconnected: (name: string, role: RoleName, position?: string) => Promise<Person>;
  /** A phone of somebody whom nobody has invited. */
  readonly stranger: (name: string, ...on: readonly Channel[]) => Promise<StoryPerson>;
  /** Program time goes on to that moment; what became due is sent. */
  readonly until: (moment: string) => Promise<void>;
  /** When the next digest that has something to say will be due. */
  readonly peekReminder: () => Promise<Instant | undefined>;
  /** To the next digest that has something to say; undefined when there is none. */
  readonly nextReminder: () => Promise<Instant | undefined>;
  /** What the program does once a night. */
  readonly night: () => Promise<number>;
  /** The program ends and another one starts on the same data, perhaps with changes. */
  readonly restart: (changed?: Pick<AppDeps, 'doorOf'>) => Promise<void>;
  /** Ends the story and holds everything that left the bot against the rules of the house. */
  readonly stop: () => Promise<void>;
}

interface Options extends Pick<AppDeps, 'doorOf'> {
  readonly now?: string;
  readonly settings?: Partial<Settings>;
}

/** Program time runs ahead of the real one in a story, so messengers' pace would only make it slow. */
const pace: Pace = { telegram: unpaced, vk: unpaced };

/** The whole bot on a database of its own, between real grammY and vk-io and a sandbox, with an injected clock. */
export async function school(options: Options = {}): Promise<School> {
  const clock = storyClock(instant(options.now ?? '2026-08-24T10:00:00+03:00'));
  const [database, sandbox] = await Promise.all([
    usedDatabase(),
    startSandbox({ now: () => clock.now().epochMilliseconds }),
  ]);
  const watching = watch(sandbox, [sandbox.token, sandbox.vkToken]);
  const running: { app?: Running } = {};
  const settle = () => working(running.app).settle();
  const crowd = people(sandbox, settle);
  const start = async (changed: Pick<AppDeps, 'doorOf'> = {}) => {
    running.app = await run({ database, sandbox, clock, watching, crowd }, changed);
  };
  const system = <R>(work: (tx: Tx) => Promise<R>) => database.store.transaction({ as: 'system' }, work);
  const organisation: Organisation = {
    id: newId<'organisation'>(),
    name: 'Школа № 5 посёлка Ясный',
    settings: { ...defaultSettings, zone: 'Europe/Volgograd', terms, ...options.settings },
  };
  await Promise.all([
    start(options.doorOf ? { doorOf: options.doorOf } : {}),
    system((tx) => tx.organisations.add(organisation)),
  ]);
  const until = async (moment: Instant) => {
    clock.advance(moment);
    await working(running.app).tick();
    await settle();
  };
  const peekReminder = () => working(running.app).nextReminder();
  const desk: Desk = { store: database.store, organisation, clock, crowd };
  return {
    ...{ clock, database, sandbox, organisation, watch: watching, settle, system },
    stranger: (name, ...on) => crowd.person(name, phonesOn(on)),
    unconnected: (name, role, position) => known(desk, name, role, position),
    member: (name, role, ...on) => join(desk, name, role, on),
    until: (moment) => until(instant(moment)),
    peekReminder,
    nextReminder: async () => {
      const next = await peekReminder();
      if (next) await until(next);
      return next;
    },
    night: nightly({ store: database.store, clock: clock.now, newId }),
    restart: async (changed) => {
      await working(running.app).stop();
      await start(changed);
    },
    stop: async () => {
      await running.app?.stop();
      await sandbox.stop();
      await database.close();
      watching.check();
    },
  };
}

type Running = Pick<App, 'settle' | 'tick' | 'nextReminder' | 'stop'>;

interface World {
  readonly database: TestDatabase;
  readonly sandbox: Sandbox;
  readonly clock: ProgramClock;
  readonly watching: Watch;
  readonly crowd: People;
}

async function run(world: World, changed: Pick<AppDeps, 'doorOf'>): Promise<Running> {
  const { database, sandbox, clock, watching, crowd } = world;
  const app = startApp({
    ...changed,
    ...{ clock, pace, national: russianCalendar(), log: watching.log, publicUrl: 'http://localhost:3999' },
    database: { ...database, embedded: database.kind === 'embedded' },
  });
  const leaving = new AbortController();
  const { token, telegramRoot, vkToken, groupId, vkRoot } = sandbox;
  const config = {
    telegram: { token, apiRoot: telegramRoot },
    vk: { token: vkToken, groupId, apiRoot: vkRoot, perSecond: 1000 },
  };
  for (const messenger of await Promise.all(connecting(config, leaving.signal)))
    await app.join(crowd.through(watching.through(messenger)));
  return {
    ...app,
    stop: async () => {
      leaving.abort();
      await app.stop();
    },
  };
}

function working(app: Running | undefined): Running {
  if (!app) throw new Error('the program does not run');
  return app;
}

interface Desk {
  readonly store: Store;
  readonly organisation: Organisation;
  readonly clock: ProgramClock;
  readonly crowd: People;
}

const positions: Partial<Record<RoleName, string>> = {
  curator: 'заместитель директора по УВР',
  head: 'директор',
  psychologist: 'педагог-психолог',
};

/** Known to the school from now on. */
async function known(desk: Desk, called: string, role: RoleName, position?: string): Promise<Person> {
  const { organisation, clock, store } = desk;
  const [surname = called, name = 'Анна', patronymic = 'Павловна'] = called.split(' ');
  const person: Person = { id: newId<'person'>(), surname, name, patronymic };
  const today = dayIn(organisation.settings.zone, clock.now());
  const held: Role = {
    ...{ id: newId<'role'>(), organisationId: organisation.id, personId: person.id, role, from: today },
    position: position ?? positions[role] ?? 'учитель',
    ...(role === 'curator' ? { orderNumber: '12-к', orderDate: today } : {}),
  };
  await store.transaction({ as: 'system' }, async (tx) => {
    await tx.people.add(person);
    await tx.roles.add(held);
  });
  return person;
}

async function join(desk: Desk, called: string, role: RoleName, on: readonly Channel[]): Promise<Member> {
  const person = await known(desk, called, role);
  const [first = 'telegram', second] = on;
  const held = await desk.crowd.person(person.surname, phonesOn([first, second]));
  await held[first].starts(await invited(desk, { personId: person.id, purpose: 'join' }));
  await held[first].presses('Да, это я');
  await held[first].presses('Даю согласие');
  if (second) {
    await held[second].starts(await invited(desk, { personId: person.id, purpose: 'link' }));
    await held[second].presses('Да, это я');
  }
  for (const channel of on) held[channel].news();
  return {
    name: held.name,
    person,
    get telegram() {
      return held.telegram;
    },
    get vk() {
      return held.vk;
    },
  };
}

const phonesOn = (on: readonly (Channel | undefined)[]) => ({
  ...(on.includes('telegram') ? { telegram: true as const } : {}),
  ...(on.includes('vk') ? { vk: true as const } : {}),
});

async function invited(
  { store, clock, organisation: { id: organisationId } }: Desk,
  to: Pick<Invitation, 'personId' | 'purpose'>,
): Promise<string> {
  const { token } = await store.transaction({ as: 'system' }, (tx) => {
    const desk: Pick<Context, 'tx' | 'now' | 'newId'> = { tx, now: clock.now(), newId };
    return issue(desk, secrets, { organisationId, ...to });
  });
  return token;
}

/** As good as stands still until it is moved. */
export function storyClock(start: Instant): ProgramClock {
  const state = { now: start };
  return {
    // No two acts happen at the same moment: whoever wrote last is known.
    now: () => {
      state.now = state.now.add({ milliseconds: 1 });
      return state.now;
    },
    advance: (to) => {
      if (Temporal.Instant.compare(to, state.now) > 0) state.now = to;
    },
  };
}

const terms = [
  { from: '2026-09-01', to: '2026-10-25' },
  { from: '2026-11-05', to: '2026-12-28' },
  { from: '2027-01-11', to: '2027-03-20' },
  { from: '2027-03-30', to: '2027-05-26' },
];
