import { answer, mentee as menteeAnswers, mentorBegins, mentorEnds, monitoring, press, say } from './answers.ts';
import type { Hand } from './desk.ts';

interface Cast {
  readonly curator: Hand;
  readonly head: Hand;
  readonly mentor: Hand;
  readonly mentee: Hand;
}

/** From two questionnaires to a pair in force, and a campaign with its results. */
export async function playPairs(cast: Cast): Promise<void> {
  await fillBank(cast);
  await approveBank(cast);
  await offerPair(cast);
  await signOrder(cast);
  await askAll(cast);
}

async function fillBank({ mentor, mentee }: Cast): Promise<void> {
  await mentor.say('Моя карточка', 'Хотите участвовать?');
  await mentor.press('Готовность быть наставником', '· 1 из ');
  await answer(mentor, mentorBegins, { last: '· 7 из ' });
  await mentor.picture('questionnaire');
  await answer(mentor, mentorEnds, { from: 7 });
  await mentor.press('Отправить', 'анкета записана');
  await mentor.picture('my-card');
  await mentee.say('Моя карточка', 'Хотите участвовать?');
  await mentee.press('Нужна поддержка наставника', '· 1 из ');
  await answer(mentee, menteeAnswers);
  await mentee.press('Отправить', 'анкета записана');
}

async function approveBank({ curator, head }: Cast): Promise<void> {
  await curator.menu('Банк', 'Наставники: 1');
  await curator.picture('bank');
  await curator.press('На утверждение', 'Лугова Анна Петровна: наставник');
  await curator.press('Отправить руководителю', 'Список отправлен руководителю.');
  await head.hears('просит утвердить список');
  await head.press('Открыть список', 'Ждут утверждения: 2');
  await head.press('Утвердить: 2', 'Утверждено: 2');
  await curator.menu('Банк', 'Наставники: 1');
  await curator.press('Наставники', '1. Лугова Анна Петровна');
  await curator.press('1', 'Категория: ');
  await curator.picture('bank-card');
}

async function offerPair({ curator, mentor, mentee }: Cast): Promise<void> {
  await curator.menu('Пары', 'Пары и группы');
  await curator.press('Новая пара', 'Кто наставник?');
  await answer(curator, [
    press('Лугова Анна Петровна'),
    say('1'),
    press('1'),
    say('1'),
    say('рабочая программа и первые открытые уроки'),
    say('сегодня'),
    say('31 мая'),
  ]);
  await curator.press('Отправить', 'Черновик записан.');
  await curator.press('Предложить', 'Предложение отправлено каждому.');
  await mentor.hears('Вам предлагают пару');
  await mentor.picture('offer');
  for (const side of [mentor, mentee]) {
    await side.press('Да', 'нужно это согласие');
    await side.press('Даю согласие', 'Ответ записан: Да.');
  }
  await curator.hears('можно готовить приказ');
}

async function signOrder({ curator, head, mentor }: Cast): Promise<void> {
  await curator.press('Открыть пару', 'все согласны, нужен приказ');
  await curator.press('В приказ', 'Можно включить в приказ');
  await curator.press('Составить приказ', '· 1 из ');
  await answer(curator, [say('1'), say('1 декабря'), say('31 мая'), press('Нет')]);
  await curator.press('Отправить', 'Проект приказа составлен.');
  await curator.press('Приказ (.docx)', 'Подпишите его на бумаге');
  await curator.picture('order');
  await curator.press('К приказу', 'Проект приказа о закреплении');
  await curator.press('Отправить руководителю', 'Отозвать');
  await head.hears('На подпись: проект приказа');
  await head.press('Открыть', 'Подписан: номер и дата');
  await head.press('Подписан: номер и дата', 'Номер приказа?');
  await head.say('17-н от сегодня', 'Состояние: подписан');
  await head.picture('order-signed');
  await mentor.hears('Пара действует с');
  await mentor.picture('pair-in-force', 'folded');
}

async function askAll({ curator, mentee }: Cast): Promise<void> {
  await curator.menu('Опросы', 'Анкета — это вопросы.');
  await curator.press('Новый опрос', 'Какая анкета?');
  await curator.say('5', 'Кого спросить?');
  await curator.press('По ролям', 'Какие роли?');
  await curator.press('наставляемый', 'Какие роли?');
  await curator.press('Готово', 'С какого по какой день');
  await curator.say('30 октября', '· 5 из ');
  await curator.press('С именами', '· 6 из ');
  await curator.say('Без этапа', 'Новый опрос: проверьте');
  await curator.picture('campaign-preview');
  await curator.press('Запустить', 'Опрос начат');
  await mentee.hears('Опрос: Мониторинг в начале программы');
  await mentee.press('Начать', '· 1 из ');
  await mentee.press('Нет', '· 2 из ');
  await mentee.picture('scale');
  await answer(mentee, monitoring.slice(1), { from: 2 });
  await mentee.press('Отправить', 'Спасибо, ответ принят.');
  await curator.menu('Опросы', 'Анкета — это вопросы.');
  await curator.press('Все опросы', '1. Мониторинг в начале программы');
  await curator.press('1', 'Ответов: 1 из 1');
  await curator.picture('campaign');
  await curator.press('Итоги', 'Итоги');
  await curator.picture('results');
  await curator.press('Картинка', 'Ещё картинка');
  await curator.picture('results-picture', 'folded');
}
