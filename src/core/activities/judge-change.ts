import type { Id } from '#core/kernel/id.ts';
import { planOf } from './access.ts';
import { everyoneIn, settled } from './change.ts';
import type { Offered } from './change-access.ts';
import { type ChangeDesk, takeEffect } from './change-effect.ts';
import { openChange } from './change-open.ts';

/** The change of the pair's programme that waits for answers, held with its programme. */
async function waitingChange({ tx }: ChangeDesk, mentorshipId: Id<'mentorship'>): Promise<Offered | undefined> {
  const [programme] = await tx.programmes.where({ mentorshipId, status: 'approved' });
  const open = programme && (await openChange(tx, programme));
  if (!open) return undefined;
  const plan = await planOf(tx, await tx.programmes.lock(programme.id));
  const change = await tx.changes.lock(open.id);
  return change.status === 'offered' ? { plan, change } : undefined;
}

/** Somebody has left the pair: what waited for their word alone takes effect (П1 7.2). What still waits is returned. */
export async function judgeChange(desk: ChangeDesk, mentorshipId: Id<'mentorship'>): Promise<Offered | undefined> {
  const waiting = await waitingChange(desk, mentorshipId);
  if (!waiting || settled(waiting.change, everyoneIn(waiting.plan)) !== 'agreed') return waiting;
  await takeEffect(desk, waiting);
  return undefined;
}
