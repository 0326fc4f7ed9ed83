import type { Id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import type { Instant } from '#core/kernel/time.ts';
import type { Account } from '#core/people/person.ts';
import type { Tx } from '#core/store.ts';
import type { StrangerContext } from './context.ts';
import type { Door } from './door.ts';
import type { Heard } from './input.ts';
import { scopeOf, whoIs } from './me.ts';
import { refusalSentences } from './refusals.ts';
import { type Reply, router } from './route.ts';
import { button, screen } from './screen.ts';

const placeOf = ({ message, said }: Heard): Pick<StrangerContext, 'under' | 'said'> => ({
  ...(message === undefined ? {} : { under: message }),
  ...(said === undefined ? {} : { said }),
});

interface Answer extends Reply {
  /** Whose rules on names the sentence follows. */
  readonly organisationId?: Id<'organisation'>;
}

/** The one door in: what somebody said or pressed becomes effects and their next screen, in the caller's transaction. */
export function hear(door: Door): (tx: Tx, heard: Heard) => Promise<{ readonly guided: boolean }> {
  const route = router(door);
  return async (tx, heard) => {
    const now = door.clock();
    const account = await greet(tx, heard, now);
    if (heard.input.kind === 'reachable') return { guided: false };
    const reply = await respond(door, route, tx, account, heard, now);
    await tx.outbox.post({
      key: `reply:${door.newId()}`,
      lane: 'reply',
      to: { account: account.id },
      screen: reply.screen,
      ...(reply.organisationId ? { organisationId: reply.organisationId } : {}),
      ...(reply.edits ? { edits: reply.edits } : {}),
    });
    return { guided: (await tx.accounts.get(account.id)).view !== undefined };
  };
}

/** Anything heard proves that the account can be written to, unless it says the contrary. */
async function greet(tx: Tx, heard: Heard, now: Instant): Promise<Account> {
  const met = await tx.accounts.meet(heard.channel, heard.address, now);
  const reachable = heard.input.kind === 'reachable' ? heard.input.reachable : true;
  const { view: _left, ...rest } = met;
  // The question in view is handed over with the account and must be put in view again by whoever shows it.
  await tx.accounts.put({ ...rest, reachable, seenAt: now });
  return { ...met, reachable, seenAt: now };
}

async function respond(
  door: Door,
  route: ReturnType<typeof router>,
  tx: Tx,
  account: Account,
  heard: Heard,
  now: Instant,
): Promise<Answer> {
  if (heard.input.kind === 'group') return { screen: screen('Пишите лично: в общих чатах бот ничего не показывает.') };
  const base: StrangerContext = { tx, now, newId: door.newId, account, links: door.links, ...placeOf(heard) };
  try {
    const found = await whoIs(tx, account, now);
    if (typeof found === 'string')
      return { screen: await tx.as({ as: 'system' }, () => door.stranger(base, heard.input)) };
    const organisationId = found.organisation.id;
    const scope = scopeOf(found);
    return { organisationId, ...(await tx.as(scope, () => route({ ...base, me: found }, heard))) };
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    // Nothing was shown in its place, so the question stays in view.
    await tx.accounts.put({ ...(await tx.accounts.get(account.id)), ...(account.view ? { view: account.view } : {}) });
    return { screen: screen(refusalSentences[refusal.code], [button('Меню', 'menu')]) };
  }
}
