import { expect, test } from 'vitest';
import { approves, sendsRoadmap } from '../support/curating.ts';
import { ordinaryMap } from '../support/in-force.ts';
import { daysOf, through } from '../support/news.ts';
import { type School, school } from '../support/school.ts';

/** Words only she has said, and what she is called: after the withdrawal no table holds any of them. */
const traces = ['Озерова', 'Мария', 'Львовна', 'Двадцать анкет собрано', 'Ждём нового методиста', 'канарейка'];

test('consent taken back: silence at once, nothing of the person is left, orders stay; a new invitation brings them back', async () => {
  const here = await school();
  const curator = await here.member('Ветрова Ирина Павловна', 'curator', 'vk');
  const head = await here.member('Рябинин Олег Сергеевич', 'head', 'vk');
  const maria = await here.member('Озерова Мария Львовна', 'psychologist', 'telegram', 'vk');
  await sendsRoadmap(curator.vk, ordinaryMap(), 'карта.txt');
  await approves(head.vk);
  await here.until('2026-10-01T09:00:00+03:00');
  await maria.vk.presses('Перенести срок');
  await maria.vk.says('22 октября');
  await maria.vk.says('Ждём нового методиста');
  await maria.vk.presses('Карточка');
  await maria.vk.presses('Закрыть');
  await maria.vk.sends(Buffer.from('канарейка'), 'анкеты.txt', 'Двадцать анкет собрано, приказ № 31');
  await maria.telegram.says('Мои дела');
  await maria.telegram.presses('1');
  await maria.telegram.presses('Перенести срок');
  for (const trace of traces) expect(await tablesWith(here, trace), trace).not.toEqual([]);

  await maria.telegram.says('Мои данные');
  await maria.telegram.presses('Отозвать согласие');
  expect(await maria.telegram.presses('Отозвать согласие')).toShow(
    'Согласие отозвано',
    'попросите у куратора приглашение',
  );
  expect(curator.vk.sees()).toShow('Отозвано согласие на обработку данных: один участник.');
  for (const trace of traces) expect(await tablesWith(here, trace), trace).toEqual([]);
  const [closed] = await here.system((tx) => tx.occurrences.where({ status: 'done' }));
  expect(closed?.result).toEqual({ orderNumber: '31' });
  expect(await here.system((tx) => tx.destructions.where({}))).toHaveLength(1);

  for (const phone of [maria.telegram, maria.vk]) phone.news();
  await through(here, '2026-12-01T12:00:00+03:00');
  for (const phone of [maria.telegram, maria.vk]) expect(phone.news()).toEqual([]);
  await here.until('2027-05-20T09:00:00+03:00');
  for (const phone of [maria.telegram, maria.vk]) expect(phone.news()).toEqual([]);
  expect(daysOf(curator.vk, 'Провести слёт')).toEqual(['20 мая 2027 г.']);
  expect(await maria.vk.says('Мои дела')).toShow('Вход по приглашению куратора');

  await curator.vk.says('Люди');
  await curator.vk.presses('Добавить и пригласить');
  await curator.vk.presses('Добавить человека');
  for (const words of ['Озерова', 'Мария', 'Львовна', 'педагог-психолог']) await curator.vk.says(words);
  await curator.vk.says('педагог-психолог');
  await curator.vk.presses('Отправить');
  await curator.vk.presses('Пригласить');
  const [code = ''] = curator.vk.sees().text.match(/[0-9A-Z]{4}-[0-9A-Z]{4}/) ?? [];
  expect(await maria.vk.says(code)).toShow('Вы — М.\u00a0Л.\u00a0О.?');
  await maria.vk.presses('Да, это я');
  await maria.vk.presses('Даю согласие');
  expect(await maria.vk.says('/menu')).toShow('Что сейчас ждут от вас');
  await here.stop();
});

/** Tables in which a word occurs anywhere. */
async function tablesWith({ database }: School, word: string): Promise<readonly string[]> {
  const tables: readonly { readonly name: string }[] = await database.dataSource.query(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  const hex = Buffer.from(word).toString('hex');
  const found: string[] = [];
  for (const { name } of tables) {
    const [row] = await database.dataSource.query(
      `select exists (select from "${name}" t where row_to_json(t)::text like $1 or row_to_json(t)::text like $2) as there`,
      [`%${word}%`, `%${hex}%`],
    );
    if (row.there) found.push(name);
  }
  return found;
}
