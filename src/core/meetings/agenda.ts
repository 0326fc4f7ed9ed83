import { showDay } from '#core/conversation/questions.ts';
import type { Id } from '#core/kernel/id.ts';
import { lines, type Text } from '#core/kernel/text.ts';
import { Temporal } from '#core/kernel/time.ts';
import type { Tx } from '#core/store.ts';

/** What was left to do at the last meeting of a pair, for the card of the next one. */
export async function lastTask(tx: Tx, mentorshipId: Id<'mentorship'>): Promise<Text | undefined> {
  const [last] = [...(await tx.logs.where({ mentorshipId }))].sort(
    (a, b) => Temporal.PlainDate.compare(b.day, a.day) || Temporal.Instant.compare(b.at, a.at),
  );
  if (!last?.task) return undefined;
  return lines(`Задание с прошлого раза: ${last.task}`, ...(last.taskBy ? [`Срок: ${showDay(last.taskBy)}`] : []));
}
