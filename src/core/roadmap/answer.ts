import { cut } from '#core/conversation/fit.ts';
import type { Complaint, Option, Question } from '#core/conversation/form.ts';
import { entry } from '#core/kernel/entry.ts';
import { fold } from '#core/kernel/fold.ts';
import { readCompact } from '#core/kernel/read-day.ts';
import { lines } from '#core/kernel/text.ts';
import { isBefore, type PlainDate } from '#core/kernel/time.ts';
import { readDeadline } from './deadline/read-deadline.ts';
import type { Deadline, DeadlineContext, Window } from './deadline.ts';
import { likelyWindows } from './likely.ts';
import type { Stage, StageDeadline } from './roadmap.ts';
import { kept, keptWindow, readWindow, settled } from './stage-deadline.ts';
import { deadlineWords, stageName, windowWords } from './words.ts';

/** The curator's word on the deadline of a stage. */
export interface DeadlineAnswer {
  readonly deadline: StageDeadline;
}

const undated = ['без срока', 'без срока пока', 'пока без срока', 'без даты', 'нет', 'нет срока'];
const fixed: Readonly<Record<string, StageDeadline>> = {
  continuous: { kind: 'continuous', windows: [] },
  request: { kind: 'on_request', windows: [] },
  none: { kind: 'unresolved', windows: [] },
};

/** A deadline nobody has named yet. */
export const emptyDeadline = (phrase: string): Deadline => ({
  phrase,
  kind: 'unresolved',
  windows: [],
  question: 'Какой срок у этого этапа?',
});

/** The question about a stage's deadline: likely answers as buttons, anything else typed and read again. */
export function deadlineQuestion(stage: Stage, context: DeadlineContext, today: PlainDate): Question<DeadlineAnswer> {
  const read = ({ text }: { readonly text: string }) => readAnswer(text, stage, context);
  return {
    text: lines(
      stageName(stage, 90),
      '',
      stage.phrase.trim() === '' ? 'Срок в документе не назван.' : `В документе: «${cut(stage.phrase.trim(), 300)}».`,
      cut(stage.deadline.question ?? 'Какой будет срок?', 400),
      'Можно написать словами: «до 20 мая», «сентябрь – октябрь», «раз в квартал».',
    ),
    options: optionsFor(stage, context, today),
    optional: false,
    read,
    show: (said) => {
      const answer = read(said);
      return ['complaint' in answer ? said.text : deadlineWords(answer.deadline)];
    },
  };
}

function optionsFor(stage: Stage, context: DeadlineContext, today: PlainDate): readonly Option[] {
  const { kind, windows, question } = stage.deadline;
  const said: Deadline = {
    phrase: stage.phrase,
    kind,
    windows: windows.map(readWindow),
    ...(question === undefined ? {} : { question }),
  };
  const likely = likelyWindows(said, context, today);
  return [
    ...(windows.length > 0
      ? [{ value: 'keep', label: [cut(`Верно: ${deadlineWords(settled(stage.deadline))}`, 38)] }]
      : []),
    ...likely.map((one) => ({ value: windowCode(one), label: [cut(windowWords(keptWindow(one)), 38)] })),
    ...(kind === 'continuous' ? [] : [{ value: 'continuous', label: ['Постоянно'] }]),
    ...(kind === 'on_request' ? [] : [{ value: 'request', label: ['По запросу'] }]),
    { value: 'none', label: ['Без срока пока'] },
  ];
}

function readAnswer(text: string, stage: Stage, context: DeadlineContext): DeadlineAnswer | Complaint {
  const words = text.trim();
  if (words === 'keep' && stage.deadline.windows.length > 0) return { deadline: settled(stage.deadline) };
  const known = entry(fixed, words) ?? (undated.includes(fold(words)) ? fixed.none : undefined);
  if (known) return { deadline: known };
  const coded = readCode(words);
  if (coded) return { deadline: { kind: 'window', windows: [keptWindow(coded)] } };
  return typed(words, context);
}

/** A date outside the plan counts where it is written in full; what stays unclear is asked again. */
function typed(words: string, context: DeadlineContext): DeadlineAnswer | Complaint {
  const { plan: _plan, ...free } = context;
  const inPlan = readDeadline(words, context);
  const found = inPlan.question === undefined ? inPlan : readDeadline(words, free);
  if (found.kind !== 'unresolved' && found.question === undefined) return { deadline: kept(found) };
  const why = cut(inPlan.question ?? 'Не получилось понять срок.', 300);
  return { complaint: `${why} Напишите срок иначе, например: «до 20 мая 2027 г.», или нажмите кнопку.` };
}

const windowCode = ({ from, due }: Window): string => `${from ? compact(from) : ''}-${compact(due)}`;
const compact = (day: PlainDate): string => day.toString().replaceAll('-', '');

/** A code comes back in a button, and a button is anybody's: its days are read like typed ones. */
function readCode(words: string): Window | undefined {
  const [, from, due] = words.match(/^(\d{8})?-(\d{8})$/) ?? [];
  const last = due === undefined ? undefined : readCompact(due);
  const first = from === undefined ? undefined : readCompact(from);
  if (!last || (from !== undefined && (!first || isBefore(last, first)))) return undefined;
  return { ...(first ? { from: first } : {}), due: last };
}
