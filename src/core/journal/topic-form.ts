import { type Action, action, type Context, guided } from '#core/conversation/context.ts';
import { form, type Question } from '#core/conversation/form.ts';
import { choice, showDay, words } from '#core/conversation/questions.ts';
import type { Screen } from '#core/conversation/screen.ts';
import { id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { say } from '#core/kernel/text.ts';
import { dayIn, isPast, type PlainDate } from '#core/kernel/time.ts';
import type { Meeting } from '#core/meetings/meeting.ts';
import { pairFor } from '#core/pairing/access.ts';
import { listOf } from '#core/pairing/words.ts';
import { requireInForce } from './access.ts';
import { logCard } from './card.ts';
import { keep } from './keep.ts';
import { type Topic, topicWords } from './topics.ts';

export const topicQuestion: Question<Topic | 'other'> = {
  ...choice('О чём была встреча?', { ...topicWords, other: 'Другое' }),
  // All of them at once: a topic is one tap.
  perPage: 9,
};

export const topicWordsQuestion = words('О чём? Несколько слов. Имён учеников не пишите.', { max: 200 });

interface Answers {
  readonly topic: Topic | 'other';
  readonly topicWords?: string;
}

export const topicActions: readonly Action[] = [
  action('j.write', 'anyone', async (ctx, meetingId = '') => {
    const meeting = await meetingHeld(ctx, meetingId);
    return (await writtenOf(ctx, meeting)) ?? ctx.fill('log', meeting.id);
  }),
];

/** After «Состоялась? Да»: its first answer, the topic, makes a complete log. */
export const topicForm = guided<Answers>('log', 'anyone', async (ctx, meetingId) => {
  const meeting = await meetingHeld(ctx, meetingId);
  const others = meeting.people.filter((one) => one !== ctx.me.person.id);
  const about = say`${listOf(others)}, ${showDay(dayOf(ctx, meeting))}`;
  return {
    form: form('log', 'Запись встречи', { immediate: true })
      .ask('topic', { ...topicQuestion, help: about })
      .askIf(({ topic }) => topic === 'other', 'topicWords', topicWordsQuestion),
    send: async (inside, answers) => {
      const held = await inside.tx.meetings.lock(meeting.id);
      const written = await writtenOf(inside, held, 'Эта встреча уже записана.');
      if (written) return written;
      return savedScreen(inside, await keep(inside, held, { ...answers, day: dayOf(inside, held) }));
    },
  };
});

/** A meeting of the presser's that has begun and was not called off, on a day in force. Throws not-found, stale, log-outside-order. */
async function meetingHeld(ctx: Context, meetingId: string): Promise<Meeting> {
  const meeting = await ctx.tx.meetings.get(id<'meeting'>(meetingId));
  const { organisationId, people, status, startsAt, mentorshipId } = meeting;
  if (organisationId !== ctx.me.organisation.id || !people.includes(ctx.me.person.id)) throw new Refusal('not-found');
  const began = startsAt !== undefined && isPast(startsAt, ctx.now);
  if (status !== 'held' && !(status === 'agreed' && began)) throw new Refusal('stale');
  if (mentorshipId) requireInForce(await pairFor(ctx, mentorshipId), dayOf(ctx, meeting));
  return meeting;
}

const dayOf = ({ me }: Context, { startsAt, createdAt }: Meeting): PlainDate =>
  dayIn(me.organisation.settings.zone, startsAt ?? createdAt);

/** Its card, where somebody has written it down already. */
async function writtenOf(ctx: Context, meeting: Meeting, note?: string): Promise<Screen | undefined> {
  const [log] = await ctx.tx.logs.where({ meetingId: meeting.id });
  return log && logCard(ctx, { log, meeting }, note);
}

/** It is complete; everything else can be added and need not be. */
export const savedScreen = (ctx: Context, logged: Parameters<typeof logCard>[1]): Promise<Screen> =>
  logCard(ctx, logged, 'Записано. Вторая сторона подтвердит одним нажатием.');
