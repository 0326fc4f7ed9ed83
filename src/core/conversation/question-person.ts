import { fold } from '#core/kernel/fold.ts';
import type { Id } from '#core/kernel/id.ts';
import { named, say, type Text } from '#core/kernel/text.ts';
import type { Option, Question } from './form.ts';
import { asText, type Words } from './options.ts';

/** Somebody who may be chosen; `note` (a position, a subject) tells namesakes apart and stands where names may not. */
export interface Candidate {
  readonly id: Id<'person'>;
  readonly surname: string;
  readonly name: string;
  readonly patronymic?: string;
  readonly note?: string;
}

/** Buttons that stand under a question at once. */
const mostOffered = 8;

/**
 * One of the candidates, as their id and nobody else's. Part of a surname (or more of the name) brings up to eight buttons; the
 * whole name chooses at once. Few candidates are all offered from the start.
 */
export function person(question: Words, candidates: readonly Candidate[]): Question<Id<'person'>> {
  const known = new Map<string, Candidate>(candidates.map((one) => [one.id, one]));
  const chosen = (said: { readonly text: string; readonly code?: true }): Candidate | undefined =>
    known.get(said.text.trim()) ?? (said.code ? undefined : wholly(candidates, said.text));
  return {
    text: asText(question),
    options: candidates.length <= mostOffered ? candidates.map(optionOf) : [],
    optional: false,
    ...(candidates.length > mostOffered ? { help: ['Напишите фамилию или её начало: появятся кнопки.'] } : {}),
    code: (said) => chosen(said)?.id,
    offer: (said) => {
      const all = said.code ? [] : found(candidates, said.text);
      return all.length > mostOffered ? [] : all.map(optionOf);
    },
    show: (said) => {
      const one = chosen(said);
      return one ? labelOf(one) : ['больше нет в списке'];
    },
    read: (said) => chosen(said)?.id ?? { complaint: complaintOn(said, candidates) },
  };
}

function complaintOn(said: { readonly text: string; readonly code?: true }, candidates: readonly Candidate[]): string {
  if (said.code) return 'Этого человека больше нет в списке. Напишите фамилию ещё раз.';
  const count = found(candidates, said.text).length;
  if (count === 0) return 'Никого с такой фамилией в списке нет. Проверьте её или напишите только начало.';
  if (count > mostOffered) return `Подходит людей: ${count}. Напишите фамилию полнее или добавьте имя.`;
  return count === 1 ? 'Это тот человек? Подтвердите кнопкой.' : `Подходит людей: ${count}. Выберите кнопкой.`;
}

const optionOf = (one: Candidate): Option => ({ value: one.id, label: labelOf(one) });

const labelOf = ({ id, note }: Candidate): Text => (note === undefined ? [named(id)] : say`${named(id)}, ${note}`);

const tokens = (words: string): readonly string[] =>
  fold(words)
    .split(/[\s.,]+/)
    .filter(Boolean);
const namesOf = ({ surname, name, patronymic = '' }: Candidate): readonly string[] =>
  tokens(`${surname} ${name} ${patronymic}`);

/** Everybody whom the words may mean: «сом», «сомова в», «в. и. сомова», «вера сомова», else a part of the surname. */
function found(candidates: readonly Candidate[], words: string): readonly Candidate[] {
  const typed = tokens(words);
  if (typed.length === 0 || typed.length > 4) return [];
  const beginning = candidates.filter((one) => begins(typed, namesOf(one)));
  const bySurname = beginning.filter((one) => surnameBegins(fold(one.surname), typed));
  if (bySurname.length > 0) return bySurname;
  if (beginning.length > 0) return beginning;
  const [part = ''] = typed;
  return typed.length === 1 && part.length > 2 ? candidates.filter((one) => fold(one.surname).includes(part)) : [];
}

const surnameBegins = (surname: string, typed: readonly string[]): boolean =>
  typed.some((word) => word.length > 1 && surname.startsWith(word)) ||
  (typed.length === 1 && surname.startsWith(typed[0] ?? ''));

/** Each word begins a name of its own. */
function begins([word, ...rest]: readonly string[], names: readonly string[]): boolean {
  if (word === undefined) return true;
  return names.some((name, at) => name.startsWith(word) && begins(rest, names.toSpliced(at, 1)));
}

/** The one person whose surname and name (and patronymic, where it is typed) the words are. */
function wholly(candidates: readonly Candidate[], words: string): Candidate | undefined {
  const inOrder = (all: readonly string[]) => [...all].sort().join(' ');
  const typed = inOrder(tokens(words));
  const same = candidates.filter((one) =>
    [namesOf(one), namesOf({ ...one, patronymic: '' })].some((names) => inOrder(names) === typed),
  );
  return same.length === 1 ? same[0] : undefined;
}
