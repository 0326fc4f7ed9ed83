import { Unreadable } from './unreadable.ts';
import { walkXml } from './xml.ts';

interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface Merges {
  /** The merged cell that begins its row at this column, counted from one. */
  readonly at: (row: number, column: number) => Merge | undefined;
}

const mostMerges = 20_000;

export function mergesIn(sheet: Uint8Array): Merges {
  const byColumn = new Map<number, Merge[]>();
  const seen = { merges: 0 };
  walkXml(sheet, {
    open: (name, attributes) => {
      const merge = name === 'mergeCell' ? mergeOf(attributes.ref ?? '') : undefined;
      if (merge === undefined) return;
      seen.merges += 1;
      if (seen.merges > mostMerges) throw new Unreadable('too-large');
      byColumn.set(merge.left, [...(byColumn.get(merge.left) ?? []), merge]);
    },
  });
  return { at: (row, column) => byColumn.get(column)?.find((merge) => row >= merge.top && row <= merge.bottom) };
}

function mergeOf(ref: string): Merge | undefined {
  const [from, to] = ref.split(':').map(cellAt);
  return from && to ? { top: from.row, left: from.column, bottom: to.row, right: to.column } : undefined;
}

/** «C12» → row 12, column 3. */
export function cellAt(ref: string): { readonly row: number; readonly column: number } | undefined {
  const match = /^([A-Z]{1,3})(\d{1,7})$/u.exec(ref.replace(/\$/gu, ''));
  const [, letters = '', digits = ''] = match ?? [];
  if (match === null) return undefined;
  return { row: Number(digits), column: [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) };
}
