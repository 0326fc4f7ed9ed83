import type { Context } from '#core/conversation/context.ts';
import { showDay } from '#core/conversation/questions.ts';
import { screen } from '#core/conversation/screen.ts';
import { showMoment } from '#core/conversation/show-moment.ts';
import { nameThem } from '#core/delivery/name-them.ts';
import type { Id } from '#core/kernel/id.ts';
import { named } from '#core/kernel/text.ts';
import { share } from '#core/roadmap/figures.ts';
import { asSystem } from './access.ts';
import { doneWords, ratingWords } from './after.ts';
import { lineOf } from './card.ts';
import { payloadOf } from './link.ts';
import type { ListPaper, PosterPaper, ReportPaper, RoundsPaper, SessionHead } from './papers.ts';
import { guestsOf, tablesOf } from './rounds-desk.ts';
import { type RoundsPlan, routeOf } from './rounds-plan.ts';
import { roundHour, roundWords } from './rounds-words.ts';
import { waiting } from './seats.ts';
import type { Booking, Expert, Session } from './session.ts';
import { summaryOf } from './summary.ts';
import { when } from './words.ts';

/** Everybody in a session, by full name and with where they come from; whoever took their consent back is «участник». */
interface Known {
  readonly head: SessionHead;
  readonly experts: readonly Expert[];
  readonly guests: readonly Booking[];
  readonly all: readonly Booking[];
  readonly name: (person: Id<'person'>) => string;
  readonly from: (booking: Booking) => string;
}

/** What the papers say of people; for whoever leads or runs the session, as the system. */
export const knownOf = (ctx: Context, session: Session): Promise<Known> =>
  asSystem(ctx, async () => {
    const { tx, me } = ctx;
    const all = (await lineOf(ctx, session)).bookings;
    const [experts, guests] = [await tablesOf(ctx, session), guestsOf({ bookings: all })];
    const people = [...experts, ...all].map(({ personId }) => personId);
    const name = await nameThem(tx, { screen: screen(people.map(named)), mode: 'full' });
    const roles = await tx.roles.among('personId', people);
    const homes = await tx.organisations.among('id', [...new Set(all.map(({ homeId }) => homeId))]);
    const organisation = await tx.organisations.get(session.organisationId);
    const zone = me.organisation.settings.zone;
    return {
      ...{ experts, guests, all, name },
      head: {
        ...{ organisation: organisation.name, theme: session.theme, when: when(session, zone), place: session.place },
        experts: experts.map(({ personId }) => name(personId)),
      },
      from: ({ personId, homeId }) =>
        homeId === session.organisationId
          ? (roles.find((one) => one.personId === personId && one.organisationId === homeId)?.position ?? '')
          : (homes.find(({ id }) => id === homeId)?.name ?? ''),
    };
  });

export const listPaper = ({ head, guests, name, from }: Known): ListPaper => ({
  ...head,
  people: guests.map((one) => ({ name: name(one.personId), from: from(one) })),
});

const came = { yes: 'да', no: 'не было' } as const;

/** `twice` are pairs who met more than once, as the curator was asked about them. */
export function reportPaper(
  session: Session,
  { head, guests, all, name, from }: Known,
  twice: readonly (readonly [Id<'person'>, Id<'person'>])[],
): ReportPaper {
  const sum = summaryOf(session.seats, guests);
  const answers = Object.entries(ratingWords) as readonly [keyof typeof ratingWords, string][];
  return {
    ...head,
    figures: [
      { label: 'Мест', value: String(session.seats) },
      { label: 'Записались', value: share(sum.seated, sum.seats) },
      { label: 'Пришли', value: sum.came === undefined ? 'не отмечено' : share(sum.came, sum.seated) },
      { label: 'Отменили запись', value: String(all.filter(({ status }) => status === 'left').length) },
      { label: 'Остались в очереди', value: String(waiting({ bookings: all }).length) },
    ],
    feedback: [
      { label: 'Ответили', value: share(sum.rated, sum.came ?? 0) },
      ...answers.map(([code, label]) => ({ label, value: share(sum.ratings[code], sum.rated) })),
    ],
    goals: guests.flatMap((one) =>
      one.goal
        ? [
            {
              ...{ who: name(one.personId), goal: one.goal, by: one.goalBy ? showDay(one.goalBy) : '' },
              state: one.goalDone ? doneWords[one.goalDone].toLowerCase() : '',
            },
          ]
        : [],
    ),
    pairs: twice.map(([expert, other]) => `${name(expert)} и ${name(other)}`),
    people: guests.map((one) => ({
      ...{ name: name(one.personId), from: from(one) },
      came: one.attended ? came[one.attended] : '',
      rating: one.rating ? ratingWords[one.rating].toLowerCase() : '',
    })),
  };
}

export const posterPaper = (ctx: Context, session: Session, { head }: Known): PosterPaper => ({
  ...head,
  ...(session.about ? { about: session.about } : {}),
  signUp: `Запись до ${showMoment(session.signUpUntil, ctx.me.organisation.settings.zone)}. Мест: ${session.seats}.`,
  links: ctx.links.start(payloadOf(session)),
});

export function roundsPaper(ctx: Context, session: Session, plan: RoundsPlan, known: Known): RoundsPaper {
  const { zone } = ctx.me.organisation.settings;
  const { head, experts } = known;
  const guests = known.guests.filter(({ id }) => !plan.absent.includes(id));
  const short = ({ personId }: Pick<Booking, 'personId'>) => shortName(known.name(personId));
  return {
    ...head,
    tables: experts.map(short),
    rounds: plan.rounds.map((round, at) => ({
      title: `${at + 1}\n${roundHour(session, at, zone)}`,
      seated: experts.map(({ id: expert }) =>
        known.guests
          .filter(({ id }) => round.some((one) => one.participant === id && one.expert === expert))
          .map(short),
      ),
      free: guests.filter(({ id }) => round.every(({ participant }) => participant !== id)).map(short),
    })),
    slips: guests.map((guest) => ({
      name: known.name(guest.personId),
      stops: routeOf(plan, guest.id).map(([met], at) => {
        const table = experts.findIndex(({ id }) => id === met);
        const expert = experts[table];
        return {
          round: roundWords(session, at, zone),
          where: expert ? `стол ${table + 1}, ${short(expert)}` : 'свободно',
        };
      }),
    })),
  };
}

/** «Ким О. И.», held together. */
export function shortName(full: string): string {
  const [surname = '', ...rest] = full.split(' ');
  return [surname, ...rest.map((one) => `${one.slice(0, 1)}.`)].join('\u00a0');
}
