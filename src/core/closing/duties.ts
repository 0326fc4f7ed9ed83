import { type Context, type Duty, holds } from '#core/conversation/context.ts';
import { say } from '#core/kernel/text.ts';
import { isBefore } from '#core/kernel/time.ts';
import { membersOfEach, peopleOn } from '#core/pairing/access.ts';
import { ownPairs } from '#core/pairing/mine.ts';
import { titleOf } from '#core/pairing/words.ts';
import type { Held } from '#core/programmes/access.ts';
import type { Programme } from '#core/programmes/programme.ts';
import type { ClosingOffer } from './closing.ts';
import { type Done, doneOfEach, isRipe } from './ground.ts';

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
  const grounds = programmes.flatMap((programme) => {
    const asked = pairs.find(({ pair }) => pair.id === programme.mentorshipId);
    return asked && peopleOn(asked.members).includes(ctx.me.person.id) ? [{ ...asked, programme }] : [];
  });
  const known = await knownOf(ctx, grounds);
  return grounds.flatMap((ground) => dutiesOn(ctx, ground, known));
}

interface Known {
  readonly offers: readonly ClosingOffer[];
  /** Programmes that the presser has summed up. */
  readonly summed: ReadonlySet<string>;
  readonly done: (ground: Held) => Done;
}

async function knownOf({ tx, me }: Context, grounds: readonly Held[]): Promise<Known> {
  const of = (status: Programme['status']) => grounds.filter(({ programme }) => programme.status === status);
  const closed = of('closed').map(({ programme }) => programme.id);
  const going = of('approved').map(({ programme }) => programme.id);
  const written = await tx.summaries.among('programmeId', closed);
  return {
    offers: await tx.closings.among('programmeId', going),
    summed: new Set(written.filter(({ by }) => by === me.person.id).map((one) => one.programmeId)),
    done: await doneOfEach(tx, of('approved')),
  };
}

function dutiesOn(ctx: Context, ground: Held, { offers, summed, done }: Known): readonly Duty[] {
  const { programme, members } = ground;
  const me = ctx.me.person.id;
  if (programme.status === 'closed') {
    const owed = peopleOn(members, 'mentor').includes(me) && !summed.has(programme.id);
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
  const offer = offers.find((one) => one.programmeId === programme.id);
  const action = `closing:${programme.id}`;
  if (offer)
    return offer.agreed.includes(me)
      ? []
      : [{ text: say`Ответить о завершении программы: ${titleOf(ground)}`, label: 'Ответить о завершении', action }];
  return isRipe(ground, done(ground), ctx.me.today)
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
