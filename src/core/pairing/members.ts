import { type Action, action, type Context } from '#core/conversation/context.ts';
import { pageOf } from '#core/conversation/fit.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { lines, named, say, type Text } from '#core/kernel/text.ts';
import { recorded } from '#core/record/record.ts';
import { pairFor, peopleOn, readers, seesReasons } from './access.ts';
import { answerLine, lackingOf } from './card.ts';
import { missingLine } from './needed.ts';
import { titleOf } from './words.ts';

const perPage = 5;

/** Of a group too large for its card: everybody, with what they answered and whose consent is missing. */
export const memberActions: readonly Action[] = [
  action('pair.all', readers, (ctx, pair = '', page = '0') => membersScreen(ctx, pair, page)),
];

async function membersScreen(ctx: Context, pairId: string, wanted: string): Promise<Screen> {
  const asked = await pairFor(ctx, pairId);
  const lacking = await lackingOf(ctx, asked);
  const events = seesReasons(ctx) ? await recorded(ctx.tx, asked.pair.id) : [];
  const people = peopleOn(asked.members);
  const page = pageOf(people, perPage, wanted);
  return screen(
    lines(
      titleOf(asked),
      `Участники: ${people.length}`,
      ...page.items.flatMap((person, index): readonly (Text | string)[] => [
        '',
        say`${page.start + index + 1}. ${named(person)}`,
        answerLine(ctx, asked, events, person),
        ...lacking.filter((one) => one.personId === person).map(missingLine),
      ]),
    ),
    page.count > 1
      ? [button(`Дальше (${page.at + 1} из ${page.count})`, 'pair.all', asked.pair.id, String(page.at + 1))]
      : [],
    [button('К паре', 'pair', asked.pair.id), button('Пары', 'pairs')],
  );
}
