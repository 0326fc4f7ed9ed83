import { forgetEntries } from '#core/bank/forget.ts';
import { forgetClosings } from '#core/closing/forget.ts';
import { publishedAbout } from '#core/closing/published.ts';
import type { Context, Me } from '#core/conversation/context.ts';
import { button, screen } from '#core/conversation/screen.ts';
import type { Id } from '#core/kernel/id.ts';
import { lines } from '#core/kernel/text.ts';
import { dayIn } from '#core/kernel/time.ts';
import { forgetLoans, forgetMatches } from '#core/matching/forget.ts';
import type { Occurrence, Stage } from '#core/roadmap/roadmap.ts';
import { forgetBookings } from '#core/sessions/forget.ts';
import type { Tx } from '#core/store.ts';
import { holdersToday, tellCurators } from './curators.ts';
import { forgetActivities } from './forget-activities.ts';
import { forgetHelp } from './forget-help.ts';
import { forgetMeetings } from './forget-meetings.ts';
import { forgetPairs } from './forget-pairs.ts';
import { forgetPetitions } from './forget-petitions.ts';
import { forgetPractices } from './forget-practices.ts';
import { forgetProgrammes } from './forget-programmes.ts';
import { afterSilence, silence } from './forget-voice.ts';
import { reassign } from './merge.ts';
import type { Account } from './person.ts';
import { holdsFrom, isGuest } from './roles.ts';

type Of = { readonly personId: Id<'person'>; readonly organisationId: Id<'organisation'> };
type Counts = Readonly<Record<string, number>>;

/**
 * Withdrawal of consent in one organisation (152-FZ, art. 21): sending stops and what was theirs is erased, in this
 * transaction. What remains names nobody: orders' numbers and dates, states, counts. One line goes to the destruction log.
 */
export async function eraseHere(ctx: Pick<Context, 'tx' | 'now' | 'newId'>, me: Me): Promise<Counts> {
  const { tx, now } = ctx;
  const of: Of = { personId: me.person.id, organisationId: me.organisation.id };
  const elsewhere = await knownElsewhere(ctx, of);
  await endConsent(ctx, of);
  const handed = await handOver(ctx, me);
  const desk = { ...ctx, organisation: me.organisation };
  const stoodIn = await silence(desk, of.personId);
  // Before the pairs: they tell whose programmes are theirs, and events whose remarks.
  const programmes = await forgetProgrammes(tx, of);
  const pairs = await forgetPairs(tx, of);
  const published = (await publishedAbout(tx, of.organisationId, of.personId)).length;
  const counts: Counts = {
    // First: what was said to an account is found by its owner.
    messages: await tx.outbox.erase(of.personId, elsewhere ? of.organisationId : undefined),
    answers: await tx.forms.remove(of),
    results: await eraseResults(tx, of),
    remarks: await eraseHistory(tx, of),
    mentions: await eraseMentions(tx, me),
    ...(await eraseRows(tx, of)),
    ...(await eraseParticipation({ tx, now }, of)),
    reasons: pairs.words,
    plans: await forgetActivities(tx, of),
    meetings: await forgetMeetings(tx, of, now),
    closings: await forgetClosings(tx, of),
    practices: await forgetPractices(tx, of),
    programmes,
    help: await forgetHelp(tx, of, now),
    petitions: await forgetPetitions(tx, of, now),
    seats: await forgetBookings(tx, of, now),
    roles: await endRoles(ctx, me),
    accounts: await leaveAccounts(tx, of, elsewhere),
  };
  await afterSilence(desk, stoodIn);
  if (!elsewhere) await tx.people.put({ id: of.personId, surname: '', name: '' });
  await tx.destructions.add({
    id: ctx.newId<'destruction'>(),
    organisationId: of.organisationId,
    at: now,
    reason: 'consent-withdrawn',
    counts,
  });
  // A guest was nobody's but the link's.
  if (!isGuest(me.roles)) await tellWithdrawal(ctx, me, { handed, inForce: pairs.inForce, published });
  return counts;
}

