import { describe, expect, test } from 'vitest';
import { type AnyForm, form } from '#core/conversation/form.ts';
import { whole } from '#core/conversation/question-number.ts';
import { choice, optional, several, words, yesNo } from '#core/conversation/questions.ts';
import { channels } from '#core/kernel/ports.ts';
import { byTurns } from '../support/by-turns.ts';
import { probe } from '../support/probe.ts';
import { school } from '../support/school.ts';

const subjects = { maths: 'Математика', russian: 'Русский язык', other: 'Другое' };
const areas = { lesson: 'Урок', parents: 'Родители', papers: 'Документы' };
const subject = choice('Что ведёте?', subjects);
const help = several('С чем помочь?', areas);
const years = whole('Сколько лет?', { min: 0, max: 60 });
const wish = optional(words('Пожелания?'));
const today = form('probe', 'Запрос').ask('subject', subject).ask('areas', help).ask('years', years).ask('wish', wish);

describe.each(channels)('in %s, with two of four questions answered, a deploy', (on) => {
  const test = byTurns(channels, on);
  /** Typed answers, «2» and «1, 3»: places in a list that the deploy may change. */
  const midway = async (tomorrow: AnyForm) => {
    const { doorOf, sent } = probe();
    const here = await school({ now: '2026-10-05T10:00:00+03:00', ...doorOf(today) });
    const anna = await here.member('Сомова', 'mentor', on);
    const phone = anna[on];
    await phone.says('Проба');
    await phone.says('2');
    expect(await phone.says('1, 3')).toShow('3 из 4', 'Сколько лет?');
    const [session] = await here.system((tx) => tx.forms.where({ personId: anna.person.id }));
    await here.restart(doorOf(tomorrow));
    const late = (button: string) => phone.forges(button.replace('*', session?.id ?? ''));
    return { here, phone, sent, late };
  };

  test('that adds a question asks it, and keeps what was answered and what is in view', async () => {
    const more = form('probe', 'Запрос').ask('glad', yesNo('Рады участвовать?')).ask('subject', subject);
    const { here, phone, sent } = await midway(more.ask('areas', help).ask('years', years).ask('wish', wish));
    // The question in view is still the one that is answered.
    expect(await phone.says('7')).toShow('Запрос · 1 из 5', 'Рады участвовать?');
    expect(await phone.presses('Да')).toShow('5 из 5', 'Пожелания?');
    await phone.presses('Пропустить');
    await phone.presses('Отправить');
    expect(sent).toEqual([{ glad: 'yes', subject: 'russian', areas: ['lesson', 'papers'], years: 7 }]);
    await here.stop();
  });

  test('that rewords questions and options, and turns the options round, keeps their meaning', async () => {
    const turned = choice('Какой предмет вы преподаёте?', { other: 'Иное', russian: 'Русский', maths: 'Алгебра' });
    const helped = several('В чём нужна помощь?', { papers: 'Бумаги', parents: 'Семьи', lesson: 'Занятие' });
    const shape = form('probe', 'Запрос').ask('subject', turned).ask('areas', helped);
    const { here, phone, sent } = await midway(shape.ask('years', whole('Стаж?', { min: 0, max: 60 })));
    const review = await phone.says('7');
    expect(review).toShow('Какой предмет вы преподаёте?', '→ Русский', '→ Занятие, Бумаги', 'Стаж?', '→ 7');
    await phone.presses('Отправить');
    expect(sent.map((one) => ({ ...one, areas: [...(one.areas as string[])].sort() }))).toEqual([
      { subject: 'russian', areas: ['lesson', 'papers'], years: 7 },
    ]);
    await here.stop();
  });

  test('that removes the question in view, another one and an option says so and goes on', async () => {
    const fewer = several('С чем помочь?', { parents: 'Родители', papers: 'Документы' });
    const { here, phone, sent, late } = await midway(form('probe', 'Запрос').ask('areas', fewer).ask('wish', wish));
    expect(await phone.says('7')).toShow('Этот вопрос больше не задаётся, ответ не записан.', '2 из 2', 'Пожелания?');
    expect(await late('f.say:*:subject:maths')).toShow('Этот вопрос больше не задаётся', 'Пожелания?');
    expect(await late('f.tick:*:areas:lesson')).toShow('Такого варианта больше нет.', '[✓ Документы]');
    await phone.presses('Готово');
    await phone.says('Встречи по средам');
    await phone.presses('Отправить');
    expect(sent).toEqual([{ areas: ['papers'], wish: 'Встречи по средам' }]);
    await here.stop();
  });

  test('that removes the option somebody chose asks that question again, and no other', async () => {
    const other = choice('Что ведёте?', { maths: 'Математика', other: 'Другое' });
    const shape = form('probe', 'Запрос').ask('subject', other).ask('areas', help);
    const { here, phone, sent } = await midway(shape.ask('years', years));
    expect(await phone.says('7')).toShow('1 из 3', 'Что ведёте?');
    expect(await phone.says('другое')).toShow('проверьте ответы');
    await phone.presses('Отправить');
    expect(sent).toEqual([{ subject: 'other', areas: ['lesson', 'papers'], years: 7 }]);
    await here.stop();
  });

  test('that reorders the questions leaves each answer at its own', async () => {
    const shape = form('probe', 'Запрос').ask('wish', wish).ask('years', years);
    const { here, phone, sent, late } = await midway(shape.ask('areas', help).ask('subject', subject));
    expect(await phone.says('7')).toShow('1 из 4', 'Пожелания?');
    expect(await late('f.back:*:subject')).toShow('3 из 4', 'С чем помочь?');
    expect(await phone.presses('Готово')).toShow('1 из 4', 'Пожелания?');
    await phone.says('Нет');
    await phone.presses('Отправить');
    expect(sent).toEqual([{ wish: 'Нет', years: 7, areas: ['lesson', 'papers'], subject: 'russian' }]);
    await here.stop();
  });
});

