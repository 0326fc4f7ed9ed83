import { button, screen } from '#core/conversation/screen.ts';
import { tell } from '#core/delivery/tell.ts';
import type { Id } from '#core/kernel/id.ts';
import { lines, say } from '#core/kernel/text.ts';
import { peopleOn, voicesOf } from '#core/pairing/access.ts';
import { titleOf } from '#core/pairing/words.ts';
import { record } from '#core/record/record.ts';
import { connectedOf } from '#core/reminders/recipients.ts';
import { staffOf } from '#core/reminders/situation.ts';
import type { Desk } from '#core/survey/campaign-opening.ts';
import { type Held, heldOf } from './access.ts';
import { agreedKey, offerKey } from './lapse.ts';
import type { Programme } from './programme.ts';
import { judged } from './state.ts';

export const allSaid = ({ status }: Pick<Programme, 'status'>): string | undefined =>
  status === 'agreed' ? 'Все согласны, программа ушла куратору на утверждение.' : undefined;

/** Everybody has agreed: the curators are asked (4.4.4), but for one who sees it on the screen. */
export async function askApproval(desk: Desk, held: Held, but?: Id<'person'>): Promise<void> {
  const { programme } = held;
  const curators = connectedOf('curator', await staffOf(desk.tx, desk.organisation, desk.now));
  await tell(desk, {
    key: `${agreedKey(programme)}:${programme.version}:${desk.now.epochMilliseconds}`,
    people: curators.filter((one) => one !== but),
    organisationId: programme.organisationId,
    screen: screen(say`Программа ждёт утверждения, все согласны: ${titleOf(held)}`, [opening(programme)]),
  });
}

const opening = ({ id }: Programme) => button('Открыть программу', 'prog.open', id);

/** Somebody has left the pair: what waited for their word alone is agreed, those who stay hear it, and the curator is asked. */
export async function judgeProgramme(desk: Desk, mentorshipId: Id<'mentorship'>): Promise<void> {
  for (const { id } of await desk.tx.programmes.where({ mentorshipId, status: 'offered' })) {
    const held = await heldOf(desk.tx, await desk.tx.programmes.lock(id));
    const programme = judged(held.programme, voicesOf(held.members));
    if (programme === held.programme) continue;
    await desk.tx.programmes.put(programme);
    await record(desk, { organisationId: programme.organisationId, subject: id, act: 'agreed-by-rest' });
    await desk.tx.outbox.drop(`${offerKey(programme)}:`);
    await tell(desk, {
      key: `prog-rest:${id}:${programme.version}`,
      people: peopleOn(held.members),
      organisationId: programme.organisationId,
      screen: screen(lines(say`Программа: ${titleOf(held)}`, 'Состав группы изменился.', allSaid(programme)), [
        opening(programme),
      ]),
    });
    await askApproval(desk, { ...held, programme });
  }
}
