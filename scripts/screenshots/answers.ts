import type { Hand } from './desk.ts';

/** What somebody does with one question: presses a button, or writes. */
export type Answer = { readonly press: string } | { readonly say: string };

export const press = (label: string): Answer => ({ press: label });
export const say = (words: string): Answer => ({ say: words });
export const skip = press('Пропустить');

/** Answers one question after another, from the `from`-th on; `last` is what the bot says after the last one. */
export async function answer(
  hand: Hand,
  answers: readonly Answer[],
  { from = 1, last = 'проверьте ответы' }: { readonly from?: number; readonly last?: string } = {},
): Promise<void> {
  for (const [index, one] of answers.entries()) {
    const next = index === answers.length - 1 ? last : `· ${from + index + 1} из `;
    if ('press' in one) await hand.press(one.press, next);
    else await hand.say(one.say, next);
  }
}

const marks = (...values: readonly number[]): readonly Answer[] => values.map((value) => press(String(value)));

/** The questionnaire of a potential mentor, up to the areas of help. */
export const mentorBegins: readonly Answer[] = [
  skip,
  say('Математика, 5–9 классы'),
  say('15'),
  say('10'),
  say('Победа в муниципальном конкурсе, два вебинара'),
  press('Да, неофициально'),
];

/** From the areas of help to the end. */
export const mentorEnds: readonly Answer[] = [
  say('1, 3, 4, 10'),
  say('1'),
  say('1, 6'),
  press('И так, и так'),
  press('Двоим'),
  say('2'),
  skip,
  ...marks(4, 5, 4, 4, 5, 4, 4, 5, 3, 4),
  press('Нет'),
  say('1, 2'),
];

export const mentee: readonly Answer[] = [
  say('Физика, 7–9 классы'),
  say('2'),
  say('1, 3'),
  ...marks(1, 2, 3, 2, 1, 3, 0, 1, 0, 2, 1, 0, 1, 0, 1),
  say('Опыты и проекты с ребятами'),
  skip,
  skip,
  press('И так, и так'),
  skip,
  skip,
  press('Нет'),
  skip,
];

/** Monitoring at the start, mentee; nobody helped them before. */
export const monitoring: readonly Answer[] = [
  press('Нет'),
  ...marks(8, 9, 7, 8, 6, 7, 9, 8, 10, 9),
  say('2'),
  skip,
  skip,
  press('Да'),
];
