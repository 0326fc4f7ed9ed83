import { type Action, action, type Context } from '#core/conversation/context.ts';
import { showDay } from '#core/conversation/questions.ts';
import { button, inPairs, type Screen, screen } from '#core/conversation/screen.ts';
import { tellHere } from '#core/delivery/tell.ts';
import { lines, named, say, type Text } from '#core/kernel/text.ts';
import { dayIn, type Instant, isPast } from '#core/kernel/time.ts';
import { happened, leaders, ownPair, pairFor, peopleOn } from '#core/pairing/access.ts';
import { listOf, titleOf } from '#core/pairing/words.ts';
import type { RecordedEvent } from '#core/record/event.ts';
import { recorded } from '#core/record/record.ts';
import { connectedHolders } from '#core/reminders/holders.ts';
import { silenceWords } from './past.ts';
import { silentPairs, type Waiting } from './silent.ts';

const perPage = 6;
/** A pair is asked once in so many days. */
const askedEvery = 7;

/** The curator's list of pairs that have not met for long, one button to ask them, and their answers. */
export const checkInActions: readonly Action[] = [
  action('m.silent', leaders, (ctx, page = '0') => silentScreen(ctx, Number(page))),
  action('m.ask', ['curator'], (ctx, pair = '') => ask(ctx, pair)),
  action('m.fine', 'anyone', (ctx, pair = '') => answer(ctx, pair, 'fine')),
  action('m.hard', 'anyone', (ctx, pair = '') => answer(ctx, pair, 'hard')),
];

const answers = { fine: 'Всё хорошо', hard: 'Нужна помощь' } as const;

async function silentScreen(ctx: Context, wanted: number, note?: string): Promise<Screen> {
  const all = await silentPairs({ tx: ctx.tx, now: ctx.now, organisation: ctx.me.organisation });
  if (all.length === 0)
    return screen(lines(...(note ? [note, ''] : []), 'Все пары встречались за последние три недели.'), [
      button('Пары', 'pairs'),
      button('Меню', 'menu'),
    ]);
  const pages = Math.ceil(all.length / perPage);
  const page = Number.isSafeInteger(wanted) && wanted >= 0 ? wanted % pages : 0;
  const shown = all.slice(page * perPage, (page + 1) * perPage);
  const events = await recorded(ctx.tx, ...shown.map(({ pair }) => pair.id));
  const number = (index: number) => page * perPage + index + 1;
  return screen(
    lines(
      ...(note ? [note, ''] : []),
      `Давно без встреч: ${all.length}`,
      ...shown.flatMap((one, index) => ['', entryOf(ctx, one, number(index), events)]),
    ),
    ...inPairs(shown.map(({ pair }, index) => button(`Спросить: ${number(index)}`, 'm.ask', pair.id))),
    [
      ...(pages > 1 ? [button('Ещё', 'm.silent', String(page + 1))] : []),
      button('Пары', 'pairs'),
      button('Меню', 'menu'),
    ],
  );
}

function entryOf(
  ctx: Context,
  { pair, members, since }: Waiting,
  number: number,
  events: readonly RecordedEvent[],
): Text {
  const own = events.filter((one) => one.subject === pair.id);
  const asked = lastAsked(own);
  const said = own.filter((one) => one.act === 'check-answered' && asked && isPast(asked, one.at));
  return lines(
    say`${number}. ${titleOf({ members })}`,
    silenceWords(since),
    ...(asked ? [`Спросили: ${showDay(dayIn(ctx.me.organisation.settings.zone, asked))}`] : []),
    ...said.flatMap(({ by, details }) => (by ? [say`${named(by)}: ${details.answer ?? ''}`] : [])),
  );
}

const lastAsked = (events: readonly RecordedEvent[]): Instant | undefined =>
  events.find((one) => one.act === 'check-asked')?.at;

/** «Спросить»: the pair says in one tap how it is. Once a week at most, however often it is pressed. */
async function ask(ctx: Context, pairId: string): Promise<Screen> {
  const { pair, members } = await pairFor(ctx, pairId);
  // Two presses at once: the second one waits here and finds the first one's record.
  await ctx.tx.mentorships.lock(pair.id);
  const asked = lastAsked(await recorded(ctx.tx, pair.id));
  if (asked && !isPast(asked.add({ hours: 24 * askedEvery }), ctx.now))
    return silentScreen(ctx, 0, 'Эту пару на этой неделе уже спрашивали. Ответы видны в списке.');
  if (pair.status !== 'in-force') return silentScreen(ctx, 0, 'Эта пара больше не действует.');
  await happened(ctx, pair.id, 'check-asked');
  for (const person of peopleOn(members)) {
    const others = peopleOn(members).filter((one) => one !== person);
    await tellHere(
      ctx,
      `check:${pair.id}:${ctx.now.epochMilliseconds}`,
      [person],
      screen(
        lines(say`Куратор спрашивает, как идут встречи: ${listOf(others)}`, 'Достаточно одного нажатия.'),
        [button(answers.fine, 'm.fine', pair.id), button(answers.hard, 'm.hard', pair.id)],
        [button('Встретимся', 'm.new', pair.id)],
      ),
    );
  }
  return silentScreen(ctx, 0, 'Спросили. Ответы появятся в этом списке.');
}

/** Kept for the curator; a call for help reaches them at once. */
async function answer(ctx: Context, pairId: string, said: keyof typeof answers): Promise<Screen> {
  const { pair, members } = await ownPair(ctx, pairId);
  await happened(ctx, pair.id, 'check-answered', { answer: answers[said] });
  if (said === 'fine')
    return screen('Спасибо, куратор это увидит.', [button('Встречи', 'meets'), button('Меню', 'menu')]);
  const curators = (await connectedHolders(ctx, 'curator')).filter((one) => one !== ctx.me.person.id);
  const day = ctx.me.today.toString();
  await tellHere(
    ctx,
    `check-help:${pair.id}:${ctx.me.person.id}:${day}`,
    curators,
    screen(lines(say`${named(ctx.me.person.id)}: нужна помощь в паре`, say`Пара: ${titleOf({ members })}`), [
      button('Открыть пару', 'pair', pair.id),
    ]),
  );
  return screen('Передано куратору: с вами свяжутся.', [button('Встречи', 'meets'), button('Меню', 'menu')]);
}
