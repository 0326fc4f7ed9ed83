import { type IsWorkingDay, workingDays } from '#core/calendar/working-days.ts';
import type { Context } from '#core/conversation/context.ts';
import { showDay } from '#core/conversation/questions.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { tellHere } from '#core/delivery/tell.ts';
import type { Id } from '#core/kernel/id.ts';
import { lines } from '#core/kernel/text.ts';
import { date } from '#core/kernel/time.ts';
import { askScreen } from './ask.ts';
import { toldOf } from './audience.ts';
import { petitionCard } from './card.ts';
import type { PetitionDeps } from './deps.ts';
import { happenedTo } from './happened.ts';
import { kindRules } from './kinds.ts';
import { sidesAsked, tellSides } from './mediation.ts';
import type { Petition } from './petition.ts';
import { isOpen } from './state.ts';
import { answerBy, answerDays } from './term.ts';

export interface Filing extends Pick<Petition, 'kind'> {
  readonly mentorshipId?: Id<'mentorship'> | undefined;
  readonly aboutId?: Id<'person'> | undefined;
  readonly consentOf?: Id<'person'> | undefined;
  readonly text?: string | undefined;
  readonly details?: Petition['details'];
}

/** It is written down once; who owes an answer is told that there is one, and nothing of what it says. */
export async function file(ctx: Context, deps: PetitionDeps, filing: Filing): Promise<Screen> {
  const petition = made(ctx, workingDays(deps.national, ctx.me.organisation.settings), filing);
  await ctx.tx.petitions.add(petition);
  await happenedTo(ctx, petition, 'petition-filed');
  if (petition.consentOf) await tellHere(ctx, `petition:${petition.id}:ask`, [petition.consentOf], askScreen(petition));
  else await tellHere(ctx, `petition:${petition.id}:filed`, await toldOf(ctx, petition), newScreen(petition));
  await tellSides(ctx, petition, sidesAsked(petition));
  return petitionCard(ctx, petition.id, sentNote(petition));
}

function made(ctx: Context, isWorking: IsWorkingDay, filing: Filing): Petition {
  const { details = {}, kind, mentorshipId, aboutId, consentOf, text } = filing;
  const { organisation, person, today } = ctx.me;
  const lastDay = details.lastDay === undefined ? undefined : date(details.lastDay);
  return {
    ...{ id: ctx.newId<'petition'>(), organisationId: organisation.id, kind, personId: person.id, status: 'filed' },
    ...(mentorshipId ? { mentorshipId } : {}),
    ...(aboutId ? { aboutId } : {}),
    ...(consentOf ? { consentOf } : {}),
    ...(text ? { text } : {}),
    ...{ details, filedAt: ctx.now, due: answerBy(today, answerDays(organisation.settings), isWorking, lastDay) },
    dueVersion: 0,
  };
}

const sentNote = ({ kind, due }: Petition): string =>
  kind === 'involve-colleague' ? 'Отправлено коллеге. Ответ придёт сюда.' : `Отправлено. Ответ до ${showDay(due)}`;

/** Somebody may look over a shoulder: who asks for what is behind the button. */
const newScreen = ({ id, kind, due }: Petition): Screen =>
  screen(lines(`Новое обращение: ${kindRules[kind].title.toLowerCase()}`, `Ответ до ${showDay(due)}`), [
    button('Открыть', 'pet.see', id),
  ]);

/** The same about the same pair that still stands: one is enough. What was granted stands as long as the pair does. */
export async function standing(
  ctx: Context,
  { kind, mentorshipId }: Pick<Petition, 'kind' | 'mentorshipId'>,
): Promise<Petition | undefined> {
  const { organisation, person } = ctx.me;
  const mine = await ctx.tx.petitions.where({ organisationId: organisation.id, personId: person.id, kind });
  const lasts = ({ status }: Petition) => kind !== 'personal-file' && status === 'granted';
  return mine.find((one) => one.mentorshipId === mentorshipId && (isOpen(one) || lasts(one)));
}
