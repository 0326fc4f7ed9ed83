import { lines, type Text } from '#core/kernel/text.ts';
import { chosenAt, type Stop } from './course.ts';
import type { Option } from './form.ts';
import { around } from './form-review.ts';
import { type Button, button } from './screen.ts';

type Row = readonly Button[];

/** How the options of a question stand: values side by side, two in a row, one under another, or told in the text and pressed by number. */
type Style = 'scale' | 'pairs' | 'single' | 'numbers';

export interface Choices {
  readonly rows: readonly Row[];
  /** The way to the other options. */
  readonly more?: Button;
  /** Options that are too long for a button, by their numbers. */
  readonly listed?: Text;
}

const shortLabel = 18;
/** VK shows so many characters of a button and no more. */
const longLabel = 38;
const perPage: Readonly<Record<Style, number>> = { scale: 10, pairs: 6, single: 4, numbers: 5 };

/** Buttons for what may be answered, a page at a time; of several, those that are chosen bear a tick. */
export function choicesOf(
  session: { readonly id: string },
  stop: Stop,
  view: { readonly page?: number; readonly near?: string; readonly offered?: readonly Option[] },
): Choices {
  const { question, key } = stop.step;
  const options = view.offered ?? question.options;
  const style = question.scale ? 'scale' : styleOf(options, view.offered !== undefined);
  const size = view.offered ? options.length : (question.perPage ?? perPage[style]);
  const pages = Math.max(1, Math.ceil(options.length / size));
  const at = around(view.page ?? pageOf(options, view.near, size), pages);
  const chosen = question.several ? chosenAt(stop) : [];
  const buttons = options.map((option, index) => {
    const label = style === 'numbers' ? [String(index + 1)] : option.label;
    return question.several
      ? button([chosen.includes(option.value) ? '✓ ' : '', ...label], 'f.tick', session.id, key, option.value)
      : button(label, 'f.say', session.id, key, option.value);
  });
  return {
    rows: laid(buttons.slice(at * size, (at + 1) * size), style),
    ...(pages > 1
      ? { more: button(`Ещё варианты (${at + 1} из ${pages})`, 'f.page', session.id, key, String(at + 1)) }
      : {}),
    ...(style === 'numbers' ? { listed: listed(options, chosen) } : {}),
  };
}

function styleOf(options: readonly Option[], people: boolean): Style {
  const longest = Math.max(0, ...options.map(({ label }) => widthOf(label)));
  if (people) return options.length > perPage.single ? 'pairs' : 'single';
  if (longest > longLabel) return 'numbers';
  return longest > shortLabel ? 'single' : 'pairs';
}

const pageOf = (options: readonly Option[], near: string | undefined, size: number): number =>
  Math.max(0, Math.floor(options.findIndex((option) => option.value === near) / size));

const listed = (options: readonly Option[], chosen: readonly string[]): Text =>
  lines(
    ...options.map(
      ({ value, label }, index): Text => [`${chosen.includes(value) ? '✓ ' : ''}${index + 1}. `, ...label],
    ),
  );

function laid(buttons: readonly Button[], style: Style): readonly Row[] {
  const columns = { scale: even(buttons.length), pairs: 2, single: 1, numbers: 5 }[style];
  const rows = Math.ceil(buttons.length / columns);
  return Array.from({ length: rows }, (_, row) => buttons.slice(row * columns, (row + 1) * columns));
}

/** Five at most, and rows of one length: 1–5, 1–4 and 5–7, 1–5 and 6–10. */
const even = (count: number): number => Math.ceil(count / Math.max(1, Math.ceil(count / 5)));

/** A name on a button: as long as most are on VK, where initials stand for it. */
const widthOf = (label: Text): number =>
  label.reduce((sum, part) => sum + (typeof part === 'string' ? part.length : 12), 0);
