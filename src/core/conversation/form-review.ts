import { lines, say, type Text } from '#core/kernel/text.ts';
import type { Notice } from './advance.ts';
import { courseOf, type Stop } from './course.ts';
import type { AnyForm } from './form.ts';
import type { FormSession } from './form-session.ts';
import { answerWords, brief, heading, lengthOf, noticeWords, sectionAt } from './form-words.ts';
import { paged } from './pages.ts';
import { button, inPairs, type Screen, screen } from './screen.ts';

const editsPerPage = 6;
/** More answers are not looked through at once. */
const reviewed = { most: 20, length: 3200 };

/** What was answered, a page at a time, before it is sent; each answer can still be changed. */
export function reviewScreen(
  form: AnyForm,
  session: Pick<FormSession, 'id' | 'said'>,
  page: number,
  course: readonly Stop[] = courseOf(form, session.said),
  notice?: Notice,
): Screen {
  const pages = paged(answersIn(course), reviewed, lengthOf);
  const at = around(page, pages.length);
  const place = pages.length > 1 ? ` (${at + 1} из ${pages.length})` : '';
  return screen(
    lines(
      ...(notice ? [noticeWords(notice, course), ''] : []),
      `${form.title}: проверьте ответы${place}`,
      ...(pages[at] ?? []).flatMap((answer) => ['', answer]),
    ),
    pages.length > 1 ? [button('Дальше', 'f.review', session.id, String(at + 1))] : [],
    [button('Отправить', 'f.send', session.id)],
    [button('Изменить ответ', 'f.edits', session.id, '0')],
    [button('Сохранить и продолжить позже', 'f.later', session.id)],
  );
}

const answersIn = (course: readonly Stop[]): readonly Text[] =>
  course.map((stop, index) => {
    const section = sectionAt(stop, course[index - 1]);
    return lines(...(section ? [section, ''] : []), heading(stop.step.question.text), ['→ ', ...answerWords(stop)]);
  });

/** Which answer to change. */
export function editsScreen(session: Pick<FormSession, 'id'>, course: readonly Stop[], page: number): Screen {
  const count = Math.max(1, Math.ceil(course.length / editsPerPage));
  const at = around(page, count);
  const first = at * editsPerPage;
  const shown = course.slice(first, first + editsPerPage).map((stop, index) => ({
    stop,
    name: say`${first + index + 1}. ${brief(heading(stop.step.question.text), 100)}`,
  }));
  return screen(
    lines(
      'Какой ответ изменить?',
      ...shown.flatMap(({ stop, name }) => ['', name, say`→ ${brief(answerWords(stop), 100)}`]),
    ),
    ...inPairs(shown.map(({ stop, name }) => button(brief(name), 'f.edit', session.id, stop.step.key))),
    count > 1 ? [button(`Дальше (${at + 1} из ${count})`, 'f.edits', session.id, String(at + 1))] : [],
    [button('Проверить и отправить', 'f.review', session.id)],
  );
}

/** Past the last page comes the first. */
export const around = (page: number, count: number): number => ((page % count) + count) % count;
