import type { Context, Duty } from '#core/conversation/context.ts';
import { showDay } from '#core/conversation/questions.ts';
import { say } from '#core/kernel/text.ts';
import { daysBetween } from '#core/kernel/time.ts';
import { listOf } from '#core/pairing/words.ts';

/** Days after which nobody is asked any more whether a log is right. */
const asked = 30;

/** What others wrote down about meetings with the presser, and waits for their word. */
export async function journalDuties(ctx: Context): Promise<readonly Duty[]> {
  const { tx, me } = ctx;
  const held = (await tx.meetings.ofPerson(me.person.id)).filter(
    (one) => one.status === 'held' && one.organisationId === me.organisation.id,
  );
  const logs = await tx.logs.among(
    'meetingId',
    held.map((one) => one.id),
  );
  return logs
    .filter(({ by, words, day }) => by !== me.person.id && !words[me.person.id] && daysBetween(day, me.today) <= asked)
    .map((log) => ({
      text: say`Подтвердить запись встречи: ${listOf([log.by])}, ${showDay(log.day)}`,
      label: 'Проверить запись',
      action: `j.log:${log.id}`,
    }));
}
