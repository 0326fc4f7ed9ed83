import type { Context } from '#core/conversation/context.ts';
import { button, screen } from '#core/conversation/screen.ts';
import { tell } from '#core/delivery/tell.ts';
import type { Id, NewId } from '#core/kernel/id.ts';
import { lines } from '#core/kernel/text.ts';
import { dayIn, type Instant } from '#core/kernel/time.ts';
import type { Organisation } from '#core/people/organisation.ts';
import type { ProgrammeChange } from '#core/programmes/programme.ts';
import { record } from '#core/record/record.ts';
import { connectedOf } from '#core/reminders/recipients.ts';
import { staffOf } from '#core/reminders/situation.ts';
import type { Tx } from '#core/store.ts';
import { planOf } from './access.ts';
import { everyoneIn, stillFits, takenInto } from './change.ts';
import type { Offered } from './change-access.ts';
import { changeText } from './change-words.ts';

/** What a change needs, whether the last answer is pressed or a morning comes. */
export interface ChangeDesk {
  readonly tx: Tx;
  readonly now: Instant;
  readonly newId: NewId;
  readonly organisation: Organisation;
}

export const changeDesk = ({ tx, now, newId, me }: Context): ChangeDesk => ({
  ...{ tx, now, newId },
  organisation: me.organisation,
});

/**
 * All have agreed: the plan changes in this transaction, everybody is told, and the curator too (П1 7.2). Where the term has
 * become too long since, by an order that shortened the pair, nothing changes and everybody is told that; `but` reads it on the screen.
 */
export async function takeEffect(desk: ChangeDesk, { plan, change }: Offered, but?: Id<'person'>): Promise<Offered> {
  if (!stillFits(plan, change))
    return end(
      desk,
      { plan, change },
      'withdrawn',
      'Изменение не вступает в силу: программа завершена, или срок пары с тех пор изменился.',
      but,
    );
  const today = dayIn(desk.organisation.settings.zone, desk.now);
  const { programme, changed, added } = takenInto(plan, change, { newId: desk.newId, today });
  if (programme !== plan.programme) await desk.tx.programmes.put(programme);
  for (const activity of changed) await desk.tx.activities.put(activity);
  if (added.length > 0) await desk.tx.activities.add(...added);
  const after = await keep(desk, change, 'agreed');
  await noted(desk, { plan, change: after }, 'plan-changed');
  const now = { plan: await planOf(desk.tx, programme), change: after };
  await tellAll(desk, now, 'Изменение программы согласовано всеми и действует.', await curators(desk), but);
  return now;
}

/** It ends without effect. */
export async function end(
  desk: ChangeDesk,
  { plan, change }: Offered,
  status: 'refused' | 'withdrawn',
  why: string,
  but?: Id<'person'>,
): Promise<Offered> {
  const after = { plan, change: await keep(desk, change, status) };
  await noted(desk, after, status === 'refused' ? 'plan-change-refused' : 'plan-change-withdrawn');
  await tellAll(desk, after, why, [change.by], but);
  return after;
}

/** Somebody is gone whose words stood in it: it ends, and whoever is left hears no more than that. */
export async function endForGone(desk: ChangeDesk, { plan, change }: Offered): Promise<void> {
  const after = { plan, change: await keep(desk, change, 'withdrawn') };
  await noted(desk, after, 'plan-change-withdrawn');
  await tell(desk, {
    key: `plan-change:${change.id}:withdrawn`,
    people: everyoneIn(plan),
    organisationId: change.organisationId,
    screen: screen('Состав участников меняется, предложение об изменении программы снято. Отвечать не нужно.', [
      button('План', 'plan.of', plan.programme.id),
    ]),
  });
}

/** Its programme is over, and everybody hears that. */
export const endQuietly = (desk: ChangeDesk, change: ProgrammeChange): Promise<ProgrammeChange> =>
  keep(desk, change, 'withdrawn');

/** What is asked and not sent yet is no longer true. */
async function keep({ tx }: ChangeDesk, change: ProgrammeChange, status: ProgrammeChange['status']) {
  const after: ProgrammeChange = { ...change, status };
  await tx.changes.put(after);
  await tx.as({ as: 'system' }, () => tx.outbox.drop(`${offeredKey(change)}:`));
  return after;
}

export const offeredKey = ({ id }: Pick<ProgrammeChange, 'id'>): string => `plan-change:${id}:offered`;

/** In the record of the pair, for those who run the programme: codes and days; words stand in the change alone. */
export const noted = (desk: ChangeDesk, { plan, change }: Offered, act: string): Promise<void> =>
  record(desk, {
    organisationId: change.organisationId,
    subject: plan.pair.id,
    act,
    by: change.by,
    details: {
      change: change.id,
      what: [...change.plan.map((one) => one.act), ...(change.to ? ['longer'] : [])].join(','),
      ...(change.to ? { to: change.to.toString() } : {}),
    },
  });

async function tellAll(
  desk: ChangeDesk,
  { plan, change }: Offered,
  words: string,
  besides: readonly Id<'person'>[],
  but?: Id<'person'>,
): Promise<void> {
  await tell(desk, {
    key: `plan-change:${change.id}:${change.status}`,
    people: [...everyoneIn(plan), ...besides].filter((one) => one !== but),
    organisationId: change.organisationId,
    screen: screen(lines(words, '', changeText(plan, change, desk.organisation.settings.zone)), [
      button('План', 'plan.of', plan.programme.id),
    ]),
  });
}

async function curators({ tx, organisation, now }: ChangeDesk): Promise<readonly Id<'person'>[]> {
  const staff = await staffOf(tx, organisation, now);
  return connectedOf('curator', staff);
}
