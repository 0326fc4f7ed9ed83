import { describe, expect, test } from 'vitest';
import { channels } from '#core/kernel/ports.ts';
import { date } from '#core/kernel/time.ts';
import { firstInvitation } from '#core/people/first-invitation.ts';
import { defaultSettings, type Organisation } from '#core/people/organisation.ts';
import { readFullName } from '#core/people/read-person.ts';
import { closingMentee } from '#core/survey/built-in/closing-mentee.ts';
import { newId } from '#db/new-id.ts';
import { secrets } from '../../src/secrets.ts';
import { type School, school } from '../support/school.ts';

const marks = closingMentee.items.filter((item) => item.kind === 'scale' || item.kind === 'yesno');
const text = closingMentee.items.find((item) => item.kind === 'text');

/** A closed campaign of a school: so many have answered, all of them the same. */
async function asked(here: School, of: Organisation, answered: number, silent: number): Promise<void> {
  const at = here.clock.now();
  await here.system(async (tx) => {
    const campaignId = newId<'campaign'>();
    await tx.campaigns.add({
      ...{ id: campaignId, organisationId: of.id, questionnaire: 'closing-mentee.1', title: closingMentee.title },
      ...{ audience: { kind: 'roles', roles: ['mentee'] }, moment: 'once', anonymous: false, status: 'closed' },
      ...{ opensOn: date('2027-05-10'), closesOn: date('2027-05-17'), createdBy: newId(), createdAt: at, closedAt: at },
    });
    for (let index = 0; index < answered + silent; index += 1) {
      const personId = newId<'person'>();
      const mine = { organisationId: of.id, campaignId, personId };
      await tx.people.add({ id: personId, surname: `Тайнова${index}`, name: 'Анна' });
      await tx.participants.add({ ...mine, id: newId(), answered: index < answered });
      if (index >= answered) continue;
      const said = (words: string) => ({ text: words, at: at.toString(), zone: 'UTC' });
      await tx.responses.add({
        ...{ ...mine, id: newId(), questionnaire: 'closing-mentee.1', sentAt: at },
        said: Object.fromEntries([
          ...marks.map(({ key, kind, max = 10 }) => [key, said(kind === 'yesno' ? 'yes' : String(max))] as const),
          ...(text ? [[text.key, said('Спасибо Тайновой за всё')] as const] : []),
        ]),
      });
    }
  });
}

describe.each(channels)('in %s', (channel) => {
  test('a municipal curator sees totals of the schools, never a name, and no school with few answers', async () => {
    const here = await school({ now: '2027-05-20T10:00:00+03:00' });
    const small: Organisation = { id: newId(), name: 'Школа хутора Малый', settings: defaultSettings };
    const third: Organisation = { id: newId(), name: 'Лицей № 2', settings: defaultSettings };
    const foreign: Organisation = { id: newId(), name: 'Чужая школа', settings: defaultSettings };
    const name = readFullName('Горная Нина Олеговна');
    const { token } = await here.system(async (tx) => {
      for (const one of [small, third, foreign]) await tx.organisations.add(one);
      const desk = { tx, newId, now: here.clock.now() };
      const above = 'Управление образования района';
      for (const one of [here.organisation, small, third]) {
        const order = { organisation: one.name, name: { surname: 'Ветрова', name: 'Ирина' }, role: 'curator' } as const;
        await firstInvitation(desk, secrets, { ...order, municipality: above });
      }
      if (!name) throw new Error('no name');
      return firstInvitation(desk, secrets, { organisation: above, name, role: 'municipal' });
    });
    await asked(here, here.organisation, 6, 2);
    await asked(here, third, 9, 0);
    await asked(here, small, 3, 1);
    await asked(here, foreign, 7, 0);
    const phone = (await here.stranger('Горная', channel))[channel];
    await phone.starts(token);
    await phone.presses('Да, это я');
    await phone.presses('Даю согласие');
    expect(phone.sees().menu).toContain('Школы');
    expect(phone.sees().menu).not.toContain('Опросы');
    expect(await phone.presses('Школы')).toShow('Школы: 3', '2026/27', 'Школ: 3 · ответов: 18 из 21');
    const totals = await phone.presses('1');
    expect(totals).toShow('По всем школам: 3');
    expect(totals.text).toMatch(/Среднее: .* ответов: 18|Да: 18 из 18/);
    const seen = [totals.text];
    const rows = await phone.presses('По школам');
    expect(rows).toShow('Лицей № 2: ответов: 9 из 9', 'Школа хутора Малый: не показано', 'Не показано школ: 2');
    seen.push(rows.text);
    for (let page = 1; page < 6; page += 1) seen.push((await phone.forges(`mun.q:closing-mentee:2026:${page}`)).text);
    expect(seen.join('\n')).toContain('их видит только школа');
    expect(seen.join('\n')).not.toMatch(/Тайнов|Чужая|Спасибо/);
    expect(await phone.forges('mun.q:mentor:2026:0')).toShow('недоступно');
    await here.stop();
  });
});
