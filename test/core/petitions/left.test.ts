import { afterEach, describe, expect, test } from 'vitest';
import { eraseHere } from '#core/people/erase.ts';
import { absorb } from '#core/people/merge.ts';
import type { RoleName } from '#core/people/person.ts';
import { newId } from '#db/new-id.ts';
import { files, organisationId, type PetitionSchool, person, petitionSchool, usual } from '../../support/petitions.ts';

const open: { school?: PetitionSchool } = {};
afterEach(() => open.school?.close());

const begin = async (cast: Readonly<Record<string, readonly RoleName[]>> = usual): Promise<PetitionSchool> => {
  open.school = await petitionSchool(cast);
  return open.school;
};

describe('on a phone', () => {
  test('whoever is everything at once has all of it on one screen; the longest words still fit', async () => {
    const school = await begin({
      ...usual,
      Лугова: ['mentor', 'mentee', 'curator', 'council'],
      Белова: ['mentee'],
      Сомова: ['mentor'],
    });
    await school.pair('Лугова', 'Ким', 'Белова');
    await school.pair('Сомова', 'Лугова');
    await files(school, 'Лугова', 'Предложить по программе', 'ж'.repeat(1500));
    await files(school, 'Ким', 'Предложить по программе', 'Больше открытых уроков');
    // The screen is held against what both messengers take wherever it is shown.
    expect((await school.as('Лугова').says('Обращения')).labels.length).toBeLessThanOrEqual(10);
  });

  test('in a group each side’s words are read whole, a page each', async () => {
    const school = await begin({ ...usual, Тополева: ['council'], Белова: ['mentee'] });
    await school.pair('Лугова', 'Ким', 'Белова');
    const long = (letter: string) => letter.repeat(1500);
    await files(school, 'Ким', 'Обратиться в совет', 'ж'.repeat(1000), 'Да');
    const { id } = await school.last();
    for (const [one, letter] of [
      ['Лугова', 'н'],
      ['Белова', 'б'],
    ] as const) {
      await school.as(one).forges(`pet.side:${id}`);
      await school.as(one).says(long(letter));
    }
    const card = await school.as('Тополева').forges(`pet.see:${id}`);
    expect(card.text).toContain('Написали участники: 2');
    const pages = [await school.as('Тополева').presses('Что написали'), await school.as('Тополева').presses('Дальше')];
    const read = pages.map(({ text }) => text).join();
    expect([read.includes(long('н')), read.includes(long('б'))]).toEqual([true, true]);
    await school.as('Тополева').forges(`pet.grant:${id}`);
    await school.as('Тополева').says('р'.repeat(1000));
    expect((await school.as('Тополева').sees()).text).toContain('Записано');
    // Neither side reads the other's words.
    expect((await school.as('Белова').forges(`pet.see:${id}`)).text).not.toContain(long('н'));
  });
});

describe('what is left', () => {
  test('withdrawal of consent: words go, state, kind and dates stay; of another’s that tells of them too', async () => {
    const school = await begin({ ...usual, Сомова: ['mentor'] });
    await school.pair('Лугова', 'Ким');
    await files(school, 'Ким', 'Заменить наставника', 'Тайная причина', 'Сомова');
    const before = await school.last();
    await school.system(async (tx) => {
      const organisation = await tx.organisations.get(organisationId);
      const who = await tx.people.get(person('Сомова'));
      const today = before.due;
      await eraseHere(
        { tx, now: school.now(), newId },
        { person: who, organisation, elsewhere: [], roles: ['mentor'], today },
      );
    });
    const wordless = await school.last();
    expect([wordless.status, wordless.text, wordless.details]).toEqual(['filed', undefined, {}]);
    await school.system(async (tx) => {
      const organisation = await tx.organisations.get(organisationId);
      const who = await tx.people.get(person('Ким'));
      await eraseHere(
        { tx, now: school.now(), newId },
        { person: who, organisation, elsewhere: [], roles: ['mentee'], today: before.due },
      );
    });
    const left = await school.last();
    expect(left).toMatchObject({ kind: before.kind, status: 'withdrawn', filedAt: before.filedAt, due: before.due });
  });

  test('two people who are one: petitions go with them, also where they are only wished for', async () => {
    const school = await begin({ ...usual, Сомова: ['mentor'] });
    await school.pair('Лугова', 'Ким');
    await files(school, 'Ким', 'Заменить наставника', 'Пропустить', 'Сомова');
    await school.system(async (tx) => {
      for (const row of await tx.accounts.where({ personId: person('Сомова') }))
        await tx.accounts.remove({ id: row.id });
      await tx.people.add({ id: person('Вера'), surname: 'Сомова', name: 'Вера' });
      await absorb({ tx, now: school.now(), newId }, { from: person('Сомова'), into: person('Вера') });
    });
    expect((await school.last()).details.wished).toBe(person('Вера'));
  });
});