async function tellWithdrawal(
  { tx, now, newId }: Pick<Context, 'tx' | 'now' | 'newId'>,
  { person, organisation }: Me,
  { handed, inForce, published }: { readonly handed: number; readonly inForce: number; readonly published: number },
): Promise<void> {
  await tellCurators(tx, organisation, {
    key: `withdrawal:${newId()}`,
    now,
    except: person.id,
    screen: screen(
      lines(
        'Отозвано согласие на обработку данных: один участник.',
        `Открытых этапов перешло к вам: ${handed}`,
        ...(inForce > 0 ? [`Действующих пар и групп затронуто: ${inForce}. Их завершает или меняет приказ.`] : []),
        ...(published > 0
          ? [`Имя стояло в материалах для сайта: ${published}. Уберите его в течение трёх рабочих дней.`]
          : []),
      ),
      [...(inForce > 0 ? [button('Пары', 'pairs')] : []), button('Меню', 'menu')],
    ),
  });
}

/** Has another organisation still to do with them: a role today or later, or a consent in force? */
async function knownElsewhere(
  { tx, now }: Pick<Context, 'tx' | 'now'>,
  { personId, organisationId }: Of,
): Promise<boolean> {
  const agreed = await tx.consents.where({ personId, kind: 'personal-data', withdrawnAt: undefined });
  const roles = (await tx.roles.where({ personId })).filter((role) => role.organisationId !== organisationId);
  const organisations = await tx.organisations.among('id', [...new Set(roles.map((role) => role.organisationId))]);
  return (
    agreed.some((one) => one.organisationId !== organisationId) ||
    organisations.some((one) =>
      roles.some((role) => role.organisationId === one.id && holdsFrom(role, dayIn(one.settings.zone, now))),
    )
  );
}

async function endConsent({ tx, now }: Pick<Context, 'tx' | 'now'>, of: Of): Promise<void> {
  for (const given of await tx.consents.where({ ...of, withdrawnAt: undefined }))
    await tx.consents.put({ ...given, withdrawnAt: now });
}

/** Their stages go to a curator; without one the assignee is simply gone, and reminders say that nobody stands behind it. */
async function handOver({ tx, now }: Pick<Context, 'tx' | 'now'>, me: Me): Promise<number> {
  const from = me.person.id;
  const heirs = await holdersToday(tx, me.organisation, ['curator'], now);
  const into = heirs.find((person) => person !== from);
  if (into) return reassign(tx, me.organisation.id, { from, into });
  const stages = await tx.stages.where({ organisationId: me.organisation.id });
  const theirs = stages.filter((stage) => stage.assignees.some((one) => 'person' in one && one.person === from));
  for (const stage of theirs)
    await tx.stages.put({
      ...stage,
      assignees: stage.assignees.filter((one) => !('person' in one && one.person === from)),
    });
  return theirs.length;
}

/** A closing keeps its state, its date and its order's number; words, link and file were the person's. */
async function eraseResults(tx: Tx, { personId, organisationId }: Of): Promise<number> {
  const closed = await tx.occurrences.where({ organisationId, closedBy: personId });
  for (const { result, closedBy: _by, ...rest } of closed) {
    const kept: Occurrence = {
      ...rest,
      ...(result?.orderNumber ? { result: { orderNumber: result.orderNumber } } : {}),
    };
    await tx.occurrences.put(kept);
  }
  return closed.length;
}

/** Days and numbers in the history stay, words typed by the person go; so do requests they wrote down and remarks they gave. */
async function eraseHistory(tx: Tx, { personId, organisationId }: Of): Promise<number> {
  const theirs = await tx.history.where({ organisationId, by: personId });
  for (const { by: _by, ...entry } of theirs) {
    const kept = Object.entries(entry.details).filter(([key, value]) => key === 'orderNumber' || isoDay.test(value));
    await tx.history.put({ ...entry, details: Object.fromEntries(kept) });
    if (entry.act === 'requested') await forgetRequest(tx, entry.subject);
    if (entry.act === 'returned') await forgetRemark(tx, entry.roadmapId);
  }
  return theirs.length;
}

