import { workingDaysAfter } from '#core/calendar/working-days.ts';
import { button } from '#core/conversation/screen.ts';
import type { Id } from '#core/kernel/id.ts';
import { date, dayIn, daysBetween, isBefore, type PlainDate } from '#core/kernel/time.ts';
import { connectedOf } from '#core/reminders/recipients.ts';
import { type Morning, type Source, subjectId } from '#core/reminders/source.ts';
import { declined, type Loan, type LoanStep } from './loan.ts';
import { tellNothingCame } from './loan-tell.ts';

const prefix = 'loan:';
/** Working days of silence after which whoever is asked is reminded, and after which nothing comes of it. */
const remindAfter = 3;
const lapsesAfter = 10;

/**
 * Proposals between schools that wait for a word here. Nobody's silence keeps a mentee out of the matching for ever: after two weeks it is
 * taken for a «Нет», which is nobody's in particular either.
 */
export const loanSource: Source = {
  prefix,
  tend: async (morning) => {
    for (const one of await waiting(morning)) if (struck(morning, one, lapsesAfter)) await lapse(morning, one);
  },
  due: async (morning) =>
    (await waiting(morning))
      .filter((one) => struck(morning, one, remindAfter))
      .flatMap((one) =>
        whose(morning, one).map((personId) => ({
          ...{ personId, subject: prefix + one.loan.id, lead: 'answer', dueVersion: version(morning, one) },
        })),
      ),
  lines: async (morning, reminders) => {
    const all = await waiting(morning);
    return reminders.flatMap(({ subject, personId, dueVersion }) => {
      const one = all.find(({ loan }) => loan.id === subjectId({ prefix }, subject));
      if (!one || dueVersion !== version(morning, one) || !whose(morning, one).includes(personId)) return [];
      return [{ subject, text: [lineWords[one.step]], button: button('Ответить', 'loan', one.loan.id) }];
    });
  },
  days: async (morning) =>
    (await waiting(morning))
      .flatMap((one) => [remindAfter, lapsesAfter].map((days) => after(morning, one, days)))
      .filter((day) => !isBefore(day, morning.staff.today)),
};

/** It says neither who nor where: a digest may be read over somebody's shoulder. */
const lineWords: Readonly<Record<LoanStep, string>> = {
  school: 'Нашёлся наставник в другой школе, ждём вашего ответа',
  lender: 'Другой школе нужен наставник, ждём вашего ответа',
  mentor: 'Вас приглашают в другую школу, ждём вашего ответа',
};

interface Waiting {
  readonly loan: Loan;
  readonly step: LoanStep;
}

async function waiting({ tx, organisation: { id } }: Morning): Promise<readonly Waiting[]> {
  const of = (step: LoanStep, all: readonly Loan[]): readonly Waiting[] => all.map((loan) => ({ loan, step }));
  return [
    ...of('school', await tx.loans.where({ organisationId: id, status: 'school' })),
    ...of('lender', await tx.loans.where({ lenderId: id, status: 'lender' })),
    ...of('mentor', await tx.loans.where({ lenderId: id, status: 'mentor' })),
  ];
}

const whose = ({ staff }: Morning, { loan, step }: Waiting): readonly Id<'person'>[] =>
  step === 'mentor' ? [loan.mentorId].filter(staff.connected) : connectedOf('curator', staff);

const askedOn = ({ organisation }: Morning, { loan }: Waiting): PlainDate =>
  dayIn(organisation.settings.zone, loan.changedAt);
const after = (morning: Morning, one: Waiting, days: number): PlainDate =>
  workingDaysAfter(askedOn(morning, one), days, morning.isWorking);
const struck = (morning: Morning, one: Waiting, days: number): boolean =>
  !isBefore(morning.staff.today, after(morning, one, days));
/** The next who is asked is reminded anew. */
const version = (morning: Morning, one: Waiting): number => daysBetween(date('2020-01-01'), askedOn(morning, one));

/** Held meanwhile, and not where an answer came first. */
async function lapse({ tx, now }: Morning, { loan, step }: Waiting): Promise<void> {
  const held = await tx.loans.lock(loan.id);
  if (held.status !== step) return;
  await tx.loans.put(declined(held, step, now));
  if (step !== 'school') await tellNothingCame({ tx, now }, held);
}
