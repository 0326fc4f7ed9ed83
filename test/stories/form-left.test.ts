import { expect, test } from 'vitest';
import { form } from '#core/conversation/form.ts';
import { words } from '#core/conversation/questions.ts';
import { channels } from '#core/kernel/ports.ts';
import { textOf } from '../support/news.ts';
import { probe } from '../support/probe.ts';
import { school } from '../support/school.ts';

const three = form('probe', 'Проба')
  .ask('one', words('Первое?'))
  .ask('two', words('Второе?'))
  .ask('three', words('Третье?'));

const aboutIt = (texts: readonly string[]) => texts.filter((text) => text.includes('Не закончено: Проба'));

test.each(channels)('in %s a form left for three days is called to mind once, and goes on by one tap', async (on) => {
  const { doorOf } = probe();
  const here = await school({ now: '2026-10-05T10:00:00+03:00', ...doorOf(three) });
  const { [on]: phone } = await here.member('Сомова', 'mentor', on);
  await phone.says('Проба');
  await phone.says('раз');
  phone.news();
  await here.until('2026-10-07T12:00:00+03:00');
  expect(phone.news()).toEqual([]);
  expect(String(await here.nextReminder())).toContain('2026-10-08');
  const digest = phone.news().map(textOf);
  expect(aboutIt(digest)).toEqual([
    'Напоминание · 8 октября 2026 г.\n\nНе закончено: Проба\nОтветов: 1 из 3. Они сохранены, можно продолжить с того же места.',
  ]);
  expect(await phone.presses('Продолжить')).toShow('Проба · 2 из 3', 'Второе?');
  phone.news();
  for (const day of ['09', '12', '13', '16', '20', '30']) await here.until(`2026-10-${day}T12:00:00+03:00`);
  expect(aboutIt(phone.news().map(textOf))).toEqual([]);
  await here.stop();
});

test('a form that was sent, dropped, or never begun is not called to mind', async () => {
  const { doorOf, sent } = probe();
  const here = await school({ now: '2026-10-05T10:00:00+03:00', ...doorOf(three) });
  const [sender, looker, dropper] = [
    await here.member('Сомова', 'mentor', 'vk'),
    await here.member('Рябинин', 'mentor', 'vk'),
    await here.member('Озерова', 'mentor', 'vk'),
  ];
  await sender.vk.says('Проба');
  for (const word of ['раз', 'два', 'три', 'отправить']) await sender.vk.says(word);
  expect(sent).toEqual([{ one: 'раз', two: 'два', three: 'три' }]);
  await looker.vk.says('Проба');
  await dropper.vk.says('Проба');
  await dropper.vk.says('раз');
  await here.system(async (tx) => {
    for (const one of await tx.forms.where({ personId: dropper.person.id, form: 'probe' }))
      await tx.forms.put({ ...one, status: 'dropped' });
  });
  for (const one of [sender, looker, dropper]) one.vk.news();
  for (const day of ['08', '09', '12']) await here.until(`2026-10-${day}T12:00:00+03:00`);
  for (const one of [sender, looker, dropper]) expect(one.vk.news()).toEqual([]);
  await here.stop();
});
