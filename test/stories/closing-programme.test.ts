import mammoth from 'mammoth';
import { afterEach, describe, expect } from 'vitest';
import { date } from '#core/kernel/time.ts';
import type { Programme } from '#core/programmes/programme.ts';
import { byTurns } from '../support/by-turns.ts';
import { approved, logged } from '../support/closing.ts';
import { type Met, met } from '../support/meetings.ts';
import type { StoryPhone } from '../support/story-phone.ts';

const open: { story?: Met } = {};
const begin = async (...given: Parameters<typeof met>): Promise<Met> => {
  open.story = await met(...given);
  return open.story;
};
afterEach(() => open.story?.here.stop());

const hours = '1\u00a0ч 25\u00a0мин';
const text = async (bytes: Buffer): Promise<string> => (await mammoth.extractRawText({ buffer: bytes })).value;
const all = (phone: StoryPhone): string =>
  phone
    .news()
    .map(({ whole }) => whole)
    .join('\n');
const programmeOf = ({ here }: Met, { id }: Pick<Programme, 'id'>): Promise<Programme> =>
  here.system((tx) => tx.programmes.get(id));

const ways = [
  { curator: 'vk', mentor: 'telegram', mentee: 'vk' },
  { curator: 'telegram', mentor: 'vk', mentee: 'telegram' },
] as const;

