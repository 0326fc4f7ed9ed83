import { expect, test } from 'vitest';
import { instant } from '#core/kernel/time.ts';
import { forgetMatches } from '#core/matching/forget.ts';
import { exclude, pin, setAside, undecided } from '#core/matching/match-draft.ts';
import { defaultSettings } from '#core/people/organisation.ts';
import { newId } from '#db/new-id.ts';
import { usedDatabase } from '../../support/used-database.ts';
import { couple, person } from './grounds.ts';

test('whoever withdraws their consent stands in no decision of the curator any more', async () => {
  const database = await usedDatabase();
  const id = newId<'organisation'>();
  const decided = [couple('Лугова', 'Ким'), couple('Павлова', 'Сафина')].reduce(pin, undecided);
  const whole = setAside(exclude(decided, couple('Лугова', 'Сафина')), person('Хан'));
  const left = await database.store.transaction({ as: 'system' }, async (tx) => {
    await tx.organisations.add({ id, name: 'Школа № 5', settings: defaultSettings });
    await tx.matches.add({
      ...{ id: newId<'match'>(), organisationId: id, ...whole },
      ...{ changedBy: person('Ветрова'), changedAt: instant('2026-09-07T07:00:00Z') },
    });
    expect(await forgetMatches(tx, { personId: person('Лугова'), organisationId: id })).toBe(2);
    expect(await forgetMatches(tx, { personId: person('Хан'), organisationId: id })).toBe(1);
    return tx.matches.where({ organisationId: id });
  });
  expect(left).toEqual([expect.objectContaining({ pinned: [couple('Павлова', 'Сафина')], excluded: [], aside: [] })]);
  await database.close();
});
