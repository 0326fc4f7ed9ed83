import { type Action, action, type Context } from '#core/conversation/context.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { type Id, id } from '#core/kernel/id.ts';
import { rowsBy } from '#core/kernel/rows-by.ts';
import { named, say } from '#core/kernel/text.ts';
import type { Mentorship } from '#core/pairing/mentorship.ts';
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
  const experts = (await ctx.tx.experts.where({ sessionId: session.id })).map((one) => one.personId);
  const others = own.map((one) => one.personId).filter((one) => colleagues.has(one));
  const met = await metOften(ctx, experts, others);
  const paired = await knownPairs(ctx, met.flat());
  const asked = await ctx.tx.events.among(
    'subject',
    met.map(([expert, other]) => subjectOf(expert, other)),
  );
  for (const [expert, other] of met) {
    const subject = subjectOf(expert, other);
    const known = asked.some((one) => one.organisationId === organisationId && one.subject === subject);
    if (known || paired(expert, other)) continue;
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

type Person = Id<'person'>;

/** Which of them were at two sessions of which expert? As the system. */
export async function metOften(
  { tx }: Pick<Context, 'tx'>,
  experts: readonly Person[],
  others: readonly Person[],
): Promise<readonly (readonly [Person, Person])[]> {
  const led = rowsBy(await tx.experts.among('personId', experts), (one) => one.personId);
  const visits = rowsBy(
    (await tx.bookings.among('personId', others)).filter((one) => one.attended === 'yes'),
    (one) => one.personId,
  );
  return experts.flatMap((expert) => {
    const sessions = new Set(led(expert).map((one) => one.sessionId));
    return others
      .filter((other) => visits(other).filter((one) => sessions.has(one.sessionId)).length >= enough)
      .map((other) => [expert, other] as const);
  });
}

/** Do two of these people stand in one pair or group already? */
async function knownPairs({ tx }: Context, people: readonly Person[]): Promise<(a: Person, b: Person) => boolean> {
  const standing = (await tx.members.among('personId', [...new Set(people)])).filter((one) => one.leftOn === undefined);
  const pairs = await tx.mentorships.among('id', [...new Set(standing.map((one) => one.mentorshipId))]);
  const going = new Set(pairs.filter(({ status }) => !over.includes(status)).map((one) => one.id));
  const of = rowsBy(
    standing.filter((one) => going.has(one.mentorshipId)),
    (one) => one.personId,
  );
  return (a, b) => of(a).some((one) => of(b).some((other) => other.mentorshipId === one.mentorshipId));
}

const over: readonly Mentorship['status'][] = ['ended', 'dropped', 'declined'];
