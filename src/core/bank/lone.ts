import { type Context, holds } from '#core/conversation/context.ts';
import { cut, pageOf } from '#core/conversation/fit.ts';
import { showDay } from '#core/conversation/questions.ts';
import { type Button, button, type Screen, screen } from '#core/conversation/screen.ts';
import { tellHere } from '#core/delivery/tell.ts';
import { lines, named, say, type Text } from '#core/kernel/text.ts';
import { connectedHolders } from '#core/reminders/holders.ts';
import { cardScreen } from './card.ts';
import { change, lockEntry } from './desk.ts';
import { fieldsOf } from './fields.ts';
import { isUnpaired, type Shelved, shelf } from './shelf.ts';
import { referred } from './states.ts';

const perPage = 6;

/** Mentees whose pair is still looked for (002, roadmap 5). */
export async function loneScreen(ctx: Context, wanted: string): Promise<Screen> {
  const all = (await shelf(ctx)).filter(isUnpaired);
  const page = pageOf(all, perPage, wanted);
  const numbers = page.items.map(
    ({ entry }, index): Button => button(String(page.start + index + 1), 'bank.card', entry.id),
  );
  return screen(
    lines(
      `Без пары: ${all.length}`,
      all.length > 0 ? 'Поиск продолжается. В карточке можно направить человека педагогу-психологу.' : undefined,
      ...page.items.map((one, index) => line(one, page.start + index + 1, holds(ctx.me, 'curator'))),
    ),
    numbers.slice(0, 3),
    numbers.slice(3),
    page.count > 1 ? [button(`Дальше (${page.at + 1} из ${page.count})`, 'bank.lone', String(page.at + 1))] : [],
    [
      ...(all.length > 0 && holds(ctx.me, 'curator', 'council') ? [button('Подбор', 'match')] : []),
      button('Банк', 'bank'),
    ],
  );
}

function line({ entry, person }: Shelved, number: number, curator: boolean): Text {
  const needs =
    fieldsOf('mentee')
      .find(({ key }) => key === 'needs')
      ?.words(entry) ?? '';
  const state = entry.referredOn && curator ? `у психолога с ${showDay(entry.referredOn)}` : 'поиск продолжается';
  return say`${number}. ${named(person.id)}: ${[state, ...(needs ? [cut(needs, 120)] : [])].join(' · ')}`;
}

/** Sent to the psychologist, who is told at once; the person stays among those a pair is looked for. */
export async function refer(ctx: Context, entryId: string): Promise<Screen> {
  const entry = await lockEntry(ctx, entryId);
  if (entry.referredOn) return cardScreen(ctx, entry.id, 'Психолог уже знает об этом человеке.');
  await change(ctx, referred(entry, ctx.me.today), 'referred');
  const psychologists = await connectedHolders(ctx, 'psychologist');
  await tellHere(
    ctx,
    `bank-referred:${entry.id}:${ctx.me.today.toString()}`,
    psychologists,
    screen(say`Куратор просит о психологической поддержке: ${named(entry.personId)}`, [
      button('Открыть', 'psy.card', entry.personId),
    ]),
  );
  const note =
    psychologists.length > 0
      ? 'Направлено психологу. Поиск пары продолжается.'
      : 'Отмечено. Педагог-психолог не подключён к боту: сообщите лично или пригласите в разделе «Люди».';
  return cardScreen(ctx, entry.id, note);
}
