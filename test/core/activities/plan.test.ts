import { afterEach, expect, test } from 'vitest';
import { changeSource } from '#core/activities/change-source.ts';
import { checkSource } from '#core/activities/check.ts';
import { activitySource } from '#core/activities/source.ts';
import { id } from '#core/kernel/id.ts';
import { date, instant } from '#core/kernel/time.ts';
import { forgetActivities } from '#core/people/forget-activities.ts';
import { repointActivities } from '#core/people/merge-activities.ts';
import type { Reminder } from '#core/reminders/reminder.ts';
import { newId } from '#db/new-id.ts';
import { organisationId, planHouse, who } from '../../support/plan-house.ts';

const open: { house?: Awaited<ReturnType<typeof planHouse>> } = {};
const begin = async (...made: Parameters<typeof planHouse>) => {
  open.house = await planHouse(...made);
  return open.house;
};
afterEach(() => open.house?.database.close());

const line = id<'activity'>('line-1');
const group = ['first', 'second', 'third'];

type House = Awaited<ReturnType<typeof planHouse>>;
const dueOn = (house: House, day: string): Promise<readonly string[]> => {
  house.at(day);
  return house.system(async (tx) => {
    const due = await activitySource.due(await house.morning(tx));
    return due.map((one) => `${one.personId} ${one.lead}`).sort();
  });
};
const resultOf = (house: House, person: string) =>
  house.system(async (tx) => (await tx.results.where({ activityId: line, personId: who(person) }))[0]);
const onlyChange = (house: House) =>
  house.system(async (tx) => {
    const [change, ...others] = await tx.changes.where({ organisationId });
    if (!change || others.length > 0) throw new Error('not one change');
    return change;
  });

test('a line reminds whoever has not marked it: three days before, on its day, then the mentor too, a week later the curator', async () => {
  const house = await begin({ mentees: group, lines: [{ due: date('2026-10-16') }] });
  expect(await dueOn(house, '2026-10-12')).toEqual([]);
  await house.presses('second', `act.done:${line}`);
  expect(await dueOn(house, '2026-10-13')).toEqual(['first before-3', 'third before-3']);
  expect(await dueOn(house, '2026-10-16')).toEqual(['first day', 'third day']);
  expect(await dueOn(house, '2026-10-19')).toEqual(['first overdue-1', 'mentor overdue-1', 'third overdue-1']);
  expect(await dueOn(house, '2026-10-23')).toEqual([
    'curator overdue-7',
    'first overdue-7',
    'mentor overdue-7',
    'third overdue-7',
  ]);
  const reminder: Reminder = {
    ...{ id: newId<'reminder'>(), organisationId, personId: who('mentor'), subject: `activity:${line}` },
    ...{ lead: 'overdue-7', dueVersion: 0, day: date('2026-10-23') },
  };
  const linesNow = () => house.system(async (tx) => activitySource.lines(await house.morning(tx), [reminder]));
  const [told] = await linesNow();
  expect(JSON.stringify(told?.text)).toContain('third');
  expect(JSON.stringify(told?.text)).not.toContain('second');
  for (const one of ['first', 'third']) await house.presses(one, `act.mark:${line}`);
  expect(await linesNow()).toEqual([]);
  // Three working days later the mentor is reminded of what waits for a word, and of nothing else.
  expect(await dueOn(house, '2026-10-30')).toEqual([]);
  const waiting = await house.system(async (tx) => checkSource.due(await house.morning(tx)));
  expect(waiting.map((one) => one.personId)).toEqual(['mentor']);
});

test('outside the days of the order nothing is asked of anybody (4.4.3)', async () => {
  const house = await begin({ pair: { inForceFrom: date('2026-10-20') }, lines: [{ due: date('2026-10-16') }] });
  expect(await dueOn(house, '2026-10-16')).toEqual([]);
  expect(await dueOn(house, '2026-10-20')).toEqual(['first overdue-1', 'mentor overdue-1']);
});

