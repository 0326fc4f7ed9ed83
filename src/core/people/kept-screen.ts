import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { lines } from '#core/kernel/text.ts';
import { joinHours } from './invite.ts';
import { keptDays } from './retention.ts';

/** What is kept about people and for how long, in their words; docs/retention.md has every line. */
export const keptScreen = (): Screen =>
  screen(
    lines(
      'Сроки хранения, в днях:',
      '',
      `• ответы отправленной анкеты: ${keptDays.closedForms}, дальше хранится только то, что из них получилось`,
      `• ответы незаконченной анкеты: ${keptDays.openForms}`,
      `• отметки о напоминаниях и доставке: ${keptDays.reminders}`,
      `• приглашения после срока действия (${joinHours} часа): ${keptDays.invitations}`,
      `• связь с мессенджером после отключения: ${keptDays.strangers}`,
      `• запись о согласии после отзыва: ${keptDays.consents}, без имени`,
      `• гость встречи без других ролей: ${keptDays.guests} после последней встречи`,
      '',
      'Текст ваших сообщений стирается сразу после обработки. Роли, приказы и состояние этапов хранятся, пока их хранит школа.',
    ),
    [button('Мои данные', 'me'), button('Меню', 'menu')],
  );
