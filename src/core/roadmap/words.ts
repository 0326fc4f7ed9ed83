import { cut } from '#core/conversation/fit.ts';
import { showDay } from '#core/conversation/questions.ts';
import { named, type Text } from '#core/kernel/text.ts';
import type { PlainDate } from '#core/kernel/time.ts';
import { roleWords } from '#core/people/role-words.ts';
import type { Assignee, Occurrence, Stage, StageDeadline, StageWindow } from './roadmap.ts';
import { readWindow } from './stage-deadline.ts';

const months = 'январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь'.split(' ');
const shownWindows = 4;

/** «сентябрь 2026 г.» */
export const monthWords = (month: { readonly month: number; readonly year: number }): string =>
  `${months[month.month - 1]} ${month.year}\u00a0г.`;

/** A deadline in words and dates. */
export function deadlineWords({ kind, windows, question }: StageDeadline): string {
  switch (kind) {
    case 'continuous':
      return 'постоянно';
    case 'on_request':
      return 'по запросу';
    case 'unresolved':
      return question === undefined ? 'без срока' : 'срок не определён';
    case 'window':
    case 'windows':
      return listed(windows);
    case 'recurring':
      return `повторяется: ${listed(windows)}`;
    default:
      return kind satisfies never;
  }
}

const listed = (windows: readonly StageWindow[]): string =>
  [
    ...windows.slice(0, shownWindows).map(windowWords),
    ...(windows.length > shownWindows ? [`ещё дат: ${windows.length - shownWindows}`] : []),
  ].join('; ');

/** «сентябрь – октябрь 2026 г.», «12 марта 2027 г.», «до 28 мая 2027 г.» or both days. */
export function windowWords(window: StageWindow): string {
  const { from, due } = readWindow(window);
  if (!from) return `до ${showDay(due)}`;
  if (from.equals(due)) return showDay(due);
  if (from.day !== 1 || due.day !== due.daysInMonth) return `с ${showDay(from)} по ${showDay(due)}`;
  if (from.year !== due.year) return `${monthWords(from)} – ${monthWords(due)}`;
  return from.month === due.month ? monthWords(due) : `${months[from.month - 1]} – ${monthWords(due)}`;
}

export const spanWords = (from: PlainDate | undefined, due: PlainDate): string =>
  windowWords({ ...(from ? { from: from.toString() } : {}), due: due.toString() });

/** The title alone, for lists that number by themselves. */
export const stageTitle = ({ title }: Pick<Stage, 'title'>, max: number): string =>
  cut(title.replace(/\s+/g, ' '), max);

/** «3. Банк наставников», cut to `max` characters. */
export const stageName = (stage: Pick<Stage, 'number' | 'title'>, max: number): string => {
  const number = stage.number.trim().replace(/\.$/, '');
  return cut(`${number === '' ? '' : `${number}. `}${stage.title.replace(/\s+/g, ' ')}`, max);
};

export const assigneeWords = (assignee: Assignee): Text =>
  'person' in assignee ? [named(assignee.person)] : [roleWords[assignee.role]];

/** «куратор, педагог-психолог, Орлова Т. Н.»: at most six of them. */
export function assigneesWords(assignees: readonly Assignee[]): Text {
  if (assignees.length === 0) return ['не назначены'];
  const shown = assignees.slice(0, 6).flatMap((one, index) => [...(index === 0 ? [] : [', ']), ...assigneeWords(one)]);
  return assignees.length > 6 ? [...shown, `, ещё: ${assignees.length - 6}`] : shown;
}

export const stateWords = (occurrence: Occurrence, today: PlainDate): string => {
  switch (occurrence.status) {
    case 'done':
      return 'закрыт';
    case 'skipped':
      return 'пропущен';
    case 'past':
      return 'срок был до утверждения';
    case 'open':
      return occurrence.due.since(today).sign < 0 ? 'просрочен' : 'открыт';
    default:
      return occurrence.status satisfies never;
  }
};
