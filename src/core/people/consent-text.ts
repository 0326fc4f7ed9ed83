import { lines, type Text } from '#core/kernel/text.ts';
import type { Organisation } from './organisation.ts';

/** Goes up with every change of the words below; whoever agreed to an earlier one is asked again. */
export const consentVersion = '1';

/** A part of a consent, as it stands in the chat and on paper: «Срок: пока вы участвуете…». */
export interface Section {
  readonly label: string;
  readonly words: string;
}

export const consentTitle = 'Согласие на обработку персональных данных';

/** What is agreed to: operator, purpose, data, actions, term, how to withdraw (152-FZ, art. 9). */
export const consentSections = (organisation: Organisation): readonly Section[] => [
  {
    label: 'Кому',
    words: `${organisation.name}${organisation.settings.address ? `, ${organisation.settings.address}` : ''} (оператор).`,
  },
  {
    label: 'Зачем',
    words:
      'организация наставничества: сроки дорожной карты и напоминания о них, анкеты, подбор пар и групп, программы, встречи, отчёты.',
  },
  {
    label: 'Какие данные',
    words:
      'фамилия, имя, отчество; должность и роль; идентификатор в мессенджере; ответы, сообщения и файлы, которые вы сами отправите боту; отметки о выполнении и их даты.',
  },
  {
    label: 'Что с ними делают',
    words:
      'сбор, запись, хранение, уточнение, использование, показ тем участникам, кому это нужно по роли, обезличивание и удаление, с помощью программы. На сайте ничего не размещается: для этого понадобится отдельное согласие.',
  },
  {
    label: 'Срок',
    words:
      'пока вы участвуете в системе наставничества, либо до отзыва. Сроки по видам данных: «Мои данные» → «Сроки хранения».',
  },
  {
    label: 'Как отозвать',
    words:
      '«Мои данные» → «Отозвать согласие» в этом чате либо письменно куратору. Отправка сообщений прекращается сразу, данные стираются не позже чем через 30 дней. Номера и даты приказов и обезличенные количества остаются.',
  },
];

/** A consent as one message: a title, its parts, and that a tap is not a signature. */
export const asMessage = (title: string, sections: readonly Section[]): Text =>
  lines(
    title,
    ...sections.flatMap(({ label, words }) => ['', `${label}: ${words}`]),
    '',
    'Нажатие кнопки не заменяет подпись там, где закон требует бумагу: бланк даст куратор.',
  );

export const consentText = (organisation: Organisation): Text => asMessage(consentTitle, consentSections(organisation));
