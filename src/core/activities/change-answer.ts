import { type Action, action, type Context } from '#core/conversation/context.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { tellHere } from '#core/delivery/tell.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines, named, say } from '#core/kernel/text.ts';
import type { Agreement } from '#core/programmes/programme.ts';
import { answered, everyoneIn, settled, versionOf } from './change.ts';
import { lockedChange, type Offered } from './change-access.ts';
import { changeCard, changeScreen, changesScreen, detailScreen } from './change-card.ts';
import { changeDesk, end, takeEffect } from './change-effect.ts';
import { changeStates, changeText } from './change-words.ts';

/** Да / Обсудить / Нет, in one tap each; the author may take it back. */
export const answerActions: readonly Action[] = [
  action('plan.offer', 'anyone', (ctx, change = '', page = '') =>
    page === '' ? changeScreen(ctx, change) : detailScreen(ctx, change, page),
  ),
  action('plan.changes', 'anyone', (ctx, programme = '', page = '0') => changesScreen(ctx, programme, page)),
  action('plan.yes', 'anyone', (ctx, change = '', version = '') => answer(ctx, change, version, 'yes')),
  action('plan.talk', 'anyone', (ctx, change = '', version = '') => answer(ctx, change, version, 'discuss')),
  action('plan.no', 'anyone', (ctx, change = '', version = '') => answer(ctx, change, version, 'no')),
  action('plan.back', 'anyone', (ctx, change = '') => takeBack(ctx, change)),
];

async function answer(ctx: Context, changeId: string, version: string, said: Agreement['answer']): Promise<Screen> {
  const offered = await lockedChange(ctx, changeId);
  const { plan, change } = offered;
  const me = ctx.me.person.id;
  if (!everyoneIn(plan).includes(me)) throw new Refusal('not-found');
  if (change.status !== 'offered')
    return changeCard(ctx, offered, `Отвечать больше не нужно: ${changeStates[change.status]}.`);
  if (version !== String(versionOf(change)))
    return changeCard(ctx, offered, 'Предложение с тех пор дополнено. Посмотрите ещё раз и ответьте.');
  const after = answered(change, { person: me, answer: said, at: ctx.now.toString() });
  const now = { plan, change: after };
  const outcome = settled(after, everyoneIn(plan));
  switch (outcome) {
    case 'agreed':
      return agreedCard(ctx, await takeEffect(changeDesk(ctx), now, me));
    case 'refused':
      return changeCard(
        ctx,
        await end(changeDesk(ctx), now, 'refused', 'Изменение программы не согласовано, план прежний.', me),
        'Ответ записан: Нет. План остаётся прежним.',
      );
    case 'offered':
      await ctx.tx.changes.put(after);
      if (said === 'discuss') await tellTalk(ctx, now);
      return changeCard(
        ctx,
        now,
        said === 'yes' ? 'Ответ записан: Да. Ждём остальных.' : 'Ответ записан: Обсудить. Остальные узнают.',
      );
    default:
      return outcome satisfies never;
  }
}

const agreedCard = (ctx: Context, after: Offered): Screen =>
  changeCard(
    ctx,
    after,
    after.change.status === 'agreed'
      ? 'Ответ записан: Да. Согласны все, изменение действует.'
      : 'Изменение не вступает в силу: программа завершена, или срок пары с тех пор изменился.',
  );

/** The others hear it at once: what is to be talked about is not decided by silence. */
const tellTalk = (ctx: Context, { plan, change }: Offered): Promise<void> =>
  tellHere(
    ctx,
    `plan-change:${change.id}:talk:${ctx.now.epochMilliseconds}`,
    [...everyoneIn(plan), change.by].filter((one) => one !== ctx.me.person.id),
    screen(
      lines(
        say`${named(ctx.me.person.id)} предлагает обсудить изменение программы.`,
        '',
        changeText(plan, change, ctx.me.organisation.settings.zone),
      ),
      [button('Открыть', 'plan.offer', change.id)],
    ),
  );

async function takeBack(ctx: Context, changeId: string): Promise<Screen> {
  const offered = await lockedChange(ctx, changeId);
  const me = ctx.me.person.id;
  if (offered.change.by !== me) throw new Refusal('not-found');
  if (offered.change.status !== 'offered') return changeCard(ctx, offered);
  const after = await end(
    changeDesk(ctx),
    offered,
    'withdrawn',
    'Предложение об изменении программы снято, отвечать не нужно.',
    me,
  );
  return changeCard(ctx, after, 'Предложение снято, план прежний.');
}
