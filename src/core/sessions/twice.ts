import { type Action, action, type Context } from '#core/conversation/context.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { type Id, id } from '#core/kernel/id.ts';
import { named, say } from '#core/kernel/text.ts';
import { tellCurators } from '#core/people/curators.ts';
import { personHere } from '#core/people/directory.ts';
import { holdsOn } from '#core/people/roles.ts';
import { record } from '#core/record/record.ts';
import type { Booking, Session } from './session.ts';

const enough = 2;

/** Two people who met at two sessions go to the curator once; «Не сейчас» is remembered. */
export const twiceActions: readonly Action[] = [
  action('ses.pair', ['curator'], async (ctx, expert = '', other = '') => {
    for (const one of [expert, other]) await personHere(ctx, id<'person'>(one));
    return ctx.fill('pair', `with:${expert}:${other}`);
  }),
  action('ses.nopair', ['curator'], (ctx, expert = '', other = '') => notNow(ctx, expert, other)),
];

const subjectOf = (expert: string, other: string): string => `twice:${expert}:${other}`;

async function notNow(ctx: Context, expert: string, other: string): Promise<Screen> {
  for (const one of [expert, other]) await personHere(ctx, id<'person'>(one));
  const happened = { organisationId: ctx.me.organisation.id, subject: subjectOf(expert, other), act: 'declined' };
  await record(ctx, { ...happened, by: ctx.me.person.id });
  return screen('Понятно, об этих двоих бот больше не спросит.', [button('Меню', 'menu')]);
}

/** After a session, of those who were there. As the system. */
export async function proposePairs(ctx: Context, session: Session, here: readonly Booking[]): Promise<void> {
  const { organisationId } = session;
  const organisation = await ctx.tx.organisations.get(organisationId);
  const own = here.filter((one) => one.homeId === organisationId);
  const colleagues = await belonging(ctx, organisationId);
  for (const { personId: expert } of await ctx.tx.experts.where({ sessionId: session.id }))
    for (const { personId: other } of own.filter((one) => colleagues.has(one.personId))) {
      if (!(await metOften(ctx, expert, other)) || (await knownPair(ctx, expert, other))) continue;
      const subject = subjectOf(expert, other);
      if ((await ctx.tx.events.where({ organisationId, subject })).length > 0) continue;
      await record(ctx, { organisationId, subject, act: 'proposed' });
      await tellCurators(ctx.tx, organisation, {
        key: subject,
        now: ctx.now,
        screen: screen(say`${named(expert)} и ${named(other)} встречались дважды. Предложить пару?`, [
          button('Предложить пару', 'ses.pair', expert, other),
          button('Не сейчас', 'ses.nopair', expert, other),
        ]),
      });
    }
}

/** Those who hold a role in the school today and are no guests. */
async function belonging({ tx, me }: Context, organisationId: Id<'organisation'>): Promise<ReadonlySet<Id<'person'>>> {
  const roles = await tx.roles.where({ organisationId });
  return new Set(roles.filter((one) => one.role !== 'guest' && holdsOn(one, me.today)).map((one) => one.personId));
}

/** Were they at two sessions of that expert? As the system. */
export async function metOften(
  { tx }: Pick<Context, 'tx'>,
  expert: Id<'person'>,
  other: Id<'person'>,
): Promise<boolean> {
  const led = new Set((await tx.experts.where({ personId: expert })).map((one) => one.sessionId));
  const visits = await tx.bookings.where({ personId: other, attended: 'yes' });
  return visits.filter((one) => led.has(one.sessionId)).length >= enough;
}

/** Do they stand in one pair or group already? */
async function knownPair({ tx }: Context, expert: Id<'person'>, other: Id<'person'>): Promise<boolean> {
  const of = async (personId: Id<'person'>) =>
    (await tx.members.where({ personId })).filter((one) => one.leftOn === undefined).map((one) => one.mentorshipId);
  const shared = (await of(expert)).filter((one) => one !== undefined);
  const others = new Set(await of(other));
  const pairs = await tx.mentorships.among(
    'id',
    shared.filter((one) => others.has(one)),
  );
  return pairs.some((one) => one.status !== 'ended' && one.status !== 'dropped' && one.status !== 'declined');
}
