import { button } from '#core/conversation/screen.ts';
import type { Id } from '#core/kernel/id.ts';
import { rowsBy } from '#core/kernel/rows-by.ts';
import { say, type Text } from '#core/kernel/text.ts';
import { date, dayIn, daysBetween, isBefore, type PlainDate } from '#core/kernel/time.ts';
import { peopleOn, voicesOf } from '#core/pairing/access.ts';
import { titleOf } from '#core/pairing/words.ts';
import { type Held, heldOfEach } from '#core/programmes/access.ts';
import { dropUnmade } from '#core/programmes/lapse.ts';
import type { Programme } from '#core/programmes/programme.ts';
import type { Told } from '#core/reminders/due.ts';
import { holdersOf } from '#core/reminders/recipients.ts';
import { type Line, type Morning, type Source, subjectId } from '#core/reminders/source.ts';
import { closeProgramme } from './close.ts';
import { doneOfEach, isRipe } from './ground.ts';

const prefix = 'closing:';
/** Days after the closing on which the mentor is asked for the summary, for the first and the last time. */
const summaryAfter = [7, 14] as const;
/** Days after which a closed programme is history. */
const news = 60;

/**
 * The end of programmes in the digest: closing is offered by itself when the plan is done or the term is over, whoever has not
 * answered an offer hears of it, and so does a mentor whose summary is not there.
 */
export const closingSource: Source = {
  prefix,
  tend: async (morning) => {
    for (const { ground, lastDay } of await endedByOrder(morning)) {
      const { programme, pair } = ground;
      if (programme.status !== 'approved') {
        await dropUnmade(morning.tx, programme);
        continue;
      }
      const order = pair.endOrderId ? await morning.tx.orders.find(pair.endOrderId) : undefined;
      const terms = order?.terms.kind === 'end' ? order.terms : undefined;
      await closeProgramme(morning, programme.id, {
        ...{ on: lastDay, reason: terms?.reason ?? 'done' },
        ...(terms?.grounds ? { grounds: terms.grounds } : {}),
      });
    }
  },
  due: async (morning) => (await standing(morning)).flatMap((one) => toldOf(morning, one)),
  lines: async (morning, reminders) => {
    const all = await standing(morning);
    return reminders.flatMap((reminder): readonly Line[] => {
      const one = all.find(({ ground }) => ground.programme.id === subjectId({ prefix }, reminder.subject));
      const still =
        one && toldOf(morning, one).some((told) => told.personId === reminder.personId && told.lead === reminder.lead);
      if (!one || !still || versionOf(one) !== reminder.dueVersion) return [];
      return [lineOf(one, reminder.subject, reminder.lead)];
    });
  },
  days: async (morning) => {
    const all = (await standing(morning)).flatMap(({ ground: { programme, pair } }) =>
      programme.closedOn
        ? summaryAfter.map((days) => programme.closedOn?.add({ days }) ?? programme.to)
        : [programme.to.add({ days: 1 }), ...(pair.inForceTo ? [pair.inForceTo.add({ days: 1 })] : [])],
    );
    return all.filter((day) => !isBefore(day, morning.staff.today));
  },
};

const openIn = ({ tx, organisation }: Morning): Promise<readonly Programme[]> =>
  tx.programmes.where({ organisationId: organisation.id, status: 'approved' });

/** Programmes of pairs whose last day by an order is over: what nobody has approved goes, what goes on is closed. */
async function endedByOrder(
  morning: Morning,
): Promise<readonly { readonly ground: Held; readonly lastDay: PlainDate }[]> {
  const all: { readonly ground: Held; readonly lastDay: PlainDate }[] = [];
  const organisationId = morning.organisation.id;
  const going: Programme[] = [];
  for (const status of ['draft', 'offered', 'agreed', 'approved'] as const)
    going.push(...(await morning.tx.programmes.where({ organisationId, status })));
  for (const ground of await heldOfEach(morning.tx, going)) {
    const { status, inForceTo } = ground.pair;
    if (status === 'ended' && inForceTo && isBefore(inForceTo, morning.staff.today))
      all.push({ ground, lastDay: inForceTo });
    // Taken back before an order began it: nothing was approved.
    if (status === 'dropped') all.push({ ground, lastDay: morning.staff.today });
  }
  return all;
}

