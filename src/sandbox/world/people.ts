import type { Peer } from './peer.ts';
import { type Messenger, nextNumber, type Person, type Phone, type World } from './world.ts';

export interface NewPerson {
  readonly name: string;
  /** Asking again for a person with a key that exists changes nothing. */
  readonly key?: string | undefined;
  readonly first?: string | undefined;
  readonly last?: string | undefined;
  readonly note?: string | undefined;
  /** true gives a new account; a number is that account. */
  readonly telegram?: boolean | number | undefined;
  readonly vk?: boolean | number | undefined;
  /** Payload of the invitation that the big «Начать» button opens. */
  readonly start?: string | undefined;
}

export function addPerson(peer: Peer, order: NewPerson): Person {
  const { world } = peer;
  const known = world.people.find((one) => order.key !== undefined && one.key === order.key);
  if (known !== undefined) return known;
  const person: Person = {
    id: `p${nextNumber(world, 'person')}`,
    name: order.name,
    ...namesOf(order),
    ...(order.key === undefined ? {} : { key: order.key }),
    ...(order.note === undefined ? {} : { note: order.note }),
  };
  world.people.push(person);
  for (const messenger of ['telegram', 'vk'] as const) {
    const account = order[messenger];
    if (account !== undefined && account !== false) addPhone(peer, { person, messenger, account, offer: order.start });
  }
  peer.hub.tell({ kind: 'people' });
  return person;
}

export interface NewPhone {
  readonly person: Person;
  readonly messenger: Messenger;
  readonly account: number | true;
  readonly offer?: string | undefined;
}

export function addPhone(peer: Peer, order: NewPhone): Phone {
  const { world } = peer;
  const account = order.account === true ? freeAccount(world, order.messenger) : order.account;
  const id = phoneId(order.messenger, account);
  const known = world.phones.find((one) => one.id === id);
  if (known !== undefined) return known;
  const phone: Phone = {
    id,
    person: order.person.id,
    messenger: order.messenger,
    account,
    messages: [],
    toasts: [],
    started: false,
    blocked: false,
    hidden: false,
    cmid: 0,
    ...(order.offer === undefined ? {} : { offer: order.offer }),
  };
  world.phones.push(phone);
  peer.hub.tell({ kind: 'people' });
  return phone;
}

export function removePerson(peer: Peer, id: string): boolean {
  const index = peer.world.people.findIndex((one) => one.id === id);
  if (index < 0) return false;
  peer.world.people.splice(index, 1);
  for (const phone of phonesOf(peer.world, id)) peer.world.phones.splice(peer.world.phones.indexOf(phone), 1);
  peer.hub.tell({ kind: 'people' });
  return true;
}

export function phonesOf(world: World, person: string): readonly Phone[] {
  return world.phones.filter((phone) => phone.person === person);
}

function phoneId(messenger: Messenger, account: number): string {
  return `${messenger}-${account}`;
}

export function findPhone(world: World, id: string): Phone | undefined {
  return world.phones.find((phone) => phone.id === id);
}

export function findAccount(world: World, messenger: Messenger, account: number): Phone | undefined {
  return findPhone(world, phoneId(messenger, account));
}

export function personOf(world: World, phone: Phone): Person {
  return world.people.find((person) => person.id === phone.person) ?? NOBODY;
}

const NOBODY: Person = { id: 'p0', name: 'DELETED', first: 'DELETED', last: '' };

function freeAccount(world: World, messenger: Messenger): number {
  const account = nextNumber(world, messenger === 'telegram' ? 'telegramAccount' : 'vkAccount');
  return findAccount(world, messenger, account) === undefined ? account : freeAccount(world, messenger);
}

const PATRONYMIC = /(вич|ич|вна|ична|инична)$/i;

/** «Ольга Ветрова», «Ольга Павловна Ветрова» and «Ветрова Ольга Павловна» are the same person. */
function namesOf(order: NewPerson): { first: string; last: string } {
  const [one = '', two = '', three = ''] = order.name.trim().split(/\s+/);
  const guess = PATRONYMIC.test(three)
    ? { first: two, last: one }
    : { first: one, last: PATRONYMIC.test(two) && three !== '' ? three : two };
  return { first: order.first ?? guess.first, last: order.last ?? guess.last };
}
