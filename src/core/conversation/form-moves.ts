import type { Stop } from './course.ts';
import type { AnyForm } from './form.ts';
import type { Choices } from './form-buttons.ts';
import { type Button, button } from './screen.ts';

type Row = readonly Button[];

/** Moves that stand on buttons, and that are understood when typed. */
export type Move = 'back' | 'ready' | 'skip' | 'later' | 'review';

export const moveWords: Readonly<Record<Move, string>> = {
  back: 'назад',
  ready: 'готово',
  skip: 'пропустить',
  later: 'позже',
  review: 'проверить',
};

/** VK's limits on the buttons of a message. */
const most = { rows: 6, buttons: 10 };

/** Whichever stands first is left to words first, where there is no room for all. */
const dispensable: readonly Move[] = ['review', 'later', 'skip', 'back'];

export interface Keyboard {
  readonly rows: readonly Row[];
  /** Moves for which there was no room: they are typed. */
  readonly typed: readonly Move[];
}

/** The answers with the way back, past, out and to the end: roomy, else close together, else the least needed in words. */
export function keyboardOf(
  form: AnyForm,
  session: { readonly id: string },
  course: readonly Stop[],
  { stop, choices }: { readonly stop: Stop; readonly choices: Choices },
): Keyboard {
  const key = stop.step.key;
  const moves: Partial<Record<Move, Button>> = {
    ...(course[0] === stop ? {} : { back: button('Назад', 'f.back', session.id, key) }),
    ...(stop.step.question.several ? { ready: button('Готово', 'f.next', session.id, key) } : {}),
    ...(stop.step.question.optional ? { skip: button('Пропустить', 'f.skip', session.id, key) } : {}),
    ...(!form.immediate && course.every(({ answered }) => answered)
      ? { review: button('Проверить и отправить', 'f.review', session.id) }
      : {}),
    later: button('Сохранить и продолжить позже', 'f.later', session.id),
  };
  const roomy = [
    ...choices.rows,
    row(choices.more, moves.back, moves.ready, moves.skip),
    row(moves.review),
    row(moves.later),
  ];
  if (!choices.more && fits(roomy)) return { rows: filled(roomy), typed: [] };
  const close = { ...moves, later: button('Позже', 'f.later', session.id) };
  for (let count = 0; count <= dispensable.length; count++) {
    const without = dispensable.slice(0, count);
    const of = (move: Move) => (without.includes(move) ? undefined : close[move]);
    const rows = [
      ...choices.rows,
      row(choices.more, of('ready'), of('review')),
      row(of('back'), of('skip'), of('later')),
    ];
    if (fits(rows)) return { rows: filled(rows), typed: without.filter((move) => moves[move] !== undefined).reverse() };
  }
  return { rows: choices.rows, typed: [] };
}

const row = (...buttons: readonly (Button | undefined)[]): Row => buttons.filter((one) => one !== undefined);
const filled = (rows: readonly Row[]): readonly Row[] => rows.filter((one) => one.length > 0);
const fits = (rows: readonly Row[]): boolean => filled(rows).length <= most.rows && rows.flat().length <= most.buttons;
