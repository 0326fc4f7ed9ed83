import { flat } from './clean.ts';

/** What a column holds. `both` is a deadline and an assignee in one cell; `mark` is a month in which a cell may be marked. */
export type Role =
  | 'number'
  | 'group'
  | 'title'
  | 'content'
  | 'result'
  | 'deadline'
  | 'start'
  | 'end'
  | 'responsible'
  | 'both'
  | 'mark'
  | 'other';

const longestHeading = 140;

/** What a heading says its column holds; undefined where it is not a heading known to us. */
export function roleOf(heading: string): Role | undefined {
  const text = flat(heading).toLowerCase().replace(/ё/gu, 'е');
  if (text.length > longestHeading) return undefined;
  if (/^(?:№|#|n|no|п\/п|номер)/u.test(text) && text.length <= 16) return 'number';
  const words = text.replace(/-\s+/gu, '').match(/\p{L}+/gu) ?? [];
  return special(words) ?? asked(words) ?? described(words);
}

const has = (words: readonly string[], ...stems: readonly string[]): boolean =>
  words.some((word) => stems.some((stem) => word.startsWith(stem)));

const starts = (words: readonly string[], ...stems: readonly string[]): boolean => has(words.slice(0, 1), ...stems);

/** A long word may be broken by the narrow column: «Ответст венные». */
const squashed = (words: readonly string[], stem: string): boolean => words.join('').includes(stem);

function asked(words: readonly string[]): Role | undefined {
  if (words.length > 8) return undefined;
  const named = starts(words, 'кто', 'организатор', 'координатор') || has(words, 'исполнител', 'ответств', 'ответсв');
  const responsible = named || squashed(words, 'ответствен');
  const deadline = has(words, 'срок', 'дата', 'даты', 'период', 'месяц', 'когда', 'календарн') || timed(words);
  if (deadline) return responsible ? 'both' : dated(words);
  return responsible ? 'responsible' : undefined;
}

const timed = (words: readonly string[]): boolean => starts(words, 'время', 'начало', 'окончани', 'завершени', 'конец');

function special(words: readonly string[]): Role | undefined {
  if (has(words, 'отметк', 'примечан', 'факт', 'фактич', 'подпис', 'комментар', 'замечан')) return 'other';
  if (starts(words, 'место') && !has(words, 'срок', 'дата', 'время')) return 'other';
  if (starts(words, 'участник', 'категори', 'целев', 'охват', 'класс', 'ресурс', 'финанс', 'источник')) return 'other';
  if (starts(words, 'выполнен', 'исполнен') && words.length === 1) return 'other';
  const written = starts(words, 'форма', 'формы', 'вид') && has(words, 'отчет', 'документ', 'представл', 'контрол');
  if (written || (starts(words, 'ожидаем', 'планируем') && has(words, 'результат', 'эффект', 'итог'))) return 'result';
  return undefined;
}

function dated(words: readonly string[]): Role {
  if (has(words, 'начал') && !has(words, 'окончан', 'заверш')) return 'start';
  if (has(words, 'окончан', 'заверш', 'конец', 'конца') && !has(words, 'начал')) return 'end';
  return 'deadline';
}

function described(words: readonly string[]): Role | undefined {
  const activity = has(words, 'мероприят', 'активност') || squashed(words, 'мероприят');
  if (starts(words, 'форма', 'формы', 'формат')) return 'other';
  if (words.length <= 6 && has(words, 'результат', 'продукт', 'выход', 'показател', 'индикатор')) return 'result';
  if (starts(words, 'итог') || (words.length <= 4 && starts(words, 'документ', 'отчетн', 'подтвержд'))) return 'result';
  if (activity && starts(words, 'планируем', 'запланирован')) return 'title';
  if (has(words, 'содержан', 'описани') || starts(words, 'виды', 'перечень', 'подробн', 'план', 'примерн'))
    return 'content';
  if (has(words, 'этап', 'направлен', 'раздел', 'блок', 'модул', 'задач') && !activity) return 'group';
  if (activity || starts(words, ...activities) || has(words, 'вопрос', 'повестк')) return 'title';
  return squashed(words, 'наименован') || starts(words, 'цель', 'цели') ? weak(words) : undefined;
}

const activities = [
  'работа',
  'работы',
  'действи',
  'деятельност',
  'вид',
  'шаг',
  'тема',
  'вопрос',
  'задани',
  'событи',
  'дело',
  'дела',
  'что',
  'название',
];

const weak = (words: readonly string[]): Role => (starts(words, 'цел') ? 'other' : 'title');
