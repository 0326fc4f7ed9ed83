import { type Area, areaWords } from '#core/bank/codes.ts';
import { type IsWorkingDay, workingDayBefore } from '#core/calendar/working-days.ts';
import { cut } from '#core/conversation/fit.ts';
import { type AnyForm, type Form, form } from '#core/conversation/form.ts';
import { checked, choice, day, optional, withHelp, words } from '#core/conversation/questions.ts';
import type { Id } from '#core/kernel/id.ts';
import { readDay } from '#core/kernel/read-day.ts';
import { lines, named, type Text } from '#core/kernel/text.ts';
import { daysBetween, type PlainDate, sameDay, Temporal } from '#core/kernel/time.ts';
import { peopleOn } from '#core/pairing/access.ts';
import { spanOf } from '#core/pairing/words.ts';
import type { Held } from './access.ts';
import { type Ready, readyFor, readyStrengths } from './catalogue.ts';
import { isReverse } from './ground.ts';
import { readyQuestion } from './make-questions.ts';
import { inside, type Planned } from './plan.ts';
import type { Activity } from './programme.ts';
import type { Term } from './term.ts';

/** What an activity is for: a direction, or a strength. */
export type Aim = Area | 'strength';
export type Answers = Readonly<Record<string, unknown>>;
type Asked = AnyForm & { readonly answers?: Answers };

const longest = 200;
const areas = Object.keys(areaWords) as readonly Area[]; // the keys of a literal
const everybody = 'all';

export const readyOf = (aim: Aim): readonly Ready[] => (aim === 'strength' ? readyStrengths : readyFor[aim]);
const aimWords = (aim: Aim): string => (aim === 'strength' ? 'Сильные стороны' : areaWords[aim]);

/** The directions of the programme first, strengths behind them, then the rest. */
function aimQuestion({ programme }: Held, question: string, offers: (aim: Aim) => boolean = () => true) {
  const rest = areas.filter((area) => !programme.areas.includes(area));
  const every: readonly Aim[] = [...programme.areas, 'strength', ...rest];
  const all = every.filter(offers);
  // Every aim is there once: made of the keys themselves.
  return choice(question, Object.fromEntries(all.map((aim) => [aim, aimWords(aim)])) as Readonly<Record<Aim, string>>);
}

/** What stands in the plan of everybody is not offered once more; of a person's lines there may be one each. */
const isIn =
  ({ members }: Held, plan: readonly Activity[]) =>
  (title: string): boolean =>
    !isReverse(members) && plan.some((one) => one.title === title && one.personId === undefined);

/** More of the ready ones. */
export const addForm = (held: Held, plan: readonly Activity[]): Asked =>
  [...areas, 'strength' as const].reduce<Form<Answers>>(
    (all, aim) =>
      all.askIf(
        (answers) => answers.aim === aim,
        `r-${aim}`,
        readyQuestion([`${aimWords(aim)}: что добавить?`], readyOf(aim), isIn(held, plan)),
      ),
    withWhose(
      held,
      form('prog-add', 'Готовое мероприятие', { immediate: true }).ask(
        'aim',
        aimQuestion(held, 'Для чего?', (aim) => readyOf(aim).some(([title]) => !isIn(held, plan)(title))),
      ),
    ),
  );

/** One in own words. */
export function ownForm(held: Held, today: PlainDate, isWorking: IsWorkingDay): Asked {
  const { from, to } = held.programme;
  const begun = form('prog-own', 'Своё мероприятие', { immediate: true })
    .ask('title', words('Что сделать? Одним предложением.', { max: longest }))
    .ask('aim', aimQuestion(held, 'Для чего это?'));
  return withWhose(held, begun)
    .ask('due', dueQuestion('К какому дню?', held.programme, between({ from, to }, today, isWorking)))
    .ask('expected', optional(words('Что будет результатом? Можно пропустить.', { max: longest })));
}

/** In a reverse pair a line is one person's (3.1); of a group it is everybody's or one person's. */
function withWhose({ members }: Held, before: Form<Answers>): Form<Answers> {
  const mentees = peopleOn(members, 'mentee');
  if (mentees.length < 2 || mentees.length > 8) return before;
  const all: readonly (readonly [string, Text])[] = isReverse(members) ? [] : [[everybody, ['Все в группе']]];
  const people = mentees.map((one): readonly [string, Text] => [one, [named(one)]]);
  return before.ask('whose', choice('Кто выполняет?', Object.fromEntries([...all, ...people])));
}

export const whoseOf = ({ whose }: Answers): Pick<Planned, 'personId'> =>
  // The options were ids of people, and one word for all.
  typeof whose === 'string' && whose !== everybody ? { personId: whose as Id<'person'> } : {};

const fourAtMost = 4;

/** Days to choose from: working ones, not past, inside the term, each once, the earliest first. */
function ahead(
  days: readonly PlainDate[],
  term: Term,
  today: PlainDate,
  isWorking: IsWorkingDay,
): readonly PlainDate[] {
  const good = days
    .map((one) => workingDayBefore(one, isWorking))
    .filter((one) => daysBetween(today, one) >= 0 && sameDay(inside(one, term), one));
  const each = [...new Map(good.map((one) => [one.toString(), one])).values()].slice(0, fourAtMost);
  return each.sort(Temporal.PlainDate.compare);
}

const between = (term: Term, today: PlainDate, isWorking: IsWorkingDay): readonly PlainDate[] => {
  const half = term.from.add({ days: Math.round(daysBetween(term.from, term.to) / 2) });
  return ahead([today.add({ days: 14 }), today.add({ months: 1 }), half, term.to], term, today, isWorking);
};

/** Near the day that stands now, and the end. */
const around = ({ due }: Activity, term: Term, today: PlainDate, isWorking: IsWorkingDay): readonly PlainDate[] =>
  ahead([...[-14, 14, 30].map((days) => due.add({ days })), term.to], term, today, isWorking);

const dueQuestion = (question: string, term: Term, ready: readonly PlainDate[]) =>
  withHelp(
    checked(
      day(question, (said, today) => readDay(said, today, 'future'), ready),
      (due) =>
        sameDay(inside(due, term), due)
          ? undefined
          : `Этот день вне срока программы: ${spanOf(term.from, term.to)}. Назовите день внутри него.`,
    ),
    'День можно написать: 12 марта, через две недели.',
  );

export type LinePart = 'day' | 'title' | 'expected';
export const isLinePart = (word: string): word is LinePart => ['day', 'title', 'expected'].includes(word);

/** One part of a line: what it is now stands in the question. */
export function lineForm(
  { programme, activity }: Held & { readonly activity: Activity },
  part: LinePart,
  today: PlainDate,
  isWorking: IsWorkingDay,
): Asked {
  const empty = form('prog-act', `Мероприятие ${activity.number}`, { immediate: true });
  switch (part) {
    case 'day':
      return empty.ask(
        'value',
        dueQuestion(
          `${cut(activity.title, 150)}. К какому дню?`,
          programme,
          around(activity, programme, today, isWorking),
        ),
      );
    case 'title':
      return empty.ask('value', words(lines('Что сделать?', `Сейчас: ${activity.title}`), { max: longest }));
    case 'expected':
      return empty.ask(
        'value',
        optional(words(lines('Что будет результатом?', ...now(activity.expected)), { max: longest })),
      );
    default:
      return part satisfies never;
  }
}

const now = (said: string | undefined): readonly string[] => (said === undefined ? [] : [`Сейчас: ${said}`]);
