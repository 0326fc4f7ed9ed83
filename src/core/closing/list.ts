import { type Action, action, type Context } from '#core/conversation/context.ts';
import { pageOf } from '#core/conversation/fit.ts';
import { showDay } from '#core/conversation/questions.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { lines, say, type Text } from '#core/kernel/text.ts';
import { Temporal } from '#core/kernel/time.ts';
import { endReasonWords, titleOf } from '#core/pairing/words.ts';
import { heldOf } from '#core/programmes/access.ts';
import type { Programme } from '#core/programmes/programme.ts';
import { doneOf, isRipe } from './ground.ts';

const leaders = ['curator', 'head'] as const;
const perPage = 6;

export const listActions: readonly Action[] = [action('closings', leaders, (ctx, page = '0') => listScreen(ctx, page))];

/** Programmes that are to be closed first, then those that are, the latest first. */
async function listScreen(ctx: Context, wanted: string): Promise<Screen> {
  const { tx, me } = ctx;
  const of = { organisationId: me.organisation.id };
  const approved = await tx.programmes.where({ ...of, status: 'approved' });
  const offers = new Set((await tx.closings.where(of)).map((one) => one.programmeId));
  const due: { readonly programme: Programme; readonly state: string }[] = [];
  for (const programme of approved) {
    const ground = await heldOf(tx, programme);
    if (offers.has(programme.id)) due.push({ programme, state: 'есть предложение завершить' });
    else if (isRipe(ground, await doneOf(tx, ground), me.today)) due.push({ programme, state: 'можно завершить' });
  }
  const closed = [...(await tx.programmes.where({ ...of, status: 'closed' }))]
    .sort((a, b) => Temporal.PlainDate.compare(b.closedOn ?? b.to, a.closedOn ?? a.to))
    .map((programme) => ({ programme, state: stateOf(programme) }));
  const page = pageOf([...due, ...closed], perPage, wanted);
  const entries: Text[] = [];
  for (const [index, { programme, state }] of page.items.entries())
    entries.push(say`${page.start + index + 1}. ${titleOf(await heldOf(tx, programme))}: ${state}`);
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
