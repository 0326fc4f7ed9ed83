import { describe, expect, test } from 'vitest';
import { channels } from '#core/kernel/ports.ts';
import { byTurns } from '../support/by-turns.ts';
import { approves, sendsRoadmap } from '../support/curating.ts';
import { inForce, ordinaryMap, staffed } from '../support/in-force.ts';
import { textOf } from '../support/news.ts';
import { school } from '../support/school.ts';

describe.each(channels)('in %s: how a roadmap comes into force', (on) => {
  const test = byTurns(channels, on);
  test('the head returns it with a remark, the curator mends it, the head approves with number and date', async () => {
    const { here, curator, head } = await staffed(on);
    await sendsRoadmap(curator[on], ordinaryMap(), 'карта.txt');
    await head[on].presses('Вернуть с замечанием');
    await head[on].says('Слёт перенести на апрель');
    expect(curator[on].sees()).toShow('Замечание: Слёт перенести на апрель');
    await curator[on].presses('Этапы');
    await curator[on].presses('3');
    await curator[on].presses('Срок');
    await curator[on].says('22 апреля 2027');
    await curator[on].presses('К списку');
    await curator[on].presses('К черновику');
    await curator[on].presses('Отправить на утверждение');
    expect(head[on].sees()).toShow('Провести слёт наставников', '22\u00a0апреля\u00a02027\u00a0г.');
    await approves(head[on]);
    expect(curator[on].sees()).toShow('Дорожная карта утверждена', '№\u00a015-од');
    await here.stop();
  });

  test('a second file for the period is shown as a difference; what is closed stays closed', async () => {
    const { here, curator, head } = await inForce(on);
    await here.until('2026-09-10T12:00:00+03:00');
    await curator[on].says('Мои дела');
    await curator[on].presses('1');
    await curator[on].presses('Закрыть');
    await curator[on].says('Приказ № 7-од');
    const second = ordinaryMap().toString();
    const changed = second
      .replace('Сентябрь 2026', 'Октябрь 2026')
      .replace('20 мая 2027', '27 мая 2027')
      .replace('Проверить журналы встреч', 'Собрать лучшие практики');
    await curator[on].sends(Buffer.from(changed), 'карта-2.txt');
    await curator[on].presses('Что изменилось');
    expect(curator[on].sees()).toShow('Добавлено: 1', 'исчезло: 1', 'другой срок: 2', 'без изменений: 3');
    await curator[on].presses('Всё верно');
    await curator[on].presses('Отправить на утверждение');
    await approves(head[on], '16-од');
    await curator[on].says('План года');
    expect(textOf(curator[on].sees())).toMatch(/Издать приказ[\s\S]*закрыт/);
    await curator[on].presses('1');
    await curator[on].presses('История');
    expect(curator[on].sees()).toShow('закрыт', 'приказ №\u00a07-од');
    await here.stop();
  });
});

test('where the head is not in the bot the curator enters the order, and the screen says so', async () => {
  const here = await school();
  const curator = await here.member('Ветрова Ирина Павловна', 'curator', 'vk');
  await here.unconnected('Рябинин Олег Сергеевич', 'head');
  await sendsRoadmap(curator.vk, ordinaryMap(), 'карта.txt');
  expect(curator.vk.sees()).toShow('Руководитель не подключён');
  await curator.vk.presses('Указать приказ');
  await curator.vk.says('4-д');
  await curator.vk.says('вчера');
  expect(curator.vk.sees()).toShow('Дорожная карта утверждена', '№\u00a04-д от 23\u00a0августа', 'ввёл куратор');
  await here.stop();
});

test('names in the column: refused where they may not travel, linked to people where they may', async () => {
  const here = await school();
  const curator = await here.member('Ветрова Ирина Павловна', 'curator', 'telegram', 'vk');
  const psychologist = await here.member('Озерова Мария Львовна', 'psychologist', 'vk');
  const head = await here.member('Рябинин Олег Сергеевич', 'head', 'vk');
  const map = Buffer.from(ordinaryMap().toString().replaceAll('педагог-психолог', 'Озерова М. Л.'));
  await curator.telegram.sends(map, 'карта.txt');
  expect(curator.telegram.sees()).toShow(
    'в Telegram не передаются',
    'в VK: там имена разрешены',
    '[Прислать файл по ссылке]',
  );
  expect(await here.system((tx) => tx.roadmaps.where({}))).toEqual([]);
  await curator.vk.sends(map, 'карта.txt');
  await curator.vk.presses('Ответственные');
  expect(textOf(curator.vk.sees())).toContain('→ Озерова Мария Львовна');
  await curator.vk.presses('Всё верно');
  await curator.vk.presses('Отправить на утверждение');
  await approves(head.vk);
  await here.until('2026-10-01T09:00:00+03:00');
  expect(psychologist.vk.sees()).toShow('Собрать банк наставляемых');
  await here.stop();
});
