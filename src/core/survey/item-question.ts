import type { Question } from '#core/conversation/form.ts';
import { whole } from '#core/conversation/question-number.ts';
import { type Candidate, person } from '#core/conversation/question-person.ts';
import { scale } from '#core/conversation/question-scale.ts';
import { telephone } from '#core/conversation/question-telephone.ts';
import { time } from '#core/conversation/question-time.ts';
import { choice, day, file, optional, several, withHelp, words, yesNo } from '#core/conversation/questions.ts';
import { readDay } from '#core/kernel/read-day.ts';
import { lines } from '#core/kernel/text.ts';
import type { Item } from './questionnaire.ts';

const widest = 999_999_999;

/** The question of a questionnaire as the engine asks it. `candidates`: whom a question for a colleague offers. */
export function questionOf(item: Item, candidates: readonly Candidate[] = []): Question<unknown> {
  const bare = required(item, candidates);
  const helped = item.help ? withHelp(bare, lines(item.help, ...(bare.help ? [bare.help] : []))) : bare;
  return item.optional ? optional(helped) : helped;
}

function required(item: Item, candidates: readonly Candidate[]): Question<unknown> {
  const { text, min, max } = item;
  switch (item.kind) {
    case 'text':
      return words(text, { ...(min === undefined ? {} : { min }), max: max ?? 1000 });
    case 'number':
      return whole(text, { min: min ?? -widest, max: max ?? widest });
    case 'scale':
      return scale(text, { min: min ?? 1, max: max ?? 10 });
    case 'one':
      return choice(text, optionsOf(item));
    case 'several':
      return several(text, optionsOf(item));
    case 'yesno':
      return yesNo(text);
    case 'date':
      return day(text, readDay);
    case 'time':
      return time(text);
    case 'phone':
      return telephone(text);
    case 'person':
      return person(text, candidates);
    case 'file':
      return file(text);
    default:
      return item.kind satisfies never;
  }
}

const optionsOf = ({ options = [] }: Item): Readonly<Record<string, string>> =>
  Object.fromEntries(options.map(({ value, label }) => [value, label]));
