import type { ClosingOffer, Conclusion } from './closing.ts';

/** Reasons of good cause, as a side says them; nothing here asks about health or family. */
export const causeWords = {
  load: 'Изменились работа или нагрузка',
  personal: 'Личные обстоятельства',
  goals: 'Изменились цели и затруднения',
  fit: 'Не складывается совместная работа',
  other: 'Другое',
} as const;

export const offerWords = ({ reason }: Pick<ClosingOffer, 'reason'>): string =>
  reason === 'done' ? 'план программы выполнен, её можно завершить' : 'предложение завершить программу раньше срока';

/** How a mentee works after the programme. */
export const conclusionWords: Readonly<Record<Conclusion, string>> = {
  alone: 'Справляется без сопровождения',
  supported: 'Справляется с поддержкой',
  'not-yet': 'Пока не справляется',
};

/** What a mentor proposes; reward and discipline are petitions, so they are not here. */
export const proposalWords = {
  none: 'Сопровождение больше не нужно',
  situational: 'Помощь по просьбе без программы',
  next: 'Новая программа',
  courses: 'Курсы повышения квалификации',
  contest: 'Участие в конкурсе',
  open: 'Открытый урок или выступление',
  mentor: 'Попробовать себя наставником',
} as const;
