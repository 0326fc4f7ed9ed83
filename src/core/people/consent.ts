import type { StrangerContext } from '#core/conversation/context.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import type { Id } from '#core/kernel/id.ts';
import { lines, render } from '#core/kernel/text.ts';
import type { Tx } from '#core/store.ts';
import { consentText, consentVersion } from './consent-text.ts';
import type { Consent } from './invitation.ts';
import type { Organisation } from './organisation.ts';
import type { Secrets } from './secrets.ts';

/** The consent in force: not withdrawn, and to the words as they stand today. */
export async function consentInForce(
  tx: Tx,
  personId: Id<'person'>,
  organisationId: Id<'organisation'>,
): Promise<Consent | undefined> {
  const given = await tx.consents.where({ personId, organisationId, kind: 'personal-data', withdrawnAt: undefined });
  return given.find((one) => one.version === consentVersion);
}

/** Keeps the consent to the processing of personal data; where an order still holds them in a pair, their word counts there again. */
export async function giveConsent(
  ctx: Pick<StrangerContext, 'tx' | 'now' | 'newId' | 'account'>,
  secrets: Secrets,
  { person, organisation }: { readonly person: Id<'person'>; readonly organisation: Organisation },
): Promise<void> {
  const of = { organisationId: organisation.id, personId: person };
  await keepConsent(ctx, {
    ...{ ...of, kind: 'personal-data', version: consentVersion },
    hash: secrets.hash(plainConsent(organisation)),
  });
  await ctx.tx.as({ as: 'system' }, async () => {
    for (const { goneOn, ...member } of await ctx.tx.members.where(of)) if (goneOn) await ctx.tx.members.put(member);
  });
}

/** Keeps what was agreed to: version, hash of the very words, moment, messenger. An earlier version stays on record, ended. */
export async function keepConsent(
  ctx: Pick<StrangerContext, 'tx' | 'now' | 'newId' | 'account'>,
  given: Pick<Consent, 'organisationId' | 'personId' | 'kind' | 'version' | 'hash'>,
): Promise<void> {
  const { organisationId, personId, kind, version } = given;
  for (const earlier of await ctx.tx.consents.where({ organisationId, personId, kind, withdrawnAt: undefined })) {
    if (earlier.version === version) return;
    await ctx.tx.consents.put({ ...earlier, withdrawnAt: ctx.now });
  }
  await ctx.tx.consents.add({
    ...given,
    id: ctx.newId<'consent'>(),
    givenAt: ctx.now,
    channel: ctx.account.channel,
  });
}

export const plainConsent = (organisation: Organisation): string => render(consentText(organisation), () => '');

/** A screen of its own, before anything else is asked. */
export const consentScreen = (organisation: Organisation): Screen =>
  screen(consentText(organisation), [
    button('Даю согласие', 'consent.give', consentVersion),
    button('Не даю', 'consent.no'),
  ]);

export const declinedScreen = (): Screen =>
  screen(
    lines(
      'Ответ понятен: согласия нет, и бот ничего не спросит и не пришлёт.',
      'Участвовать в наставничестве можно и без бота, об этом можно договориться с куратором. Вернуться к тексту: /start.',
    ),
    [button('Прочитать ещё раз', 'consent.read')],
  );
