import type { Context } from '#core/conversation/context.ts';
import { button, screen } from '#core/conversation/screen.ts';
import { tell } from '#core/delivery/tell.ts';
import type { Id } from '#core/kernel/id.ts';
import { lines } from '#core/kernel/text.ts';
import type { Meeting, MeetingLog } from '#core/meetings/meeting.ts';
import { type Logged, othersOf } from './access.ts';
import { confirmRow, logText } from './card.ts';

export type Facts = Pick<MeetingLog, 'day' | 'topic'> &
  Partial<Pick<MeetingLog, 'minutes' | 'mode' | 'topicWords' | 'recommendation' | 'task' | 'taskBy'>>;

/** Writes down what was done at a meeting; from then on it is held, and everybody else who was there is asked whether that is right. */
export async function keep(ctx: Context, meeting: Meeting, facts: Facts): Promise<Logged> {
  const { mentorshipId } = meeting;
  const log: MeetingLog = {
    ...{ id: ctx.newId<'log'>(), organisationId: ctx.me.organisation.id, meetingId: meeting.id },
    ...(mentorshipId ? { mentorshipId } : {}),
    ...{ by: ctx.me.person.id, at: ctx.now, words: {}, ...facts },
  };
  await ctx.tx.logs.add(log);
  const logged = { log, meeting: await held(ctx, meeting) };
  await askOthers(ctx, logged, 'Встреча записана. Всё верно?');
  return logged;
}

async function held({ tx }: Context, { wakeAt: _never, ...meeting }: Meeting): Promise<Meeting> {
  const after: Meeting = { ...meeting, slots: [], status: 'held' };
  await tx.meetings.put(after);
  return after;
}

/** A message of its own to each of the others; once more where what they said yes to has changed. */
export async function askOthers(ctx: Context, logged: Logged, question: string): Promise<void> {
  const { log } = logged;
  for (const person of othersOf(logged))
    await tell(ctx, {
      key: `log:${log.id}:asked:${ctx.now.epochMilliseconds}`,
      people: [person],
      organisationId: log.organisationId,
      screen: screen(lines(question, '', logText(logged, person)), confirmRow(log)),
    });
}

/** What somebody's «Верно» was about. */
const facts = ['day', 'topic', 'topicWords', 'minutes', 'mode'] as const;

/** The writer's own change. A yes to what was written before is no yes to what is written now; what was said to be otherwise stays. */
export async function rewrite(ctx: Context, { log, meeting }: Logged, after: MeetingLog): Promise<Logged> {
  const changed = facts.some((one) => String(log[one]) !== String(after[one])) && Object.keys(log.words).length > 0;
  const words = Object.fromEntries(Object.entries(log.words).filter(([, { said }]) => said === 'corrected'));
  const logged: Logged = { log: changed ? { ...after, words } : after, meeting };
  await ctx.tx.logs.put(logged.log);
  if (changed) await askOthers(ctx, logged, 'Запись встречи изменилась. Всё верно?');
  return logged;
}

/** The writer is shown the other side's word where it differs. */
export const tellWriter = (ctx: Context, logged: Logged, by: Id<'person'>): Promise<void> =>
  tell(ctx, {
    key: `log:${logged.log.id}:corrected:${by}:${ctx.now.epochMilliseconds}`,
    people: [logged.log.by],
    organisationId: logged.log.organisationId,
    screen: screen(
      lines('Уточнение к записи встречи. Оба варианта сохранены рядом.', '', logText(logged, logged.log.by)),
      [button('Открыть запись', 'j.log', logged.log.id)],
    ),
  });
