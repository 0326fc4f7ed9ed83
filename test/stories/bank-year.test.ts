import { describe, expect, test } from 'vitest';
import { channels } from '#core/kernel/ports.ts';
import { newId } from '#db/new-id.ts';
import { bankOf, enters, mentorAnswers, opensCard } from '../support/bank.ts';
import { staffed } from '../support/in-force.ts';

const needs = { subject: 'физика', years: 5, 'n-discipline': 3 };

describe.each(channels)('in %s: a year of the bank', (on) => {
  test('a year later everybody is asked to look at their card, and the curator until the whole bank is gone through', async () => {
    const { here, curator } = await staffed(on);
    const anna = await here.member('Лугова Анна Петровна', 'staff', on);
    await enters(here, anna, 'mentor', mentorAnswers);
    await enters(here, { person: await here.unconnected('Белова Ия Олеговна', 'staff') }, 'mentee', needs);
    for (const one of [anna, curator]) one[on].news();
    await here.until('2027-08-24T10:00:00+03:00');
    expect(anna[on].sees()).toShow('Проверьте свою карточку: прошёл год');
    expect(curator[on].sees()).toShow('Обновите банк: не проверены карточки: 2');
    await anna[on].presses('Моя карточка');
    await anna[on].presses('Всё верно');
    expect(anna[on].sees()).toShow('карточка проверена', 'Проверено: 24\u00a0августа\u00a02027\u00a0г.');

    await here.until('2027-08-31T10:00:00+03:00');
    expect(curator[on].sees()).toShow('Обновите банк: не проверены карточки: 1');
    await curator[on].presses('Открыть список');
    expect(curator[on].sees()).toShow('Не проверены год: 1');
    await curator[on].presses('1');
    await curator[on].presses('Проверено');
    await here.until('2027-09-07T10:00:00+03:00');
    await curator[on].says('Банк');
    expect(curator[on].sees()).toShow('Банк обновлён: 7\u00a0сентября\u00a02027\u00a0г.');
    expect(curator[on].sees().whole).not.toContain('Не проверены');
    await here.stop();
  });

  test('a mentee without a pair is referred to the psychologist, who sees them and nobody else', async () => {
    const { here, curator, head, psychologist } = await staffed(on);
    const denis = await here.member('Снегирёв Денис Ильич', 'staff', on);
    const ia = await here.member('Белова Ия Олеговна', 'staff', on);
    for (const one of [denis, ia]) await enters(here, one, 'mentee', needs);
    await here.system((tx) =>
      tx.confidences.add({
        ...{ id: newId<'confidence'>(), organisationId: here.organisation.id, personId: denis.person.id },
        ...{ question: 'Замечаете ли вы усталость?', answer: 'Иногда', at: here.clock.now() },
      }),
    );
    await psychologist[on].says('Поддержка');
    expect(psychologist[on].sees()).toShow('Поддержка: 0');
    await curator[on].says('Банк');
    await curator[on].presses('Без пары');
    expect(curator[on].sees()).toShow('Без пары: 2', 'Поиск продолжается');
    const at = curator[on]
      .sees()
      .text.split('\n')
      .find((line) => /Снегир|Д\./.test(line));
    await curator[on].presses(at?.slice(0, 1) ?? '');
    await curator[on].presses('Направить психологу');
    expect(curator[on].sees()).toShow('Направлено психологу. Поиск пары продолжается.');
    expect(psychologist[on].sees()).toShow('Куратор просит о психологической поддержке');
    await psychologist[on].presses('Открыть');
    expect(psychologist[on].sees()).toShow('Связь через бота:', 'Нужна помощь: Дисциплина (3)', 'Иногда');
    await psychologist[on].presses('К списку');
    expect(psychologist[on].sees()).toShow('Поддержка: 1');
    await curator[on].presses('Конфиденциально');
    expect(curator[on].sees()).toShow('Замечаете ли вы усталость?', 'Иногда');
    await opensCard(head[on], 'Наставляемые', 1);
    expect(head[on].sees().buttons).not.toContain('Конфиденциально');
    expect(head[on].sees().whole).not.toContain('Иногда');
    await curator[on].presses('К карточке');
    await curator[on].presses('Отозвать от психолога');
    await psychologist[on].says('Поддержка');
    expect(psychologist[on].sees()).toShow('Поддержка: 0');
    await here.stop();
  });

  test('whoever asks to talk comes to the psychologist without any referral', async () => {
    const { here, psychologist } = await staffed(on);
    const ia = await here.member('Белова Ия Олеговна', 'staff', on);
    await here.system((tx) =>
      tx.confidences.add({
        ...{ id: newId<'confidence'>(), organisationId: here.organisation.id, personId: ia.person.id },
        ...{
          question: 'Замечаете ли вы усталость?',
          answer: 'Хочу поговорить с психологом',
          code: 'talk',
          at: here.clock.now(),
        },
      }),
    );
    await psychologist[on].says('Поддержка');
    await psychologist[on].presses('1');
    expect(psychologist[on].sees()).toShow('Просит о разговоре', 'Хочу поговорить с психологом');
    await here.stop();
  });

  test('one person stands in both halves of the bank, and has one card of their own', async () => {
    const { here, curator } = await staffed(on);
    const anna = await here.member('Лугова Анна Петровна', 'staff', on);
    await anna[on].says('Моя карточка');
    expect(anna[on].sees()).toShow('вас пока нет', 'Готовность быть наставником', 'Нужна поддержка наставника');
    await enters(here, anna, 'mentor', mentorAnswers);
    await enters(here, anna, 'mentee', needs);
    expect(await bankOf(here)).toHaveLength(2);
    await anna[on].says('Моя карточка');
    expect(anna[on].sees()).toShow('Вы в банке наставников', 'Вы в списке тех, кому подбирают наставника');
    await anna[on].presses('Кто это видит');
    expect(anna[on].sees()).toShow('видят только педагог-психолог и куратор');
    await curator[on].says('Банк');
    expect(curator[on].sees()).toShow('Наставники: 1', 'Наставляемые: 1');
    await here.stop();
  });

  test('a questionnaire of a mentor filled in by themselves makes their card', async () => {
    const { here, curator } = await staffed(on);
    const anna = await here.member('Лугова Анна Петровна', 'staff', on);
    await anna[on].says('Моя карточка');
    await anna[on].presses('Готовность быть наставником');
    await answersAll(anna[on]);
    expect(anna[on].sees()).toShow('анкета записана', 'Вы в банке наставников', 'Мест: 2');
    expect(curator[on].sees()).toShow('Новая карточка в банке');
    await here.stop();
  });
});

/** Answers every question of a questionnaire: its first option, or words. */
async function answersAll(phone: Awaited<ReturnType<typeof staffed>>['curator']['vk']): Promise<void> {
  for (let asked = 0; asked < 60 && !phone.sees().buttons.includes('Отправить'); asked += 1) {
    const { buttons, text } = phone.sees();
    if (text.includes('Скольким людям')) await phone.presses('Двоим');
    else if (buttons.includes('Готово')) {
      await phone.presses(buttons[0] ?? '');
      await phone.presses('Готово');
    } else if (/Сколько|лет|часов/.test(text)) await phone.says('5');
    else if (buttons.includes('Пропустить')) await phone.presses('Пропустить');
    else if (buttons.length > 2) await phone.presses(buttons[0] ?? '');
    else await phone.says('математика');
  }
  await phone.presses('Отправить');
}
