import type { Text } from '#core/kernel/text.ts';
import { asMessage, consentSections, consentTitle, consentVersion, type Section } from '#core/people/consent-text.ts';
import type { ConsentKind } from '#core/people/invitation.ts';
import type { Organisation } from '#core/people/organisation.ts';

/** Consents of the programme besides the one to the processing of personal data, which stands before everything else. */
export const laterKinds = ['mentor', 'mentee', 'publication'] as const satisfies readonly ConsentKind[];
export type LaterKind = (typeof laterKinds)[number];
export const consentKinds: readonly ConsentKind[] = ['personal-data', ...laterKinds];
/** What can be printed and signed: a parent's consent for a pupil exists on paper only. */
export const paperKinds = [...consentKinds, 'guardian'] as const;
export type PaperKind = (typeof paperKinds)[number];

/** Each goes up with every change of its words; whoever agreed to an earlier one is asked again. */
export const versions: Readonly<Record<PaperKind, string>> = {
  'personal-data': consentVersion,
  mentor: '1',
  mentee: '1',
  publication: '1',
  guardian: '1',
};

export const titles: Readonly<Record<PaperKind, string>> = {
  'personal-data': consentTitle,
  mentor: 'Согласие на выполнение обязанностей наставника',
  mentee: 'Согласие на участие в паре или группе наставничества',
  publication: 'Согласие на распространение персональных данных',
  guardian: 'Согласие родителя (законного представителя)',
};

/** The same in a list and on a button. */
export const shortTitles: Readonly<Record<PaperKind, string>> = {
  'personal-data': 'Обработка данных',
  mentor: 'Быть наставником',
  mentee: 'Участие в паре, группе',
  publication: 'Публикация',
  guardian: 'Согласие родителя',
};

/** The very words of a consent, in parts. */
export function sectionsOf(kind: PaperKind, organisation: Organisation): readonly Section[] {
  const operator = `${organisation.name}${organisation.settings.address ? `, ${organisation.settings.address}` : ''}`;
  switch (kind) {
    case 'personal-data':
      return consentSections(organisation);
    case 'mentor':
      return mentor(operator);
    case 'mentee':
      return mentee(operator);
    case 'publication':
      return publication(operator);
    case 'guardian':
      return guardian(operator);
    default:
      return kind satisfies never;
  }
}

export const textOf = (kind: ConsentKind, organisation: Organisation): Text =>
  asMessage(titles[kind], sectionsOf(kind, organisation));

/** Art. 351.8 of the Labour Code; clauses 4.4.2, 4.4.3, П1 3.2. */
const mentor = (operator: string): readonly Section[] => [
  { label: 'Кому', words: `${operator}.` },
  {
    label: 'На что',
    words:
      'выполнять обязанности наставника наряду с основной работой (ст. 351.8 Трудового кодекса). С кем именно, в какой форме, какого вида и на какой срок, каждый раз названо в предложении пары и в приказе; на каждую пару вы отвечаете отдельно.',
  },
  {
    label: 'Содержание работы',
    words:
      'помочь войти в должность, вместе составить программу, проводить встречи и отмечать их, советовать по урокам и документам, сообщать куратору, как идёт работа, подвести итоги.',
  },
  {
    label: 'Оплата',
    words: 'размер и условия выплат определяет локальный акт организации; это согласие их не меняет.',
  },
  {
    label: 'Право отказаться',
    words:
      'в любое время, предупредив не менее чем за три рабочих дня. Столько же дней есть у вас, если решение отменяет организация. За отказ не наказывают.',
  },
  { label: 'Срок', words: 'до отзыва; обязанности по паре действуют только в даты её приказа.' },
  { label: 'Как отозвать', words: '«Мои данные» → «Согласия» в этом чате либо письменно куратору.' },
];

/** 4.4.3: the consent of every participant, not of the mentor alone. */
const mentee = (operator: string): readonly Section[] => [
  { label: 'Кому', words: `${operator}.` },
  {
    label: 'На что',
    words:
      'участвовать в паре или группе наставничества. С кем именно, в какой форме и на какой срок, названо в предложении пары и в приказе; на каждую пару вы отвечаете отдельно.',
  },
  {
    label: 'Что это значит',
    words:
      'участвовать в составлении своей программы, выполнять её мероприятия в сроки, обращаться к наставнику, отвечать на опросы о том, как идёт работа. Можно предлагать изменения и просить о замене наставника.',
  },
  { label: 'Срок', words: 'до отзыва; программа длится от трёх месяцев до года.' },
  {
    label: 'Как отозвать',
    words:
      '«Мои данные» → «Согласия» в этом чате либо письменно куратору. Участие добровольное, отказ ни на что другое не влияет.',
  },
];

/** 152-FZ, art. 10.1: what may be published, where, what may not; apart from every other consent. */
const publication = (operator: string): readonly Section[] => [
  { label: 'Кому', words: `${operator} (оператор). ИНН, ОГРН и адрес сайта стоят на бланке.` },
  {
    label: 'Зачем',
    words: 'рассказать о системе наставничества и её результатах на официальном сайте и в сообществах организации.',
  },
  {
    label: 'Какие данные можно размещать',
    words: 'фамилия, имя, отчество; должность; участие в паре или группе; описание практики, где вы названы автором.',
  },
  {
    label: 'Чего размещать нельзя',
    words:
      'ответы на анкеты, затруднения, оценки, переписка, телефон, адрес, фотографии. Другие запреты и условия можно вписать в бланк.',
  },
  {
    label: 'Кому открыты',
    words: 'неограниченному кругу лиц, без дальнейшей передачи оператором по отдельным запросам.',
  },
  { label: 'Срок', words: 'пока вы участвуете в системе наставничества, но не дольше трёх лет, либо до отзыва.' },
  {
    label: 'Как отозвать',
    words:
      '«Мои данные» → «Согласия» в этом чате либо письменно куратору. Размещённое убирают в течение трёх рабочих дней. Без этого согласия всё остальное работает так же.',
  },
];

/** Product rule 9: pupils take part with a guardian's consent, on paper. */
const guardian = (operator: string): readonly Section[] => [
  { label: 'Кому', words: `${operator} (оператор).` },
  {
    label: 'На что',
    words:
      'участие ребёнка в паре или группе наставничества и обработка его персональных данных для этого: фамилия, имя, отчество, класс, темы и даты встреч, ответы на опросы.',
  },
  {
    label: 'Что с данными делают',
    words:
      'сбор, запись, хранение, уточнение, использование, обезличивание и удаление, с помощью программы. Третьим лицам не передаются, на сайте не размещаются.',
  },
  { label: 'Срок', words: 'до конца участия ребёнка в паре или группе либо до отзыва.' },
  { label: 'Как отозвать', words: 'письменно, на имя руководителя или куратора.' },
];
