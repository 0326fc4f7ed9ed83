import { type Context, type Duty, holds } from '#core/conversation/context.ts';
import { showDay } from '#core/conversation/questions.ts';
import { named, say } from '#core/kernel/text.ts';
import { date } from '#core/kernel/time.ts';
import { beforeMe, standsIn } from './access.ts';
import { decidedBy } from './audience.ts';
import { desk, kindRules } from './kinds.ts';
import type { Petition } from './petition.ts';
import { waitsForConsent } from './state.ts';

/** What petitions expect of somebody now: an answer, a word about helping, an order. */
export const petitionDuties = async (ctx: Context): Promise<readonly Duty[]> => [
  ...(await asked(ctx)),
  ...(holds(ctx.me, ...desk) ? await answering(ctx) : []),
];

async function asked(ctx: Context): Promise<readonly Duty[]> {
  const mine = await ctx.tx.petitions.where({ organisationId: ctx.me.organisation.id, consentOf: ctx.me.person.id });
  return mine.filter(waitsForConsent).map((one) => ({
    text: say`Ответить на просьбу о помощи: ${named(one.personId)}`,
    label: 'Ответить: просьба помочь',
    action: `pet.see:${one.id}`,
  }));
}

async function answering(ctx: Context): Promise<readonly Duty[]> {
  const pairs = await standsIn(ctx);
  const all = await beforeMe(ctx, pairs);
  const mine = await decidedBy(ctx, all, pairs);
  const ending = holds(ctx.me, 'curator') ? await unended(ctx, all) : [];
  return [
    ...mine.map((one) => ({
      text: [`Ответить на обращение: ${kindRules[one.kind].title.toLowerCase()}`],
      label: kindRules[one.kind].title,
      action: `pet.see:${one.id}`,
      due: one.due,
    })),
    ...ending.map(endingDuty),
  ];
}

function endingDuty({ id, kind, details }: Petition): Duty {
  const action = `pet.see:${id}`;
  if (kind === 'replace-mentor')
    return { text: ['Замена наставника удовлетворена, оформить приказом'], label: 'Оформить замену', action };
  const due = date(details.lastDay ?? '');
  const text = [`Завершить пару приказом, последний день ${showDay(due)}`];
  return { text, label: 'Завершить пару приказом', action, due };
}

/** Another mentor was granted, or duties laid down were taken note of, and no order has followed yet: they still stand in the pair. */
export async function unended({ tx }: Pick<Context, 'tx'>, all: readonly Petition[]): Promise<readonly Petition[]> {
  const granted = all.filter(
    (one) =>
      one.status === 'granted' &&
      (one.kind === 'replace-mentor' || (one.kind === 'lay-down' && one.details.lastDay !== undefined)),
  );
  const ids = [...new Set(granted.flatMap((one) => one.mentorshipId ?? []))];
  const pairs = await tx.mentorships.among('id', ids);
  const open = pairs.filter((one) => one.status === 'in-force' && !one.endOrderId).map((one) => one.id);
  const members = (await tx.members.among('mentorshipId', open)).filter((one) => one.leftOn === undefined);
  return granted.filter((one) =>
    members.some((member) => member.mentorshipId === one.mentorshipId && member.personId === one.personId),
  );
}
