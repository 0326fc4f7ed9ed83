import { type Context, guided } from '#core/conversation/context.ts';
import { type Form, form, type Question } from '#core/conversation/form.ts';
import { time } from '#core/conversation/question-time.ts';
import { checked, choice, day, showDay } from '#core/conversation/questions.ts';
import type { Screen } from '#core/conversation/screen.ts';
import type { Id } from '#core/kernel/id.ts';
import { readDay } from '#core/kernel/read-day.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { say } from '#core/kernel/text.ts';
import { dayIn, type Instant, isBefore, isPast, type PlainDate, sameDay, type Temporal } from '#core/kernel/time.ts';
import type { Meeting, MeetingLog, MeetingMode } from '#core/meetings/meeting.ts';
import { peopleOn } from '#core/pairing/access.ts';
import type { Asked } from '#core/pairing/answers.ts';
import { isInForce } from '#core/pairing/in-force.ts';
import { listOf } from '#core/pairing/words.ts';
import { logsOf, logsOfEach, pairsToLog, peopleThen, requireInForce } from './access.ts';
import { logCard } from './card.ts';
import { partQuestions, taskByQuestion } from './fields.ts';
import { type Facts, keep } from './keep.ts';
import { savedScreen, topicQuestion, topicWordsQuestion } from './topic-form.ts';
import type { Topic } from './topics.ts';

/** What a sentence told beyond day and topic: a letter each in the form's subject, so that only this is shown to be confirmed. */
export const toldLetters = {
  start: 's',
  minutes: 'n',
  mode: 'm',
  topicWords: 'w',
  recommendation: 'r',
  task: 't',
  taskBy: 'b',
} as const;
type Told = keyof typeof toldLetters;

/** Stands in a subject for a pair that is still to be chosen. */
export const anyPair = 'any';

interface Answers {
  readonly pair?: string;
  readonly day: PlainDate;
  readonly start?: Temporal.PlainTime;
  readonly minutes?: number;
  readonly mode?: MeetingMode;
  readonly topic: Topic | 'other';
  readonly topicWords?: string;
  readonly recommendation?: string;
  readonly task?: string;
  readonly taskBy?: PlainDate;
  readonly again?: 'same' | 'another';
}

/** «Записать встречу»: a day and a topic, and it is written down. */
export const newForm = guided<Answers>('log-new', ['mentor', 'mentee'], (ctx, subject) => open(ctx, subject, true));
/** The same, filled in from a sentence and shown to be confirmed. */
export const saidForm = guided<Answers>('log-said', ['mentor', 'mentee'], (ctx, subject) => open(ctx, subject, false));

async function open(ctx: Context, subject: string, immediate: boolean) {
  const [pairId = '', letters = ''] = subject.split(':');
  const all = await pairsToLog(ctx);
  const pairs = pairId === anyPair ? all : all.filter(({ pair }) => pair.id === pairId);
  if (pairs.length === 0) throw new Refusal('not-found');
  const of = pairs.map(({ pair }) => pair);
  const logs = of.flatMap(await logsOfEach(ctx, of));
  const told = (part: Told) => letters.includes(toldLetters[part]);
  return {
    form: questions(ctx, { pairs, logs, told, name: immediate ? 'log-new' : 'log-said', immediate }),
    send: (inside: Context, answers: Answers) => send(inside, pairs, answers),
  };
}

interface Ground {
  readonly pairs: readonly Asked[];
  readonly logs: readonly MeetingLog[];
  readonly told: (part: Told) => boolean;
  readonly name: string;
  readonly immediate: boolean;
}

function questions(ctx: Context, { pairs, logs, told, name, immediate }: Ground): Form<Answers> {
  const [only] = pairs.length === 1 ? pairs : [];
  const written = (answers: Partial<Answers>) => writtenOf(logs, answers, only?.pair.id ?? answers.pair);
  return form(name, 'Запись встречи', { immediate })
    .askIf(() => only === undefined, 'pair', pairQuestion(ctx, pairs))
    .ask('day', dayQuestion(ctx, only))
    .askIf(() => told('start'), 'start', time('Во сколько началась встреча?'))
    .askIf(() => told('minutes'), 'minutes', partQuestions.minutes)
    .askIf(() => told('mode'), 'mode', partQuestions.mode)
    .ask('topic', topicQuestion)
    .askIf(({ topic }) => topic === 'other' || told('topicWords'), 'topicWords', topicWordsQuestion)
    .askIf(() => told('recommendation'), 'recommendation', partQuestions.recommendation)
    .askIf(() => told('task'), 'task', partQuestions.task)
    .askIf(() => told('taskBy'), 'taskBy', taskByQuestion(ctx.me.today))
    .askIf(
      (answers) => written(answers) !== undefined,
      'again',
      choice('За этот день встреча уже записана. Это другая встреча?', { another: 'Другая', same: 'Та же самая' }),
    );
}

