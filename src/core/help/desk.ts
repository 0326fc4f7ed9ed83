import { type IsWorkingDay, type NationalCalendar, workingDays } from '#core/calendar/working-days.ts';
import type { Context } from '#core/conversation/context.ts';
import type { Button, Screen } from '#core/conversation/screen.ts';
import { tell } from '#core/delivery/tell.ts';
import type { Id, NewId } from '#core/kernel/id.ts';
import type { Instant } from '#core/kernel/time.ts';
import type { Organisation } from '#core/people/organisation.ts';
import type { Tx } from '#core/store.ts';
import type { HelpOffer, HelpRequest } from './help.ts';

export interface HelpDeps {
  readonly national: NationalCalendar;
  readonly practices: HelpPractices;
  /** Ways to a meeting of the two who talk. */
  readonly meet: (request: HelpRequest) => readonly Button[];
}

/** The library of practices, as far as a request has to do with it. */
export interface HelpPractices {
  /** What helped in a like case, offered before anybody is asked; undefined where nothing is near enough. */
  readonly similar: (ctx: Context, request: HelpRequest) => Promise<Screen | undefined>;
  /** The asker says that a card was enough. */
  readonly helped: (ctx: Context, card: string) => Promise<void>;
  /** A colleague has helped: both may tell others how. */
  readonly solved: (ctx: Context, request: HelpRequest) => Promise<void>;
}

/** What the ladder works on, as the system: the asker's school, and whoever may be asked elsewhere. */
export interface HelpDesk {
  readonly tx: Tx;
  readonly now: Instant;
  readonly newId: NewId;
  /** The asker's. */
  readonly organisation: Organisation;
  readonly isWorking: IsWorkingDay;
  /** Who presses; absent where it happens by itself. */
  readonly presser?: Id<'person'>;
}

/** Does something of the ladder as the system, after the presser was found to be in it. */
export const onLadder = <R>(
  ctx: Context,
  deps: HelpDeps,
  request: Pick<HelpRequest, 'organisationId'>,
  work: (desk: HelpDesk) => Promise<R>,
): Promise<R> =>
  ctx.tx.as({ as: 'system' }, async () => {
    const organisation = await ctx.tx.organisations.get(request.organisationId);
    const { tx, now, newId, me } = ctx;
    const isWorking = workingDays(deps.national, organisation.settings);
    return work({ tx, now, newId, organisation, isWorking, presser: me.person.id });
  });

/** A message to one person by the rules of the school in which they are asked; an urgent one may come in the evening. */
export async function tellOne(
  { tx }: Pick<HelpDesk, 'tx'>,
  request: HelpRequest,
  to: { readonly person: Id<'person'>; readonly home: Id<'organisation'>; readonly offer?: HelpOffer },
  { key, screen }: { readonly key: string; readonly screen: Screen },
): Promise<void> {
  const late = await comesLate({ tx }, request, to.person);
  const about = [late ? 'help-late' : 'help', ...(to.offer ? [to.offer.id] : [])].join(':');
  await tell({ tx }, { key: `help:${request.id}:${key}`, people: [to.person], organisationId: to.home, screen, about });
}

/** What is urgent comes in the evening to whoever allowed it. */
export const comesLate = async (
  { tx }: Pick<HelpDesk, 'tx'>,
  { urgency }: HelpRequest,
  person: Id<'person'>,
): Promise<boolean> => urgency === 'today' && (await tx.people.find(person))?.evenings === true;

/** To the one who asks. */
export const tellAsker = (
  desk: Pick<HelpDesk, 'tx'>,
  request: HelpRequest,
  key: string,
  screen: Screen,
): Promise<void> => tellOne(desk, request, { person: request.personId, home: request.organisationId }, { key, screen });
