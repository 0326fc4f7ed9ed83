import type { Person } from '#core/people/person.ts';
import { recogniser } from './stems.ts';

/** Whose names may not stand in a practice: everybody the school knows, and the school itself. */
export interface House {
  readonly name: string;
  readonly people: readonly Omit<Person, 'id'>[];
}

/** What stands in place of what was taken out: the author sees it before sending. */
export const marks = {
  name: '[имя]',
  class: '[класс]',
  telephone: '[телефон]',
  mail: '[почта]',
  link: '[ссылка]',
  school: '[школа]',
} as const;

const before = String.raw`(?<![\p{L}\p{N}])`;
const after = String.raw`(?![\p{L}\p{N}])`;
const whole = (inside: string, flags = 'gu'): RegExp => new RegExp(`${before}(?:${inside})${after}`, flags);

const mail = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
const link =
  /(?:https?:\/\/|www\.)\S+|(?<![\p{L}\p{N}])(?:t\.me|vk\.com|vk\.ru|ok\.ru|wa\.me|max\.ru|telegram\.me)\/\S+|(?<![\p{L}\p{N}@])@\w{3,}|(?<![\p{L}\p{N}])id\d{5,}/giu;
/** Ten digits and more, or a local number in its usual groups; years and dates have fewer. */
const telephone = /(?<![\p{L}\p{N}])(?:\+?\d(?:[\s().–-]*\d){9,14}|\d{1,3}-\d\d-\d\d)(?![\p{L}\p{N}])/gu;

const schoolWord =
  'школ[аыеуой]{0,2}|лице[йяюем]{1,2}|гимнази[яиюей]{1,2}|интернат[аеуом]{0,2}|(?:М|Г|Ч)?[БАК]?ОУ|СОШ|ООШ|НОШ';
const numberedSchool = whole(String.raw`(?:${schoolWord})(?:\s+(?:${schoolWord}))*\s*(?:№|N|номер)?\s*\d{1,4}`, 'giu');

/** «5 А», «5-Б», «10 «В»», «7б»; a lower-case letter apart from its number counts only before «класс»: «прошло 5 а не 6». */
const grade = '(?:1[01]|[1-9])';
const className = whole(
  [
    String.raw`${grade}[\s–-]*[«"]?[\s]?[А-ЕЖЗИК][»"]?(?:[\s-]+[Кк]ласс\p{Ll}*)?`,
    String.raw`${grade}[–-]?[«"]?[а-д][»"]?(?:\s+класс\p{Ll}*)?`,
    String.raw`${grade}\s*[«"]?[а-и][»"]?\s+класс\p{Ll}*`,
  ].join('|'),
);

const capitalised = String.raw`\p{Lu}\p{L}+(?:-\p{Lu}\p{L}+)?`;
const ends = '(?:ович|евич|ьич)(?:[ауе]|ем|ом|и|ей|ам|ами|ах)?|(?:овн|евн|ичн)(?:[аыеу]|ой|ою|ам|ами|ах)';
/** Имя и отчество of anybody, also of a pupil or a parent whom the bot does not know; «Ильич» only beside a name, for «Кирпич». */
const namedByFather = whole(
  String.raw`(?:${capitalised}\s+){0,2}\p{L}{2,}(?:${ends})(?:\s+${capitalised})?|(?:${capitalised}\s+){1,2}\p{Lu}\p{Ll}+ич(?:[ауе]|ем|ом)?`,
);

/** «Орлова Т. И.», «Т. И. Орлова», «И. С. К.». Where a word with a capital stands on both sides, either may be the surname. */
const one = String.raw`\p{Lu}\.`;
const initials = new RegExp(
  [
    String.raw`(?<![\p{L}\p{N}.])(?:${capitalised}\s+${one}(?:\s?${one}){0,2}(?:\s?${capitalised})?`,
    String.raw`${one}(?:\s?${one}){1,2}(?:\s?${capitalised})?|${one}\s?${capitalised})`,
  ].join('|'),
  'gu',
);

/**
 * Takes out of a text what tells who or where it was: surnames of the school's people in any case, имена-отчества and initials of
 * anybody, class labels, telephone numbers, mail, links to profiles, the school. First names alone go where they are written as
 * names inside a sentence. It errs on the side of taking out: the author sees the marks and can write otherwise.
 */
export function withoutNames(words: string, { name, people }: House): string {
  const anonymous = words
    .normalize('NFC')
    .replaceAll(mail, marks.mail)
    .replaceAll(link, marks.link)
    .replaceAll(telephone, marks.telephone)
    .replaceAll(exactly(name), marks.school)
    .replaceAll(numberedSchool, marks.school)
    .replaceAll(initials, marks.name)
    .replaceAll(namedByFather, marks.name)
    .replaceAll(className, marks.class);
  return together(wordByWord(anonymous, name, people));
}

/** Only these people go, in any case and with their initials; classes and schools stay. */
export const withoutPeople = (words: string, people: House['people']): string =>
  together(wordByWord(words.normalize('NFC'), '', people)).replaceAll(/\[имя\](?:\s?\p{Lu}\.)+/gu, marks.name);

/** A word of letters, with hyphens inside; what stands in a mark already is none. */
const word = /\[[а-я]+\]|[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*/gu;

function wordByWord(text: string, school: string, people: House['people']): string {
  const isSurname = recogniser(people.map(({ surname }) => surname));
  const isFirstName = recogniser(people.flatMap((each) => [each.name, ...(each.patronymic ? [each.patronymic] : [])]));
  const isPlace = recogniser(placesIn(school));
  return text.replaceAll(word, (said: string, at: number) => {
    if (said.startsWith('[')) return said;
    if ([said, ...said.split('-')].some(isSurname)) return marks.name;
    if (!/^\p{Lu}/u.test(said)) return said;
    if (isPlace(said)) return marks.school;
    // «Вера» begins «Вера в детей» too.
    return isFirstName(said) && /[^.!?…\s]\s+[«"(]?$/u.test(text.slice(0, at)) ? marks.name : said;
  });
}

/** Words of the school's name that are names themselves: a settlement, a patron. */
const placesIn = (school: string): readonly string[] =>
  (school.match(/\p{Lu}[\p{Ll}-]{3,}/gu) ?? []).filter((each) => !generic.test(each));
const generic =
  /^(?:Школ|Средн|Основн|Начальн|Муниципальн|Государственн|Бюджетн|Казенн|Казённ|Автономн|Общеобразовательн|Учрежден|Лице|Гимнази|Имени)/;

const exactly = (name: string): RegExp => {
  const words = name
    .trim()
    .split(/\s+/)
    .map((each) => each.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'));
  return name.trim() === '' ? /(?!)/gu : whole(words.join(String.raw`\s+`), 'giu');
};

/** «[имя] [имя]» is one person as often as two. */
const together = (words: string): string => words.replaceAll(/\[имя\](?:\s+\[имя\])+/g, marks.name);

/** Was anything taken out of it? */
export const hasMarks = (words: string): boolean => Object.values(marks).some((mark) => words.includes(mark));
