import { afterEach, expect, test } from 'vitest';
import { agrees, drafts, makes, onlyPair, type Pairing, paired, pairsOf, signs } from '../support/pairing.ts';

const open: { story?: Pairing } = {};
const begin = async (...given: Parameters<typeof paired>): Promise<Pairing> => {
  open.story = await paired(...given);
  return open.story;
};
afterEach(() => open.story?.here.stop());

test('a group of three and a pair go into force by one order; the group asks for at least two', async () => {
  const { here, curator, head, mentor, mentee } = await begin({ leaders: 'vk', mentor: 'vk', mentee: 'telegram' });
  const second = await here.member('Мельников Артём Денисович', 'mentee', 'vk');
  await curator.forges('pair.new');
  await curator.says('Лугова Анна Петровна');
  await curator.says('Ким');
  await curator.says('педагог – педагог');
  expect(await curator.says('в группе')).toShow('В группе не меньше двух наставляемых');
  await curator.says('традиционное');
  await curator.presses('Пропустить');
  await curator.says('1 октября 2026');
  expect(await curator.says('1 ноября 2026')).toShow('не меньше 3 месяцев (п. 1.3)');
  await curator.says('31 мая 2027');
  await curator.presses('Отправить');
  await curator.presses('Предложить');
  await makes(curator, { mentees: ['Ким', 'Мельников'] });
  expect(curator.sees()).toShow('Вид: традиционное, в группе', 'указано не больше 1');
  await curator.presses('Предложить');
  for (const pair of await pairsOf(here))
    for (const phone of [mentor.vk, mentee.telegram, second.vk]) {
      await phone.forges(`pair.open:${pair.id}`);
      if (!phone.sees().buttons.includes('Да')) continue;
      await phone.presses('Да');
      if (phone.sees().buttons.includes('Даю согласие')) await phone.presses('Даю согласие');
    }
  await drafts(curator, '1, 2');
  await curator.presses('Отправить руководителю');
  await signs(head);
  expect((await pairsOf(here)).map((one) => one.status)).toEqual(['in-force', 'in-force']);
  expect(await here.system((tx) => tx.orders.where({}))).toHaveLength(1);
});

test('in a reverse pair both hold both roles: each gives both consents and answers once', async () => {
  const { here, curator, mentor, mentee } = await begin({ leaders: 'vk', mentor: 'telegram', mentee: 'vk' });
  await makes(curator, { kinds: 'реверсивное' });
  await curator.presses('Предложить');
  await agrees(mentor.telegram);
  await agrees(mentee.vk);
  const pair = await onlyPair(here);
  const members = await here.system((tx) => tx.members.where({ mentorshipId: pair.id }));
  expect([pair.status, members.length, members.every((one) => one.answer === 'yes')]).toEqual(['agreed', 4, true]);
  const consents = await here.system((tx) => tx.consents.where({ personId: mentor.person.id }));
  expect(consents.map((one) => one.kind).sort()).toEqual(['mentee', 'mentor', 'personal-data']);
});

test('an external mentor outside the bot: the answer is noted from paper, once the originals lie with the school', async () => {
  const { here, curator, mentee } = await begin({ leaders: 'vk', mentor: 'vk', mentee: 'telegram' });
  const outside = await here.unconnected('Тополев Сергей Андреевич', 'mentor', 'доцент, педагогический университет');
  await makes(curator, { mentor: 'Тополев Сергей Андреевич', form: 'педагог вуза или колледжа – молодой педагог' });
  expect(await curator.presses('Предложить')).toShow('Не подключены: 1');
  await agrees(mentee.telegram);
  const pair = await onlyPair(here);
  await curator.forges(`pair.paper:${pair.id}`);
  expect(await curator.says('Тополев Сергей Андреевич')).toShow('оригинал согласия получен');
  for (const kind of ['personal-data', 'mentor']) await curator.forges(`orig.got:${outside.id}:${kind}`);
  await curator.forges(`pair.paper:${pair.id}`);
  await curator.says('Тополев Сергей Андреевич');
  expect((await onlyPair(here)).status).toBe('agreed');
});

test('pupils take part only where the school switched them on, with a guardian’s paper', async () => {
  const { here, curator, mentee } = await begin(
    { leaders: 'vk', mentor: 'vk', mentee: 'vk' },
    { settings: { pupils: true } },
  );
  await makes(curator, { form: 'педагог – ученик' });
  expect(await curator.presses('Предложить')).toShow('Нет согласия родителя на бумаге');
  await curator.forges(`orig.got:${mentee.person.id}:guardian`);
  await curator.forges(`pair.ask:${(await onlyPair(here)).id}`);
  expect((await onlyPair(here)).status).toBe('proposed');
});
