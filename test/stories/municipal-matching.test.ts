import { readSheet } from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import type { Channel } from '#core/kernel/ports.ts';
import { date } from '#core/kernel/time.ts';
import { firstInvitation } from '#core/people/first-invitation.ts';
import { defaultSettings, type Organisation } from '#core/people/organisation.ts';
import type { Person, RoleName } from '#core/people/person.ts';
import { readFullName } from '#core/people/read-person.ts';
import { newId } from '#db/new-id.ts';
import { secrets } from '../../src/secrets.ts';
import { type School, school } from '../support/school.ts';
import type { StoryPhone } from '../support/story-phone.ts';

const above = 'Управление образования района';
const names = { telegram: 'full', vk: 'full' } as const;

/** Somebody invited into an organisation of the municipality, connected there, with consent given. */
async function joins(here: School, at: string, called: string, role: RoleName, on: Channel): Promise<StoryPhone> {
  const name = readFullName(called);
  if (!name) throw new Error('no name');
  const order = { organisation: at, name, role, ...(at === above ? {} : { municipality: above }) };
  const { token } = await here.system((tx) => firstInvitation({ tx, newId, now: here.clock.now() }, secrets, order));
  const phone = (await here.stranger(name.surname, on))[on];
  await phone.starts(token);
  await phone.presses('Да, это я');
  await phone.presses('Даю согласие');
  phone.news();
  return phone;
}

const byName = async (here: School, surname: string): Promise<Person> => {
  const [found] = await here.system((tx) => tx.people.where({ surname }));
  if (!found) throw new Error(`no ${surname}`);
  return found;
};

const physics = { subjects: 'физика', areas: ['ict'], forms: [], kinds: [], years: 21, mode: 'mixed', capacity: 1 };
const young = { subject: 'физика', needs: { ict: 3 }, years: 1, mode: 'mixed' };

/** A card in a school's bank; of somebody invented where nobody is named. */
async function banked(here: School, at: Organisation, side: 'mentor' | 'mentee', surname?: string): Promise<void> {
  const known = surname ? await byName(here, surname) : { id: newId<'person'>(), surname: 'Запасная', name: 'Анна' };
  const plain = side === 'mentor' ? { ...physics, subjects: 'музыка', areas: [] } : { needs: {}, subject: 'музыка' };
  await here.system(async (tx) => {
    if (!surname) await tx.people.add(known);
    await tx.bank.add({
      ...{ id: newId(), organisationId: at.id, personId: known.id, side, status: 'approved', categories: [] },
      ...{ reviewedOn: date('2026-09-01'), createdAt: here.clock.now() },
      profile: surname ? (side === 'mentor' ? physics : young) : plain,
    });
  });
}

