import { lines, type Text } from '#core/kernel/text.ts';
import { type AnyForm, applicable } from './form.ts';
import type { FormSession } from './form-session.ts';
import { button, inPairs, type Screen, screen } from './screen.ts';

const editsPerPage = 6;
/** Characters: a message holds 4,096 in both messengers. */
const pageLength = 3200;
const answerLength = 600;

/** What was answered, a page at a time, before it is sent; each answer can still be changed. */
export function reviewScreen(form: AnyForm, session: FormSession, page: number): Screen {
  const pages = paged(answersIn(form, session));
  const at = ((page % pages.length) + pages.length) % pages.length;
  const place = pages.length > 1 ? ` (${at + 1} из ${pages.length})` : '';
  return screen(
    lines(`${form.title}: проверьте ответы${place}`, ...(pages[at] ?? []).flatMap((answer) => ['', answer])),
    pages.length > 1 ? [button('Дальше', 'f.review', session.id, String(at + 1))] : [],
    [button('Отправить', 'f.send', session.id)],
    [button('Изменить ответ', 'f.edits', session.id, '0')],
    [button('Сохранить и продолжить позже', 'f.later', session.id)],
  );
}

const answersIn = (form: AnyForm, session: FormSession): readonly Text[] =>
  applicable(form, session.said).map((step) => {
    const words = session.said[step.key];
    const answer: Text = !words ? ['нет ответа'] : words.skipped ? ['пропущено'] : step.question.show(words);
    return lines(heading(step.question.text), ['→ ', ...cut(answer)]);
  });

/** As many answers on a page as fit, at least one. */
function paged(answers: readonly Text[]): readonly (readonly Text[])[] {
  const pages: Text[][] = [[]];
  const room = { left: pageLength };
  for (const answer of answers) {
    const last = pages.at(-1) ?? [];
    if (last.length > 0 && lengthOf(answer) > room.left) {
      pages.push([answer]);
      room.left = pageLength - lengthOf(answer);
    } else {
      last.push(answer);
      room.left -= lengthOf(answer) + 2;
    }
  }
  return pages;
}

/** Which answer to change. */
export function editsScreen(form: AnyForm, session: FormSession, page: number): Screen {
  const steps = applicable(form, session.said);
  const count = Math.max(1, Math.ceil(steps.length / editsPerPage));
  const at = ((page % count) + count) % count;
  const shown = steps.slice(at * editsPerPage, (at + 1) * editsPerPage);
  return screen(
    'Какой ответ изменить?',
    ...inPairs(shown.map((step) => button(short(heading(step.question.text)), 'f.edit', session.id, step.key))),
    count > 1 ? [button(`Дальше (${at + 1} из ${count})`, 'f.edits', session.id, String(at + 1))] : [],
    [button('Проверить и отправить', 'f.review', session.id)],
  );
}

/** The first line of a question: long explanations are not repeated. */
function heading(text: Text): Text {
  const end = text.findIndex((part) => typeof part === 'string' && part.includes('\n'));
  if (end < 0) return text;
  const last = text[end];
  return [...text.slice(0, end), typeof last === 'string' ? (last.split('\n')[0] ?? '') : ''];
}

const short = (text: Text): Text =>
  lengthOf(text) <= 38
    ? text
    : [
        `${text
          .filter((part) => typeof part === 'string')
          .join('')
          .slice(0, 36)}…`,
      ];

const cut = (text: Text): Text => (lengthOf(text) <= answerLength ? text : [`${plain(text).slice(0, answerLength)}…`]);

const plain = (text: Text): string => text.filter((part) => typeof part === 'string').join('');
/** A name counts for as much as a long one may be. */
const lengthOf = (text: Text): number =>
  text.reduce((sum, part) => sum + (typeof part === 'string' ? part.length : 40), 0);
