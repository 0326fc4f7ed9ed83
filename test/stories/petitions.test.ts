import { afterAll, beforeAll, describe, expect } from 'vitest';
import type { Channel } from '#core/kernel/ports.ts';
import type { Petition } from '#core/petitions/petition.ts';
import { byTurns } from '../support/by-turns.ts';
import { banked, paired } from '../support/help.ts';
import { type Member, type School, school } from '../support/school.ts';

/** Leaders and the mentee in one messenger, the mentor and the colleague in the other; and the other way round. */
const ways: readonly { readonly one: Channel; readonly other: Channel }[] = [
  { one: 'vk', other: 'telegram' },
  { one: 'telegram', other: 'vk' },
];

describe.each(ways)('leaders in $one, mentors in $other', (way) => {
  const { one, other } = way;
  const story = byTurns(ways, way);
  let here: School;
  let curator: Member;
  let head: Member;
  let council: Member;
  let mentor: Member;
  let wished: Member;
  let mentee: Member;
  let staff: Member;
  beforeAll(async () => {
    here = await school({ now: '2026-11-02T10:00:00+03:00' });
    curator = await here.member('Ветрова Ирина Павловна', 'curator', one);
    head = await here.member('Рябинин Олег Сергеевич', 'head', one);
    council = await here.member('Тополева Нина Олеговна', 'council', one);
    mentor = await here.member('Лугова Анна Петровна', 'mentor', other);
    wished = await here.member('Сомова Вера Ильинична', 'mentor', other);
    mentee = await here.member('Ким Олег Игоревич', 'mentee', one);
    staff = await here.member('Зимин Пётр Ильич', 'staff', other);
    await paired(here, mentor.person.id, mentee.person.id);
    await banked(here, wished.person.id, 'parents');
  });
  afterAll(() => here.stop());

  const petitions = (): Promise<readonly Petition[]> => here.system((tx) => tx.petitions.where({}));
  const last = async (): Promise<Petition> => {
    const [newest] = [...(await petitions())].sort((a, b) => b.filedAt.epochMilliseconds - a.filedAt.epochMilliseconds);
    if (!newest) throw new Error('nothing was filed');
    return newest;
  };

  const told = (phone: { news(): readonly { readonly whole: string }[] }): string =>
    phone
      .news()
      .map(({ whole }) => whole)
      .join('\n');

  story('another mentor is asked for in three taps; the mentor never learns of it, and an order follows', async () => {
    told(mentor[other]);
    await mentee[one].says('Обращения');
    expect(await mentee[one].presses('Заменить наставника')).toShow(
      'Увидят: куратор и руководитель. Наставник не увидит.',
    );
    await mentee[one].presses('Пропустить');
    expect(mentee[one].sees()).toShow('Кого хотите наставником?', 'Наставник не увидит.');
    expect(mentee[one].sees().whole).not.toContain('Лугов');
    expect(await mentee[one].presses('Сомова')).toShow('Отправлено. Ответ до 10', 'Состояние: отправлено');
    const { id } = await last();
    // Somebody may look over a shoulder: no name and no word stands in the message itself.
    expect(curator[one].sees()).toShow('Новое обращение: замена наставника');
    expect(head[one].sees()).toShow('Новое обращение: замена наставника');
    expect(curator[one].sees().whole).not.toContain('Ким');

    for (const verb of ['see', 'take', 'grant', 'refuse', 'off', 'off.yes', 'paper', 'got', 'end', 'pair', 'yes'])
      expect(await mentor[other].forges(`pet.${verb}:${id}`)).toShow(
        /недоступно|другой роли/.exec(mentor[other].sees().text)?.[0] ?? 'refused',
      );

    await curator[one].presses('Открыть');
    expect(curator[one].sees()).toShow('Замена наставника', 'От кого: Ким', 'Желаемый наставник: Сомова');
    await curator[one].presses('Взять в работу');
    expect(curator[one].sees()).toShow('Состояние: рассматривается');
    // The author hears of the outcome and of nothing before it.
    expect(told(mentee[one])).not.toContain('рассматривается');
    // Before the term and after it those who owe the answer are reminded.
    await here.until('2026-11-09T09:30:00+03:00');
    expect(told(head[one])).toContain('Обращение ждёт ответа: замена наставника');
    await here.until('2026-11-11T09:30:00+03:00');
    expect(told(curator[one])).toContain('Срок ответа прошёл');
    await curator[one].forges(`pet.grant:${id}`);
    await curator[one].presses('Пропустить');
    expect(curator[one].sees()).toShow('Записано. Автор получит ответ.', 'Завершить пару приказом', 'Новая пара');
    expect(mentee[one].sees()).toShow('Ответ на обращение: Замена наставника', 'Решение: удовлетворено');

    expect(await curator[one].presses('Новая пара')).toShow('Форма');
    await curator[one].forges(`pet.end:${id}`);
    // The mentor will read the order: why it ends is the curator's to word.
    expect(curator[one].sees()).toShow('Почему завершается');
    expect(told(mentor[other])).not.toMatch(/замен|Замен/);
    for (const entry of ['/start', 'Мои пары', 'Обращения', 'Журнал', 'Встречи'])
      expect((await mentor[other].says(entry)).whole).not.toMatch(/амен/);
  });

  story(
    'duties are laid down no sooner than three working days later; it is taken note of, and the order is prefilled',
    async () => {
      await mentor[other].says('Обращения');
      await mentor[other].presses('Сложить обязанности');
      // 4 November is a holiday: from Monday the 2nd the third working day is Friday the 6th.
      expect(await mentor[other].says('5 ноября')).toShow('Не раньше 6', 'три рабочих дня');
      await mentor[other].says('6 ноября 2026');
      expect(await mentor[other].presses('Пропустить')).toShow('Отправлено. Ответ до 6');
      for (const phone of [curator[one], head[one]])
        expect(phone.sees()).toShow('Новое обращение: сложение обязанностей наставника');
      await head[one].presses('Открыть');
      expect(head[one].sees().buttons).not.toContain('Отказать');
      await head[one].presses('Принято к сведению');
      expect(mentor[other].sees()).toShow('Решение: принято к сведению');
      await mentor[other].presses('Открыть');
      await mentor[other].presses('Заявление (.docx)');
      expect(mentor[other].sees()).toShow('Заявление: сложение обязанностей');

      await curator[one].says('/start');
      await curator[one].presses('Завершить пару приказом');
      await curator[one].presses('Оригинал получен');
      expect(curator[one].sees()).toShow('Оригинал отмечен.', 'Оригинал получен 2');
      await curator[one].presses('Завершить пару приказом');
      expect(curator[one].sees()).toShow('По инициативе наставника', 'Заявление наставника от 2', '6');
      expect(await curator[one].presses('Отправить')).toShow('Проект приказа составлен.');
    },
  );

  story(
    'a colleague is asked first, with the topic and not with whom; then stands on the card of the pair',
    async () => {
      await mentor[other].says('Обращения');
      await mentor[other].presses('Привлечь коллегу');
      expect(mentor[other].sees()).toShow('Коллега увидит тему, но не с кем вы в паре.');
      await mentor[other].says('Зимин Пётр');
      told(curator[one]);
      expect(await mentor[other].says('Работа с родителями')).toShow('Отправлено коллеге.');
      const { id } = await last();
      expect(staff[other].sees()).toShow('Тема: Работа с родителями', 'Да', 'Нет');
      expect(staff[other].sees().whole).not.toContain('Ким');
      expect(told(curator[one])).not.toContain('коллег');
      expect(await curator[one].forges(`pet.see:${id}`)).toShow('недоступно');
      expect(await staff[other].presses('Да')).toShow('Спасибо, что согласились.');
      expect(mentor[other].sees()).toShow('согласие помочь');
      expect(told(curator[one])).toContain('привлекает коллегу');
      await mentee[one].says('Мои пары');
      expect(await mentee[one].presses('1')).toShow('Привлечены: Зимин');

      // To reward or to punish: the one it is about sees nothing of it.
      told(mentee[one]);
      await mentor[other].says('Обращения');
      await mentor[other].presses('Поощрение или взыскание');
      expect(mentor[other].sees()).toShow('Увидят: куратор и руководитель. Не увидит: ');
      await mentor[other].presses('Поощрение');
      await mentor[other].says('Открытый урок на районном семинаре, благодарность');
      expect(head[one].sees()).toShow('Новое обращение: предложение о поощрении');
      expect(told(mentee[one])).toBe('');
      expect(await mentee[one].forges(`pet.see:${(await last()).id}`)).toShow('недоступно');
    },
  );

  story('of a release the head alone decides, and not without who stands in', async () => {
    await staff[other].says('Обращения');
    expect(await staff[other].presses('Освобождение от работы')).toShow('Решает только руководитель.');
    await staff[other].says('Слёт наставников 12 ноября');
    await staff[other].presses('Пропустить');
    const { id } = await last();
    expect(head[one].sees()).toShow('Новое обращение: освобождение от работы');
    expect(await curator[one].forges(`pet.see:${id}`)).toShow('Слёт наставников 12 ноября');
    expect(curator[one].sees().buttons).not.toContain('Разрешить');
    expect(await curator[one].forges(`pet.grant:${id}`)).toShow('доступно другой роли');
    await head[one].presses('Открыть');
    await head[one].presses('Разрешить');
    await head[one].says('Сомова Вера Ильинична, 7 А');
    expect(await head[one].presses('Нет')).toShow('только в исключительном случае');
    await head[one].presses('Да');
    await head[one].presses('Пропустить');
    expect(staff[other].sees()).toShow('разрешено руководителем', 'Замещает: Сомова Вера Ильинична, 7 А');
  });

  story(
    'an appeal goes to the council; the other side is told with the author’s word and says how they see it',
    async () => {
      await mentee[one].says('Обращения');
      await mentee[one].presses('Обратиться в совет');
      await mentee[one].says('Как часто встречаться: раз в неделю или раз в месяц?');
      expect(await mentee[one].presses('Да')).toShow('Отправлено.');
      expect(council[one].sees()).toShow('Новое обращение: разбор в совете');
      expect(mentor[other].sees()).toShow('Можно написать, как это видите вы.');
      await mentor[other].presses('Открыть');
      await mentor[other].presses('Написать, как это вижу');
      await mentor[other].says('Раз в неделю не успеваю.');
      await council[one].presses('Открыть');
      expect(council[one].sees()).toShow('раз в месяц?', 'Раз в неделю не успеваю.');
      await council[one].presses('Записать решение');
      await council[one].says('Раз в две недели.');
      for (const phone of [mentee[one], mentor[other]]) expect(phone.sees()).toShow('Ответ: Раз в две недели.');
      expect(mentee[one].sees().whole).not.toContain('не успеваю');
    },
  );
});