test('of a group nobody but whoever did it, the mentor and those who run the programme reads a result', async () => {
  const house = await begin({ mentees: group });
  await house.presses('first', `act.done:${line}`);
  await house.presses('first', `act.say:${line}`);
  await house.says('first', 'Тайная запись');
  const result = (await resultOf(house, 'first'))?.id ?? '';
  expect(await house.presses('second', `act.open:${line}:first`)).not.toContain('Тайная запись');
  expect(await house.presses('second', `act.earlier:${result}:0`)).toContain('недоступно');
  expect(await house.presses('second', `act.ok:${result}`)).toContain('недоступно');
  expect(await house.presses('second', `plan.of:programme:first:0`)).not.toContain('first: ');
  expect(await house.presses('curator', `act.open:${line}:first`)).toContain('Тайная запись');
  expect(await house.presses('curator', `act.ok:${result}`)).toContain('недоступно');
  expect(await house.presses('mentor', `act.open:${line}:first`)).toContain('Тайная запись');
  // Twice, or late: once.
  await house.presses('mentor', `act.ok:${result}`);
  await house.presses('mentor', `act.ok:${result}`);
  expect((await house.told('first')).filter((one) => one.startsWith('Принято'))).toHaveLength(1);
  expect(await house.presses('first', `act.say:${line}`)).toContain('принято');
});

test('in a reverse pair the mentor may be the one who does it, and the other side accepts', async () => {
  const house = await begin({ pair: { kinds: ['reverse'] }, lines: [{ personId: who('mentor') }, {}] });
  expect(await house.presses('first', `act.done:${line}`)).toContain('недоступно');
  expect(await house.presses('mentor', `act.done:${line}`)).toContain('Проверит: first');
  const result = (await resultOf(house, 'mentor'))?.id ?? '';
  expect(await house.presses('mentor', `act.ok:${result}`)).toContain('недоступно');
  expect(await house.presses('first', `act.ok:${result}`)).toContain('Принято');
  expect(await house.presses('mentor', 'plan.my')).toContain('Участников с планом: 2');
});

test('its author adds to an offer until somebody has answered; a «Да» to less of it does not count', async () => {
  const house = await begin({ lines: [{}, {}] });
  await house.presses('mentor', 'plan.move:line-1');
  await house.says('mentor', '30 октября 2026');
  await house.says('mentor', 'пропустить');
  await house.presses('mentor', 'plan.change:programme');
  const { id: change } = await onlyChange(house);
  expect(await house.presses('mentor', 'plan.longer:programme')).toContain('До какого дня');
  await house.says('mentor', '30 апреля 2027');
  await house.says('mentor', 'пропустить');
  const grown = await onlyChange(house);
  expect([grown.plan.length, grown.to?.toString()]).toEqual([1, '2027-04-30']);
  expect(await house.presses('first', `plan.yes:${change}:1`)).toContain('с тех пор дополнено');
  expect((await onlyChange(house)).status).toBe('offered');
  expect(await house.presses('first', `plan.talk:${change}:2`)).toContain('Обсудить');
  expect(await house.presses('mentor', 'plan.drop:line-2')).toContain('уже ждёт ответов');
  await house.presses('first', `plan.yes:${change}:2`);
  const after = await house.system(
    async (tx) => [await tx.activities.get(line), await tx.programmes.get(id('programme'))] as const,
  );
  expect([after[0].due.toString(), after[0].dueVersion, after[1].to.toString()]).toEqual([
    '2026-10-30',
    1,
    '2027-04-30',
  ]);
  expect((await house.told('curator')).filter((one) => one.includes('согласовано всеми'))).toHaveLength(1);
  // The record of the pair knows what was offered and what took effect, in codes and days.
  const events = await house.system((tx) => tx.events.where({ subject: 'pair' }));
  expect(events.map((one) => `${one.act} ${one.details.what}`).sort()).toEqual([
    'plan-change-offered move',
    'plan-change-offered move,longer',
    'plan-changed move,longer',
  ]);
});

test('the last answers of a group pressed at once are one effect', async () => {
  const mentees = Array.from({ length: 6 }, (_, index) => `mentee-${index}`);
  const house = await begin({ mentees });
  await house.system((tx) =>
    tx.changes.add({
      ...{ id: id<'change'>('change'), organisationId, programmeId: id<'programme'>('programme'), status: 'offered' },
      ...{ plan: [{ act: 'add', title: 'Новое дело', due: '2026-11-20' }], agreements: [], by: who('curator') },
      at: instant('2026-10-06T09:00:00Z'),
    }),
  );
  await Promise.all(['mentor', ...mentees, ...mentees].map((one) => house.presses(one, 'plan.yes:change:1')));
  const lines = await house.system((tx) => tx.activities.where({ organisationId }));
  expect(lines.map((one) => one.title).sort()).toEqual(['Дело 1', 'Новое дело']);
  expect((await onlyChange(house)).status).toBe('agreed');
  expect((await house.told('curator')).filter((one) => one.includes('согласовано всеми'))).toHaveLength(1);
});

