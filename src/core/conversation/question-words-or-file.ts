import type { Question } from './form.ts';
import type { Words } from './options.ts';
import { words } from './questions.ts';

/** What somebody tells with words, a file, or both; without words the text is empty. */
export interface Told {
  readonly text: string;
  /** The upload's id. */
  readonly file?: string;
}

/** Words, a photo, a file or a voice message; one of them is enough. */
export function wordsOrFile(question: Words, max: number): Question<Told> {
  const asked = words(question, { max });
  return {
    ...asked,
    file: 'too',
    show: ({ text, file }) => [file ? (text === '' ? 'Файл' : `${text} (и файл)`) : text],
    read: (said) => {
      if (said.file) return { text: said.text.slice(0, max).trim(), file: said.file };
      const text = asked.read(said);
      return typeof text === 'string' ? { text } : text;
    },
  };
}
