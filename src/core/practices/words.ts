import { areaWords } from '#core/bank/codes.ts';
import { cut } from '#core/conversation/fit.ts';
import { entry } from '#core/kernel/entry.ts';
import type { Practice } from './practice.ts';
import { hard, helpful } from './questions.ts';

export const statusWords: Readonly<Record<Practice['status'], string>> = {
  asked: 'ждёт слов другой стороны',
  proposed: 'на утверждении',
  approved: 'в библиотеке',
  returned: 'возвращена с замечанием',
  withdrawn: 'снята',
};

export const areaOf = ({ area }: Pick<Practice, 'area'>): string => entry(areaWords, area) ?? area;

/** A card as it is read: nameless. */
export const textOf = (card: Practice): readonly string[] => [
  card.title,
  `Направление: ${areaOf(card)}`,
  '',
  hard,
  card.difficulty,
  '',
  helpful,
  card.helped,
];

export const lineOf = (card: Practice, number: number): string =>
  `${number}. ${cut(card.title, 100)}${card.thanked > 0 ? ` · помогло: ${card.thanked}` : ''}`;
