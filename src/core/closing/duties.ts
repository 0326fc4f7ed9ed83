import { type Context, type Duty, holds } from '#core/conversation/context.ts';
import { say } from '#core/kernel/text.ts';
import { isBefore } from '#core/kernel/time.ts';
import { membersOfEach, peopleOn } from '#core/pairing/access.ts';
import { ownPairs } from '#core/pairing/mine.ts';
import { titleOf } from '#core/pairing/words.ts';
import type { Held } from '#core/programmes/access.ts';
import { doneOf, isRipe } from './ground.ts';

/** What the end of programmes expects of somebody now: to answer, to close, to sum up. */
export const closingDuties = async (ctx: Context): Promise<readonly Duty[]> => [
  ...(await ownDuties(ctx)),
  ...(holds(ctx.me, 'curator') ? await curating(ctx) : []),
];

async function ownDuties(ctx: Context): Promise<readonly Duty[]> {
  const pairs = await ownPairs(ctx);
  const programmes = await ctx.tx.programmes.among(
    'mentorshipId',
    pairs.map(({ pair }) => pair.id),
  );
  const duties: Duty[] = [];
  for (const programme of programmes) {
    const asked = pairs.find(({ pair }) => pair.id === programme.mentorshipId);
    if (asked) duties.push(...(await dutiesOn(ctx, { ...asked, programme })));
  }
  return duties;
}

async function dutiesOn(ctx: Context, ground: Held): Promise<readonly Duty[]> {
  const { programme, members } = ground;
  const me = ctx.me.person.id;
  if (!peopleOn(members).includes(me)) return [];
  if (programme.status === 'closed') {
    const written = await ctx.tx.summaries.where({ programmeId: programme.id, by: me });
    const owed = peopleOn(members, 'mentor').includes(me) && written.length === 0;
    return owed
      ? [
          {
            text: say`Подвести итоги адаптации: ${titleOf(ground)}`,
            label: 'Подвести итоги',
            action: `closing.sum:${programme.id}`,
          },
        ]
      : [];
  }
  if (programme.status !== 'approved') return [];
  const [offer] = await ctx.tx.closings.where({ programmeId: programme.id });
  const action = `closing:${programme.id}`;
  if (offer)
    return offer.agreed.includes(me)
      ? []
      : [{ text: say`Ответить о завершении программы: ${titleOf(ground)}`, label: 'Ответить о завершении', action }];
  return isRipe(ground, await doneOf(ctx.tx, ground), ctx.me.today)
    ? [{ text: say`Программу можно завершить: ${titleOf(ground)}`, label: 'Завершить программу', action }]
    : [];
}

/** Past the last day, and wishes that wait for the curator's word. */
async function curating(ctx: Context): Promise<readonly Duty[]> {
  const { tx, me } = ctx;
  const open = await tx.programmes.where({ organisationId: me.organisation.id, status: 'approved' });
  const offers = await tx.closings.where({ organisationId: me.organisation.id });
  const wished = new Set(offers.filter((one) => one.reason !== 'done').map((one) => one.programmeId));
  const ripe = open.filter((one) => wished.has(one.id) || isBefore(one.to, me.today));
  const membersOf = await membersOfEach(
    ctx,
    ripe.map((one) => one.mentorshipId),
  );
  return ripe.flatMap(({ id, mentorshipId }) => {
    const members = membersOf(mentorshipId);
    if (peopleOn(members).includes(me.person.id)) return [];
    const text = wished.has(id)
      ? say`Решить о завершении программы раньше срока: ${titleOf({ members })}`
      : say`Срок программы истёк, завершить: ${titleOf({ members })}`;
    return [{ text, label: 'Решить о программе', action: `closing:${id}` }];
  });
}
