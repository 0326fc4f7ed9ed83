import type { BankEntry } from '#core/bank/entry.ts';
import type { Context } from '#core/conversation/context.ts';
import type { Candidate } from '#core/conversation/question-person.ts';
import type { Id } from '#core/kernel/id.ts';
import { named, say, type Text } from '#core/kernel/text.ts';
import { directory, type Listed } from '#core/people/directory.ts';
import { holdsOn } from '#core/people/roles.ts';
import { peopleOn } from './access.ts';
import type { Asked } from './answers.ts';
import type { Member, Mentorship } from './mentorship.ts';

type Side = Member['side'];

/** Who can stand on a side: whom the bank knows on it and who holds the role, by surname. */
export async function candidates(ctx: Context, side: Side): Promise<readonly Candidate[]> {
  const bank = await entriesOn(ctx, side);
  const known = new Set(bank.map((one) => one.personId));
  return (await directory(ctx))
    .filter((one) => known.has(one.person.id) || playsNow(one, side, ctx))
    .map(({ person }) => person);
}

const entriesOn = async ({ tx, me }: Context, side: Side): Promise<readonly BankEntry[]> =>
  (await tx.bank.where({ organisationId: me.organisation.id, side })).filter((one) => one.status !== 'left');

const playsNow = ({ roles }: Listed, side: Side, { me }: Context): boolean =>
  roles.some((role) => role.role === side && holdsOn(role, me.today));

const open: readonly Mentorship['status'][] = ['proposed', 'agreed', 'ordered', 'in-force'];

/** What the curator should look at before going on; nothing of it forbids. */
export async function warnings(ctx: Context, { pair, members }: Asked): Promise<readonly Text[]> {
  const mentors = await entriesOn(ctx, 'mentor');
  const others = (await ctx.tx.mentorships.where({ organisationId: ctx.me.organisation.id })).filter(
    (one) => one.id !== pair.id && open.includes(one.status),
  );
  const standing = await ctx.tx.members.among(
    'mentorshipId',
    others.map((one) => one.id),
  );
  return [
    ...peopleOn(members, 'mentor').flatMap((person) => [
      ...ofBank(
        person,
        mentors.find((one) => one.personId === person),
      ),
      ...ofLoad(
        person,
        mentors.find((one) => one.personId === person),
        { pair, members },
        standing,
      ),
    ]),
    ...twice({ members }, others, standing),
  ];
}

function ofBank(person: Id<'person'>, entry: BankEntry | undefined): readonly Text[] {
  if (!entry) return [say`${named(person)}: нет анкеты в банке наставников`];
  return entry.status === 'waiting'
    ? [say`${named(person)}: в банке наставников, но руководителем ещё не утверждено`]
    : [];
}

/** More mentees than the mentor said they could take. */
function ofLoad(
  person: Id<'person'>,
  entry: BankEntry | undefined,
  { members }: Asked,
  standing: readonly Member[],
): readonly Text[] {
  const capacity = entry && 'capacity' in entry.profile ? entry.profile.capacity : undefined;
  if (capacity === undefined) return [];
  const led = standing.filter((one) => one.personId === person && one.side === 'mentor').map((one) => one.mentorshipId);
  const already = standing.filter(
    (one) => led.includes(one.mentorshipId) && one.side === 'mentee' && one.personId !== person,
  );
  const mentees = new Set([...already.map((one) => one.personId), ...peopleOn(members, 'mentee')]);
  mentees.delete(person);
  return mentees.size > capacity
    ? [say`${named(person)}: в анкете указано не больше ${capacity}, а станет ${mentees.size}`]
    : [];
}

/** The same two in a pair that is already in force. */
function twice(
  { members }: Pick<Asked, 'members'>,
  others: readonly Mentorship[],
  standing: readonly Member[],
): readonly Text[] {
  const mentors = peopleOn(members, 'mentor');
  const mentees = peopleOn(members, 'mentee').filter((one) => mentors.length > 1 || !mentors.includes(one));
  const inForce = others.filter((one) => one.status === 'in-force').map((one) => one.id);
  const together = inForce.filter((pair) => {
    const here = standing.filter((one) => one.mentorshipId === pair && one.leftOn === undefined);
    const has = (people: readonly Id<'person'>[], side: Side) =>
      here.some((one) => one.side === side && people.includes(one.personId));
    return has(mentors, 'mentor') && has(mentees, 'mentee');
  });
  return together.length > 0 ? [['Эти двое уже в действующей паре']] : [];
}
