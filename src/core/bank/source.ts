import { workingDayAfter } from '#core/calendar/working-days.ts';
import { button } from '#core/conversation/screen.ts';
import { type Id, id } from '#core/kernel/id.ts';
import { say } from '#core/kernel/text.ts';
import { dayIn, daysBetween, isBefore, later, type PlainDate } from '#core/kernel/time.ts';
import type { RecordedEvent } from '#core/record/event.ts';
import { record, recorded } from '#core/record/record.ts';
import type { Told } from '#core/reminders/due.ts';
import { holdersOf } from '#core/reminders/recipients.ts';
import type { Reminder } from '#core/reminders/reminder.ts';
import { type Line, type Morning, type Source, subjectId } from '#core/reminders/source.ts';
import type { Tx } from '#core/store.ts';
import { wholeBank } from './desk.ts';
import type { BankEntry } from './entry.ts';
import { codeOf } from './filter.ts';
import { bankDay, isOld, reviewDay } from './review.ts';
import { awake } from './states.ts';

const prefix = 'bank:';
/** Days after which somebody who has not looked is asked again. */
const personAgain = 30;
const curatorAgain = 7;
const rested = 'rested';
/** Days after which the end of a pause is no news any more. */
const restNews = 3;

/** The yearly update of the bank (4.4.4), and pauses that end. */
export const bankSource: Source = {
  prefix,
  tend: async ({ tx, organisation, now, staff, newId }) => {
    const all = await entriesOf(tx, organisation.id);
    for (const entry of all.filter((one) => one.pausedUntil && !isBefore(staff.today, one.pausedUntil))) {
      await tx.bank.put(awake(entry));
      await record({ tx, now, newId }, { organisationId: organisation.id, subject: entry.id, act: 'rested' });
    }
    if ((await roundDay({ tx, organisation }, all, staff.today)) && !all.some((one) => isOld(one, staff.today)))
      await record(
        { tx, now, newId },
        { organisationId: organisation.id, subject: wholeBank(organisation.id), act: 'updated' },
      );
  },
  due: async (morning) => {
    const all = await entriesOf(morning.tx, morning.organisation.id);
    return [...ofPeople(morning, all), ...(await ofRested(morning, all)), ...(await ofCurators(morning, all))];
  },
  lines: async (morning, reminders) => {
    const all = await entriesOf(morning.tx, morning.organisation.id);
    const own = reminders.flatMap((one) =>
      one.lead === rested ? restedLine(all, one) : lineFor(morning, all, subjectId(bankSource, one.subject)),
    );
    // Somebody in both halves of the bank has one card to look at.
    return own.filter((line, at) => own.findIndex((one) => sameButton(one, line)) === at);
  },
  days: async ({ tx, organisation, staff, isWorking }) => {
    const all = await entriesOf(tx, organisation.id);
    const day = bankDay(all, organisation.settings.zone, await updatedOn({ tx, organisation }));
    const pauses = all.flatMap((one) => one.pausedUntil ?? []);
    return [
      ...all.map((one) => nextAsking(reviewDay(one), staff.today, personAgain)),
      ...(day ? [nextAsking(day, staff.today, curatorAgain)] : []),
      ...pauses.map((one) => later(workingDayAfter(one, isWorking), staff.today)),
      ...pauses.map((one) => later(one, staff.today)),
    ];
  },
};

const entriesOf = async (tx: Tx, organisationId: Id<'organisation'>): Promise<readonly BankEntry[]> =>
  (await tx.bank.where({ organisationId })).filter((one) => one.status !== 'left');

/** The first day of asking not before today. */
const nextAsking = (day: PlainDate, today: PlainDate, step: number): PlainDate => {
  const past = Math.max(0, daysBetween(day, today));
  return day.add({ days: Math.ceil(past / step) * step });
};

const asked = (day: PlainDate, today: PlainDate, step: number): string =>
  `review-${day.toString()}-${Math.floor(daysBetween(day, today) / step)}`;

