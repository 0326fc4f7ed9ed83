import { fold } from '#core/kernel/fold.ts';

/** What mentors and young teachers meet about most; one of them in one tap makes a log complete. */
export const topicWords = {
  planning: 'Планирование',
  methods: 'Методы и приёмы',
  assessment: 'Оценивание',
  discipline: 'Дисциплина',
  classroom: 'Работа с классом',
  parents: 'Родители',
  documents: 'Журнал, документы',
  'self-analysis': 'Самоанализ урока',
} as const;
export type Topic = keyof typeof topicWords;

/** As it stands in a journal that is printed. */
export const topicTitles: Readonly<Record<Topic, string>> = {
  planning: 'Планирование урока',
  methods: 'Методы и приёмы обучения',
  assessment: 'Контроль и оценивание',
  discipline: 'Дисциплина на уроке',
  classroom: 'Классное руководство',
  parents: 'Работа с родителями',
  documents: 'Журнал и документация',
  'self-analysis': 'Самоанализ урока',
};

export const isTopic = (code: string): code is Topic => Object.hasOwn(topicWords, code);

/** Beginnings of words that tell a topic; each pattern looks at folded words. */
const told: Readonly<Record<Topic, RegExp>> = {
  planning:
    /(?<!\p{L})(?:план(?:ир\p{L}*|-?конспект\p{L}*| урок\p{L}*|ы урок\p{L}*)|ктп|рабоч\p{L}+ программ\p{L}*|конспект\p{L}* урок\p{L}*|тематическ\p{L}+ план\p{L}*|технологическ\p{L}+ карт\p{L}*)(?!\p{L})/u,
  methods:
    /(?<!\p{L})(?:метод(?:ы|ов|ам|ами|ах)|прием(?:ы|ов|ам|ами|ах)|активн\p{L}+ метод\p{L}*|игров\p{L}+ технолог\p{L}*|группов\p{L}+ работ\p{L}*)(?!\p{L})/u,
  assessment:
    /(?<!\p{L})(?:оценивани\p{L}+|оцен(?:ки|ок|кам|ками|ках)|критери\p{L}*|контрольн\p{L}+ работ\p{L}*|проверк\p{L}+ (?:тетрад|работ)\p{L}*)(?!\p{L})/u,
  discipline: /(?<!\p{L})(?:дисциплин\p{L}*|поведени\p{L}+)(?!\p{L})/u,
  classroom:
    /(?<!\p{L})(?:классн\p{L}+ (?:руководств\p{L}*|час\p{L}*)|работ\p{L}+ с классом|коллектив\p{L}* класса)(?!\p{L})/u,
  parents: /(?<!\p{L})(?:родител\p{L}*|родительск\p{L}+|законн\p{L}+ представител\p{L}*)(?!\p{L})/u,
  documents: /(?<!\p{L})(?:(?:электронн\p{L}+ )?журнал(?:а|у|ом|е|ы)?|документ\p{L}*|отчетност\p{L}*|эж)(?!\p{L})/u,
  'self-analysis': /(?<!\p{L})(?:само ?анализ\p{L}*|анализ\p{L}* (?:своего |собственного |его |ее )?урока)(?!\p{L})/u,
};

/** The ready topic that the words tell; undefined where they tell none, or two. */
export function topicIn(words: string): Topic | undefined {
  const folded = fold(words);
  const found = Object.entries(told).filter(([, pattern]) => pattern.test(folded));
  return found.length === 1 ? (found[0]?.[0] as Topic) : undefined; // the keys of `told`
}

/** Do the words say no more than the topic's own name? */
export function isBare(topic: Topic, words: string): boolean {
  const rest = fold(words)
    .replace(new RegExp(told[topic], 'gu'), ' ')
    .replace(/(?<!\p{L})(?:и|по|о|об|с|со|на|урок\p{L}*|тем\p{L}|вопрос\p{L}*|работ\p{L})(?!\p{L})/gu, ' ');
  return !/\p{L}|\d/u.test(rest);
}
