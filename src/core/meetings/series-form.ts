import { type Context, guided } from '#core/conversation/context.ts';
import { type Form, form, type Question } from '#core/conversation/form.ts';
import type { Said } from '#core/conversation/form-session.ts';
import { meant } from '#core/conversation/options.ts';
import { day, saidOn, several, showDay } from '#core/conversation/questions.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines, say } from '#core/kernel/text.ts';
import type { PlainDate, Temporal } from '#core/kernel/time.ts';
import { listOf } from '#core/pairing/words.ts';
import type { MeetingsDeps } from './deps.ts';
import { zoneOf } from './desk.ts';
import { type Dates, datesOf, type Rule, readRule, readUntil, ruleCode, ruleWords } from './series.ts';
import { besides, minutesOf, type SeriesGround, seriesGround } from './series-ground.ts';
import { monthLines } from './series-tellings.ts';
import { hoursLike, lastLike } from './slots.ts';
import { clashing } from './state.ts';
import { hourQuestion } from './when.ts';
import { othersIn } from './words.ts';

interface Answers {
  /** The whole rule in words, or that it is put together of buttons. */
  readonly rule: Rule | 'buttons';
  readonly days?: readonly Weekday[];
  readonly hour?: Temporal.PlainTime;
  readonly until?: PlainDate;
}

const weekdayWords = { mo: 'Пн', tu: 'Вт', we: 'Ср', th: 'Чт', fr: 'Пт', sa: 'Сб' } as const;
type Weekday = keyof typeof weekdayWords;

/** A schedule: in a line of words, or by buttons; the dates are shown before anything is made. */
export const seriesForm = (deps: MeetingsDeps) =>
  guided<Answers>('meet-series', 'anyone', async (ctx, subject) => {
    const ground = await seriesGround(ctx, deps, subject);
    return {
      form: questions(ground),
      send: async (inside, answers) => preview(inside, ground, ruleOf(answers, ground.last)),
    };
  });

function questions({ desk, last, own, occasion }: SeriesGround): Form<Answers> {
  const isBuilt = ({ rule }: Partial<Answers>) => rule === 'buttons';
  return form('meet-series', 'Расписание встреч', { immediate: true })
    .ask('rule', ruleQuestion(last))
    .askIf(isBuilt, 'days', several('По каким дням?', weekdayWords))
    .askIf(isBuilt, 'hour', hourQuestion(hoursLike(lastLike(own, occasion), desk)))
    .askIf(isBuilt, 'until', day('До какого дня включительно?', readUntil, [last]));
}

/** A line of words, read whole. */
function ruleQuestion(last: PlainDate): Question<Rule | 'buttons'> {
  const options = [{ value: 'buttons', label: ['Выбрать кнопками'] }];
  const understood = (said: Said): Rule | 'buttons' | undefined =>
    meant(options, said) === 'buttons' ? 'buttons' : readRule(said.text, saidOn(said), last);
  return {
    text: ['По каким дням, во сколько и до какого дня? Одной строкой: «по вторникам в 15:00 до мая».'],
    help: [`Если не назвать последний день, расписание будет до ${showDay(last)}.`],
    options,
    optional: false,
    code: (said) => meant(options, said),
    show: (said) => [said.text],
    read: (said) =>
      understood(said) ?? {
        complaint: 'Не получилось понять расписание. Напишите дни недели и час, например: по вторникам в 15:00 до мая.',
      },
  };
}

function ruleOf({ rule, days = [], hour, until }: Answers, last: PlainDate): Rule {
  if (rule !== 'buttons') return rule;
  if (!hour) throw new Refusal('stale');
  const codes = Object.keys(weekdayWords);
  return { days: days.map((one) => codes.indexOf(one) + 1).sort(), time: hour, until: until ?? last };
}

/** What will be proposed, before it is: the dates, what is left out and what overlaps. */
function preview(ctx: Context, ground: SeriesGround, rule: Rule): Screen {
  const { desk, occasion, subject } = ground;
  const dates = datesOf(desk, occasion, rule);
  const again = button('Изменить', 'm.plan', subject);
  if (dates.starts.length === 0)
    return screen('По такому расписанию не выходит ни одной встречи: проверьте дни недели и последний день.', [again]);
  const clashes = dates.starts.flatMap((at) => clashing(besides(ground), at, { minutes: minutesOf(ground) }));
  return screen(
    lines(
      `Расписание: ${ruleWords(rule)}`,
      say`С кем: ${listOf(othersIn(occasion, ctx.me.person.id))}`,
      ...monthLines(dates.starts, zoneOf(desk)),
      `Встреч: ${dates.starts.length}`,
      ...leftWords(dates),
      ...(clashes.length > 0 ? [`В это же время у вас другие встречи: ${clashes.length}`] : []),
    ),
    [button('Предложить', 'm.make', subject, ruleCode(rule)), again],
    [button('Встречи', 'meets'), button('Меню', 'menu')],
  );
}

const leftWords = ({ left }: Dates): readonly string[] =>
  left.length > 0 ? [`Пропущены выходные и каникулы: ${left.length}`] : [];
