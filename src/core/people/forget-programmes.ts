import type { Id } from '#core/kernel/id.ts';
import { withoutNames } from '#core/practices/without-names.ts';
import type { Agreement, Programme } from '#core/programmes/programme.ts';
import { edited, isOpen } from '#core/programmes/state.ts';
import type { Tx } from '#core/store.ts';
import type { Person } from './person.ts';

type Of = { readonly personId: Id<'person'>; readonly organisationId: Id<'organisation'> };

/**
 * What withdrawal leaves of programmes: terms, days, directions and the plan, in whose words nobody of that name stands any more. A
 * programme of the two that nobody has approved is dropped, a group's is a draft again without the person's word and lines; reasons,
 * strengths and remarks go, because free text may tell of them.
 */
export async function forgetProgrammes(tx: Tx, of: Of): Promise<number> {
  const { personId } = of;
  const pairs = (await tx.members.where(of)).map((one) => one.mentorshipId);
  const theirs = await tx.programmes.among('mentorshipId', [...new Set(pairs)]);
  for (const one of theirs) {
    const others = (await tx.members.where({ mentorshipId: one.mentorshipId })).filter(
      (member) => member.personId !== personId && member.leftOn === undefined && member.goneOn === undefined,
    );
    await tx.programmes.put(without(one, personId, new Set(others.map((member) => member.personId)).size));
    if (isOpen(one)) await tx.activities.remove({ programmeId: one.id, personId });
    await forgetName(tx, one.id, await tx.people.get(personId));
  }
  const remarks = await remarksBy(tx, of);
  return theirs.length + remarks;
}

function without(programme: Programme, personId: Id<'person'>, left: number): Programme {
  const { strengths: _strengths, remark: _remark, closeGrounds: _grounds, ...rest } = programme;
  const bare = {
    ...rest,
    agreements: rest.agreements.flatMap((one) => (one.person === personId ? [] : [wordless(one)])),
  };
  if (!isOpen(bare)) return bare;
  return left > 1 ? edited(bare) : { ...bare, status: 'dropped' };
}

const wordless = ({ reason: _reason, ...word }: Agreement): Agreement => word;

/** Typed words may name whoever leaves. */
async function forgetName(tx: Tx, id: Id<'programme'>, { surname, name, patronymic }: Person): Promise<void> {
  const house = { name: '', people: [{ surname, name, ...(patronymic ? { patronymic } : {}) }] };
  const bare = (words: string) => withoutNames(words, house);
  const programme = await tx.programmes.get(id);
  await tx.programmes.put({ ...programme, schedule: bare(programme.schedule), expected: bare(programme.expected) });
  for (const { expected, ...line } of await tx.activities.where({ programmeId: id }))
    await tx.activities.put({ ...line, title: bare(line.title), ...(expected ? { expected: bare(expected) } : {}) });
}

/** Remarks with which they gave programmes back: the event that says so bears the programme's id. */
async function remarksBy(tx: Tx, { personId, organisationId }: Of): Promise<number> {
  const events = await tx.events.where({ organisationId, by: personId, act: 'returned' });
  const found = await tx.programmes.among(
    'id',
    events.map((one) => one.subject as Id<'programme'>),
  ); // any other subject finds nothing
  const told = found.filter((one) => one.remark !== undefined);
  for (const { remark: _remark, ...one } of told) await tx.programmes.put(one);
  return told.length;
}
