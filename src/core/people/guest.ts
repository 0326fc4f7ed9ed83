import type { Context, StrangerContext } from '#core/conversation/context.ts';
import type { Input } from '#core/conversation/input.ts';
import { type Screen, screen } from '#core/conversation/screen.ts';
import { lines, type Text } from '#core/kernel/text.ts';
import { dayIn } from '#core/kernel/time.ts';
import { consentInForce, consentScreen } from './consent.ts';
import { enlist, giveRoles } from './enlist.ts';
import { isErased } from './full-name.ts';
import type { Organisation } from './organisation.ts';
import type { Account } from './person.ts';
import { readFullName } from './read-person.ts';

/** People of one organisation's links in a day: a link that has been passed around makes no thousands of strangers. */
export const guestsADay = 200;

/** What a link that is no invitation leads to. */
export interface OpenPlace {
  readonly organisation: Organisation;
  /** What it is, for somebody who knows nothing yet. */
  readonly about: Text;
  /** Too late, called off: the words above say so, and nothing is asked. */
  readonly closed?: true;
}

/** Something that whoever has its link may come to. People know no more of it. */
export interface OpenPlaces {
  /** As the system; undefined where the payload is no such link or leads nowhere. */
  readonly find: (ctx: StrangerContext, payload: string) => Promise<OpenPlace | undefined>;
  /** Could it be such a link, by its form? */
  readonly isLink: (payload: string) => boolean;
  /** Somebody the bot knows opens it. */
  readonly show: (ctx: Context, payload: string) => Promise<Screen>;
  /** Somebody who came by it has just given their name and consent. */
  readonly enter: (ctx: Context, payload: string) => Promise<Screen>;
}

/** A link opened by somebody without a role: nothing is asked but the name, then consent. */
export async function arrived(ctx: StrangerContext, place: OpenPlace, payload: string): Promise<Screen> {
  if (place.closed) return screen(place.about);
  const account = await ctx.tx.accounts.get(ctx.account.id);
  const come: Account = { ...account, arrival: payload };
  await ctx.tx.accounts.put(come);
  const known = account.personId && (await ctx.tx.people.get(account.personId));
  if (known && !isErased(known)) return enlisted(ctx, come, place);
  return screen(
    lines(place.about, '', 'Чтобы занять место, напишите фамилию, имя и отчество. Например: Сомова Вера Ильинична'),
  );
}

/** The name, typed by somebody who came by such a link; undefined where they did not. */
export async function nameTyped(places: OpenPlaces, ctx: StrangerContext, input: Input): Promise<Screen | undefined> {
  const { arrival, personId } = ctx.account;
  if (!arrival || personId || input.kind !== 'text') return undefined;
  const place = await places.find(ctx, arrival);
  if (!place || place.closed) return place && screen(place.about);
  const name = readFullName(input.text);
  if (!name) return screen('Напишите фамилию и имя через пробел, буквами. Например: Сомова Вера Ильинична');
  const from = dayIn(place.organisation.settings.zone, ctx.now);
  const { id: organisationId } = place.organisation;
  if ((await ctx.tx.roles.where({ organisationId, role: 'guest', from })).length >= guestsADay)
    return screen(
      'Сегодня по ссылкам этой школы записалось слишком много людей. Попробуйте завтра или напишите в школу.',
    );
  const fresh = await enlist(ctx, { ...name, roles: ['guest'] }, { organisationId, from });
  const account = await ctx.tx.accounts.get(ctx.account.id);
  await ctx.tx.accounts.put({ ...account, personId: fresh, organisationId: place.organisation.id });
  return consentScreen(place.organisation);
}

/** Somebody known whose roles are all over: they come as a guest. */
async function enlisted(ctx: StrangerContext, account: Account, { organisation }: OpenPlace): Promise<Screen> {
  const { personId } = account;
  if (!personId) return consentScreen(organisation);
  const from = dayIn(organisation.settings.zone, ctx.now);
  await giveRoles(ctx, ['guest'], { organisationId: organisation.id, personId, from });
  await ctx.tx.accounts.put({ ...account, organisationId: organisation.id });
  if (!(await consentInForce(ctx.tx, personId, organisation.id))) return consentScreen(organisation);
  return screen('Рады видеть вас снова. Откройте ссылку ещё раз, и место будет за вами.');
}

/** Where somebody who has just given consent was going; undefined where they came by no such link. */
export async function onward(places: OpenPlaces, ctx: Context): Promise<Screen | undefined> {
  const { arrival, ...account } = await ctx.tx.accounts.get(ctx.account.id);
  if (!arrival) return undefined;
  await ctx.tx.accounts.put(account);
  return places.enter(ctx, arrival);
}