const isoDay = /^\d{4}-\d{2}-\d{2}$/;

async function forgetRequest(tx: Tx, subject: string): Promise<void> {
  // The subject of a request's entry is its occurrence.
  const occurrence = await tx.occurrences.find(subject as Id<'occurrence'>);
  if (!occurrence?.request) return;
  const { request: _words, ...rest } = occurrence;
  await tx.occurrences.put(rest);
}

async function forgetRemark(tx: Tx, roadmap: Id<'roadmap'>): Promise<void> {
  const { remark: _words, ...rest } = await tx.roadmaps.get(roadmap);
  await tx.roadmaps.put(rest);
}

/** The assignee column as it stood in the document, where it names them (in whatever case). */
async function eraseMentions(tx: Tx, me: Me): Promise<number> {
  const stages = await tx.stages.where({ organisationId: me.organisation.id });
  const stem = stemOf(me.person.surname);
  const naming = stages.filter((stage) => stem.test(stage.responsible));
  for (const stage of naming) await tx.stages.put({ ...stage, responsible: '' } satisfies Stage);
  return naming.length;
}

const stemOf = (surname: string): RegExp => {
  const letters = [...surname.toLowerCase()];
  const stem = letters.slice(0, Math.max(3, letters.length - 2)).join('');
  return new RegExp(stem.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/[её]/g, '[её]'), 'i');
};

async function eraseRows(tx: Tx, of: Of): Promise<Counts> {
  const { personId, organisationId } = of;
  return {
    links: (await tx.links.remove(of)) + (await tx.invitations.remove(of)),
    files: (await tx.uploads.remove(of)) + (await tx.files.remove({ ownerId: personId, organisationId })),
    reminders: (await tx.reminders.remove(of)) + (await tx.snoozes.remove(of)),
  };
}

/** Answers, cards in the bank and papers go; pairs and orders keep their dates and numbers and point at nobody by name. */
async function eraseParticipation({ tx, now }: Pick<Context, 'tx' | 'now'>, of: Of): Promise<Counts> {
  return {
    responses: (await tx.responses.remove(of)) + (await tx.confidences.remove(of)),
    participants: await tx.participants.remove(of),
    matches: (await forgetMatches(tx, of)) + (await forgetLoans({ tx, now }, of)),
    bank: await forgetEntries(tx, await tx.bank.where(of)),
    originals: await tx.originals.remove(of),
  };
}

/** A role that has begun is over since yesterday; the curator's order keeps its number and date. */
async function endRoles({ tx }: Pick<Context, 'tx'>, me: Me): Promise<number> {
  const organisationId = me.organisation.id;
  const yesterday = me.today.subtract({ days: 1 });
  const own = await tx.roles.where({ personId: me.person.id, organisationId });
  for (const { position: _position, standsInFor: _for, ...role } of own) {
    const to = role.to && role.to.until(yesterday).sign >= 0 ? role.to : yesterday;
    if (role.from.until(to).sign < 0) await tx.roles.remove({ id: role.id });
    else await tx.roles.put({ ...role, to });
  }
  for (const { standsInFor: _for, ...role } of await tx.roles.where({ standsInFor: me.person.id, organisationId }))
    await tx.roles.put(role);
  return own.length;
}

/** Whoever has no role left anywhere is a stranger again on every messenger. */
async function leaveAccounts(tx: Tx, { personId, organisationId }: Of, elsewhere: boolean): Promise<number> {
  const theirs = await tx.accounts.where({ personId });
  for (const account of theirs) {
    const { organisationId: here, personId: _person, view: _view, arrival: _link, ...rest } = account;
    await tx.guesses.remove({ accountId: account.id });
    const there: Account = here === organisationId || here === undefined ? rest : { ...rest, organisationId: here };
    await tx.accounts.put(elsewhere ? { ...there, personId } : rest);
  }
  return theirs.length;
}
