import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { id } from '#core/kernel/id.ts';
import { date } from '#core/kernel/time.ts';
import { nightly } from '#core/people/nightly.ts';
import type { Person } from '#core/people/person.ts';
import type { Tx } from '#core/store.ts';
import { newId } from '#db/new-id.ts';
import type { House, Talker } from '../support/hearing.ts';
import { connected, invited, openHouse } from '../support/people-house.ts';

const canary = 'Канарейкина';
const word = 'КЕНАР';

describe.each([
  ['telegram', 'vk'],
  ['vk', 'telegram'],
] as const)('consent withdrawn in %s, also connected in %s', (first, second) => {
  let home: House;
  let anna: Talker;
  let other: Talker;
  let irina: Talker;
  beforeEach(async () => {
    home = await openHouse();
    irina = await connected(home, first, 'Ветрова Ирина', 'curator');
    anna = await connected(home, first, `${canary} Анна`, 'mentor');
    other = home.talker(second);
    await anna.says('Мои данные');
    await anna.presses('Подключить второй мессенджер');
    await other.says(/код: (\S+)/.exec((await anna.sees()).text)?.[1] ?? '');
    await other.presses('Да, это я');
  });
  afterEach(() => home.close());

  const withdraw = async () => {
    await anna.says('Мои данные');
    await anna.presses('Отозвать согласие');
    return anna.presses('Отозвать согласие');
  };

  test('it asks first, and «Не отзывать» changes nothing', async () => {
    await anna.says('Мои данные');
    expect((await anna.presses('Отозвать согласие')).text).toContain('Вернуть это будет нельзя');
    expect((await anna.presses('Не отзывать')).text).toContain('Согласие на обработку данных: 20\u00a0ноября');
  });

  test('nothing of the person is left in any table: not what they said, not their name, not their messengers', async () => {
    await inTx(home, (tx) => plant(tx, home));
    expect((await tablesWith(home, canary)).toSorted()).toEqual(['people', 'stages']);
    expect((await tablesWith(home, word)).length).toBeGreaterThanOrEqual(7);
    expect((await withdraw()).text).toContain('Согласие отозвано');
    expect(await tablesWith(home, canary)).toEqual([]);
    expect(await tablesWith(home, word)).toEqual([]);
    expect((await tablesWith(home, anna.address)).toSorted()).toEqual(['accounts']);
    home.wait({ days: 29 });
    await nightly({ store: home.database.store, clock: home.now, newId })();
    expect(await tablesWith(home, anna.address)).toEqual([]);
    expect(await tablesWith(home, other.address)).toEqual([]);
  });

  test('orders, dates and counts stay, and the destruction log has a line that names nobody', async () => {
    const person = await inTx(home, (tx) => plant(tx, home));
    await withdraw();
    await inTx(home, async (tx) => {
      const [occurrence] = await tx.occurrences.where({});
      expect(occurrence).toMatchObject({ status: 'done', due: date('2026-11-30'), result: { orderNumber: '15-о' } });
      expect(occurrence?.result?.text).toBeUndefined();
      const [entry] = await tx.history.where({});
      expect(entry).toMatchObject({ act: 'postponed', details: { to: '2026-11-30' } });
      expect((await tx.roles.where({ personId: person.id })).map((role) => role.orderNumber)).toContain('7-к');
      const log = await tx.destructions.where({});
      expect(log).toHaveLength(1);
      expect(log[0]).toMatchObject({ reason: 'consent-withdrawn', counts: { answers: 1, files: 2, accounts: 2 } });
      expect(JSON.stringify(log)).not.toContain(person.id);
    });
  });

  test('nothing is sent to them any more, their stages go to the curator, who is told without a name', async () => {
    const person = await inTx(home, (tx) => plant(tx, home));
    await withdraw();
    const rows: readonly unknown[] = await home.database.dataSource.query(
      "select 1 from outbox o left join accounts a on a.id = o.account_id where o.person_id = $1 or (o.lane <> 'reply' and a.address in ($2, $3))",
      [person.id, anna.address, other.address],
    );
    expect(rows).toEqual([]);
    const told = (await home.notices()).at(-1);
    expect(told).toContain('Открытых этапов перешло к вам: 1');
    expect(told).not.toContain('Анна');
    await inTx(home, async (tx) => {
      const curator = (await tx.accounts.where({ address: irina.address }))[0]?.personId;
      expect((await tx.stages.where({}))[0]?.assignees).toEqual([{ person: curator }]);
    });
    expect((await other.starts()).text).toContain('Вход по приглашению');
    expect((await irina.says('Люди')).text).toContain('Люди: 1');
  });

  test('they can come back by a new invitation, as somebody new', async () => {
    await withdraw();
    const { token } = await invited(home, `${canary} Анна`, 'mentor');
    expect((await anna.starts(token)).text).toContain('Вы —');
    await anna.presses('Да, это я');
    expect((await anna.presses('Даю согласие')).text).toContain('Согласие записано');
  });

  test('somebody whose roles are over everywhere can still withdraw it, and is gone from every school', async () => {
    const { token } = await invited(home, `${canary} Анна`, 'mentor', 'Лицей № 2');
    await anna.starts(token);
    await anna.presses('Да, это я');
    await anna.presses('Даю согласие');
    await inTx(home, async (tx) => {
      const account = (await tx.accounts.where({ address: anna.address }))[0];
      for (const role of await tx.roles.where({ personId: account?.personId }))
        await tx.roles.put({ ...role, from: date('2026-09-01'), to: date('2026-11-01') });
    });
    expect((await anna.starts()).text).toContain('нет роли');
    await anna.presses('Отозвать согласие');
    expect((await anna.presses('Отозвать согласие')).text).toContain('Согласие отозвано');
    expect(await tablesWith(home, canary)).toEqual([]);
    await inTx(home, async (tx) => {
      expect(await tx.destructions.where({})).toHaveLength(2);
      expect(await tx.consents.where({ withdrawnAt: undefined })).toHaveLength(1);
    });
  });

  test('in one of two schools, the other goes on', async () => {
    const { token } = await invited(home, `${canary} Анна`, 'mentor', 'Лицей № 2');
    await anna.starts(token);
    await anna.presses('Да, это я');
    await anna.presses('Даю согласие');
    await withdraw();
    const left = await anna.starts();
    expect(left.text).toContain('Школа № 5');
    expect(left.text).toContain(canary);
    expect(left.labels.join()).not.toContain('Перейти');
  });
});

