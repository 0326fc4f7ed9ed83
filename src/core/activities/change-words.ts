import { areaWords } from '#core/bank/codes.ts';
import { cut } from '#core/conversation/fit.ts';
import { showDay } from '#core/conversation/questions.ts';
import { lines, named, say, type Text } from '#core/kernel/text.ts';
import { date, dayIn, type Zone } from '#core/kernel/time.ts';
import { answerWords, titleOf } from '#core/pairing/words.ts';
import type { PlanChange, ProgrammeChange } from '#core/programmes/programme.ts';
import { everyoneIn } from './change.ts';
import type { Plan } from './items.ts';
import { nameOf } from './words.ts';

export const changeStates: Readonly<Record<ProgrammeChange['status'], string>> = {
  offered: 'ждём ответов',
  agreed: 'согласовано всеми, действует',
  refused: 'не согласовано',
  withdrawn: 'снято',
};

/** Letters of a title and of a result. */
interface Room {
  readonly title: number;
  readonly result: number;
}
const whole: Room = { title: 200, result: 200 };
/** Of many edits each is short, and whole on a page of its own. */
const brief: Room = { title: 110, result: 90 };

/** Does it hold so much that not all of it is read at once? */
export const isMuch = ({ plan }: Pick<ProgrammeChange, 'plan'>): boolean => plan.length > 3;

/** Each edit to the last letter. */
export const wholeLines = (plan: Plan, change: ProgrammeChange): readonly Text[] =>
  change.plan.map((edit) => editLine(plan, change, edit, whole));

/** What the change would do, a line each. */
const editLines = (plan: Plan, change: ProgrammeChange): readonly Text[] => [
  ...change.plan.map((edit) => editLine(plan, change, edit, isMuch(change) ? brief : whole)),
  ...(change.to
    ? [
        change.status === 'offered'
          ? say`Продлить программу: сейчас по ${showDay(plan.programme.to)}, будет по ${showDay(change.to)}`
          : say`Продлить программу по ${showDay(change.to)}`,
      ]
    : []),
];

function editLine({ activities }: Plan, { status }: ProgrammeChange, edit: PlanChange, room: Room): Text {
  if (edit.act === 'add')
    return lines(
      `Добавить: ${cut(edit.title, room.title)}`,
      `Срок: ${showDay(date(edit.due))}`,
      edit.area ? `Против затруднения: ${areaWords[edit.area].toLowerCase()}` : undefined,
      edit.expected ? `Планируемый результат: ${cut(edit.expected, room.result)}` : undefined,
      edit.personId ? say`Кто выполняет: ${named(edit.personId)}` : undefined,
    );
  const activity = activities.find((one) => one.id === edit.activityId);
  const name = activity ? nameOf(activity, 160) : 'мероприятие';
  if (edit.act === 'drop') return [`Убрать из плана: ${name}`];
  const from = activity && status === 'offered' ? ` с ${showDay(activity.due)}` : '';
  return [`Перенести: ${name}`, `\nСрок:${from} на ${showDay(date(edit.due))}`];
}

/** In a few words, for a line of a list and for reminders. */
export function briefOf(change: Pick<ProgrammeChange, 'plan' | 'to'>): string {
  const words = { add: 'добавить мероприятие', move: 'перенести срок', drop: 'убрать мероприятие' } as const;
  const all = [...change.plan.map(({ act }) => words[act]), ...(change.to ? ['продлить программу'] : [])];
  return [...new Set(all)].join(', ');
}

/** The whole of it, with everybody's word. */
export const changeText = (plan: Plan, change: ProgrammeChange, zone: Zone): Text =>
  lines(
    say`Программа: ${titleOf(plan)}`,
    ...editLines(plan, change),
    change.reason ? `Причина: ${cut(change.reason, 500)}` : undefined,
    say`Предлагает: ${named(change.by)}, ${showDay(dayIn(zone, change.at))}`,
    '',
    `Состояние: ${changeStates[change.status]}`,
    ...answerLines(plan, change),
  );

const shownAnswers = 5;

function answerLines(plan: Plan, { agreements, status }: ProgrammeChange): readonly (Text | string)[] {
  const people = status === 'offered' ? everyoneIn(plan) : agreements.map((one) => one.person);
  const said = (person: string) => agreements.find((one) => one.person === person)?.answer;
  const yes = people.filter((one) => said(one) === 'yes').length;
  const rest = people.length - shownAnswers;
  return [
    ...(status === 'offered' ? [`Согласны: ${yes} из ${people.length}`] : []),
    ...people.slice(0, shownAnswers).map((one): Text => {
      const answer = said(one);
      return say`• ${named(one)}: ${answer ? answerWords[answer] : 'ответа нет'}`;
    }),
    ...(rest > 0 ? [`И ещё: ${rest}`] : []),
  ];
}
