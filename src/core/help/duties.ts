import type { Context, Duty } from '#core/conversation/context.ts';
import { shortMoment } from '#core/conversation/show-moment.ts';
import { named, say, type Text } from '#core/kernel/text.ts';
import { dayIn, Temporal } from '#core/kernel/time.ts';
import { waitsForAnswer } from './access.ts';
import type { HelpOffer, HelpRequest } from './help.ts';
import { areaOf } from './words.ts';

/** Days after which nobody is pressed any more about what they were asked. */
const pressed = 60;

/** What requests for help expect of somebody now: an answer, the help they promised, a word on a third one or on how it went. */
export const helpDuties = async (ctx: Context): Promise<readonly Duty[]> => [
  ...(await asked(ctx)),
  ...(await asking(ctx)),
];

async function asked(ctx: Context): Promise<readonly Duty[]> {
  const { tx, me } = ctx;
  const since = ctx.now.subtract({ hours: 24 * pressed });
  const offers = (await tx.helpOffers.where({ organisationId: me.organisation.id, personId: me.person.id })).filter(
    ({ answer, askedAt }) =>
      (answer === undefined || answer === 'taken') && Temporal.Instant.compare(askedAt, since) > 0,
  );
  const requests = await tx.helps.among(
    'id',
    offers.map((one) => one.helpId),
  );
  return offers.toSorted(byAsked).flatMap((offer) => {
    const request = requests.find((one) => one.id === offer.helpId);
    if (!request) return [];
    if (waitsForAnswer(request, offer)) return [answerDuty(ctx, request, offer)];
    return request.status === 'taken' && [request.helperId, request.colleagueId].includes(me.person.id)
      ? [helpingDuty(request)]
      : [];
  });
}

const byAsked = (a: HelpOffer, b: HelpOffer): number => Temporal.Instant.compare(a.askedAt, b.askedAt);

/** While those of one's own rung are asked, with the moment at which others will be. */
function answerDuty({ me }: Context, request: HelpRequest, { rung }: HelpOffer): Duty {
  const { zone } = me.organisation.settings;
  const until = rung === request.rung ? request.wakeAt : undefined;
  const whose: Text = rung === 'mentor' ? [named(request.personId), ', '] : [];
  return {
    text: say`Ответить на просьбу о помощи: ${whose}${areaOf(request)}${until ? `, до ${shortMoment(until, zone)}` : ''}`,
    label: 'Ответить на просьбу',
    action: `help.see:${request.id}`,
    ...(until ? { due: dayIn(zone, until) } : {}),
  };
}

const helpingDuty = (request: HelpRequest): Duty => ({
  text: say`Вы помогаете: ${named(request.personId)}, ${areaOf(request)}`,
  label: 'Разговор о помощи',
  action: `help.see:${request.id}`,
});

async function asking({ tx, me }: Context): Promise<readonly Duty[]> {
  const own = await tx.helps.where({ organisationId: me.organisation.id, personId: me.person.id, status: 'taken' });
  const offers = await tx.helpOffers.among(
    'helpId',
    own.map((one) => one.id),
  );
  return own.flatMap((request) => [
    ...offers.filter((one) => one.helpId === request.id && one.answer === 'consent').map(thirdDuty),
    ...(request.noticedAt ? [outcomeDuty(request)] : []),
  ]);
}

const thirdDuty = ({ helpId, personId }: HelpOffer): Duty => ({
  text: say`Ответить, можно ли позвать в разговор: ${named(personId)}`,
  label: 'Ответить, можно ли позвать',
  action: `help.third:${helpId}`,
});

const outcomeDuty = (request: HelpRequest): Duty => ({
  text: [`Сказать, помогли ли вам: ${areaOf(request)}`],
  label: 'Сказать, помогло ли',
  action: `help.see:${request.id}`,
});
