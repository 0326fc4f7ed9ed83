import type { Delivery } from '#core/delivery/outgoing.ts';
import type { HelpDesk } from './desk.ts';
import type { HelpMessage, HelpRequest } from './help.ts';

/** What was sent of one message of a talk, to each of the others. */
export type Sent = (message: HelpMessage) => readonly Delivery[];

/** Everything that was sent of what is said in a talk, however long it is: asked for once. */
export async function sentIn({ tx }: Pick<HelpDesk, 'tx'>, { id }: Pick<HelpRequest, 'id'>): Promise<Sent> {
  const all = await tx.outbox.deliveries(`help:${id}:said:`);
  return ({ number }) => all.filter(({ key }) => key.startsWith(`help:${id}:said:${number}:`));
}

/** What became of a message, in words for whoever wrote it. It never expires: it is delivered, waits, or is visibly not. */
export async function fateOf(desk: Pick<HelpDesk, 'tx'>, sent: Sent, message: HelpMessage): Promise<string> {
  if (message.state === 'lost') return 'файл не получен';
  if (message.state === 'coming') return 'отправляется';
  const all = sent(message);
  if (all.every((one) => one.status === 'sent')) return 'доставлено';
  return (await isUndelivered(desk, all)) ? 'не доставлено: человек заблокировал бота' : 'отправляется';
}

/** A message that failed, or that waits for somebody no messenger reaches. */
export async function isUndelivered({ tx }: Pick<HelpDesk, 'tx'>, all: readonly Delivery[]): Promise<boolean> {
  for (const { status, personId } of all) {
    if (status === 'failed' || status === 'expired' || status === 'dropped') return true;
    if (status === 'sent' || !personId) continue;
    const accounts = await tx.accounts.where({ personId });
    if (!accounts.some((one) => one.reachable)) return true;
  }
  return false;
}
