import type { Booking, Session } from '#core/sessions/session.ts';
import type { School } from './school.ts';
import type { StoryPhone } from './story-phone.ts';

interface Plan {
  readonly theme?: string;
  readonly day?: string;
  readonly time?: string;
  readonly seats?: string;
  readonly for?: string;
  readonly experts?: string;
}

/** Answers the form of a session from its first open question, up to the draft. */
export async function plansSession(phone: StoryPhone, plan: Plan = {}): Promise<void> {
  const { theme = 'Первый урок', day = '9 октября', time = '15:00', seats = '2', experts } = plan;
  await phone.says('Встречи с экспертами');
  await phone.presses('Объявить');
  if (experts) await phone.says(experts);
  for (const words of [theme, `${day} ${time}`, 'Кабинет 5', seats]) await phone.says(words);
  await phone.presses(plan.for ?? 'Для своей школы');
  await phone.presses('Один общий разговор');
  await phone.presses('Отправить');
}

/** From the menu to the announcement. */
export async function announcesSession(phone: StoryPhone, plan: Plan = {}): Promise<void> {
  await plansSession(phone, plan);
  await phone.presses('Объявить');
}

export const sessionNamed = async ({ system }: School, theme: string): Promise<Session> => {
  const [found] = await system((tx) => tx.sessions.where({ theme }));
  if (!found) throw new Error(`no session ${theme}`);
  return found;
};

/** Statuses by the order of arrival. */
export const lineNow = async ({ system }: School, { id: sessionId }: Session): Promise<readonly Booking['status'][]> =>
  [...(await system((tx) => tx.bookings.where({ sessionId })))]
    .sort((a, b) => a.line - b.line)
    .map((one) => one.status);
