import type { Context } from '#core/conversation/context.ts';
import { type Button, button, type Screen, screen } from '#core/conversation/screen.ts';
import { lines } from '#core/kernel/text.ts';
import type { Found, Practice } from './practice.ts';
import { search } from './search.ts';
import { countOffer } from './thanks.ts';
import { textOf } from './words.ts';

/** A new request, as far as it is looked for: its words and the area it is about. */
export interface Asked {
  readonly words: string;
  readonly area: string;
}

/**
 * The card that is offered before anybody is asked: the nearest approved one. Undefined where none is near enough: two words of the
 * same area, or three of any (one, where nothing else was said).
 */
export async function similarPractice(ctx: Context, { words, area }: Asked): Promise<Practice | undefined> {
  const found = await search(ctx, { words, area, limit: 5 });
  return found.find((one) => isNear(one, area))?.practice;
}

const isNear = ({ practice, matched, wanted }: Found, area: string): boolean =>
  matched >= Math.min(wanted, practice.area === area ? 2 : 3);

/** «Похожая просьба уже решалась»: counted as offered. `ask` goes on with the request as it was. */
export async function suggestion(ctx: Context, card: Practice, helped: Button, ask: Button): Promise<Screen> {
  await countOffer(ctx, card.id);
  return screen(
    lines('Похожая просьба уже решалась:', '', ...textOf(card), '', 'Помогло это?'),
    [helped],
    [ask],
    [button('Меню', 'menu')],
  );
}