test.each(channels)(
  'in %s a questionnaire of 60 questions is filled in, over a restart, with choices paged',
  async (on) => {
    const many = Object.fromEntries(Array.from({ length: 14 }, (_, index) => [`o${index + 1}`, `Тема ${index + 1}`]));
    const keys = Array.from({ length: 59 }, (_, index) => `q${index + 1}`);
    const long = keys.reduce<typeof today>(
      (all, key) => all.ask(key, whole(`Вопрос ${key}?`, { min: 0, max: 60 })) as typeof today,
      form('probe', 'Анкета').ask('themes', several('Какие темы?', many)) as unknown as typeof today,
    );
    const { doorOf, sent } = probe();
    const here = await school({ now: '2026-10-05T10:00:00+03:00', ...doorOf(long) });
    const { [on]: phone } = await here.member('Сомова', 'mentor', on);
    expect(await phone.says('Проба')).toShow('1 из 60', 'Ещё варианты (1 из 3)');
    await phone.presses('Тема 2');
    await phone.presses('Ещё варианты (1 из 3)');
    expect(await phone.presses('Тема 9')).toShow('[✓ Тема 9]', 'Ещё варианты (2 из 3)');
    expect(await phone.presses('Готово')).toShow('2 из 60');
    for (const [index] of keys.entries()) {
      if (index === 30) await here.restart(doorOf(long));
      await phone.says(String(index));
    }
    expect(phone.sees()).toShow('проверьте ответы (1 из', '→ Тема 2, Тема 9');
    await phone.presses('Изменить ответ');
    for (let page = 1; page < 10; page++) await phone.presses(`Дальше (${page} из 10)`);
    await phone.presses('60. Вопрос q59?');
    expect(await phone.says('60')).toShow('Ответ изменён: Вопрос q59? → 60');
    await phone.presses('Отправить');
    const expected = Object.fromEntries(keys.map((key, index) => [key, key === 'q59' ? 60 : index]));
    expect(sent).toEqual([{ themes: ['o2', 'o9'], ...expected }]);
    await here.stop();
  },
);