const pairQuestion = ({ me }: Context, pairs: readonly Asked[]): Question<string> =>
  choice(
    'С кем была встреча?',
    Object.fromEntries(
      pairs.map((one) => [one.pair.id, withWhom(peopleOn(one.members).filter((person) => person !== me.person.id))]),
    ),
  );

/** As it fits on a button. */
const withWhom = (people: readonly Id<'person'>[]) =>
  say`${listOf(people.slice(0, 1))}${people.length > 1 ? ' и другие' : ''}`;

/** Not ahead, and on a day in force: with several pairs that is known when one is chosen. */
const dayQuestion = ({ me: { today } }: Context, only: Asked | undefined): Question<PlainDate> =>
  checked(
    day('Когда была встреча?', (said, from) => readDay(said, from, 'past'), [today, today.subtract({ days: 1 })]),
    (value) => {
      if (isBefore(today, value)) return 'Этот день ещё впереди. Записывают встречи, которые были.';
      if (only && !isInForce(only.pair, value)) return closedOn(only);
      return undefined;
    },
  );

/** Why nothing is written down for a day outside the order's dates. */
export function closedOn({ pair: { inForceFrom: from, inForceTo: to } }: Asked): string {
  const dates = from && to ? ` По приказу она действует с ${showDay(from)} по ${showDay(to)}.` : '';
  return `В этот день пара не действовала, встреча не засчитывается.${dates}`;
}

/** The same day, and the same hour or an hour that nobody named. */
function writtenOf(logs: readonly MeetingLog[], { day: on }: Partial<Answers>, pairId: string | undefined) {
  return on && logs.find((one) => one.mentorshipId === pairId && sameDay(one.day, on));
}

async function send(ctx: Context, pairs: readonly Asked[], answers: Answers): Promise<Screen> {
  const chosen = pairs.length === 1 ? pairs[0] : pairs.find(({ pair }) => pair.id === answers.pair);
  if (!chosen) throw new Refusal('not-found');
  const { pair: _pair, start, again, ...facts } = answers;
  if (isBefore(ctx.me.today, facts.day)) throw new Refusal('stale');
  requireInForce(chosen, facts.day);
  // Two presses at once are one meeting and a question.
  await ctx.tx.members.lock(chosen.members.find((one) => one.personId === ctx.me.person.id)?.id ?? missing());
  const written = writtenOf(await logsOf(ctx, chosen), facts, chosen.pair.id);
  if (written && again !== 'another')
    return logCard(ctx, { log: written, meeting: await ctx.tx.meetings.get(written.meetingId) }, 'Уже записано.');
  const startsAt = start && momentOf(ctx, facts.day, start);
  if (startsAt && !isPast(startsAt, ctx.now)) throw new Refusal('stale');
  const meeting = (await arranged(ctx, chosen, facts.day)) ?? (await unplanned(ctx, chosen, facts, startsAt));
  return savedScreen(ctx, await keep(ctx, meeting, facts satisfies Facts));
}

function missing(): never {
  throw new Refusal('not-found');
}

const momentOf = ({ me }: Context, on: PlainDate, plainTime: Temporal.PlainTime): Instant =>
  on.toZonedDateTime({ timeZone: me.organisation.settings.zone, plainTime }).toInstant();

/** The one meeting that was arranged for that day and that nobody has written down: it is the one that was held. */
async function arranged(ctx: Context, { pair }: Asked, on: PlainDate): Promise<Meeting | undefined> {
  const { zone } = ctx.me.organisation.settings;
  const all = (await ctx.tx.meetings.where({ mentorshipId: pair.id })).filter(
    ({ status, startsAt, people }) =>
      (status === 'agreed' || status === 'held') &&
      people.includes(ctx.me.person.id) &&
      startsAt !== undefined &&
      isPast(startsAt, ctx.now) &&
      sameDay(dayIn(zone, startsAt), on),
  );
  const logged = await ctx.tx.logs.among(
    'meetingId',
    all.map((one) => one.id),
  );
  const open = all.filter((one) => !logged.some((log) => log.meetingId === one.id));
  return open.length === 1 ? open[0] : undefined;
}

async function unplanned(ctx: Context, asked: Asked, facts: Facts, startsAt: Instant | undefined): Promise<Meeting> {
  const me = ctx.me.person.id;
  const meeting: Meeting = {
    ...{ id: ctx.newId<'meeting'>(), organisationId: ctx.me.organisation.id, mentorshipId: asked.pair.id },
    ...{
      people: peopleThen(asked, facts.day),
      proposedBy: me,
      createdAt: ctx.now,
      slots: [],
      answers: { [me]: 'yes' },
    },
    ...(startsAt ? { startsAt } : {}),
    // How long it took, if anybody said, stands in the log.
    ...{ minutes: facts.minutes ?? 0, mode: facts.mode ?? 'in-person', status: 'held', version: 1 },
  };
  await ctx.tx.meetings.add(meeting);
  return meeting;
}
