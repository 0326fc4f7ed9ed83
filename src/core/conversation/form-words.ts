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

/** At most so many characters, names whole. */
export function brief(text: Text, most: number = labelLength): Text {
  if (lengthOf(text) <= most) return text;
  const kept: Text[number][] = [];
  const room = { left: most - 1 };
  for (const part of text) {
    if (room.left <= 0) break;
    kept.push(typeof part === 'string' ? [...part].slice(0, room.left).join('') : part);
    room.left -= lengthOf([part]);
  }
  return [...kept, '…'];
}

/** Each heading once, before the first question that stands under it. */
export const sectionAt = ({ step: { section } }: Stop, before?: Stop): string | undefined =>
  section === undefined || section === before?.step.section ? undefined : `Раздел: ${section}`;

/** A name counts for as much as a long one may be. */
export const lengthOf = (text: Text): number =>
  text.reduce((sum, part) => sum + (typeof part === 'string' ? part.length : nameLength), 0);
