import { clauses } from './clauses.ts';

/** An item of a list before it is taken apart. */
export interface Item {
  readonly at: number;
  readonly number: string;
  readonly text: string;
  readonly section?: string;
  /** When the heading says so for all its items: «Подготовительный этап (сентябрь – октябрь)». */
  readonly time?: string;
  /** Items under dashes that are only the content of this one. */
  readonly details?: readonly string[];
  readonly part: number;
}

/**
 * Dashes under numbers: where one of them has a date, the number is a stage's heading and they are its activities; where none
 * has, they are what the numbered item consists of.
 */
export function nested(items: readonly Item[], sections: number): { items: readonly Item[]; sections: number } {
  const found: Item[] = [];
  let more = sections;
  for (let at = 0; at < items.length; ) {
    const [head, ...rest] = items.slice(at);
    if (head === undefined) break;
    const end = rest.findIndex((item) => item.number !== '' || item.part !== head.part);
    const under = head.number === '' ? [] : rest.slice(0, end === -1 ? rest.length : end);
    const isHeading = under.some(({ text }) => clauses(text).deadline !== '');
    if (under.length === 0) found.push(head);
    else if (!isHeading) found.push({ ...head, details: under.map(({ text }) => text) });
    else {
      more += 1;
      found.push(...headed(head, under, more));
    }
    at += 1 + under.length;
  }
  return { items: found, sections: more };
}

function headed(head: Item, under: readonly Item[], part: number): readonly Item[] {
  const { title, deadline } = clauses(head.text);
  return under.map((item) => ({
    ...item,
    part,
    section: title.replace(/:$/u, ''),
    ...(deadline === '' ? {} : { time: deadline }),
  }));
}
