import { cut, type Page } from '#core/conversation/fit.ts';
import { type Button, button, type Screen, screen } from '#core/conversation/screen.ts';
import { lines } from '#core/kernel/text.ts';
import type { RoleName } from '#core/people/person.ts';
import type { Programme } from './programme.ts';
import type { Shelved } from './shelf.ts';
import { areasLine } from './words.ts';

/** Who looks into the bank of programmes. */
export const bankers: readonly RoleName[] = ['mentor', 'mentee', 'curator', 'head', 'council'];

const monthsOf = ({ from, to }: Programme): number =>
  Math.round(from.until(to.add({ days: 1 }), { largestUnit: 'days' }).days / 30.4);

/** A programme of the bank in a line: how and about what, not whose. */
export const lineOf = ({ programme, group }: Shelved): string =>
  `${group ? 'Групповая' : 'Индивидуальная'}, месяцев: ${monthsOf(programme)}. ${cut(areasLine(programme.areas), 120)}`;

/** Which list a programme was opened from, and is left for again. */
export type ListOf = 'bank' | 'found';

export const backTo = (list: string): Button =>
  list === 'found' ? button('К найденному', 'prog.bank.found') : button('Банк программ', 'prog.bank');

/** A page of them under a heading, each behind its number. */
export function numberedList(
  heading: string,
  page: Page<Shelved>,
  list: ListOf,
  ...rows: readonly (readonly Button[])[]
): Screen {
  const numbers = page.items.map(({ programme: { id } }, index) =>
    button(String(page.start + index + 1), 'prog.bank.see', id, '0', list),
  );
  return screen(
    lines(heading, '', ...page.items.map((one, index) => `${page.start + index + 1}. ${lineOf(one)}`)),
    numbers.slice(0, 3),
    numbers.slice(3),
    ...rows,
  );
}
