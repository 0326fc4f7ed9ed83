import type { Context } from '#core/conversation/context.ts';
import type { Id } from '#core/kernel/id.ts';
import { directory } from '#core/people/directory.ts';
import type { Person } from '#core/people/person.ts';
import { type Consents, consentsOf } from './covered.ts';
import type { PaperKind } from './texts.ts';

/** A paper that should lie with the organisation and does not yet. */
export interface Lacking {
  readonly person: Person;
  readonly kind: PaperKind;
}

/** Pairs in which somebody is asked or stands. */
const alive = ['proposed', 'agreed', 'ordered', 'in-force'] as const;

/**
 * Originals that are not noted, by surname: of the consent to the processing of data from everybody; to the duties of a mentor and to
 * being in a pair from those who hold the role or stand in a pair; to publication from those who said yes; of a guardian for pupils.
 */
export async function lackingOriginals(ctx: Context): Promise<readonly Lacking[]> {
  const listed = await directory(ctx);
  const organisationId = ctx.me.organisation.id;
  const consents = await consentsOf(
    ctx.tx,
    ctx.me.organisation,
    listed.map(({ person }) => person.id),
  );
  const pairs = await ctx.tx.mentorships.where({ organisationId });
  const open = new Set(pairs.filter((one) => alive.some((status) => status === one.status)).map((one) => one.id));
  const members = (await ctx.tx.members.where({ organisationId })).filter((one) => open.has(one.mentorshipId));
  const pupils = new Set((await ctx.tx.bank.where({ organisationId, pupil: true })).map((one) => one.personId));
  const stands = (person: Id<'person'>, side: 'mentor' | 'mentee') =>
    members.some((one) => one.personId === person && one.side === side);
  return listed.flatMap(({ person, roles }) => {
    const acts = (side: 'mentor' | 'mentee') => roles.some((role) => role.role === side) || stands(person.id, side);
    const wanted: readonly PaperKind[] = [
      'personal-data',
      ...(acts('mentor') ? (['mentor'] as const) : []),
      ...(acts('mentee') ? (['mentee'] as const) : []),
      ...(saidYes(consents, person.id) ? (['publication'] as const) : []),
      ...(pupils.has(person.id) ? (['guardian'] as const) : []),
    ];
    return wanted.filter((kind) => !consents.of(person.id, kind).original).map((kind) => ({ person, kind }));
  });
}

const saidYes = (consents: Consents, person: Id<'person'>): boolean =>
  consents.of(person, 'publication').given !== undefined;
