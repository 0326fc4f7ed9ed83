import { expect, test } from 'vitest';
import { form } from '#core/conversation/form.ts';
import { amount, whole } from '#core/conversation/question-number.ts';
import { person } from '#core/conversation/question-person.ts';
import { scale } from '#core/conversation/question-scale.ts';
import { telephone } from '#core/conversation/question-telephone.ts';
import { time } from '#core/conversation/question-time.ts';
import { choice, day, file, optional, several, withHelp, words, yesNo } from '#core/conversation/questions.ts';
import { channels } from '#core/kernel/ports.ts';
import { readDay } from '#core/kernel/read-day.ts';
import type { Person } from '#core/people/person.ts';
import { png } from '../support/png.ts';
import { probe } from '../support/probe.ts';
import { school } from '../support/school.ts';

const kinds = (bank: readonly Person[]) =>
  form('probe', 'Анкета наставника')
    .section('О вас')
    .ask('about', withHelp(words('Чем вы сильны?', { min: 10, max: 200 }), 'Два-три предложения.'))
    .ask('years', whole('Сколько лет преподаёте?', { min: 0, max: 60 }))
    .ask('hours', optional(amount('Сколько часов в неделю?', { min: 0.5, max: 20, decimals: 1 })))
    .section('Встречи')
    .ask(
      'from',
      day('С какого дня?', (text, today) => readDay(text, today, 'future')),
    )
    .ask('at', time('В какое время?'))
    .ask('format', choice('Как удобнее?', { here: 'Очно', online: 'Дистанционно' }))
    .askIf((a) => a.format === 'online', 'tool', words('Через что?'))
    .ask('areas', several('С чем поможете?', { lesson: 'Урок', parents: 'Родители', papers: 'Документы' }))
    .ask('comfort', scale('Насколько вам комфортно?', { min: 1, max: 10, low: 'совсем нет', high: 'полностью' }))
    .ask('hard', scale('Насколько трудно?', { min: 0, max: 3 }))
    .ask('glad', yesNo('Рады участвовать?'))
    .ask('with', person('С кем уже работали?', bank))
    .ask('picture', file('Приложите грамоту.'))
    .ask('phone', telephone('Телефон для связи?'));

test.each(channels)(
  'in %s every kind of answer is given, by button or in words, checked, corrected and sent',
  async (on) => {
    const { doorOf, sent } = probe();
    const bank: Person[] = [];
    const here = await school({ now: '2026-10-05T10:00:00+03:00', ...doorOf(kinds(bank)) });
    const names = ['Сомова Вера Ильинична', 'Сомова Инга Петровна', 'Рябинин Олег Сергеевич', 'Озерова Мария Львовна'];
    const more = 'Берёзкин Громов Дубов Еловский Жаров Зорин'.split(' ').map((surname) => `${surname} Пётр Ильич`);
    for (const name of [...names, ...more]) bank.push(await here.unconnected(name, 'mentor'));
    await here.restart(doorOf(kinds(bank)));
    const { [on]: phone } = await here.member('Ветрова', 'mentor', on);

    expect(await phone.says('Проба')).toShow(
      'Анкета наставника · 1 из 13',
      'Раздел: О вас',
      'Чем вы сильны?',
      'Два-три предложения.',
    );
    expect(await phone.says('Химия')).toShow('Слишком коротко: 5 из 10', 'Чем вы сильны?');
    expect(await phone.says('Веду химию и кружок')).toShow('2 из 13', 'Сколько лет');
    expect(await phone.says('пропустить')).toShow('На этот вопрос нужен ответ.');
    await phone.says('12 лет');
    expect(await phone.says('полтора')).toShow('можно с запятой');
    expect(await phone.says('назад')).toShow('Сколько лет', 'Сейчас: 12');
    expect(await phone.says('13')).toShow('Ответ изменён: Сколько лет преподаёте? → 13', 'Сколько часов');
    expect(await phone.says('1,5')).toShow('Раздел: Встречи', 'С какого дня?');
    await phone.says('завтра');
    expect(await phone.says('после обеда')).toShow('Напишите часы и минуты, например: 14:30.');
    await phone.says('в 14 30');
    expect(await phone.presses('Дистанционно')).toShow('7 из 14', 'Через что?');
    await phone.says('Позже.');
    await phone.presses('Урок');
    expect(await phone.presses('Документы')).toShow('[✓ Урок]', '[✓ Документы]');
    const ten = await phone.presses('Готово');
    expect(ten).toShow('1 — совсем нет, 10 — полностью', 'Можно написать: «назад», «позже».');
    expect(ten.buttons).toEqual('1 2 3 4 5 6 7 8 9 10'.split(' '));
    expect(await phone.presses('9')).toShow('Насколько трудно?', '[0] [1] [2] [3] [Назад]');
    await phone.says('0');
    expect(await phone.says('да')).toShow('С кем уже работали?', 'Напишите фамилию или её начало');
    const two = await phone.says('сом');
    expect(two).toShow('Подходит людей: 2. Выберите кнопкой.');
    expect(two.buttons.slice(0, 2)).toEqual(
      on === 'vk' ? ['Сомова Вера Ильинична', 'Сомова Инга Петровна'] : ['В.\u00a0И.\u00a0С.', 'И.\u00a0П.\u00a0С.'],
    );
    expect(await phone.presses(two.buttons[1] ?? '')).toShow('Приложите грамоту.');
    expect(await phone.says('нет грамоты')).toShow('Здесь нужен файл или фотография');
    expect(await phone.photographs(png)).toShow('Телефон для связи?');
    const review = await phone.says('8 912 345-67-89');
    expect(review).toShow('проверьте ответы', 'Раздел: Встречи', '→ 14:30', '→ Урок, Документы', '→ файл приложен');

    await phone.presses('Изменить ответ');
    await phone.presses('6. Как удобнее?');
    expect(await phone.presses('Очно')).toShow('Ответ изменён: Как удобнее? → Очно', 'проверьте ответы');
    expect(await phone.says('отправить')).toShow('Спасибо');
    expect(JSON.parse(JSON.stringify(sent))).toEqual([
      {
        ...{ about: 'Веду химию и кружок', years: 13, hours: 1.5, from: '2026-10-06', at: '14:30:00', format: 'here' },
        ...{ areas: ['lesson', 'papers'], comfort: 9, hard: 0, glad: 'yes', with: bank[1]?.id },
        ...{ picture: expect.any(String), phone: '+79123456789' },
      },
    ]);
    const [kept] = await here.system((tx) => tx.files.where({}));
    expect(kept).toMatchObject({ id: sent[0]?.picture, name: on === 'vk' ? expect.any(String) : 'photo.jpg' });
    await here.stop();
  },
);