/** Whoever's entry is a year old, once a month until they say something. */
const ofPeople = ({ staff }: Morning, all: readonly BankEntry[]): readonly Told[] =>
  all
    .filter((entry) => isOld(entry, staff.today) && staff.connected(entry.personId))
    .map((entry) => ({
      personId: entry.personId,
      subject: `${prefix}${entry.id}`,
      lead: asked(reviewDay(entry), staff.today, personAgain),
      dueVersion: 0,
    }));

/** Whose pause has ended hears it on the first working day, and nobody else does. */
async function ofRested(
  { tx, organisation, staff, isWorking }: Morning,
  all: readonly BankEntry[],
): Promise<readonly Told[]> {
  const events = await recorded(tx, ...all.map((entry) => entry.id));
  const ended = ({ at }: RecordedEvent) => workingDayAfter(dayIn(organisation.settings.zone, at), isWorking);
  return all
    .filter((entry) => entry.pausedUntil === undefined && staff.connected(entry.personId))
    .flatMap((entry) => {
      const rests = events.filter((one) => one.subject === entry.id && one.act === 'rested');
      const [last] = rests;
      return last && isNews(ended(last), staff.today)
        ? [{ personId: entry.personId, subject: `${prefix}${entry.id}`, lead: rested, dueVersion: rests.length }]
        : [];
    });
}

const isNews = (day: PlainDate, today: PlainDate): boolean =>
  !isBefore(today, day) && daysBetween(day, today) < restNews;

function restedLine(all: readonly BankEntry[], { subject }: Pick<Reminder, 'subject'>): readonly Line[] {
  const entry = all.find((one) => one.id === subjectId(bankSource, subject) && one.pausedUntil === undefined);
  return entry
    ? [
        {
          subject,
          text: ['Пауза закончилась: вам снова могут предложить пару. Если пока не время, продлите её.'],
          button: button('Ещё не сейчас', 'card.more', entry.id),
        },
      ]
    : [];
}

/** The curator, a year after the last update of the whole bank, once a week until no card is older than a year. */
async function ofCurators(morning: Morning, all: readonly BankEntry[]): Promise<readonly Told[]> {
  const { staff, organisation } = morning;
  const day = await roundDay(morning, all, staff.today);
  if (!day || !all.some((one) => isOld(one, staff.today))) return [];
  return holdersOf('curator', staff)
    .filter(staff.connected)
    .map((personId) => ({
      personId,
      subject: wholeBank(organisation.id),
      lead: asked(day, staff.today, curatorAgain),
      dueVersion: 0,
    }));
}

type Of = Pick<Morning, 'tx' | 'organisation'>;

/** The day of the yearly update, once it has come. */
export async function roundDay(of: Of, all: readonly BankEntry[], today: PlainDate): Promise<PlainDate | undefined> {
  const day = bankDay(all, of.organisation.settings.zone, await updatedOn(of));
  return day && !isBefore(today, day) ? day : undefined;
}

async function updatedOn({ tx, organisation }: Of): Promise<PlainDate | undefined> {
  const found = (await recorded(tx, wholeBank(organisation.id))).find((one) => one.act === 'updated');
  return found && dayIn(organisation.settings.zone, found.at);
}

function lineFor({ organisation, staff }: Morning, all: readonly BankEntry[], subject: string): readonly Line[] {
  const old = all.filter((one) => isOld(one, staff.today));
  if (subject === organisation.id) {
    const code = codeOf({ marks: ['old'] });
    return old.length === 0
      ? []
      : [
          {
            subject: `${prefix}${subject}`,
            text: say`Обновите банк: не проверены карточки: ${old.length}. Это делается не реже раза в год.`,
            button: button('Открыть список', 'bank.list', code, '0'),
          },
        ];
  }
  const entry = old.find((one) => one.id === id<'entry'>(subject));
  return entry
    ? [
        {
          subject: `${prefix}${subject}`,
          text: ['Проверьте свою карточку: прошёл год. Если всё верно, хватит одного нажатия.'],
          button: button('Моя карточка', 'card'),
        },
      ]
    : [];
}

const sameButton = (a: Line, b: Line): boolean =>
  'action' in a.button && 'action' in b.button && a.button.action === b.button.action;
