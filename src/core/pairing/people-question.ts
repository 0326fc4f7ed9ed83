import type { Question } from '#core/conversation/form.ts';
import type { Said } from '#core/conversation/form-session.ts';
import type { Candidate } from '#core/conversation/question-person.ts';
import { fold } from '#core/kernel/fold.ts';
import type { Id } from '#core/kernel/id.ts';
import { named, namedAll, say } from '#core/kernel/text.ts';

/** Several of these people: by button, by number, by surname with commas between. */
export function peopleChoice(question: string, people: readonly Candidate[]): Question<readonly Id<'person'>[]> {
  const understood = (said: Said): readonly Id<'person'>[] | undefined => {
    const words = said.text.split(',').filter((word) => word.trim() !== '');
    const read = words.map((word) => oneOf(people, word)?.id);
    // Somebody who has left the list since is no longer chosen; typed words are understood whole or not at all.
    const all = read.filter((one) => one !== undefined);
    return all.length > 0 && (said.code || all.length === read.length) ? [...new Set(all)] : undefined;
  };
  return {
    text: [question],
    options: people.map((one, index) => ({
      value: one.id,
      label: say`${index + 1}. ${named(one.id)}`,
    })),
    several: true,
    optional: false,
    code: (said) => understood(said)?.join(','),
    show: (said) => namedAll(understood(said) ?? []),
    read: (said) =>
      understood(said) ?? {
        complaint: 'Отметьте людей кнопками и нажмите «Готово» либо напишите фамилии через запятую.',
      },
  };
}

function oneOf(people: readonly Candidate[], word: string): Candidate | undefined {
  const typed = fold(word);
  const exact = people.find((one) => one.id === word.trim());
  if (exact) return exact;
  if (/^\d{1,3}$/.test(typed)) return people[Number(typed) - 1];
  const meant = people.filter((one) =>
    [one.surname, `${one.surname} ${one.name}`].some((called) => fold(called) === typed),
  );
  return meant.length === 1 ? meant[0] : undefined;
}
