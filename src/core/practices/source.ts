import { cut } from '#core/conversation/fit.ts';
import { button } from '#core/conversation/screen.ts';
import { id } from '#core/kernel/id.ts';
import { dayIn, isBefore } from '#core/kernel/time.ts';
import { connectedOf } from '#core/reminders/recipients.ts';
import { type Line, type Morning, type Source, subjectId } from '#core/reminders/source.ts';
import type { Practice } from './practice.ts';

const prefix = 'practice:';

/** The curator is told on the morning after that a card waits for a decision, once for each time it was proposed. */
export const practiceSource: Source = {
  prefix,
  due: async (morning) => {
    const curators = connectedOf('curator', morning.staff);
    return (await proposedIn(morning))
      .filter((card) => isBefore(proposedOn(morning, card), morning.staff.today))
      .flatMap((card) =>
        curators.map((personId) => ({
          personId,
          subject: prefix + card.id,
          lead: 'decide',
          dueVersion: versionOf(card),
        })),
      );
  },
  lines: async (morning, reminders) => {
    const waiting = await proposedIn(morning);
    return reminders.flatMap((reminder): readonly Line[] => {
      const card = waiting.find((one) => one.id === id<'practice'>(subjectId({ prefix }, reminder.subject)));
      if (!card || versionOf(card) !== reminder.dueVersion) return [];
      return [
        {
          subject: reminder.subject,
          text: [`Практика на утверждении: ${cut(card.title, 100)}`],
          button: button('Решить', 'practice', card.id),
        },
      ];
    });
  },
  days: async (morning) =>
    (await proposedIn(morning))
      .map((card) => proposedOn(morning, card).add({ days: 1 }))
      .filter((day) => !isBefore(day, morning.staff.today)),
};

const proposedIn = ({ tx, organisation }: Morning): Promise<readonly Practice[]> =>
  tx.practices.where({ organisationId: organisation.id, status: 'proposed' });
const proposedOn = ({ organisation }: Morning, card: Practice) => dayIn(organisation.settings.zone, card.changedAt);
/** A card proposed anew is told anew. */
const versionOf = ({ changedAt }: Practice): number => Math.floor(changedAt.epochMilliseconds / 1000) % 2 ** 31;
