import { expect, test } from 'vitest';
import type { GuidedForm } from '#core/conversation/context.ts';
import { type Form, form } from '#core/conversation/form.ts';
import { yesNo } from '#core/conversation/questions.ts';
import { doorOf, type HouseDeps } from '../../src/app/house.ts';
import { approves, roadmapFile } from '../support/curating.ts';
import { inForce } from '../support/in-force.ts';
import { school } from '../support/school.ts';

test('a form begun in Telegram goes on in VK, over a restart of the program, and every answer is where it was said', async () => {
  const here = await school({ now: '2025-09-04T10:00:00+03:00' });
  const curator = await here.member('Ветрова Ирина Павловна', 'curator', 'telegram', 'vk');
  const head = await here.member('Рябинин Олег Сергеевич', 'head', 'telegram');
  const { telegram, vk } = curator;
  await telegram.sends(roadmapFile('house.docx'), 'house.docx');
  const [, read, question] = telegram.news();
  expect(read).toShow('Прочитано мероприятий: 4. Без срока: 4');
  expect(question).toShow('Сроки этапов · 1 из 4', 'Начало');
  expect(await telegram.says('сентябрь 2025')).toShow('2 из 4', 'Кто нуждается в помощи');
  await vk.says('/menu');
  await vk.presses('Ответить на вопросы: 3');
  expect(vk.sees()).toShow('Кто нуждается в помощи');
  await here.restart();
  expect(await vk.says('октябрь 2025')).toShow('Кто готов помогать');
  // The question that is still in view in Telegram is the second one: it is answered anew, and not the third.
  expect(await telegram.says('до 20 октября 2025')).toShow('Кто готов помогать');
  await here.restart();
  expect(await vk.presses('Назад')).toShow('Кто нуждается в помощи', 'Сейчас: до 20\u00a0октября\u00a02025\u00a0г.');
  await vk.says('до 25 октября 2025');
  await telegram.presses('Без срока пока');
  expect(await telegram.says('май 2026')).toShow('Прочитано мероприятий: 4', 'Со сроками: 3 · без срока: 1');
  await telegram.presses('Отправить на утверждение');
  await approves(head.telegram);
  const due = await here.system(async (tx) => (await tx.occurrences.where({})).map((one) => String(one.due)).sort());
  expect(due).toEqual(['2025-09-30', '2025-10-25', '2026-05-31']);
  await here.stop();
});

test('a form changed by a deploy goes on: what was said stays, what is new is asked, what is gone is not', async () => {
  const { here, psychologist } = await inForce('vk');
  const phone = psychologist.vk;
  await here.until('2026-10-01T09:00:00+03:00');
  await phone.presses('Перенести срок');
  expect(await phone.says('1 ноября 2026')).toShow('Перенести срок · 2 из 2', 'Почему?');
  await here.restart({ doorOf: changed });
  expect(await phone.says('Ждём двух новых учителей')).toShow('Перенести срок · 3 из 3', 'Согласовано с куратором?');
  await here.restart();
  await phone.says('/menu');
  const resumed = await phone.presses('Продолжить');
  expect(resumed).toShow('Срок перенесён', 'Причина: Ждём двух новых учителей');
  await here.stop();
});

/** Tomorrow's version of one form: one question more, at its end. */
function changed(house: HouseDeps) {
  const door = doorOf(house);
  const change = (guided: GuidedForm): GuidedForm => ({
    ...guided,
    open: async (ctx, subject) => {
      const opened = await guided.open(ctx, subject);
      const [step] = form('x', 'x').ask('agreed', yesNo('Согласовано с куратором?')).steps;
      const steps: Form<unknown>['steps'] = [...opened.form.steps, ...(step ? [step] : [])];
      return { ...opened, form: { ...opened.form, steps } };
    },
  });
  return {
    ...door,
    features: door.features.map((feature) => ({
      ...feature,
      forms: feature.forms.map((one) => (one.name === 'occ-postpone' ? change(one) : one)),
    })),
  };
}
