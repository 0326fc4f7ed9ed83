import { say, type Text } from '#core/kernel/text.ts';
import type { Notice } from './advance.ts';
import type { Stop } from './course.ts';

const answerLength = 600;
const labelLength = 38;
/** What a name may take, in characters. */
const nameLength = 40;

/** What became of an input that was not for the question in view. */
export function noticeWords(notice: Notice, course: readonly Stop[]): Text {
  switch (notice.kind) {
    case 'gone':
      return ['Этот вопрос больше не задаётся, ответ не записан.'];
    case 'open':
      return [`Без ответа остались вопросы: ${notice.count}. После них можно будет проверить и отправить.`];
    case 'changed':
    case 'skipped': {
      const stop = course.find(({ step }) => step.key === notice.key);
      if (!stop) return ['Ответ изменён.'];
      const about = brief(heading(stop.step.question.text), 80);
      return notice.kind === 'changed'
        ? say`Ответ изменён: ${about} → ${brief(answerWords(stop), 200)}`
        : say`Ответ убран: ${about}`;
    }
    default:
      return notice satisfies never;
  }
}

export const answerWords = ({ step, said }: Stop): Text => {
  if (said === undefined || (said.text === '' && !said.skipped)) return ['нет ответа'];
  return said.skipped ? ['пропущено'] : brief(step.question.show(said), answerLength);
};

/** The first line of a question: long explanations are not repeated. */
export function heading(text: Text): Text {
  const end = text.findIndex((part) => typeof part === 'string' && part.includes('\n'));
  if (end < 0) return text;
  const last = text[end];
  return [...text.slice(0, end), typeof last === 'string' ? (last.split('\n')[0] ?? '') : ''];
}

/** At most so many characters; names are left out of what is cut. */
export const brief = (text: Text, most: number = labelLength): Text =>
  lengthOf(text) <= most ? text : [`${[...plain(text)].slice(0, most - 1).join('')}…`];

/** Each heading once, before the first question that stands under it. */
export const sectionAt = ({ step: { section } }: Stop, before?: Stop): string | undefined =>
  section === undefined || section === before?.step.section ? undefined : `Раздел: ${section}`;

const plain = (text: Text): string => text.filter((part) => typeof part === 'string').join('');

/** A name counts for as much as a long one may be. */
export const lengthOf = (text: Text): number =>
  text.reduce((sum, part) => sum + (typeof part === 'string' ? part.length : nameLength), 0);