test('an order that shortened the pair since takes the ground from an extension: the last «Да» changes nothing and says why', async () => {
  const house = await begin();
  await house.presses('mentor', 'plan.longer:programme');
  await house.says('mentor', '31 мая 2027');
  await house.says('mentor', 'пропустить');
  const { id: change } = await onlyChange(house);
  await house.system(async (tx) => {
    const pair = await tx.mentorships.get(id<'mentorship'>('pair'));
    await tx.mentorships.put({ ...pair, inForceTo: date('2027-04-30') });
  });
  expect(await house.presses('first', `plan.yes:${change}:1`)).toContain('не вступает в силу');
  const programme = await house.system((tx) => tx.programmes.get(id<'programme'>('programme')));
  expect([programme.to.toString(), (await onlyChange(house)).status]).toEqual(['2027-03-31', 'withdrawn']);
});

test('silence reminds after three working days; an offer lapses with the programme; one who left a group is waited for no longer', async () => {
  const house = await begin({ mentees: group });
  await house.presses('mentor', 'plan.drop:line-1');
  await house.says('mentor', 'пропустить');
  await house.presses('first', `plan.yes:${(await onlyChange(house)).id}:1`);
  const silent = async (day: string) => {
    house.at(day);
    return house.system(async (tx) =>
      (await changeSource.due(await house.morning(tx))).map((one) => one.personId).sort(),
    );
  };
  expect(await silent('2026-10-08')).toEqual([]);
  expect(await silent('2026-10-09')).toEqual(['second', 'third']);
  const tend = () => house.system(async (tx) => changeSource.tend?.({ ...(await house.morning(tx)), newId }));
  await tend();
  expect((await onlyChange(house)).status).toBe('offered');
  await house.presses('second', `plan.yes:${(await onlyChange(house)).id}:1`);
  await house.system(async (tx) => {
    const [left] = await tx.members.where({ personId: who('third') });
    if (left) await tx.members.put({ ...left, leftOn: date('2026-10-09') });
  });
  await tend();
  expect((await onlyChange(house)).status).toBe('agreed');
  expect((await house.system((tx) => tx.activities.get(line))).droppedOn?.toString()).toBe('2026-10-09');

  await house.system((tx) => tx.changes.remove({ organisationId }));
  await house.presses('mentor', 'plan.longer:programme');
  await house.says('mentor', '31 мая 2027');
  await house.says('mentor', 'пропустить');
  house.at('2027-04-01');
  await tend();
  expect((await onlyChange(house)).status).toBe('withdrawn');
  expect((await house.told('first')).at(-1)).toContain('больше не действует');
});

test('a withdrawal leaves states and days and no words; two people who are one have one result', async () => {
  const house = await begin({ mentees: ['first', 'second'] });
  for (const one of ['first', 'second']) {
    await house.presses(one, `act.done:${line}`);
    await house.presses(one, `act.say:${line}`);
    await house.says(one, `Запись ${one}`);
  }
  await house.presses('mentor', `act.back:${(await resultOf(house, 'first'))?.id}`);
  await house.says('mentor', 'Замечание первому');
  await house.presses('first', `act.done:${line}`);
  await house.presses('mentor', 'plan.drop:line-1');
  await house.says('mentor', 'Причина в словах');
  await house.system((tx) => forgetActivities(tx, { personId: who('first'), organisationId }));
  const left = JSON.stringify(
    await house.system(async (tx) => [
      await tx.results.where({ organisationId }),
      await tx.changes.where({ organisationId }),
    ]),
  );
  expect(left).not.toMatch(/Запись first|Замечание первому|Причина в словах/);
  expect(left).toContain('Запись second');
  expect(await resultOf(house, 'first')).toMatchObject({ status: 'done', earlier: [] });
  expect((await onlyChange(house)).status).toBe('withdrawn');

  await house.system((tx) => repointActivities(tx, { from: who('first'), into: who('second') }));
  const results = await house.system((tx) => tx.results.where({ organisationId }));
  expect(results.map((one) => [one.personId, one.text])).toEqual([['second', 'Запись second']]);
});
