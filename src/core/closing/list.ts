import { type Action, action, type Context } from '#core/conversation/context.ts';
import { pageOf } from '#core/conversation/fit.ts';
import { showDay } from '#core/conversation/questions.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { lines, say } from '#core/kernel/text.ts';
import { Temporal } from '#core/kernel/time.ts';
import { endReasonWords, titleOf } from '#core/pairing/words.ts';
import { heldOfEach } from '#core/programmes/access.ts';
import type { Programme } from '#core/programmes/programme.ts';
import { doneOfEach, isRipe } from './ground.ts';

const leaders = ['curator', 'head'] as const;
const perPage = 6;

export const listActions: readonly Action[] = [action('closings', leaders, (ctx, page = '0') => listScreen(ctx, page))];

/** Programmes that are to be closed first, then those that are, the latest first. */
async function listScreen(ctx: Context, wanted: string): Promise<Screen> {
  const { tx, me } = ctx;
  const of = { organisationId: me.organisation.id };
  const approved = await tx.programmes.where({ ...of, status: 'approved' });
  const offers = new Set((await tx.closings.where(of)).map((one) => one.programmeId));
  const grounds = await heldOfEach(tx, approved);
  const done = await doneOfEach(tx, grounds);
  const due = grounds.flatMap((ground) => {
    const { programme } = ground;
    if (offers.has(programme.id)) return [{ programme, state: 'есть предложение завершить' }];
    return isRipe(ground, done(ground), me.today) ? [{ programme, state: 'можно завершить' }] : [];
  });
  const closed = [...(await tx.programmes.where({ ...of, status: 'closed' }))]
    .sort((a, b) => Temporal.PlainDate.compare(b.closedOn ?? b.to, a.closedOn ?? a.to))
    .map((programme) => ({ programme, state: stateOf(programme) }));
  const page = pageOf([...due, ...closed], perPage, wanted);
  const shown = await heldOfEach(
    tx,
    page.items.map(({ programme }) => programme),
  );
  const entries = page.items.flatMap(({ state }, index) => {
    const held = shown[index];
    return held ? [say`${page.start + index + 1}. ${titleOf(held)}: ${state}`] : [];
  });
  return screen(
    lines(
      'Завершение программ',
      '',
      ...(entries.length > 0
        ? entries
        : ['Завершать пока нечего. Программа появится здесь, когда её план будет выполнен или истечёт срок.']),
    ),
    page.items.map(({ programme }, index) => button(String(page.start + index + 1), 'closing', programme.id)),
    page.count > 1 ? [button(`Дальше (${page.at + 1} из ${page.count})`, 'closings', String(page.at + 1))] : [],
    closed.length > 0 ? [button('Анкеты: итоги', 'closing.totals', 'mentor')] : [],
    [button('Программы', 'progs'), button('Меню', 'menu')],
  );
}

const stateOf = ({ closedOn, closeReason }: Programme): string =>
  [
    `завершена${closedOn ? ` ${showDay(closedOn)}` : ''}`,
    ...(closeReason ? [endReasonWords[closeReason].toLowerCase()] : []),
  ].join(', ');
