import { type Action, action, type Context, guided } from '#core/conversation/context.ts';
import { form } from '#core/conversation/form.ts';
import { checked, day } from '#core/conversation/questions.ts';
import { readDay } from '#core/kernel/read-day.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { isBefore, type PlainDate } from '#core/kernel/time.ts';
import type { MeetingLog } from '#core/meetings/meeting.ts';
import { pairFor } from '#core/pairing/access.ts';
import { isInForce } from '#core/pairing/in-force.ts';
import { type Logged, logToChange, requireInForce } from './access.ts';
import { logCard } from './card.ts';
import { rewrite } from './keep.ts';
import { topicQuestion, topicWordsQuestion } from './topic-form.ts';
import type { Topic } from './topics.ts';

export const aboutActions: readonly Action[] = [
  action('j.about', 'anyone', async (ctx, log = '') => ctx.fill('log-about', (await ownLog(ctx, log)).log.id)),
];

interface Answers {
  readonly day: PlainDate;
  readonly topic: Topic | 'other';
  readonly topicWords?: string | undefined;
}

/** The writer mends the day and the topic; who said «Верно» to the former ones is asked again. */
export const aboutForm = guided<Answers>('log-about', 'anyone', async (ctx, logId) => {
  const { log } = await ownLog(ctx, logId);
  const asked = log.mentorshipId ? await pairFor(ctx, log.mentorshipId) : undefined;
  const counts = (said: PlainDate) => !asked || isInForce(asked.pair, said);
  return {
    form: form('log-about', 'Дата и тема', { immediate: true })
      .ask(
        'day',
        checked(
          day('Когда была встреча?', (said, today) => readDay(said, today, 'past'), [log.day]),
          (said) => {
            if (isBefore(ctx.me.today, said)) return 'Этот день ещё не наступил. Назовите другой.';
            return counts(said) ? undefined : 'В этот день пара не действовала по приказу. Назовите другой.';
          },
        ),
      )
      .ask('topic', topicQuestion)
      .askIf(({ topic }) => topic === 'other', 'topicWords', topicWordsQuestion),
    send: async (inside, { day: on, topic, topicWords }) => {
      const logged = await ownLog(inside, logId);
      if (asked) requireInForce(asked, on);
      const { topicWords: _before, ...rest } = logged.log;
      const after: MeetingLog = { ...rest, day: on, topic, ...(topicWords ? { topicWords } : {}) };
      return logCard(inside, await rewrite(inside, logged, after), 'Исправлено.');
    },
  };
});

/** A log the presser has written. Throws not-found, stale. */
async function ownLog(ctx: Context, logId: string): Promise<Logged> {
  const logged = await logToChange(ctx, logId);
  if (logged.log.by !== ctx.me.person.id) throw new Refusal('stale');
  return logged;
}
