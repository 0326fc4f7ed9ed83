import { workingDaysAfter } from '#core/calendar/working-days.ts';
import { button } from '#core/conversation/screen.ts';
import { say } from '#core/kernel/text.ts';
import { dayIn, isBefore, type PlainDate } from '#core/kernel/time.ts';
import { titleOf } from '#core/pairing/words.ts';
import type { ProgrammeChange } from '#core/programmes/programme.ts';
import { type Morning, type Source, subjectId } from '#core/reminders/source.ts';
import { planOf, plansOf } from './access.ts';
import { everyoneIn, settled } from './change.ts';
import { askedOf, type Offered } from './change-access.ts';
import { end, takeEffect } from './change-effect.ts';
import { briefOf } from './change-words.ts';

const prefix = 'plan-change:';
/** Working days of silence after which whoever is asked is reminded. */
const patience = 3;

/** An offer waits three working days before it reminds, and lapses when the programme is over. */
export const changeSource: Source = {
  prefix,
  tend: async (morning) => {
    for (const { id, programmeId } of await openIn(morning)) {
      await morning.tx.programmes.lock(programmeId);
      const change = await morning.tx.changes.lock(id);
      if (change.status === 'offered') await tended(morning, await offeredOf(morning, change));
    }
  },
  due: async (morning) => {
    const all = await offersIn(morning);
    return all
      .filter(({ change }) => !isBefore(morning.staff.today, after(morning, change)))
      .flatMap((offered) =>
        silentOf(offered)
          .filter(morning.staff.connected)
          .map((personId) => ({ personId, subject: `${prefix}${offered.change.id}`, lead: 'answer', dueVersion: 0 })),
      );
  },
  lines: async (morning, reminders) => {
    const all = await offersIn(morning);
    return reminders.flatMap(({ subject, personId }) => {
      const offered = all.find(({ change }) => change.id === subjectId({ prefix }, subject));
      return offered && silentOf(offered).includes(personId)
        ? [
            {
              subject,
              text: say`Ждём вашего ответа, изменение программы (${briefOf(offered.change)}): ${titleOf(offered.plan)}`,
              button: button('Ответить', 'plan.offer', offered.change.id),
            },
          ]
        : [];
    });
  },
  days: async (morning) =>
    (await offersIn(morning))
      .flatMap(({ plan, change }) => [after(morning, change), plan.programme.to.add({ days: 1 })])
      .filter((day) => !isBefore(day, morning.staff.today)),
};

/** Whoever has said nothing yet. */
export const silentOf = (offered: Offered) =>
  askedOf(offered).filter((person) => !offered.change.agreements.some((one) => one.person === person));

const openIn = ({ tx, organisation }: Morning): Promise<readonly ProgrammeChange[]> =>
  tx.changes.where({ organisationId: organisation.id, status: 'offered' });

const offeredOf = async ({ tx }: Morning, change: ProgrammeChange): Promise<Offered> => ({
  plan: await planOf(tx, await tx.programmes.get(change.programmeId)),
  change,
});

async function offersIn(morning: Morning): Promise<readonly Offered[]> {
  const { tx } = morning;
  const open = await openIn(morning);
  const programmes = await tx.programmes.among(
    'id',
    open.map((one) => one.programmeId),
  );
  const plans = new Map((await plansOf(tx, programmes)).map((plan) => [plan.programme.id, plan]));
  return open.flatMap((change) => {
    const plan = plans.get(change.programmeId);
    return plan ? [{ plan, change }] : [];
  });
}

const after = (morning: Morning, { at }: ProgrammeChange): PlainDate =>
  workingDaysAfter(dayIn(morning.organisation.settings.zone, at), patience, morning.isWorking);

/** The programme is over; or the one who was silent has left a group, and all who stay have agreed. */
async function tended(desk: Parameters<NonNullable<Source['tend']>>[0], offered: Offered): Promise<void> {
  const { programme } = offered.plan;
  if (programme.status !== 'approved' || isBefore(programme.to, desk.staff.today))
    await end(
      desk,
      offered,
      'withdrawn',
      'Срок программы закончился, предложение об изменении больше не действует. Отвечать не нужно.',
    );
  else if (settled(offered.change, everyoneIn(offered.plan)) === 'agreed') await takeEffect(desk, offered);
}
