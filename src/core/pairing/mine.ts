import { type Action, action, type Context, type Duty } from '#core/conversation/context.ts';
import { pageOf } from '#core/conversation/fit.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { lines, say, type Text } from '#core/kernel/text.ts';
import { Temporal } from '#core/kernel/time.ts';
import { peopleOn, withMembers } from './access.ts';
import type { Asked } from './answers.ts';
import { aboutLines, listOf, statusWords } from './words.ts';

export const mineActions: readonly Action[] = [action('my.pairs', 'anyone', (ctx, page = '0') => minePairs(ctx, page))];

const perPage = 4;

/** The presser's own, the newest first; drafts that nobody was asked about are none of theirs yet. */
export async function ownPairs(ctx: Context): Promise<readonly Asked[]> {
  const organisationId = ctx.me.organisation.id;
  const standing = await ctx.tx.members.where({ organisationId, personId: ctx.me.person.id });
  const ids = [...new Set(standing.map((one) => one.mentorshipId))];
  const pairs = (await ctx.tx.mentorships.among('id', ids)).filter(
    (one) => !['draft', 'declined', 'dropped'].includes(one.status),
  );
  return withMembers(
    ctx,
    pairs.toSorted((a, b) => Temporal.Instant.compare(b.createdAt, a.createdAt)),
  );
}

/** «Мои пары»: what is in force, with whom and until when; and what waits for an answer. */
async function minePairs(ctx: Context, wanted: string): Promise<Screen> {
  const all = await ownPairs(ctx);
  if (all.length === 0)
    return screen('Пар пока нет. Когда куратор предложит пару, бот спросит вас об этом здесь.', [
      button('Меню', 'menu'),
    ]);
  const page = pageOf(all, perPage, wanted);
  return screen(
    lines('Мои пары', ...page.items.flatMap((one, index) => ['', entryOf(ctx, one, page.start + index + 1)])),
    page.items.map(({ pair }, index) => button(String(page.start + index + 1), 'pair.open', pair.id)),
    page.count > 1 ? [button(`Дальше (${page.at + 1} из ${page.count})`, 'my.pairs', String(page.at + 1))] : [],
    [button('Согласия', 'agree.all'), button('Меню', 'menu')],
  );
}

function entryOf(ctx: Context, { pair, members }: Asked, number: number): Text {
  const others = peopleOn(members).filter((one) => one !== ctx.me.person.id);
  const waits = pair.status === 'proposed' && members.some((one) => one.personId === ctx.me.person.id && !one.answer);
  return lines(
    say`${number}. ${listOf(others)}`,
    aboutLines(pair, ctx.me.today),
    waits ? 'Ждём вашего ответа' : `Состояние: ${statusWords[pair.status]}`,
  );
}

/** A proposal waits for its answer on the first screen too. */
export async function ownDuties(ctx: Context): Promise<readonly Duty[]> {
  const all = await ownPairs(ctx);
  return all
    .filter(({ pair, members }) => pair.status === 'proposed' && members.some((one) => isOpen(ctx, one)))
    .map(({ pair, members }) => ({
      text: say`Ответить на предложение пары: ${listOf(peopleOn(members).filter((one) => one !== ctx.me.person.id))}`,
      label: 'Ответить: пара',
      action: `pair.open:${pair.id}`,
    }));
}

const isOpen = (ctx: Context, member: Asked['members'][number]): boolean =>
  member.personId === ctx.me.person.id && member.answer === undefined;
