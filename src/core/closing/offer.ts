import { type Action, action, type Context, guided, holds } from '#core/conversation/context.ts';
import { form } from '#core/conversation/form.ts';
import { choice, optional, words } from '#core/conversation/questions.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { tellHere, untell } from '#core/delivery/tell.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines, named, say } from '#core/kernel/text.ts';
import { isSide, peopleOn } from '#core/pairing/access.ts';
import { titleOf } from '#core/pairing/words.ts';
import { approvedFor, type Held } from '#core/programmes/access.ts';
import { connectedHolders } from '#core/reminders/holders.ts';
import { asSystem } from '#core/survey/campaign-access.ts';
import { closingCard } from './card.ts';
import { closeProgramme } from './close.ts';
import type { ClosingOffer } from './closing.ts';
import { doneOf, isRipe, lockedProgramme, standingOf } from './ground.ts';
import { type Standing, type Tap, tapped } from './state.ts';
import { causeWords, offerWords } from './words.ts';

/** Who says what about the end of a programme (П1 7.1). */
export const offerActions: readonly Action[] = [
  action('closing.done', 'anyone', (ctx, programme = '') => press(ctx, programme, 'done')),
  action('closing.yes', 'anyone', (ctx, programme = '') => press(ctx, programme, 'yes')),
  action('closing.back', 'anyone', (ctx, programme = '') => press(ctx, programme, 'back')),
  action('closing.ask', 'anyone', async (ctx, programme = '') =>
    ctx.fill('closing-ask', (await askable(ctx, programme)).programme.id),
  ),
  action('closing.fail', ['curator'], async (ctx, programme = '') =>
    ctx.fill('closing-fail', (await open(ctx, programme)).programme.id),
  ),
];

async function press(ctx: Context, programmeId: string, act: 'done' | 'yes' | 'back'): Promise<Screen> {
  return settle(ctx, programmeId, { act, by: ctx.me.person.id, curator: act !== 'back' && holds(ctx.me, 'curator') });
}

/** Not closed yet. Throws not-found, stale. */
async function open(ctx: Context, programmeId: string): Promise<Held> {
  const ground = await approvedFor(ctx, programmeId);
  if (ground.programme.status !== 'approved') throw new Refusal('stale');
  return ground;
}

/** For a side, while nobody has offered anything. */
async function askable(ctx: Context, programmeId: string): Promise<Held> {
  const ground = await open(ctx, programmeId);
  if (!isSide(ctx, ground)) throw new Refusal('not-found');
  if ((await ctx.tx.closings.where({ programmeId: ground.programme.id })).length > 0) throw new Refusal('stale');
  return ground;
}

interface Asking {
  readonly cause: keyof typeof causeWords;
  readonly words?: string;
  readonly more?: string | undefined;
}

/** A side's wish, for reasons of good cause; it becomes mutual when the others say so too. */
export const askForm = guided<Asking>('closing-ask', 'anyone', async (ctx, subject) => {
  const { programme } = await askable(ctx, subject);
  return {
    form: form('closing-ask', 'Завершить программу раньше')
      .ask('cause', {
        ...choice('Какая причина? Её увидят участники программы и куратор (П1 7.1).', causeWords),
        perPage: 5,
      })
      .askIf(
        ({ cause }) => cause === 'other',
        'words',
        words('Напишите причину одним-двумя предложениями.', { max: 500 }),
      )
      .askIf(
        ({ cause }) => cause !== undefined && cause !== 'other',
        'more',
        optional(words('Добавите пояснение? Можно пропустить.', { max: 500 })),
      ),
    send: async (inside, { cause, words: said, more }) => {
      const why = said ?? more;
      await inside.tx.forms.remove({ personId: inside.me.person.id, form: 'closing-ask', status: 'sent' });
      return settle(inside, programme.id, {
        ...{ act: 'ask', by: inside.me.person.id, curator: false },
        grounds: [...(cause === 'other' ? [] : [causeWords[cause]]), ...(why ? [why] : [])].join('. '),
      });
    },
  };
});

