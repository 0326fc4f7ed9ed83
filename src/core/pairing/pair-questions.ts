import { formWords, kindWords, pupilForms } from '#core/bank/codes.ts';
import { answersOf } from '#core/conversation/course.ts';
import { type AnswersOf, form, type SaidMap } from '#core/conversation/form.ts';
import { type Candidate, person } from '#core/conversation/question-person.ts';
import { checked, choice, day, optional, several, words } from '#core/conversation/questions.ts';
import type { Id } from '#core/kernel/id.ts';
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

type Known = Partial<PairAnswers>;

/** The questions, each held against what was answered before it. */
const questions = (on: Choices, known: Known) =>
  form('pair', 'Пара или группа')
    .ask('mentor', person('Кто наставник?', on.mentors))
    .ask(
      'mentees',
      checked(peopleChoice('С кем? Отметьте одного человека, а для группы нескольких.', on.mentees), (people) =>
        known.mentor ? wrongPeople({ mentor: known.mentor, mentees: people }) : undefined,
      ),
    )
    .ask('form', choice('Форма: кто с кем?', formsFor(on.pupils)))
    .ask(
      'kinds',
      checked(several('Вид: как? Можно отметить несколько.', kindWords), (kinds) =>
        known.mentees ? wrongKinds(kinds, known.mentees.length) : undefined,
      ),
    )
    .ask('topic', optional(words('Тема? Например: рабочая программа и первые открытые уроки.', { max: 300 })))
    .ask(
      'from',
      day('С какого дня? Начать можно не раньше даты приказа.', (said, today) => readDay(said, today), [on.today]),
    )
    .ask(
      'to',
      checked(
        day('По какой день?', (said, today) => readDay(said, today, 'future'), suggested(on, known)),
        (to) => (known.from && known.kinds ? wrongTerm({ kinds: known.kinds, from: known.from, to }) : undefined),
      ),
    );

/** Written out: the questions are made knowing answers to themselves. */
export interface PairAnswers {
  readonly mentor: Id<'person'>;
  readonly mentees: readonly Id<'person'>[];
  readonly form: MentorshipForm;
  readonly kinds: Composition['kinds'];
  readonly topic?: string | undefined;
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** The form as it stands after what was said so far, so that each answer is held against the earlier ones. */
export const pairForm = (on: Choices, said: SaidMap) => {
  const loose = questions(on, {});
  // The answers are those of this very form, read by its own questions.
  const known = answersOf(loose, said) as Partial<AnswersOf<typeof loose>>;
  return questions(on, known);
};

const formsFor = (pupils: boolean): Readonly<Record<MentorshipForm, string>> =>
  // What is left out is never chosen: the keys are only narrowed.
  Object.fromEntries(
    Object.entries(formWords).filter(([code]) => pupils || !pupilForms.some((one) => one === code)),
  ) as Readonly<Record<MentorshipForm, string>>;

const suggested = ({ until }: Choices, { from }: Known): readonly PlainDate[] =>
  from ? [from.add({ months: 3 }).subtract({ days: 1 }), until].filter((one) => one.since(from).sign > 0) : [until];
