import type { StrangerContext } from '#core/conversation/context.ts';
import { button, screen } from '#core/conversation/screen.ts';
import { lines, named, say } from '#core/kernel/text.ts';
import { channelWords } from './channel-words.ts';
import { tellCurators } from './curators.ts';
import type { Invitation } from './invitation.ts';
import { absorb } from './merge.ts';
import type { Account } from './person.ts';
import type { Secrets } from './secrets.ts';

/**
 * What a «Да, это я» button carries: only who was shown the question on this account can have it, and it gives the secret
 * itself away to nobody.
 */
export const proofOf = (secrets: Secrets, invitation: Invitation, account: Account): string =>
  secrets.hash(`${invitation.tokenHash}:${account.id}`).slice(0, 22);

/**
 * Binds the account to the invited person, once. Somebody bound already (invited by another organisation) keeps being one
 * person: the invited roles become theirs. Refusal 'already-bound' where that would join two people of one organisation.
 */
export async function bind(ctx: StrangerContext, invitation: Invitation): Promise<Invitation> {
  const account = await ctx.tx.accounts.get(ctx.account.id);
  const personId = account.personId ?? invitation.personId;
  await ctx.tx.people.lock(personId);
  if (personId !== invitation.personId) await absorb(ctx, { from: invitation.personId, into: personId });
  await ctx.tx.accounts.put({ ...account, personId, organisationId: invitation.organisationId });
  const bound = { ...invitation, personId };
  await tell(ctx, bound, account);
  return bound;
}

/** First use wins, and whoever invited hears of it; so do the person's other messengers. */
async function tell(
  ctx: StrangerContext,
  { id, organisationId, personId }: Invitation,
  account: Account,
): Promise<void> {
  const organisation = await ctx.tx.organisations.get(organisationId);
  const where = channelWords[account.channel];
  await tellCurators(ctx.tx, organisation, {
    key: `invitation:${id}:used`,
    now: ctx.now,
    except: personId,
    screen: screen(
      lines(
        say`Приглашение принято (${where}): ${named(personId)}`,
        'Если подключился не тот человек, отключите мессенджер в карточке.',
      ),
      [button('Карточка', 'p.card', personId)],
    ),
  });
  for (const other of await ctx.tx.accounts.where({ personId }))
    if (other.id !== account.id)
      await ctx.tx.outbox.post({
        key: `invitation:${id}:linked:${other.id}`,
        lane: 'notice',
        to: { account: other.id },
        organisationId,
        screen: screen(`К вашему профилю подключён ещё один мессенджер: ${where}. Если это не вы, отключите его.`, [
          button('Мои данные', 'me'),
        ]),
      });
}
