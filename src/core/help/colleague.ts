import { type Action, action, type Context, type GuidedForm, guided } from '#core/conversation/context.ts';
import { type AnswersOf, form } from '#core/conversation/form.ts';
import { type Candidate, person } from '#core/conversation/question-person.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import type { Id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { named, say } from '#core/kernel/text.ts';
import { directory } from '#core/people/directory.ts';
import { consentState } from '#core/people/names.ts';
import { rolesOn } from '#core/people/roles.ts';
import { heldTalk, othersIn } from './access.ts';
import { type HelpDeps, type HelpDesk, onLadder, tellOne } from './desk.ts';
import type { HelpOffer, HelpRequest } from './help.ts';
import { talkScreen } from './talk.ts';
import { thirdScreen } from './words.ts';

/** The helper calls a third one into the conversation; the asker is asked first, and until then nobody else hears of it. */
export const callActions = (deps: HelpDeps): readonly Action[] => [
  action('help.call', 'anyone', (ctx, helpId = '', anew = '') => call(ctx, deps, helpId, anew === 'anew'), {
    below: true,
  }),
];

const questions = (people: readonly Candidate[]) =>
  form('help-colleague', 'Позвать коллегу', { immediate: true }).ask(
    'colleague',
    person('Кого позвать? Сначала спросим согласия у того, кто просит о помощи.', people),
  );

type Answers = AnswersOf<ReturnType<typeof questions>>;

export const colleagueForm = (deps: HelpDeps): GuidedForm =>
  guided<Answers>('help-colleague', 'anyone', async (ctx, helpId) => {
    const request = await asHelper(ctx, helpId);
    if (request.status !== 'taken' || request.colleagueId) throw new Refusal('form-dropped');
    return {
      form: questions(await callable(ctx, deps, request)),
      send: (inside, { colleague }) => propose(inside, deps, request, colleague),
    };
  });

/** The one who took it, and nobody who was called by them. Refusal 'not-found'. */
async function asHelper(ctx: Context, helpId: string): Promise<HelpRequest> {
  const request = await heldTalk(ctx, helpId);
  if (request.helperId !== ctx.me.person.id) throw new Refusal('not-found');
  return request;
}

async function call(ctx: Context, deps: HelpDeps, helpId: string, anew: boolean): Promise<Screen> {
  const request = await asHelper(ctx, helpId);
  if (request.status !== 'taken' || request.colleagueId) return talkScreen(ctx, deps, request);
  const [waiting] = (await called(ctx, request)).filter(waits);
  if (waiting && !anew) return waitingScreen(waiting);
  const people = await callable(ctx, deps, request);
  return people.length === 0
    ? talkScreen(ctx, deps, request, 'Позвать пока некого: больше никто из школы не подключён к боту.')
    : ctx.fill('help-colleague', helpId);
}

const waitingScreen = ({ helpId, personId, answer }: HelpOffer): Screen =>
  screen(say`Уже позвали: ${named(personId)}\n${answer === 'consent' ? 'Ждём согласия.' : 'Ждём ответа.'}`, [
    button('Позвать другого', 'help.call', helpId, 'anew'),
    button('Написать', 'help.talk', helpId),
  ]);

const called = ({ tx }: Pick<HelpDesk, 'tx'>, { id: helpId }: HelpRequest): Promise<readonly HelpOffer[]> =>
  tx.helpOffers.where({ helpId, rung: 'colleague' });

const waits = ({ answer }: HelpOffer): boolean => answer === undefined || answer === 'consent';

/** Of the helper's school: who has a role and a messenger, is not in it, and was not called once already. */
async function callable(ctx: Context, deps: HelpDeps, request: HelpRequest): Promise<readonly Candidate[]> {
  const away = [...othersIn(request, ctx.me.person.id), ...(await called(ctx, request)).map((one) => one.personId)];
  const listed = (await directory(ctx)).filter(({ person: { id }, roles }) => {
    const today = rolesOn(roles, ctx.me.today);
    return today.some((role) => role !== 'guest') && id !== ctx.me.person.id && !away.includes(id);
  });
  const reached = await onLadder(ctx, deps, request, (desk) =>
    reachable(
      desk,
      ctx.me.organisation.id,
      listed.map((one) => one.person.id),
    ),
  );
  return listed
    .filter((one) => reached.has(one.person.id))
    .map(({ person: { id, surname, name, patronymic }, roles }) => {
      const note = roles.find((role) => role.position !== undefined)?.position;
      return { id, surname, name, ...(patronymic ? { patronymic } : {}), ...(note ? { note } : {}) };
    });
}

/** To whom a message of this school would arrive. */
async function reachable(
  { tx }: HelpDesk,
  organisationId: Id<'organisation'>,
  people: readonly Id<'person'>[],
): Promise<ReadonlySet<Id<'person'>>> {
  const accounts = (await tx.accounts.among('personId', people)).filter((one) => one.reachable);
  const consents = (await tx.consents.among('personId', people)).filter((one) => one.organisationId === organisationId);
  const agrees = (one: Id<'person'>) => consentState(consents.filter(({ personId }) => personId === one)) === 'given';
  return new Set(people.filter((one) => agrees(one) && accounts.some(({ personId }) => personId === one)));
}

/** One at a time: who was called before and has not come is called no longer. */
async function propose(ctx: Context, deps: HelpDeps, request: HelpRequest, colleague: Id<'person'>): Promise<Screen> {
  // Who was called stands in the offer, and in no second place.
  await ctx.tx.forms.remove({
    personId: ctx.me.person.id,
    form: 'help-colleague',
    subject: request.id,
    status: 'sent',
  });
  await onLadder(ctx, deps, request, async (desk) => {
    for (const before of (await called(desk, request)).filter(waits))
      await desk.tx.helpOffers.put({ ...before, answer: 'declined' });
    const offer = await offered(desk, request, { person: colleague, home: ctx.me.organisation.id });
    const to = { person: request.personId, home: request.organisationId, offer };
    await tellOne(desk, request, to, { key: `consent:${offer.id}`, screen: thirdScreen(request, offer) });
  });
  return talkScreen(ctx, deps, request, say`Спросили согласия, чтобы позвать: ${named(colleague)}`);
}

/** Somebody whom the ladder asked before keeps their one offer; what the ladder has not sent yet is not sent. */
async function offered(
  { tx, newId, now }: HelpDesk,
  { id: helpId }: HelpRequest,
  { person: personId, home: organisationId }: { readonly person: Id<'person'>; readonly home: Id<'organisation'> },
): Promise<HelpOffer> {
  const [before] = await tx.helpOffers.where({ helpId, personId });
  const offer: HelpOffer = {
    ...{ id: before?.id ?? newId<'offer'>(), organisationId, helpId, personId },
    ...{ rung: 'colleague', askedAt: now, answer: 'consent' },
  };
  await (before ? tx.helpOffers.put(offer) : tx.helpOffers.add(offer));
  await tx.outbox.drop(`help:${helpId}:ask:${personId}`);
  return offer;
}
