import { judgeChange } from '#core/activities/judge-change.ts';
import type { Id } from '#core/kernel/id.ts';
import { dayIn } from '#core/kernel/time.ts';
import { heldOf } from '#core/programmes/access.ts';
import { judgeProgramme } from '#core/programmes/judge.ts';
import type { Desk } from '#core/survey/campaign-opening.ts';
import { closeProgramme } from './close.ts';
import { standingOf } from './ground.ts';
import { judged } from './state.ts';

/**
 * Somebody has left a group that goes on: what everybody who stays has said «Да» to waits no longer – a programme, a change of it, an
 * offer to close it. In the system's scope; a second call is nothing.
 */
export async function afterLeaving(desk: Desk, mentorshipId: Id<'mentorship'>): Promise<void> {
  await judgeProgramme(desk, mentorshipId);
  await judgeChange(desk, mentorshipId);
  await judgeClosing(desk, mentorshipId);
}

/** What is closed by that is nobody's press: whoever offered it hears of it as the others do. */
export async function judgeClosing(desk: Desk, mentorshipId: Id<'mentorship'>): Promise<void> {
  const { tx, organisation, now } = desk;
  for (const { id } of await tx.programmes.where({ mentorshipId, status: 'approved' })) {
    const programme = await tx.programmes.lock(id);
    const [offer] = await tx.closings.where({ programmeId: id });
    if (!offer || programme.status !== 'approved') continue;
    const { closed, offer: stands } = judged(standingOf(await heldOf(tx, programme), offer));
    if (closed) {
      const { by: _nobody, ...why } = closed;
      await closeProgramme(desk, id, { ...why, on: dayIn(organisation.settings.zone, now) });
    } else if (!stands) await tx.closings.remove({ programmeId: id });
  }
}
