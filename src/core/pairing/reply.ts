import { consentsOf } from '#core/consents/covered.ts';
import { neededScreen } from '#core/consents/screens.ts';
import { type Action, action, type Context, guided } from '#core/conversation/context.ts';
import { form } from '#core/conversation/form.ts';
import { optional, words } from '#core/conversation/questions.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { tellHere } from '#core/delivery/tell.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines, named, say } from '#core/kernel/text.ts';
import { connectedHolders } from '#core/reminders/holders.ts';
import { happened, lockedPair, ownPair, save } from './access.ts';
import { type Answer, type Asked, answer } from './answers.ts';
import { cardsScreen, ownPairScreen } from './offer.ts';
import { answerWords, titleOf } from './words.ts';

/** «Да / Обсудить / Нет»: a side's own answer, said once for both sides in a reverse pair. */
export const replyActions: readonly Action[] = [
  action('pair.open', 'anyone', (ctx, pair = '') => ownPairScreen(ctx, pair)),
  action('pair.cards', 'anyone', (ctx, pair = '', page = '0') => cardsScreen(ctx, pair, page)),
  action('pair.yes', 'anyone', (ctx, pair = '') => sayYes(ctx, pair)),
  action('pair.talk', 'anyone', (ctx, pair = '') => askReason(ctx, pair, 'pair-talk')),
  action('pair.no', 'anyone', (ctx, pair = '') => askReason(ctx, pair, 'pair-no')),
];

/** The consent that a side acts under comes first, each of them a screen of its own; then the answer is kept. */
export async function sayYes(ctx: Context, pairId: string): Promise<Screen> {
  const { pair, members } = await ownPair(ctx, pairId);
  if (pair.status !== 'proposed') return ownPairScreen(ctx, pairId);
  const { person, organisation } = ctx.me;
  const consents = await consentsOf(ctx.tx, organisation, [person.id]);
  const lacking = members.find((one) => one.personId === person.id && !consents.of(person.id, one.side).covers);
  return lacking ? neededScreen(ctx, lacking.side, pair.id) : reply(ctx, pairId, 'yes');
}

async function askReason(ctx: Context, pairId: string, asks: string): Promise<Screen> {
  const { pair } = await ownPair(ctx, pairId);
  return pair.status === 'proposed' ? ctx.fill(asks, pair.id) : ownPairScreen(ctx, pairId);
}

/** Keeps the answer and tells the curator; the reason, where one was given, only the curator sees. */
async function reply(ctx: Context, pairId: string, said: Answer, reason?: string): Promise<Screen> {
  const before = await lockedPair(ctx, pairId);
  const after = answer(before, { by: ctx.me.person.id, answer: said, at: ctx.now });
  await save(ctx, { ...after, members: after.members.filter((one) => one.personId === ctx.me.person.id) });
  await happened(ctx, after.pair.id, 'answered', { answer: said, ...(reason ? { reason } : {}) });
  await tellCurator(ctx, after, said, reason);
  const note: Readonly<Record<Answer, string>> = {
    yes: 'Ответ записан: Да.',
    discuss: 'Ответ записан: Обсудить. Куратор свяжется с вами.',
    no: 'Ответ записан: Нет. Куратор узнает об этом.',
  };
  return ownPairScreen(ctx, pairId, note[said]);
}

async function tellCurator(ctx: Context, { pair, members }: Asked, said: Answer, reason: string | undefined) {
  const curators = (await connectedHolders(ctx, 'curator')).filter((one) => one !== ctx.me.person.id);
  const key = `pair-answer:${pair.id}:${ctx.me.person.id}:${ctx.now.epochMilliseconds}`;
  await tellHere(
    ctx,
    key,
    curators,
    screen(
      lines(
        say`Пара: ${titleOf({ members })}`,
        say`${named(ctx.me.person.id)} отвечает: ${answerWords[said]}`,
        ...(reason ? [`Причина: ${reason}`] : []),
        ...(pair.status === 'agreed' ? ['Все согласны: можно готовить приказ.'] : []),
      ),
      [button('Открыть пару', 'pair', pair.id)],
    ),
  );
}

const reasonForm = (name: string, title: string, said: Answer) =>
  guided<{ readonly reason: string | undefined }>(name, 'anyone', async (ctx, subject) => {
    const { pair } = await ownPair(ctx, subject);
    if (pair.status !== 'proposed') throw new Refusal('stale');
    return {
      form: form(name, title, { immediate: true }).ask(
        'reason',
        optional(words('Почему? Можно пропустить. Причину увидит только куратор.', { max: 1000 })),
      ),
      send: async (inside, { reason }) => {
        // The words go to the curator and are kept in one place only.
        await inside.tx.forms.remove({ personId: inside.me.person.id, form: name, status: 'sent' });
        return reply(inside, pair.id, said, reason);
      },
    };
  });

export const replyForms = [reasonForm('pair-talk', 'Обсудить', 'discuss'), reasonForm('pair-no', 'Нет', 'no')];
