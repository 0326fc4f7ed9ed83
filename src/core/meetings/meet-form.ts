import { guided } from '#core/conversation/context.ts';
import { type Form, form } from '#core/conversation/form.ts';
import { choice, optional } from '#core/conversation/questions.ts';
import { momentAt } from '#core/conversation/read-moment.ts';
import { say } from '#core/kernel/text.ts';
import type { Instant, Temporal } from '#core/kernel/time.ts';
import { listOf } from '#core/pairing/words.ts';
import { meetingCard } from './card.ts';
import type { MeetingsDeps } from './deps.ts';
import { zoneOf } from './desk.ts';
import { type Ground, groundOf } from './ground.ts';
import { placeQuestion } from './manage.ts';
import type { Meeting, MeetingMode } from './meeting.ts';
import { moveMeeting, type Proposal, proposeMeeting } from './propose.ts';
import { hoursLike, readySlots, whyNot } from './slots.ts';
import { clashing } from './state.ts';
import { hourQuestion, slotsQuestion, type When, whenQuestion } from './when.ts';
import { meetingModeWords, othersIn, whenLine } from './words.ts';

interface Answers {
  readonly when: When;
  readonly hour?: Temporal.PlainTime;
  readonly slots?: readonly Instant[];
  readonly mode?: MeetingMode;
  readonly place?: string | undefined;
}

/** «Предложить встречу» and «Другое время»: a tap on a ready hour sends it; words, several hours and a place are a step away. */
export const meetForm = (deps: MeetingsDeps) =>
  guided<Answers>('meet', 'anyone', async (ctx, subject) => ({
    form: questions(await groundOf(ctx, deps, subject)),
    send: async (inside, answers) => {
      const ground = await groundOf(inside, deps, subject, 'hold');
      if (answers.when.kind === 'series') return inside.fill('meet-series', subject);
      if (isAnother(answers)) return inside.fill('meet', subject);
      const { occasion, moved } = ground;
      const proposal: Proposal = { ...howOf(ground, answers), slots: startsOf(answers, zoneOf(ground.desk)) };
      const meeting = moved
        ? await moveMeeting(inside, deps, occasion, { ...proposal, meeting: moved })
        : await proposeMeeting(inside, deps, occasion, proposal);
      return meetingCard(inside, meeting, 'Предложение отправлено. Ответ придёт сюда.');
    },
  }));

function questions(ground: Ground): Form<Answers> {
  const { desk, occasion, busy, moved, last, minutes, me } = ground;
  const hours = hoursLike(last, desk);
  const ready = (count: number, perDay: number) =>
    readySlots(desk, { occasion, busy, hours: hours.slice(0, perDay), minutes, count });
  const of = { zone: zoneOf(desk), whyNot: (at: Instant) => whyNot(desk, occasion, at), closedOn: occasion.closedOn };
  const ways = { more: 'Варианты и место', ...(moved || !occasion.mentorshipId ? {} : { series: 'По расписанию' }) };
  const whom = say`С кем: ${listOf(othersIn(occasion, me))}`;
  const base = form('meet', moved ? 'Другое время встречи' : 'Встреча', { immediate: true })
    .ask('when', { ...whenQuestion({ ...of, slots: ready(4, 1) }, ways), help: whom })
    .askIf(({ when }) => when?.kind === 'day', 'hour', hourQuestion(hours))
    .askIf(({ when }) => when?.kind === 'more', 'slots', slotsQuestion({ ...of, slots: ready(6, 2) }))
    .askIf(({ when }) => when?.kind === 'more', 'mode', choice('Как?', meetingModeWords))
    .askIf(({ when, mode }) => when?.kind === 'more' && mode !== 'phone', 'place', optional(placeQuestion));
  return warned(base, ground);
}

const isSure = 'sure';

/** For each meeting that the presser already has at such an hour one more question: it does not overlap silently. */
const warned = (base: Form<Answers>, ground: Ground): Form<Answers> =>
  ground.busy
    .filter((one) => one.status === 'agreed')
    .reduce((all, one) => {
      const overlaps = (answers: Partial<Answers>) =>
        startsOf(answers, zoneOf(ground.desk)).some((at) => clashing([one], at, ground).length > 0);
      return all.askIf(overlaps, `${isSure}${one.id}`, sureQuestion(one, ground));
    }, base);

const sureQuestion = (one: Meeting, { desk, me }: Ground) =>
  choice(
    say`В это время у вас встреча: ${listOf(othersIn(one, me))}\n${whenLine(one, zoneOf(desk))}\nВсё равно предложить?`,
    {
      yes: 'Всё равно',
      no: 'Другое время',
    },
  );

const isAnother = (answers: Answers): boolean =>
  Object.entries(answers).some(([key, value]) => key.startsWith(isSure) && value === 'no');

function startsOf({ when, hour, slots }: Partial<Answers>, zone: string): readonly Instant[] {
  if (when?.kind === 'at') return [when.at];
  if (when?.kind === 'day') return hour ? [momentAt(when.day, hour, zone)] : [];
  return when?.kind === 'more' ? (slots ?? []) : [];
}

/** As the last one was, where nothing else was said. */
function howOf({ last, minutes }: Ground, { mode, place }: Answers): Omit<Proposal, 'slots'> {
  const kept = mode === undefined ? last?.place : place;
  return { minutes, mode: mode ?? last?.mode ?? 'in-person', ...(kept ? { place: kept } : {}) };
}