const inTx = <R>(home: House, work: (tx: Tx) => Promise<R>): Promise<R> =>
  home.database.store.transaction({ as: 'system' }, work);

/** One trace of the person in every table that can hold one. */
async function plant(tx: Tx, home: House): Promise<Person> {
  const person = (await tx.people.where({ surname: canary }))[0];
  const [role] = await tx.roles.where({ personId: person?.id });
  const [account] = await tx.accounts.where({ personId: person?.id });
  if (!person || !role || !account) throw new Error('nobody there');
  const now = home.now();
  const of = { organisationId: role.organisationId, personId: person.id };
  const stage = { organisationId: role.organisationId, roadmapId: newId<'roadmap'>(), stageId: newId<'stage'>() };
  await tx.roles.put({ ...role, position: word, orderNumber: '7-к', from: date('2026-09-01') });
  await tx.forms.add({
    ...{ ...of, id: newId(), form: 'any', subject: 's', status: 'open', updatedAt: now },
    said: { key: { text: word, at: now.toString(), zone: 'UTC' } },
  });
  const file = { organisationId: role.organisationId, ownerId: person.id, hasNames: true, createdAt: now };
  const fileId = newId<'file'>();
  await tx.files.add({ ...file, id: fileId, name: `${word}.txt`, bytes: new Uint8Array(1) });
  const upload = { ...of, accountId: account.id, channel: account.channel, purpose: 'result' } as const;
  await tx.uploads.add({ ...upload, id: newId(), ref: word, name: word, status: 'done', attempts: 1, createdAt: now });
  await tx.links.add({ ...of, id: newId(), accountId: account.id, tokenHash: word, fileId, expiresAt: now });
  await tx.roadmaps.add({
    ...{ id: stage.roadmapId, organisationId: role.organisationId, title: 'Карта', status: 'approved' },
    ...{ createdBy: person.id, createdAt: now },
  });
  await tx.stages.add({
    ...{ id: stage.stageId, organisationId: role.organisationId, roadmapId: stage.roadmapId, position: 1, number: '1' },
    ...{ title: 'Этап', content: [], phrase: 'ноябрь', deadline: { kind: 'window', windows: [] }, publishes: false },
    ...{ responsible: `${canary.slice(0, -1)}ой А.`, assignees: [{ person: person.id }] },
  });
  const occurrenceId = newId<'occurrence'>();
  await tx.occurrences.add({
    ...{ ...stage, id: occurrenceId, due: date('2026-11-30'), dueVersion: 1, status: 'done', ticked: [] },
    ...{ closedBy: person.id, closedAt: now, result: { text: word, link: word, orderNumber: '15-о', file: fileId } },
  });
  await tx.history.add({
    ...{ id: newId(), organisationId: stage.organisationId, roadmapId: stage.roadmapId, subject: occurrenceId },
    ...{ at: now, by: person.id, act: 'postponed', details: { reason: word, to: '2026-11-30' } },
  });
  await tx.snoozes.add({ ...of, id: newId(), occurrenceId, until: date('2026-12-01') });
  await tx.reminders.add({ ...of, id: newId(), subject: word, lead: 'day', dueVersion: 1, day: date('2026-11-20') });
  await tx.outbox.post({
    ...{ key: `any:${newId()}`, lane: 'notice', to: { person: person.id }, organisationId: role.organisationId },
    screen: { text: [word], rows: [] },
  });
  await tx.outbox.post({
    ...{ key: `any:${newId()}`, lane: 'notice', to: { account: id<'account'>(account.id) } },
    screen: { text: [word], rows: [] },
  });
  return person;
}

/** Every table of the database in which the words stand, anywhere in a row. */
async function tablesWith(home: House, words: string): Promise<readonly string[]> {
  const tables: readonly { readonly name: string }[] = await home.database.dataSource.query(
    "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const rows: readonly unknown[] = await home.database.dataSource.query(
      `select 1 from "${name}" t where t::text ilike $1 limit 1`,
      [`%${words === canary ? canary.slice(0, -2) : words}%`],
    );
    if (rows.length > 0) found.push(name);
  }
  return found;
}
