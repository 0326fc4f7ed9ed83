import { expect, test } from 'vitest';
import { form } from '#core/conversation/form.ts';
import { whole } from '#core/conversation/question-number.ts';
import { choice, optional, several, words } from '#core/conversation/questions.ts';
import { channels } from '#core/kernel/ports.ts';
import { probe } from '../support/probe.ts';
import { school } from '../support/school.ts';

const needs = form('probe', 'Запрос')
  .ask('subject', choice('Что ведёте?', { maths: 'Математика', russian: 'Русский язык', other: 'Другое' }))
  .askIf((a) => a.subject === 'other', 'which', words('Что именно?'))
  .ask('areas', several('С чем помочь?', { lesson: 'Урок', parents: 'Родители' }))
  .ask('years', whole('Сколько лет?', { min: 0, max: 60 }))
  .ask('wish', optional(words('Пожелания?')));

const other = { telegram: 'vk', vk: 'telegram' } as const;

test.each(channels)('begun in %s, finished in the other one, while both show old questions', async (first) => {
  const { doorOf, sent } = probe();
  const here = await school({ now: '2026-10-05T10:00:00+03:00', ...doorOf(needs) });
  const anna = await here.member('Сомова', 'mentor', first, other[first]);
  const [here1, here2] = [anna[first], anna[other[first]]];
  await here1.says('Проба');
  expect(await here1.presses('Математика')).toShow('2 из 4', 'С чем помочь?');
  await here1.presses('Урок');
  // Options are still being ticked: the other messenger shows the same question, with the tick.
  expect(await here2.says('Проба')).toShow('2 из 4', 'С чем помочь?', '[✓ Урок]');
  await here2.presses('Родители');
  expect(await here2.presses('Готово')).toShow('3 из 4', 'Сколько лет?');
  // A tap on the older message takes the tick away from its own question and from no other.
  expect(await here1.presses('✓ Урок')).toShow('С чем помочь?', '[Урок] [✓ Родители]');
  // What is typed answers the question in view on that messenger.
  expect(await here2.says('7')).toShow('С чем помочь?');
  expect(await here1.presses('Готово')).toShow('4 из 4', 'Пожелания?');
  await here.restart(doorOf(needs));
  await here1.says('Встречи по средам');
  expect(await here1.sees()).toShow('проверьте ответы', '→ Родители', '→ 7', '→ Встречи по средам');
  expect(await here2.says('Проба')).toShow('проверьте ответы', '→ Встречи по средам');
  expect(await here2.presses('Отправить')).toShow('Спасибо');
  expect(sent).toEqual([{ subject: 'maths', areas: ['parents'], years: 7, wish: 'Встречи по средам' }]);
  await here.stop();
});

test.each(channels)('in %s a late tap edits its own answer, says so, and shows where one is now', async (on) => {
  const { doorOf, sent } = probe();
  const here = await school({ now: '2026-10-05T10:00:00+03:00', ...doorOf(needs) });
  const anna = await here.member('Сомова', 'mentor', on);
  const phone = anna[on];
  await phone.says('Проба');
  const [session] = await here.system((tx) => tx.forms.where({ personId: anna.person.id }));
  const late = (button: string) => phone.forges(button.replace('*', session?.id ?? ''));
  await phone.presses('Другое');
  expect(await phone.says('Химия')).toShow('С чем помочь?');
  expect(await late('f.say:*:subject:russian')).toShow(
    'Ответ изменён: Что ведёте? → Русский язык',
    '2 из 4',
    'С чем помочь?',
  );
  // The same button twice is one answer.
  expect(await late('f.say:*:subject:russian')).toShow('Запрос · 2 из 4');
  expect(phone.sees().whole).not.toContain('Ответ изменён');
  expect(await late('f.skip:*:which')).toShow('Этот вопрос больше не задаётся, ответ не записан.', '2 из 4');
  expect(await late('f.say:*:subject:gone')).toShow('Такого варианта больше нет.', 'Что ведёте?');
  expect(await late('f.send:*')).toShow('Без ответа остались вопросы: 3.', 'С чем помочь?');
  expect(await phone.presses('Готово')).toShow('Отметьте хотя бы один вариант');
  await phone.says('1 и 2');
  await phone.says('7');
  expect(await phone.says('Пропустить')).toShow('проверьте ответы', '→ пропущено');
  expect(await phone.says('назад')).toShow('Пожелания?');
  expect(await phone.says('проверить')).toShow('проверьте ответы');
  expect(await phone.presses('Отправить')).toShow('Спасибо');
  expect(await late('f.say:*:subject:maths')).toShow('Эта анкета уже отправлена', '[Меню]');
  expect(await late('f.send:*')).toShow('Эта анкета уже отправлена');
  expect(sent).toEqual([{ subject: 'russian', areas: ['lesson', 'parents'], years: 7 }]);
  await here.stop();
});

test('a reply to a question of a form that was sent from the other messenger is told so', async () => {
  const { doorOf, sent } = probe();
  const short = form('probe', 'Запрос').ask('one', words('Первое?'));
  const here = await school({ now: '2026-10-05T10:00:00+03:00', ...doorOf(short) });
  const { telegram, vk } = await here.member('Сомова', 'mentor', 'telegram', 'vk');
  await telegram.says('Проба');
  await vk.says('Проба');
  for (const word of ['раз', 'отправить']) await vk.says(word);
  expect(await telegram.says('два')).toShow('Эта анкета уже отправлена');
  expect(sent).toEqual([{ one: 'раз' }]);
  await here.stop();
});
