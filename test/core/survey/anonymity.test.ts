import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Id } from '#core/kernel/id.ts';
import { date } from '#core/kernel/time.ts';
import type { Campaign } from '#core/survey/campaign.ts';
import { close, open } from '#core/survey/campaign-opening.ts';
import { newId } from '#db/new-id.ts';
import { type House, house, type Talker } from '../../support/hearing.ts';
import { connected } from '../../support/people-house.ts';
import { type Stored, wholeDatabase } from '../../support/whole-database.ts';
import { wholeHouse } from '../../support/whole-house.ts';

const surnames = ['Лугова', 'Озерова', 'Мохова', 'Рощина', 'Полева', 'Ключева'];
const rounds = 8;

let home: House;
const phones: Talker[] = [];

/** What each person answered in each round: a word that stands nowhere else. */
const secret = (round: number, person: number): string => `Тайна${round}ж${person}ъ`;

beforeAll(async () => {
  home = await house(wholeHouse(() => home.now()));
  await connected(home, 'telegram', 'Ветрова Ирина Павловна', 'curator');
  for (const [index, surname] of surnames.entries())
    phones.push(await connected(home, index % 2 ? 'vk' : 'telegram', `${surname} Анна Павловна`, 'mentor'));
});
afterAll(() => home.close());

const system = <R>(work: Parameters<House['database']['store']['transaction']>[1]): Promise<R> =>
  home.database.store.transaction({ as: 'system' }, work) as Promise<R>;

async function begun(): Promise<Id<'campaign'>> {
  const campaignId = newId<'campaign'>();
  await system(async (tx) => {
    const [organisation] = await tx.organisations.where({});
    const [curator] = await tx.roles.where({ role: 'curator' });
    if (!organisation || !curator) throw new Error('no school');
    const family = newId();
    await tx.questionnaires.add({
      ...{ id: newId(), organisationId: organisation.id, family, version: 1, title: 'Как дела', lastKey: 2 },
      items: [
        { key: 'glad', kind: 'yesno', text: 'Вы рады?' },
        { key: 'words', kind: 'text', text: 'Что изменить?' },
      ],
      ...{ status: 'published', createdBy: curator.personId, createdAt: home.now() },
    });
    const campaign: Campaign = {
      ...{ id: campaignId, organisationId: organisation.id, questionnaire: `${family}.1`, title: 'Как дела' },
      ...{ audience: { kind: 'roles', roles: ['mentor'] }, moment: 'once', anonymous: true, status: 'planned' },
      ...{ opensOn: date('2026-11-20'), closesOn: date('2026-12-20') },
      ...{ createdBy: curator.personId, createdAt: home.now() },
    };
    await tx.campaigns.add(campaign);
    await open({ tx, newId, now: home.now(), organisation }, campaignId);
  });
  return campaignId;
}

/** The whole way; with a change of mind on it the answer stands in several screens. */
async function answer(phone: Talker, campaign: Id<'campaign'>, words: string, twice = false): Promise<void> {
  await phone.forges(`c.answer:${campaign}`);
  await phone.presses('Да');
  if (twice) {
    await phone.says(`${words} сначала`);
    await phone.presses('Изменить ответ');
    await phone.presses('2.');
  }
  await phone.says(words);
  await phone.presses('Отправить');
}

/** Orders that somebody with the database can put people in, and the order in which the papers lie. */
interface Trial {
  readonly orders: Readonly<Record<string, readonly number[]>>;
  readonly papers: readonly number[];
  /** In which order people answered: the test knows it, and nobody else. */
  readonly answered: readonly number[];
}

/** How many papers each order would give to their writers, read forwards and backwards. */
function hitsOf(trials: readonly Trial[]): Readonly<Record<string, number>> {
  const hits: Record<string, number> = {};
  for (const { orders, papers } of trials)
    for (const [name, order] of Object.entries(orders)) {
      const backwards = [...order].reverse();
      const right = (all: readonly number[]) => papers.filter((person, index) => person === all[index]).length;
      hits[name] = (hits[name] ?? 0) + right(order);
      hits[`${name} backwards`] = (hits[`${name} backwards`] ?? 0) + right(backwards);
    }
  return hits;
}