interface Standing {
  readonly ground: Held;
  readonly ripe: boolean;
  /** Who has not answered an offer that was made before today. */
  readonly silent: readonly Id<'person'>[];
  /** Mentors whose summary is not there. */
  readonly unsummed: readonly Id<'person'>[];
}

async function standing(morning: Morning): Promise<readonly Standing[]> {
  const { tx, organisation, staff } = morning;
  const closed = (await tx.programmes.where({ organisationId: organisation.id, status: 'closed' })).filter(
    ({ closedOn }) => closedOn && daysBetween(closedOn, staff.today) < news,
  );
  const grounds = await heldOfEach(tx, [...(await openIn(morning)), ...closed]);
  const ids = grounds.map(({ programme }) => programme.id);
  const offers = rowsBy(await tx.closings.among('programmeId', ids), (one) => one.programmeId);
  const summaries = rowsBy(await tx.summaries.among('programmeId', ids), (one) => one.programmeId);
  const done = await doneOfEach(tx, grounds);
  return grounds.map((ground) => {
    const { programme, members } = ground;
    const [offer] = offers(programme.id);
    const old = offer && isBefore(dayIn(organisation.settings.zone, offer.at), staff.today);
    const written = summaries(programme.id).map((one) => one.by);
    return {
      ground,
      ripe: isRipe(ground, done(ground), staff.today),
      silent: offer && old ? voicesOf(members).filter((one) => !offer.agreed.includes(one)) : [],
      unsummed:
        programme.status === 'closed' ? peopleOn(members, 'mentor').filter((one) => !written.includes(one)) : [],
    };
  });
}

type Lead = 'ripe' | 'over' | 'answer' | 'summary-7' | 'summary-14';

function toldOf({ staff }: Morning, one: Standing): readonly Told[] {
  const { programme, members } = one.ground;
  const tell = (people: readonly Id<'person'>[], lead: Lead): readonly Told[] =>
    people
      .filter(staff.connected)
      .map((personId) => ({ personId, lead, subject: prefix + programme.id, dueVersion: versionOf(one) }));
  const { closedOn } = programme;
  if (closedOn)
    return summaryAfter
      .filter((days) => daysBetween(closedOn, staff.today) >= days)
      .slice(-1)
      .flatMap((days) => tell(one.unsummed, `summary-${days}`));
  const over = isBefore(programme.to, staff.today);
  return [
    ...(one.silent.length > 0 ? tell(one.silent, 'answer') : one.ripe ? tell(peopleOn(members), 'ripe') : []),
    ...(one.ripe ? tell(holdersOf('curator', staff), over ? 'over' : 'ripe') : []),
  ];
}

/** A term that was moved is told anew. */
const versionOf = ({ ground: { programme } }: Standing): number => daysBetween(date('2020-01-01'), programme.to);

function lineOf({ ground }: Standing, subject: string, lead: string): Line {
  const { programme } = ground;
  const title = titleOf(ground);
  const words: Readonly<Record<string, Text>> = {
    ripe: say`План выполнен или срок истёк, программу можно завершить: ${title}`,
    over: say`Срок программы истёк, она не завершена: ${title}`,
    answer: say`Ждут ответа о завершении программы: ${title}`,
  };
  return {
    subject,
    text: words[lead] ?? say`Итоги адаптации не подведены: ${title}`,
    button: words[lead]
      ? button('Открыть', 'closing.open', programme.id)
      : button('Подвести итоги', 'closing.sum', programme.id),
  };
}