describe.each<readonly [Channel, Channel]>([
  ['telegram', 'vk'],
  ['vk', 'telegram'],
])('a mentee in %s and a mentor of another school in %s', (on, other) => {
  test('are brought together by the municipality, each learning a name only when they need it', async () => {
    const here = await school({ now: '2026-09-07T10:00:00+03:00', settings: { names } });
    const lyceum: Organisation = { id: newId(), name: 'Лицей № 2', settings: { ...defaultSettings, names } };
    await here.system((tx) => tx.organisations.add(lyceum));
    const schoolName = here.organisation.name;
    const curator = await joins(here, schoolName, 'Ветрова Ирина Павловна', 'curator', on);
    const mentee = await joins(here, schoolName, 'Ким Олег Игоревич', 'mentee', on);
    const lending = await joins(here, lyceum.name, 'Дубова Зоя Павловна', 'curator', other);
    const mentor = await joins(here, lyceum.name, 'Физикова Анна Петровна', 'mentor', other);
    const town = await joins(here, above, 'Горная Нина Олеговна', 'municipal', on);
    await banked(here, here.organisation, 'mentee', 'Ким');
    await banked(here, lyceum, 'mentor', 'Физикова');
    for (let count = 0; count < 4; count += 1) {
      await banked(here, here.organisation, 'mentee');
      await banked(here, lyceum, 'mentor');
    }

    // Nothing goes up, and nobody is asked, before the schools and the mentor want it.
    expect(await town.presses('Подбор по школам')).toShow('школы муниципалитета ещё не включили обмен наставниками');
    await here.system(async (tx) => {
      for (const [of, exchange] of [
        [here.organisation.id, { lends: false, seeks: true }],
        [lyceum.id, { lends: true, seeks: false }],
      ] as const) {
        const one = await tx.organisations.get(of);
        await tx.organisations.put({ ...one, settings: { ...one.settings, exchange } });
      }
    });
    expect(await curator.presses('Настройки')).toShow('Наставники других школ муниципалитета: ищем, без имён');
    await town.presses('Подбор по школам');
    expect(await town.presses('Подобрать пары')).toShow('Между школами предложить некого');
    expect(await mentor.presses('Моя карточка')).toShow('[Можно и в другой школе]');
    expect(await mentor.presses('Можно и в другой школе')).toShow('вас сначала спросят', 'с другой школой: да');

    // What goes up carries no names, on the screen and in the file.
    const seen = [(await town.presses('К школам')).text];
    expect(town.sees()).toShow(
      'без наставника: 5',
      `${schoolName}: без наставника: 5`,
      'мест для других школ: меньше пяти',
    );
    const draft = await town.presses('Подобрать пары');
    expect(draft).toShow('Подобрано между школами: 1 · пока никого: 4');
    expect(draft.text).toMatch(
      /1\. Школа № 5 посёлка Ясный, наставляемый \d \(физика\) – Лицей № 2, наставник \d \(тот же предмет; помощь.*; стаж: 21\sгод\)/,
    );
    await town.presses('Excel (.xlsx)');
    const rows = await readSheet(await town.downloads());
    expect(rows.length).toBe(6);
    seen.push(draft.text, JSON.stringify(rows), (await town.presses('1')).text);
    expect(await town.presses('Закрепить')).toShow('Закреплено. Остальные подобраны заново.');
    seen.push(town.sees().text, (await town.presses('Другой наставник')).text);
    expect(town.sees()).toShow('Других свободных наставников нет');
    await town.presses('К паре');
    expect(await town.presses('Весь подбор')).toShow('· закреплено: 1 ·');
    await town.presses('Отправить школам: 1');
    expect(await town.presses('Отправить')).toShow('Отправлено предложений: 1');
    expect(seen.join('\n')).not.toMatch(/Ким|Физикова|Запасная/);
    await here.settle();

    // The mentee's school first: their own colleague by name, the mentor and their school without.
    const asked = curator.sees();
    expect(asked).toShow('Нашёлся наставник в другой школе. Кому: Ким Олег Игоревич', 'Предметы: физика', '[Нет]');
    expect(asked.whole).not.toMatch(/Физикова|Лицей/);
    const [loan] = await here.system((tx) => tx.loans.where({}));
    for (const early of [lending, mentor])
      expect(await early.forges(`loan.yes:${loan?.id}`)).toShow('Это уже недоступно');
    expect(await curator.presses('Да')).toShow('Ответ записан: Да');
    await here.settle();
    expect(await curator.forges(`loan.yes:${loan?.id}`)).toShow('Кнопка устарела');

    // Then the lending school: its own mentor by name, the mentee without.
    expect(lending.sees()).toShow('Кто подходит: Физикова Анна Петровна', `Куда: ${schoolName}`, 'Предмет: физика');
    expect(lending.sees().whole).not.toMatch(/Ким/);
    await lending.presses('Да');
    await here.settle();
    expect(mentor.sees()).toShow('Вас приглашают в другую школу', schoolName, 'причина не нужна');
    expect(mentor.sees().whole).not.toMatch(/Ким/);
    const invited = await mentor.presses('Да');
    expect(invited).toShow('Школа узнала ваше имя');

    // Everybody said yes: a draft in the mentee's school, proposed as any other.
    await mentor.presses('Перейти');
    await mentor.presses('Меню');
    await mentor.presses('Даю согласие');
    await here.settle();
    expect(lending.sees()).toShow('Согласие есть, помощь другой школе: Физикова Анна Петровна', `Куда: ${schoolName}`);
    expect(curator.sees()).toShow('Наставник другой школы согласен: Физикова Анна Петровна', 'Работает: Лицей № 2');
    expect(await curator.presses('Открыть пару')).toShow('Физикова Анна Петровна', 'Ким Олег Игоревич');
    await curator.presses('Предложить');
    await here.settle();
    expect(mentor.sees()).toShow('Вам предлагают пару', 'Ким Олег Игоревич');
    expect(mentee.sees()).toShow('Вам предлагают пару', 'Физикова Анна Петровна', 'Работает: Лицей № 2');
    // The place is taken at home, and the municipality is not told by whom.
    await town.presses('К школам');
    expect(town.sees()).toShow('Отправлено предложений: 1', 'мест для других школ: 0');
    await here.stop();
  });
});