/** The curator's word for non-performance: never without grounds, which both sides read. */
export const failForm = guided<{ readonly grounds: string }>('closing-fail', ['curator'], async (ctx, subject) => {
  const { programme } = await open(ctx, subject);
  return {
    form: form('closing-fail', 'Завершить за недолжное исполнение').ask(
      'grounds',
      words('Основание: что не исполняется? Его прочитают наставник и наставляемые (П1 7.1).', { min: 10, max: 700 }),
    ),
    send: async (inside, { grounds }) => {
      await inside.tx.forms.remove({ personId: inside.me.person.id, form: 'closing-fail', status: 'sent' });
      return settle(inside, programme.id, { act: 'fail', by: inside.me.person.id, curator: true, grounds });
    },
  };
});

/** One press, acted on once: the programme is held, and what the rules make of it is written down. */
async function settle(ctx: Context, programmeId: string, tap: Tap): Promise<Screen> {
  const ground = await lockedProgramme(ctx, programmeId);
  if (ground.programme.status !== 'approved') throw new Refusal('stale');
  if (!tap.curator && !isSide(ctx, ground)) throw new Refusal('not-found');
  const [before] = await ctx.tx.closings.where({ programmeId: ground.programme.id });
  if (tap.act === 'done' && !tap.curator && !before) await requireRipe(ctx, ground);
  const after = tapped(standingOf(ground, before), tap);
  if (after.closed) {
    const { closed } = after;
    await asSystem(ctx, (desk) => closeProgramme(desk, ground.programme.id, { ...closed, on: ctx.me.today }));
    return closingCard(ctx, programmeId, 'Программа завершена.');
  }
  return after.offer ? offered(ctx, ground, before, after.offer) : takenBack(ctx, ground);
}

/** Sides say that the plan is done when everything is accepted or the term is over. Throws stale. */
async function requireRipe(ctx: Context, ground: Held): Promise<void> {
  if (!isRipe(ground, await doneOf(ctx.tx, ground), ctx.me.today)) throw new Refusal('stale');
}

async function takenBack(ctx: Context, { programme }: Held): Promise<Screen> {
  await ctx.tx.closings.remove({ programmeId: programme.id });
  await untell(ctx, keyOf(programme.id));
  return closingCard(ctx, programme.id, 'Предложение снято, программа продолжается.');
}

const keyOf = (programme: string): string => `closing:${programme}`;

async function offered(
  ctx: Context,
  ground: Held,
  before: ClosingOffer | undefined,
  { grounds, ...offer }: NonNullable<Standing['offer']>,
): Promise<Screen> {
  const { programme } = ground;
  if (before) {
    await ctx.tx.closings.put({ ...before, agreed: offer.agreed });
    return closingCard(ctx, programme.id, 'Записано. Ждём остальных.');
  }
  const made: ClosingOffer = {
    ...{ id: ctx.newId<'closing'>(), organisationId: programme.organisationId, programmeId: programme.id, at: ctx.now },
    ...{ ...offer, ...(grounds === undefined ? {} : { grounds }) },
  };
  await ctx.tx.closings.add(made);
  await ask(ctx, ground, made);
  return closingCard(
    ctx,
    programme.id,
    made.reason === 'done' ? 'Записано. Ждём подтверждения остальных.' : 'Предложение отправлено.',
  );
}

/** The others in one tap; of a wish the curator hears at once, of a plan that is done when it is closed. */
async function ask(ctx: Context, { programme, members }: Held, made: ClosingOffer): Promise<void> {
  const curators = made.reason === 'done' ? [] : await connectedHolders(ctx, 'curator');
  const body = (yes: string) =>
    screen(
      lines(
        say`${named(made.by)}: ${offerWords(made)}`,
        titleOf({ members }),
        ...(made.grounds ? [`Причина: ${made.grounds}`] : []),
      ),
      [button(yes, 'closing.yes', programme.id)],
      [button('Открыть', 'closing.open', programme.id)],
    );
  const others = peopleOn(members).filter((one) => one !== made.by);
  const key = `${keyOf(programme.id)}:${made.id}`;
  await tellHere(ctx, key, others, body(made.reason === 'done' ? 'Подтверждаю' : 'Согласие'));
  await tellHere(
    ctx,
    key,
    curators.filter((one) => one !== made.by && !others.includes(one)),
    body('Причина уважительная'),
  );
}
