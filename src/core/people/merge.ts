import { repointClosings } from '#core/closing/forget.ts';
import { afterLeaving } from '#core/closing/left.ts';
import type { StrangerContext } from '#core/conversation/context.ts';
import type { Id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { repointLoans, repointMatches } from '#core/matching/forget.ts';
import { oneWordEach } from '#core/programmes/state.ts';
import type { Tx } from '#core/store.ts';
import { repointActivities } from './merge-activities.ts';
import { repointPetitions } from './merge-petitions.ts';

interface Merge {
  readonly from: Id<'person'>;
  readonly into: Id<'person'>;
}

/**
 * One human known to two organisations as two people becomes one: what `from` held is held by `into`, and `from` is gone.
 * Refusal 'already-bound' where both belong to one organisation, or both have a messenger of their own.
 */
export async function absorb(
  { tx, now, newId }: Pick<StrangerContext, 'tx' | 'now' | 'newId'>,
  { from, into }: Merge,
): Promise<void> {
  const theirs = await tx.roles.where({ personId: from });
  const own = await tx.roles.where({ personId: into });
  // Somebody who came to a session as a guest is invited to the school later: that is no second person.
  const members = own.filter((mine) => mine.role !== 'guest');
  const shared = theirs.some((role) => members.some((mine) => mine.organisationId === role.organisationId));
  const bound = await tx.accounts.where({ personId: from });
  if (shared || bound.length > 0) throw new Refusal('already-bound');
  await tx.people.lock(from);
  for (const role of theirs) await tx.roles.put({ ...role, personId: into });
  for (const role of await tx.roles.where({ standsInFor: from })) await tx.roles.put({ ...role, standsInFor: into });
  for (const organisation of new Set(theirs.map((role) => role.organisationId)))
    await reassign(tx, organisation, { from, into });
  await repoint(tx, { from, into });
  await judgeAnew({ tx, now, newId }, into);
  await endInvitations({ tx, now }, into);
  await tx.outbox.erase(from);
  await tx.people.remove({ id: from });
}

/** One that was made when this was a person of one organisation would now open the other one too. */
async function endInvitations({ tx, now }: Pick<StrangerContext, 'tx' | 'now'>, personId: Id<'person'>): Promise<void> {
  for (const open of await tx.invitations.where({ personId, usedAt: undefined, revokedAt: undefined }))
    await tx.invitations.put({ ...open, revokedAt: now });
}

/** Stages of the organisation meant for one person are now meant for another. Returns how many. */
export async function reassign(tx: Tx, organisationId: Id<'organisation'>, { from, into }: Merge): Promise<number> {
  const stages = await tx.stages.where({ organisationId });
  const theirs = stages.filter((stage) => stage.assignees.some((one) => 'person' in one && one.person === from));
  for (const stage of theirs) {
    const others = stage.assignees.filter((one) => !('person' in one) || (one.person !== from && one.person !== into));
    await tx.stages.put({ ...stage, assignees: [...others, { person: into }] });
  }
  return theirs.length;
}

/** In a group where both stood there is one word less to wait for. */
async function judgeAnew(ctx: Pick<StrangerContext, 'tx' | 'now' | 'newId'>, personId: Id<'person'>): Promise<void> {
  for (const { mentorshipId, organisationId } of await ctx.tx.members.where({ personId }))
    await afterLeaving({ ...ctx, organisation: await ctx.tx.organisations.get(organisationId) }, mentorshipId);
}

/** What is left of somebody who was connected once and unlinked since. */
async function repoint(tx: Tx, { from: personId, into }: Merge): Promise<void> {
  for (const row of await tx.invitations.where({ personId })) await tx.invitations.put({ ...row, personId: into });
  for (const row of await tx.consents.where({ personId })) await tx.consents.put({ ...row, personId: into });
  for (const row of await tx.forms.where({ personId })) await tx.forms.put({ ...row, personId: into });
  for (const row of await tx.snoozes.where({ personId })) await tx.snoozes.put({ ...row, personId: into });
  for (const row of await tx.reminders.where({ personId })) await tx.reminders.put({ ...row, personId: into });
  for (const row of await tx.files.where({ ownerId: personId })) await tx.files.put({ ...row, ownerId: into });
  for (const row of await tx.uploads.where({ personId })) await tx.uploads.put({ ...row, personId: into });
  for (const row of await tx.links.where({ personId })) await tx.links.put({ ...row, personId: into });
  await repointParticipation(tx, { from: personId, into });
}

async function repointParticipation(tx: Tx, { from: personId, into }: Merge): Promise<void> {
  for (const row of await tx.participants.where({ personId })) await tx.participants.put({ ...row, personId: into });
  for (const row of await tx.responses.where({ personId })) await tx.responses.put({ ...row, personId: into });
  for (const row of await tx.confidences.where({ personId })) await tx.confidences.put({ ...row, personId: into });
  await repointBank(tx, { from: personId, into });
  for (const row of await tx.originals.where({ personId })) await tx.originals.put({ ...row, personId: into });
  await repointClosings(tx, { from: personId, into });
  for (const row of await tx.members.where({ personId })) await tx.members.put({ ...row, personId: into });
  for (const row of await tx.notes.where({ personId })) await tx.notes.put({ ...row, personId: into });
  await repointHelp(tx, { from: personId, into });
  await repointPetitions(tx, { from: personId, into });
  await repointMatches(tx, { from: personId, into });
  await repointLoans(tx, { from: personId, into });
  await repointMeetings(tx, { from: personId, into });
  await repointActivities(tx, { from: personId, into });
  await repointPractices(tx, { from: personId, into });
  await repointSessions(tx, { from: personId, into });
  await repointProgrammes(tx, { from: personId, into });
}

async function repointHelp(tx: Tx, { from, into }: Merge): Promise<void> {
  for (const row of await tx.helps.where({ personId: from })) await tx.helps.put({ ...row, personId: into });
  for (const row of await tx.helps.where({ helperId: from })) await tx.helps.put({ ...row, helperId: into });
  for (const row of await tx.helps.where({ colleagueId: from })) await tx.helps.put({ ...row, colleagueId: into });
  for (const row of await tx.helpMessages.where({ from })) await tx.helpMessages.put({ ...row, from: into });
  for (const row of await tx.helpOffers.where({ personId: from })) {
    const [own] = await tx.helpOffers.where({ helpId: row.helpId, personId: into });
    if (own) await tx.helpOffers.remove({ id: row.id });
    else await tx.helpOffers.put({ ...row, personId: into });
  }
}

/** A person stands in meetings and logs by a bare id, in lists and as a key. */
async function repointMeetings(tx: Tx, { from, into }: Merge): Promise<void> {
  const who = (person: Id<'person'>): Id<'person'> => (person === from ? into : person);
  const keyed = <V>(by: Readonly<Record<string, V>>): Readonly<Record<string, V>> =>
    Object.fromEntries(Object.entries(by).map(([person, value]) => [person === from ? into : person, value]));
  const theirs = await tx.meetings.ofPerson(from);
  for (const { takenBy, ...one } of theirs)
    await tx.meetings.put({
      ...{ ...one, people: one.people.map(who), proposedBy: who(one.proposedBy), answers: keyed(one.answers) },
      ...(takenBy ? { takenBy: takenBy.map(who) } : {}),
    });
  const ids = theirs.map((one) => one.id);
  for (const log of await tx.logs.among('meetingId', ids))
    await tx.logs.put({ ...log, by: who(log.by), words: keyed(log.words) });
}

/** After the members: whoever stays is in the pair already. */
async function repointProgrammes(tx: Tx, { from, into }: Merge): Promise<void> {
  const who = (person: Id<'person'>): Id<'person'> => (person === from ? into : person);
  const pairs = (await tx.members.where({ personId: into })).map((one) => one.mentorshipId);
  for (const row of await tx.programmes.among('mentorshipId', [...new Set(pairs)]))
    await tx.programmes.put({
      ...{ ...row, createdBy: who(row.createdBy) },
      agreements: oneWordEach(row.agreements.map((one) => ({ ...one, person: who(one.person) }))),
    });
}

/** Whoever said «Помогло» as both counts once from now on; the card's count stays. */
async function repointPractices(tx: Tx, { from, into }: Merge): Promise<void> {
  for (const card of await tx.practices.ofAuthor(from))
    await tx.practices.put({ ...card, authors: card.authors.map((one) => (one === from ? into : one)) });
  for (const row of await tx.thanks.where({ personId: from })) {
    const [kept] = await tx.thanks.where({ personId: into, practiceId: row.practiceId });
    if (kept) await tx.thanks.remove({ id: row.id });
    else await tx.thanks.put({ ...row, personId: into });
  }
}

/** One place per session: where both have one, that of the person who stays is kept. */
async function repointSessions(tx: Tx, { from, into }: Merge): Promise<void> {
  const led = new Set((await tx.experts.where({ personId: into })).map((row) => row.sessionId));
  const booked = new Set((await tx.bookings.where({ personId: into })).map((row) => row.sessionId));
  for (const row of await tx.experts.where({ personId: from }))
    if (led.has(row.sessionId)) await tx.experts.remove({ id: row.id });
    else await tx.experts.put({ ...row, personId: into });
  for (const row of await tx.bookings.where({ personId: from }))
    if (booked.has(row.sessionId)) await tx.bookings.remove({ id: row.id });
    else await tx.bookings.put({ ...row, personId: into });
}

/** One entry per side: where both have one, that of the person who stays is kept. */
async function repointBank(tx: Tx, { from, into }: Merge): Promise<void> {
  for (const row of await tx.bank.where({ personId: from })) {
    const [kept] = await tx.bank.where({ organisationId: row.organisationId, personId: into, side: row.side });
    if (kept) await tx.bank.remove({ id: row.id });
    else await tx.bank.put({ ...row, personId: into });
  }
}