describe.each(ways)('a mentor in $mentor, the other side and the curator in $mentee', (on) => {
  const test = byTurns(ways, on);

  test('a plan that is done is closed by a tap of each side; questionnaires, the summary, certificates and the text for the site follow', async () => {
    const story = await begin(on, { settings: { names: { telegram: 'full', vk: 'full' } } });
    const { here, curator } = story;
    const [mentor, mentee] = [story.mentor[on.mentor], story.mentee[on.mentee]];
    await logged(story, '2026-10-13', 45);
    await logged(story, '2026-10-20', 40);
    // Before the first day of the programme: it does not count.
    await logged(story, '2026-10-01', 300);
    const programme = await approved(story);

    // It is offered by itself.
    await here.until('2026-11-23T09:30:00+03:00');
    for (const phone of [mentor, mentee]) expect(phone.sees()).toShow('План выполнен или срок истёк');
    expect(await mentor.says('/start')).toShow('Программу можно завершить');
    expect(await mentor.presses('Завершить программу')).toShow('Принято мероприятий: 2 из 2');
    expect(await mentor.presses('План выполнен, завершить')).toShow('Ждём подтверждения остальных', 'Ждём ответа');
    await here.settle();
    expect(mentee.sees()).toShow('план программы выполнен', '[Подтверждаю]');
    await curator.forges(`publish:${programme.id}`);
    expect(curator.sees()).toShow('Программа ещё не завершена', 'П1 8.2');
    for (const phone of [mentor, mentee, curator]) phone.news();
    await mentee.presses('Подтверждаю');
    await here.settle();
    expect(all(mentee)).toContain('План выполнен полностью (П1 7.1)');
    expect(all(mentor)).toContain('Осталось подвести итоги адаптации (п. 5.2.2)');
    expect(all(curator)).toContain('приказ о завершении пары или новая программа');
    expect((await programmeOf(story, programme)).closedOn?.toString()).toBe('2026-11-23');

    // The closing questionnaire: a tap per scale, under names.
    expect(mentee.sees()).toShow('Мнение о завершённой программе', 'Ответы увидят: куратор и руководитель');
    for (const tap of ['Начать', '9', '8', 'Пропустить', 'Пропустить', 'Нет, справляюсь', 'Отправить'])
      await mentee.presses(tap);
    expect(mentee.sees()).toShow('Спасибо, ответ принят');

    // The mentor's summary: one tap about the mentee, what was done is there already.
    expect(await mentor.says('/start')).toShow('Подвести итоги адаптации', 'Опрос:');
    expect(await mentor.presses('Подвести итоги')).toShow('Ким Олег Игоревич: как дальше с работой?');
    await mentor.presses('Справляется с поддержкой');
    await mentor.says('2, 6');
    expect(await mentor.presses('Пропустить')).toShow('Принято мероприятий: 2 из 2', `Встреч: 2, часы: ${hours}`);
    expect(await mentor.presses('Отправить')).toShow('Итоги записаны', 'помощь по просьбе');
    await here.settle();
    expect(await mentee.presses('Прочитать')).toShow('справляется с поддержкой');
    expect((await mentor.says('/start')).whole).not.toContain('Подвести итоги');

    await curator.says('Программы');
    expect(await curator.presses('Завершение программ')).toShow('завершена', 'план выполнен полностью');
    expect(await curator.presses('Анкеты: итоги')).toShow('Программ: 1, ответов: 0 из 1');
    expect(await curator.presses('Наставляемые')).toShow('ответов: 1 из 1', 'Среднее: 9,0 (ответов: 1 из 1)');
    await curator.presses('Завершение программ');
    await curator.presses('1');
    expect(await curator.presses('Анкеты')).toShow('Наставляемые: ответов 1 из 1', 'Наставники: ответов 0 из 1');
    await curator.presses('К программе');
    expect(await curator.presses('Сертификаты')).toShow('не выдан');
    expect(await curator.presses('Выдать сертификаты: 2')).toShow(
      'Выдано сертификатов: 2',
      '№\u00a01/2026',
      '№\u00a02/2026',
    );
    await curator.presses('2');
    await curator.presses('Word');
    const paper = await text(await curator.downloads());
    for (const part of ['СЕРТИФИКАТ', '№\u00a02/2026', 'Ким Олег Игоревич', 'о прохождении', 'встреч: 2', hours])
      expect(paper).toContain(part);
    await here.settle();
    expect(mentor.sees()).toShow('Вам выдан сертификат');
    await mentor.presses('Мой сертификат');
    await mentor.presses('Картинка');
    expect((await mentor.downloads()).subarray(1, 4).toString()).toBe('PNG');
    // A second time it comes under the same number.
    await curator.forges(`cert.issue:${programme.id}`);
    expect(curator.sees()).toShow('Кнопка устарела');

    // The site: nobody is named without their consent to publication.
    await curator.forges(`publish:${programme.id}`);
    expect(curator.sees()).toShow('Согласие на публикацию есть: 0 из 2');
    await curator.presses('Word');
    const bare = await text(await curator.downloads());
    expect(bare).toContain('Выполнено мероприятий: 2 из 2');
    for (const name of ['Лугов', 'Ким', '5 А']) expect(bare).not.toContain(name);
    await mentor.forges('agree.give:publication:1');
    await curator.forges(`publish.txt:${programme.id}`);
    expect((await curator.downloads()).toString('utf8')).toContain('Лугова Анна Петровна');
    await mentor.forges('agree.off.yes:publication');
    await here.settle();
    expect(all(curator)).toMatch(/Уберите размещённое в течение трёх рабочих дней(.|\n)*материал о программе: Лугова/);
    await curator.forges(`publish.txt:${programme.id}`);
    expect((await curator.downloads()).toString('utf8')).not.toContain('Лугов');

    // Closing the programme and ending the pair are two things: the order's form knows why.
    await curator.forges(`closing:${programme.id}`);
    expect(await curator.presses('Завершить пару приказом')).toShow(
      'проверьте ответы',
      'План выполнен полностью',
      '23\u00a0ноября\u00a02026',
    );
    expect(await curator.presses('Отправить')).toShow('Проект приказа составлен');
  });

  test('a wish of one side becomes mutual by a tap of the other; the curator closes for non-performance with grounds that both read', async () => {
    const story = await begin(on);
    const { here, curator } = story;
    const [mentor, mentee] = [story.mentor[on.mentor], story.mentee[on.mentee]];
    const first = await approved(story, { accepted: 1 });
    await mentee.forges(`closing:${first.id}`);
    expect(mentee.sees()).toShow('Принято мероприятий: 1 из 2', '[Завершить раньше по причине]');
    // Nobody says that a plan is done while its lines wait.
    await mentee.forges(`closing.done:${first.id}`);
    expect(mentee.sees()).toShow('Кнопка устарела');
    await mentee.forges(`closing:${first.id}`);
    await mentee.presses('Завершить раньше по причине');
    await mentee.presses('Изменились работа или нагрузка');
    await mentee.presses('Пропустить');
    expect(await mentee.presses('Отправить')).toShow('Предложение отправлено', '[Снять предложение]');
    await here.settle();
    expect(curator.sees()).toShow('Причина: Изменились работа или нагрузка', '[Причина уважительная]');
    expect(await mentor.says('/start')).toShow('Ответить о завершении программы');
    await mentor.presses('Ответить о завершении');
    expect(await mentor.presses('Согласие')).toShow('Вывод о завершённой программе');
    expect(await programmeOf(story, first)).toMatchObject({ closeReason: 'mutual' });
    // A second press closes nothing twice.
    await curator.presses('Причина уважительная');
    expect(curator.sees()).toShow('Кнопка устарела');
    await curator.forges(`cert:${first.id}`);
    expect(curator.sees()).toShow('выдавать ли сертификаты, решаете вы');

    const second = await approved(story, { accepted: 0 });
    await curator.forges(`closing:${second.id}`);
    await curator.presses('За недолжное исполнение');
    expect(await curator.says('Мало')).toShow('Слишком коротко');
    await curator.says('Встреч не было с начала октября, мероприятия не выполняются');
    for (const phone of [mentor, mentee]) phone.news();
    await curator.presses('Отправить');
    await here.settle();
    for (const phone of [mentor, mentee])
      expect(all(phone)).toMatch(/Основание: Встреч не было(.|\n)*обратитесь в методическое объединение или совет/);
    await mentee.forges(`closing:${second.id}`);
    await mentee.presses('Обратиться в совет');
    expect(mentee.sees().whole).not.toContain('Кнопка устарела');
    await curator.forges(`cert:${second.id}`);
    expect(curator.sees()).toShow('сертификат не выдаётся');
  });

  test('an order that ends the pair closes the open programme with its reason, on its last day; an unwritten summary is asked for', async () => {
    const story = await begin(on);
    const { here, pair, curator } = story;
    const programme = await approved(story, { accepted: 0 });
    await here.member('Рябинин Олег Сергеевич', 'head', on.curator);
    await curator.forges(`pair:${pair.id}`);
    await curator.presses('Завершить приказом');
    await curator.says('По инициативе наставника');
    await curator.says('Переход в другую школу');
    await curator.says('20 октября 2026');
    await curator.presses('Отправить');
    const [order] = await here.system((tx) => tx.orders.where({ organisationId: here.organisation.id }));
    await here.system(async (tx) => {
      if (!order) throw new Error('no order');
      await tx.orders.put({ ...order, status: 'signed', number: '30-н', date: date('2026-10-14') });
      const held = await tx.mentorships.get(pair.id);
      await tx.mentorships.put({ ...held, status: 'ended', inForceTo: date('2026-10-20'), endOrderId: order.id });
    });
    await here.until('2026-10-20T12:00:00+03:00');
    expect((await programmeOf(story, programme)).status).toBe('approved');
    await here.until('2026-10-21T12:00:00+03:00');
    expect(await programmeOf(story, programme)).toMatchObject({
      ...{ status: 'closed', closeReason: 'mentor', closeGrounds: 'Переход в другую школу' },
      closedOn: date('2026-10-20'),
    });
    const mentor = story.mentor[on.mentor];
    expect(all(mentor)).toContain('Программа завершена');
    await here.until('2026-10-28T12:00:00+03:00');
    expect(mentor.sees()).toShow('Итоги адаптации не подведены', '[2. Подвести итоги]');
  });
});
