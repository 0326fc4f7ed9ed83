import { type Area, areaWords, modeWords } from '#core/bank/codes.ts';
import { cut } from '#core/conversation/fit.ts';
import { type Form, form, type Question } from '#core/conversation/form.ts';
import { meant, optionList } from '#core/conversation/options.ts';
import { checked, choice, day, several, withHelp, words } from '#core/conversation/questions.ts';
import { readDay } from '#core/kernel/read-day.ts';
import { lines, named, say, type Text } from '#core/kernel/text.ts';
import { type PlainDate, Temporal } from '#core/kernel/time.ts';
import type { Mentorship } from '#core/pairing/mentorship.ts';
import { type Ready, readyFor, readyStrengths } from './catalogue.ts';
import type { Ground, Learner } from './ground.ts';
import { usualEnds, wrongIn } from './term.ts';

export interface Begun {
  readonly pair: Mentorship;
  /** The first day of the programme. */
  readonly from: PlainDate;
}

type Answers = Readonly<Record<string, unknown>>;

const longestStrengths = 200;

/** Of a learner the questions bear their number: in a reverse pair there are two of them. */
export const keys = {
  areas: (index: number) => `a${index}`,
  ready: (index: number, area: Area) => `p${index}-${area}`,
  strengths: (index: number) => `s${index}`,
};

/** A programme in about a dozen taps: the term, then for each learner directions, ready activities and what supports strengths. */
export function programmeForm(ground: Ground, { pair, from: usual }: Begun): Form<Answers> {
  const opening: Form<Answers> = form('programme', 'Программа')
    .ask('from', fromQuestion(pair))
    .ask('to', ({ from = usual }) => toQuestion({ pair, from }));
  const asked = ground.learners.reduce((all, learner, index) => forLearner(all, learner, index), opening);
  return asked.ask('mode', choice('Как встречаться?', modeWords)).ask('schedule', scheduleQuestion('Как часто?'));
}

function forLearner(before: Form<Answers>, learner: Learner, index: number): Form<Answers> {
  const chosen = (answers: Answers, area: Area) => {
    const areas = answers[keys.areas(index)];
    return Array.isArray(areas) && areas.includes(area);
  };
  const withAreas: Form<Answers> = before.ask(keys.areas(index), areasQuestion(learner));
  const withReady = learner.areas.reduce<Form<Answers>>(
    (all, area) =>
      all.askIf(
        (answers) => chosen(answers, area),
        keys.ready(index, area),
        readyQuestion(forWhom(learner, `${areaWords[area]}: что запланировать?`), readyFor[area]),
      ),
    withAreas,
  );
  return withReady.ask(keys.strengths(index), strengthsQuestion(learner));
}

const forWhom = ({ personId }: Learner, question: string): Text =>
  personId ? say`${named(personId)}. ${question}` : [question];

export const fromQuestion = (pair: Mentorship): Question<PlainDate> =>
  checked(
    day('С какого дня программа?', (said, today) => readDay(said, today), [pair.inForceFrom ?? pair.plannedFrom]),
    (from) =>
      usualEnds(pair, from).length > 0 ? undefined : wrongIn(pair, { from, to: pair.inForceTo ?? pair.plannedTo }),
  );

export const toQuestion = ({ pair, from }: Begun): Question<PlainDate> =>
  withHelp(
    checked(
      day(
        'По какой день программа?',
        (said, today) => readDay(said, today, 'future'),
        byDay(usualEnds(pair, from).slice(0, 3)),
      ),
      (to) => wrongIn(pair, { from, to }),
    ),
    'От 3 до 12 месяцев (п. 1.3), внутри срока пары.',
  );

const byDay = (days: readonly PlainDate[]): readonly PlainDate[] => [...days].sort(Temporal.PlainDate.compare);

/** What was named in the questionnaire stands first. */
export function areasQuestion(learner: Pick<Learner, 'areas' | 'named' | 'personId'>): Question<readonly Area[]> {
  const words = learner.named > 0 ? 'Направления: сначала те, что названы в анкете' : 'По каким направлениям работать?';
  return several(forWhom({ ...learner, strengths: '' }, words), labelled(learner.areas));
}

/** Areas as options, in that order. */
export const labelled = (areas: readonly Area[]): Readonly<Record<Area, string>> =>
  // Made of areas alone; those that are left out are never chosen.
  Object.fromEntries(areas.map((area) => [area, areaWords[area]])) as Readonly<Record<Area, string>>;

/** Ready activities by number; each is chosen by its title too. */
export function readyQuestion(
  question: Text,
  all: readonly Ready[],
  isThere: (title: string) => boolean = () => false,
): Question<readonly string[]> {
  const options = all.map(([title], index): [string, string] => [`r${index + 1}`, title]);
  return several(question, Object.fromEntries(options.filter(([, title]) => !isThere(title))));
}

/** The ready ones that were chosen. */
export const chosenOf = (all: readonly Ready[], codes: unknown): readonly Ready[] =>
  Array.isArray(codes) ? all.filter((_, index) => codes.includes(`r${index + 1}`)) : [];

const strengthsQuestion = (learner: Learner): Question<readonly string[]> =>
  readyQuestion(
    lines(
      forWhom(learner, 'Чем поддержать сильные стороны (п. 1.3)?'),
      ...(learner.strengths === '' ? [] : [`Из анкеты: ${cut(learner.strengths, longestStrengths)}`]),
    ),
    readyStrengths,
  );

const schedules = {
  weekly: 'Раз в неделю',
  fortnightly: 'Раз в две недели',
  monthly: 'Раз в месяц',
  twice: 'Два раза в неделю',
} as const;

/** One of the usual rhythms, or own words. */
export function scheduleQuestion(question: string): Question<string> {
  const options = optionList(schedules);
  const own = words(question, { max: 200 });
  const usual = (code: string | undefined) => options.find((one) => one.value === code)?.label.join('');
  return {
    ...withHelp(own, 'Выберите или напишите своими словами, например: по вторникам после шестого урока.'),
    options,
    code: (said) => meant(options, said),
    show: (said) => [usual(meant(options, said)) ?? said.text],
    read: (said) => usual(meant(options, said)) ?? own.read(said),
  };
}
