import type { CellObject } from 'write-excel-file/node';
import { printable } from './printable.ts';

/** Excel takes no longer text in one cell. */
const longestCell = 32_767;

/** A text cell, whatever the words look like: never a formula. */
export const textCell = (words: string): CellObject => ({
  value: unlikeObjects(printable(words).slice(0, longestCell)),
  type: String,
  wrap: true,
  alignVertical: 'top',
});

export const boldCell = (words: string): CellObject => ({ ...textCell(words), fontWeight: 'bold' });

/** The library looks texts up in a plain object, and mistakes the names that every object answers to for texts it has met. */
const unlikeObjects = (words: string): string => (words in {} ? `${words} ` : words);
