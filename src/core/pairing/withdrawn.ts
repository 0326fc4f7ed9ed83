import { publishedAbout } from '#core/closing/published.ts';
import type { Context } from '#core/conversation/context.ts';
import { showDay } from '#core/conversation/questions.ts';
import { button, screen } from '#core/conversation/screen.ts';
import { tellHere } from '#core/delivery/tell.ts';
import { id } from '#core/kernel/id.ts';
import { lines, named, say, type Text } from '#core/kernel/text.ts';
import { date, type PlainDate } from '#core/kernel/time.ts';
import { connectedHolders } from '#core/reminders/holders.ts';
import { happened, membersOf } from './access.ts';
import type { Member, Mentorship } from './mentorship.ts';
import { titleOf } from './words.ts';

const alive: readonly Mentorship['status'][] = ['proposed', 'agreed', 'ordered', 'in-force'];

async function pairsOn(ctx: Context, side: Member['side']): Promise<readonly Mentorship[]> {
  const organisationId = ctx.me.organisation.id;
  const mine = await ctx.tx.members.where({ organisationId, personId: ctx.me.person.id, side });
  const pairs = await ctx.tx.mentorships.among(
    'id',
    mine.filter((one) => one.leftOn === undefined).map((one) => one.mentorshipId),
  );
  return pairs.filter((one) => alive.includes(one.status));
}

/** Pairs of the presser that go on by an order, on that side. */
export const pairsInForce = async (ctx: Context, side: Member['side']): Promise<readonly Mentorship[]> =>
  (await pairsOn(ctx, side)).filter((one) => one.status === 'in-force');

/**
 * A pair does not vanish when a consent is withdrawn: what is in force ends by an order, no sooner than `earliest` (art. 351.8 of
 * the Labour Code). It is written down, and the curator and the head are told which pairs to end and which no order may begin.
 */
export async function afterWithdrawal(
  ctx: Context,
  kind: 'mentor' | 'mentee' | 'publication',
  earliest: PlainDate,
): Promise<void> {
  const pairs = kind === 'publication' ? [] : await pairsOn(ctx, kind);
  for (const pair of pairs) await happened(ctx, pair.id, 'consent-withdrawn', { kind, earliest: earliest.toString() });
  await happened(ctx, ctx.me.person.id, 'consent-withdrawn', { kind });
  const leaders = [...(await connectedHolders(ctx, 'curator')), ...(await connectedHolders(ctx, 'head'))];
  const key = `consent-off:${ctx.me.person.id}:${kind}:${ctx.now.epochMilliseconds}`;
  const inForce = pairs.filter((one) => one.status === 'in-force');
  const titles = [];
  for (const pair of pairs)
    titles.push(say`• ${titleOf({ members: await membersOf(ctx, pair.id) })}${await laidDownBefore(ctx, pair)}`);
  await tellHere(
    ctx,
    key,
    leaders.filter((one) => one !== ctx.me.person.id),
    screen(
      lines(
        say`${named(ctx.me.person.id)}: ${kindWords[kind]}`,
        ...(kind === 'publication' ? await materialLines(ctx) : []),
        ...titles,
        ...(inForce.length > 0
          ? [
              `Завершите приказом. Последний день обязанностей: не раньше ${showDay(earliest)} (ст. 351.8 ТК, три рабочих дня).`,
            ]
          : []),
      ),
      ...pairs.slice(0, 4).map((pair, index) => [button(`Пара ${index + 1}`, 'pair', pair.id)]),
      [button('Меню', 'menu')],
    ),
  );
}

/** Notice that was given for this pair before counts on: its last day is the one that was named then (П1 4.1). */
async function laidDownBefore({ tx, me }: Context, { id: mentorshipId }: Mentorship): Promise<string> {
  const said = await tx.petitions.where({ mentorshipId, kind: 'lay-down', personId: me.person.id });
  const stands = said.find(({ status, details }) => status !== 'withdrawn' && details.lastDay !== undefined);
  return stands?.details.lastDay
    ? `: обязанности уже сложены, последний день ${showDay(date(stands.details.lastDay))}`
    : '';
}

/** Programmes whose text for the site has named the presser. */
async function materialLines(ctx: Context): Promise<readonly Text[]> {
  const { organisation, person } = ctx.me;
  return ctx.tx.as({ as: 'system' }, async () => {
    const all: Text[] = [];
    for (const pair of (await publishedAbout(ctx.tx, organisation.id, person.id)).slice(0, 5))
      all.push(say`• материал о программе: ${titleOf({ members: await membersOf(ctx, id<'mentorship'>(pair)) })}`);
    return all;
  });
}

const kindWords = {
  mentor: 'отозвано согласие быть наставником',
  mentee: 'отозвано согласие на участие в паре',
  publication: 'отозвано согласие на публикацию. Уберите размещённое в течение трёх рабочих дней',
} as const;
