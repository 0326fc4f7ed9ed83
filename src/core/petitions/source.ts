import { workingDayBefore } from '#core/calendar/working-days.ts';
import { showDay } from '#core/conversation/questions.ts';
import { button } from '#core/conversation/screen.ts';
import { type Id, id } from '#core/kernel/id.ts';
import { date, isBefore, type PlainDate } from '#core/kernel/time.ts';
import type { Told } from '#core/reminders/due.ts';
import { type Line, type Morning, type Source, subjectId } from '#core/reminders/source.ts';
import { closedToEach, owing, reached } from './audience.ts';
import { unended } from './duties.ts';
import { kindRules } from './kinds.ts';
import type { Petition } from './petition.ts';
import { isOpen, waitsForConsent } from './state.ts';

const prefix = 'petition:';

/**
 * Whoever owes an answer hears of it on the working day before the term and on the day after; the curator, until an order has ended a
 * pair whose mentor lays the duties down. Its author hears nothing here but the outcome, and nobody to whom it is closed anything.
 */
export const petitionSource: Source = {
  prefix,
  due: async (morning) => {
    const all = await petitionsOf(morning);
    const open = all.filter(isOpen);
    const closed = await closedToEach(morning, open);
    return [
      ...open.flatMap((one) => ofAnswer(morning, one, closed(one))),
      ...(await laidDown(morning, all)).flatMap((one) => ofEnding(morning, one)),
    ];
  },
  lines: async (morning, reminders) => {
    const all = await petitionsOf(morning);
    const laid = new Set((await laidDown(morning, all)).map((one) => one.id));
    return reminders.flatMap(({ subject, lead }): readonly Line[] => {
      const one = all.find((each) => each.id === id<'petition'>(subjectId({ prefix }, subject)));
      if (!one || (lead === 'end' ? !laid.has(one.id) : !isOpen(one))) return [];
      const open = button('Открыть обращение', 'pet.see', one.id);
      return [{ subject, text: [wordsOf(one, lead)], button: open, due: lead === 'end' ? lastDay(one) : one.due }];
    });
  },
  days: async (morning) => {
    const all = await petitionsOf(morning);
    const answers = all.filter(isOpen).flatMap((one) => [before(morning, one.due), one.due.add({ days: 1 })]);
    const orders = (await laidDown(morning, all)).map((one) => before(morning, lastDay(one)));
    return [...answers, ...orders].filter((day) => !isBefore(day, morning.staff.today));
  },
};

const petitionsOf = ({ tx, organisation }: Morning): Promise<readonly Petition[]> =>
  tx.petitions.where({ organisationId: organisation.id });

/** Of what waits for an order only this has a day. */
const laidDown = async (morning: Morning, all: readonly Petition[]): Promise<readonly Petition[]> =>
  (await unended(morning, all)).filter((one) => one.kind === 'lay-down');

const before = ({ isWorking }: Morning, day: PlainDate): PlainDate =>
  workingDayBefore(day.subtract({ days: 1 }), isWorking);
const lastDay = ({ details, due }: Petition): PlainDate => (details.lastDay ? date(details.lastDay) : due);

type People = readonly Id<'person'>[];

function ofAnswer(morning: Morning, petition: Petition, closed: People): readonly Told[] {
  const { staff } = morning;
  const late = isBefore(petition.due, staff.today);
  if (!late && isBefore(staff.today, before(morning, petition.due))) return [];
  return owed(morning, petition, closed).map((personId) => told(petition, personId, late ? 'late' : 'soon'));
}

function owed({ staff }: Morning, petition: Petition, closed: People): People {
  if (!waitsForConsent(petition)) return owing(staff, petition, closed);
  return petition.consentOf && staff.connected(petition.consentOf) ? [petition.consentOf] : [];
}

function ofEnding(morning: Morning, petition: Petition): readonly Told[] {
  const { staff } = morning;
  if (isBefore(staff.today, before(morning, lastDay(petition)))) return [];
  return reached(staff, ['curator'], []).map((personId) => told(petition, personId, 'end'));
}

const told = ({ id: petition, dueVersion }: Petition, personId: Id<'person'>, lead: string): Told => ({
  ...{ personId, subject: prefix + petition, lead, dueVersion },
});

/** Neither names nor words: a digest may be read over somebody's shoulder. */
function wordsOf(petition: Petition, lead: string): string {
  const what = kindRules[petition.kind].title.toLowerCase();
  if (lead === 'end')
    return `Наставник складывает обязанности, нужен приказ: последний день ${showDay(lastDay(petition))}`;
  if (waitsForConsent(petition)) return 'Коллега ждёт вашего слова: можете ли помочь';
  return lead === 'late'
    ? `Срок ответа прошёл, обращение: ${what}, ответ был нужен до ${showDay(petition.due)}`
    : `Обращение ждёт ответа: ${what}, до ${showDay(petition.due)}`;
}
