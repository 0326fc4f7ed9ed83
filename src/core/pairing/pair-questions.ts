import { formWords, kindWords, pupilForms } from '#core/bank/codes.ts';
import { type AnswersOf, form } from '#core/conversation/form.ts';
import { type Candidate, person } from '#core/conversation/question-person.ts';
import { checked, choice, day, optional, several, words } from '#core/conversation/questions.ts';
import { readDay } from '#core/kernel/read-day.ts';
import type { PlainDate } from '#core/kernel/time.ts';
import { type Composition, wrongKinds, wrongPeople, wrongTerm } from './composition.ts';
import type { MentorshipForm } from './mentorship.ts';
import { peopleChoice } from './people-question.ts';

export interface Choices {
  readonly mentors: readonly Candidate[];
  readonly mentees: readonly Candidate[];
  readonly pupils: boolean;
  readonly today: PlainDate;
  /** The school year the term is suggested in. */
  readonly until: PlainDate;
}

/** The questions, each held against what was answered before it. */
export const pairForm = (on: Choices) =>
  form('pair', 'Пара или группа')
    .ask('mentor', person('Кто наставник?', on.mentors))
    .ask('mentees', ({ mentor }) =>
      checked(peopleChoice('С кем? Отметьте одного человека, а для группы нескольких.', on.mentees), (mentees) =>
        mentor ? wrongPeople({ mentor, mentees }) : undefined,
      ),
    )
    .ask('form', choice('Форма: кто с кем?', formsFor(on.pupils)))
    .ask('kinds', ({ mentees }) =>
      checked(several('Вид: как? Можно отметить несколько.', kindWords), (kinds) =>
        mentees ? wrongKinds(kinds, mentees.length) : undefined,
      ),
    )
    .ask('topic', optional(words('Тема? Например: рабочая программа и первые открытые уроки.', { max: 300 })))
    .ask(
      'from',
      day('С какого дня? Начать можно не раньше даты приказа.', (said, today) => readDay(said, today), [on.today]),
    )
    .ask('to', ({ kinds, from }) =>
      checked(
        day('По какой день?', (said, today) => readDay(said, today, 'future'), suggested(on, kinds, from)),
        (to) => (from && kinds ? wrongTerm({ kinds, from, to }) : undefined),
      ),
    );

export type PairAnswers = AnswersOf<ReturnType<typeof pairForm>>;

const formsFor = (pupils: boolean): Readonly<Record<MentorshipForm, string>> =>
  // What is left out is never chosen: the keys are only narrowed.
  Object.fromEntries(
    Object.entries(formWords).filter(([code]) => pupils || !pupilForms.some((one) => one === code)),
  ) as Readonly<Record<MentorshipForm, string>>;

/** Days that the term allows: the shortest, and the end of the school year. */
const suggested = (
  { until }: Choices,
  kinds: Composition['kinds'] | undefined,
  from: PlainDate | undefined,
): readonly PlainDate[] =>
  kinds && from
    ? [from.add({ months: 3 }).subtract({ days: 1 }), until].filter((to) => !wrongTerm({ kinds, from, to }))
    : [until];
