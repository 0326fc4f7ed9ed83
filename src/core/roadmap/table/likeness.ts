import { date } from '#core/kernel/time.ts';
import { readDeadline } from '../deadline/read-deadline.ts';
import { flat } from './clean.ts';

const longestPhrase = 160;
/** Only a short cell is worth the whole grammar: one with typos, Latin letters or glued words. */
const longestOdd = 60;
/** «до 20.09» is a date whatever the year. */
const anyYear = { plan: { from: date('2023-09-01'), to: date('2024-08-31') } };
const dates =
  /январ|феврал|март|апрел|(?<!\p{L})ма[йяе](?!\p{L})|июн|июл|август|сентябр|октябр|ноябр|декабр|\d{1,2}[./]\d{1,2}[./]\d{2,4}|(?<!\d)20\d\d(?!\d)/iu;
const modes =
  /постоян|регулярн|систематич|ежегодн|ежемесячн|ежекварт|еженедел|ежеднев|в течени|по мере|по необходим|по запрос|по требован|по итогам|по график|по плану|согласно|раз в |раза в |квартал|полугоди|семестр|триместр|четверт|каникул|весь период|не позднее|до начала|после |по окончани|срок/iu;

/** Reads like a deadline, be it one that leaves the date open («по итогам года»). */
export function looksDated(text: string): boolean {
  const phrase = flat(text);
  if (phrase === '' || phrase.length > longestPhrase) return false;
  const plain = dates.test(phrase) || modes.test(phrase);
  return plain || (phrase.length <= longestOdd && readDeadline(text, anyYear).kind !== 'unresolved');
}

const surname = /\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?\s+\p{Lu}\.\s?(?:\p{Lu}\.?)?|\p{Lu}\.\s?\p{Lu}\.\s?\p{Lu}\p{Ll}+/u;
const offices =
  /директор|заместител|(?<!\p{L})зам(?!\p{L})|завуч|заведующ|куратор|руководител|педагог|учител|воспитател|психолог|логопед|методист|наставник|наставляем|администрац|специалист|председател|координатор|рабоч\p{L}* групп|организаци|учреждени|библиотекар|секретар|коллектив|члены|совет(?!\p{L})|участник|служба|отдел|комисси|кафедр|тьютор|родител|профсоюз|центр|управлени/iu;
const abbreviations =
  /(?<!\p{L})(?:УО|МКУ|ИМС|ИМЦ|ОО|ОУ|МО|ШМО|РМО|ГМО|УМЦ|ММС|ППО|СОШ|МБОУ|МОУ|ДОУ|УВР|ВР|НМР|УМР|ИРО|ЦНППМ)(?!\p{L})/u;

/** Reads like people, offices or institutions: a name anywhere, or an office within the first words. */
export function looksAssigned(text: string): boolean {
  const phrase = flat(text);
  const opening = phrase.split(' ', 2).join(' ');
  return phrase.length <= 300 && (surname.test(phrase) || offices.test(opening) || abbreviations.test(opening));
}

/** A cell of the number column: «1», «1.», «2.3», «IV», «5)», «№ 7», «а)». */
export const isNumber = (text: string): boolean =>
  /^(?:№\s*)?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[IVXivxІХ]{1,6}|\p{Ll})?[.)]?$/u.test(text) && /[\p{L}\d]/u.test(text);

const marker = /^(?:\d{1,2}(?:\.\d{1,2}){1,3}[.)]?|\d{1,3}[.)]|[IVXІХ]{1,5}[.)])\s*(?=\P{N})/u;
const bullet = /^[-–—•▪●·*✓]\s+/u;

/** The number that opens a text, and the text after it: «1.2. Провести сбор» → «1.2.», «Провести сбор». */
export function unnumbered(text: string): { readonly number: string; readonly text: string } {
  const number = marker.exec(text)?.[0] ?? '';
  return { number: number.trim(), text: text.slice(number.length).replace(bullet, '').trim() };
}

export const startsLow = (text: string): boolean => /^["«(]?\p{Ll}/u.test(text);
