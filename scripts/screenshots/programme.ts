import type { Hand } from './desk.ts';

interface Cast {
  readonly curator: Hand;
  readonly mentor: Hand;
  readonly mentee: Hand;
}

/** A programme from its first line to the first thing done, and what can be asked in writing. */
export async function playProgramme({ curator, mentor, mentee }: Cast): Promise<void> {
  await mentee.say('Мои пары', 'Состояние: действует');
  await mentee.press('1', 'В паре: ');
  await mentee.press('Программа', 'Программы пока нет');
  await mentee.press('Составить программу', 'По какой день программа?');
  await mentee.say('31 мая', 'аправления');
  await mentee.say('1, 2', 'что запланировать?');
  await mentee.picture('programme-activities');
  await mentee.say('1, 3', 'что запланировать?');
  await mentee.say('1', 'Чем поддержать сильные стороны');
  await mentee.say('2', 'Как ');
  if (await mentee.heard('Как встречаться?')) await mentee.press('Очно', 'Как часто?');
  await mentee.press('Раз в неделю', 'проверьте ответы');
  await mentee.press('Отправить', 'Черновик готов');
  await mentee.press('Предложить всем', 'ждёт ответов');
  await mentor.hears('Вам предлагают программу');
  await mentor.picture('programme', 'folded');
  await mentor.press('Да', 'ждёт утверждения');
  await curator.hears('Программа ждёт утверждения');
  await curator.press('Открыть программу', 'все согласны');
  await curator.press('Утвердить', 'Программа утверждена');
  await mentee.say('Мой план', 'Выполнено: 0');
  await mentee.picture('my-plan', 'folded');
  await mentee.press('1', 'Планируемый результат');
  await mentee.press('Выполнено', 'Отмечено.');
  await mentor.hears('Отмечено выполненным');
  await mentor.press('Принять', 'Принято.');
  await mentor.picture('accepted', 'folded');
  await mentee.say('Обращения', 'Обращения');
  await mentee.picture('petitions', 'folded');
}