describe('whoever has the whole database cannot tell whose a paper is', () => {
  const trials: Trial[] = [];
  const campaigns: Id<'campaign'>[] = [];

  test('no order of rows, of transactions, of places on the disk or of messages finds it out better than chance', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const campaign = await begun();
      campaigns.push(campaign);
      // Each time another order of answering.
      const order = surnames.map((_, index) => (index * 5 + round) % surnames.length);
      for (const person of order) await answer(at(phones, person), campaign, secret(round, person), round === 0);
      trials.push({ ...(await trial(campaign, round)), answered: order });
    }
    const hits = hitsOf(trials);
    const ends = trials.filter(
      ({ papers, answered }) => papers[0] === answered.at(-1) || papers.at(-1) === answered.at(-1),
    ).length;
    // Of a random order one of six is right on average, give or take one; eight rounds stay within five deviations.
    const most = rounds + 5 * Math.sqrt(rounds);
    expect(Object.entries(hits).filter(([, count]) => count > most)).toEqual([]);
    expect(Object.keys(hits).length).toBeGreaterThan(8);
    // The same look at a box in the order of arrival finds every paper.
    const unmixed = hitsOf(trials.map((one) => ({ ...one, papers: one.answered })));
    expect(unmixed['transactions of participants']).toBe(rounds * surnames.length);
    // The one who wrote last is known; which paper is theirs is not: at either end one time in three.
    expect(ends).toBeLessThan(rounds / 3 + 5 * Math.sqrt(rounds * (2 / 9)));
  }, 180_000);

  test('the words of an answer stand in the box and nowhere else, and no row joins them to a person', async () => {
    const all = await wholeDatabase(home.database.dataSource);
    const found = all.filter(({ words }) => /Тайна\d+ж\d+ъ/.test(words));
    expect([...new Set(found.map(({ table }) => table))]).toEqual(['boxes']);
    const people = await system<readonly string[]>(async (tx) => (await tx.people.where({})).map(({ id }) => id));
    expect(found.some(({ words }) => people.some((person) => words.includes(person)))).toBe(false);
    expect(all.filter(({ table, words }) => table === 'forms' && words.includes('"survey"'))).toEqual([]);
    expect(found.some(({ words }) => /сначала|20\d\d-\d\d-\d\dT/.test(words))).toBe(false);
  });

  test('of a participant it is known that they have answered, and nothing else: no moment, no number', async () => {
    const all = (await wholeDatabase(home.database.dataSource)).filter(({ table }) => table === 'participants');
    expect(all.length).toBe(rounds * surnames.length);
    for (const { row } of all)
      expect(Object.keys(row).sort()).toEqual(['answered', 'campaign_id', 'id', 'organisation_id', 'person_id']);
  });

  test('nothing is lost and nothing doubled: as many papers as people, each once', async () => {
    for (const [round, campaign] of campaigns.entries()) {
      const box = await system<{ papers: readonly Record<string, string>[] }>((tx) => tx.boxes.get(campaign));
      const expected = surnames.map((_, person) => secret(round, person)).sort();
      expect(box.papers.map(({ words }) => words).sort()).toEqual(expected);
    }
  });

  test('at closing drafts are destroyed, and a box of four papers with them', async () => {
    const campaign = await begun();
    for (const [person, phone] of phones.slice(0, 4).entries()) await answer(phone, campaign, secret(99, person));
    await at(phones, 5).forges(`c.answer:${campaign}`);
    await at(phones, 5).presses('Нет');
    await system((tx) => close({ tx, now: home.now() }, campaign));
    const all = await wholeDatabase(home.database.dataSource);
    expect(all.filter(({ words }) => words.includes('Тайна99ж'))).toEqual([]);
    expect(all.filter(({ table, words }) => table === 'forms' && words.includes(campaign))).toEqual([]);
    expect(all.filter(({ table, words }) => table === 'boxes' && words.includes(campaign))).toHaveLength(1);
  });
});

async function trial(campaign: Id<'campaign'>, round: number): Promise<Omit<Trial, 'answered'>> {
  const all = await wholeDatabase(home.database.dataSource);
  const personAt = new Map(
    all.filter(({ table }) => table === 'people').map(({ row }) => [row.id, surnames.indexOf(String(row.surname))]),
  );
  const accountAt = new Map(
    all.filter(({ table }) => table === 'accounts').map(({ row }) => [row.id, personAt.get(row.person_id) ?? -1]),
  );
  const parts = all.filter(({ table, row }) => table === 'participants' && row.campaign_id === campaign);
  const by = (rows: readonly Stored[], value: (one: Stored) => number | string, who: (one: Stored) => number) =>
    [...rows]
      .sort((a, b) => (value(a) < value(b) ? -1 : 1))
      .map(who)
      .filter((person) => person >= 0);
  const part = ({ row }: Stored) => personAt.get(row.person_id) ?? -1;
  const account = ({ row }: Stored) => personAt.get(row.person_id) ?? -1;
  const latest = all.filter(({ table, row }) => table === 'outbox' && row.lane === 'reply');
  const spoken = [
    ...new Set(
      by(
        latest,
        ({ row }) => Number(row.id),
        ({ row }) => accountAt.get(row.account_id) ?? -1,
      ).reverse(),
    ),
  ];
  const accounts = all.filter(({ table }) => table === 'accounts');
  const people = all.filter(({ table }) => table === 'people');
  const box = all.find(({ table, row }) => table === 'boxes' && row.id === campaign);
  // The box is one column of JSON: the order in it is all that there is.
  const papers = (box?.row.papers ?? []) as readonly Readonly<Record<string, string>>[];
  return {
    papers: papers.map(({ words }) => surnames.findIndex((_, person) => secret(round, person) === words)),
    orders: {
      'transactions of participants': by(parts, ({ xmin }) => xmin, part),
      'places of participants': by(parts, ({ place }) => place, part),
      'ids of participants': by(parts, ({ row }) => String(row.id), part),
      'last seen': by(accounts, ({ row }) => String(row.seen_at), account),
      'transactions of accounts': by(accounts, ({ xmin }) => xmin, account),
      'places of accounts': by(accounts, ({ place }) => place, account),
      'places of people': by(
        people,
        ({ place }) => place,
        ({ row }) => personAt.get(row.id) ?? -1,
      ),
      'last messages': spoken,
    },
  };
}

function at<T>(all: readonly T[], index: number): T {
  const found = all[index];
  if (found === undefined) throw new Error(`no ${index}`);
  return found;
}
