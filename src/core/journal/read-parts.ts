import { readDay } from '#core/kernel/read-day.ts';
import type { PlainDate } from '#core/kernel/time.ts';

export interface Parts {
  /** What is left when named parts are taken out: when, how and what about. */
  readonly head: string;
  readonly recommendation?: string;
  readonly task?: string;
}

const names = {
  task: '(?:домашн\\p{L}+ )?задани[ея](?: (?:к|на) (?:следующ\\p{L}+ (?:раз\\p{L}*|встреч\\p{L}*)|дом))?|(?:к|на) следующ\\p{L}+ (?:раз\\p{L}*|встреч\\p{L}*)|на дом|дз',
  recommendation: 'рекомендаци[яию]|рекомендовал[аи]?|посоветовал[аи]?|совет(?:ую)?',
} as const;
const label = new RegExp(
  `(?:^|(?<=[\\s,.;:(–—-]))(?:(?<task>${names.task})|(?<recommendation>${names.recommendation}))(?!\\p{L})\\s*[:–—-]?\\s*`,
  'giu',
);

/** «…; задание: план беседы до пятницы», «рекомендация — больше вопросов»: what is named runs to the next name or a full stop. */
export function partsOf(sentence: string): Parts {
  const found = [...sentence.matchAll(label)].filter((one) => !isTopic(sentence, one));
  const [first] = found;
  if (!first) return { head: sentence };
  const ends = found.map((_, index) => found[index + 1]?.index ?? sentence.length);
  const tails: string[] = [];
  const said: { recommendation?: string; task?: string } = {};
  for (const [index, one] of found.entries()) {
    const body = sentence.slice(one.index + one[0].length, ends[index]);
    const stop = /;|\.(?= \p{Lu})/u.exec(body)?.index ?? body.length;
    const key = one.groups?.task === undefined ? 'recommendation' : 'task';
    const words = body.slice(0, stop).replace(/^[\s,.:–—-]+|[\s,.;–—-]+$/gu, '');
    if (words !== '' && said[key] === undefined) said[key] = words;
    tails.push(body.slice(stop));
  }
  return {
    head: [sentence.slice(0, first.index), ...tails]
      .join(' ')
      .replace(/\s+/g, ' ')
      .replace(/^[\s,.;]+|[\s,.;]+$/g, ''),
    ...said,
  };
}

/** «Разбирали задание по физике» is what it was about: a part stands after a mark, or opens with a colon. */
function isTopic(sentence: string, { index, 0: name }: RegExpExecArray): boolean {
  const before = sentence.slice(0, index).trimEnd();
  return (
    before !== '' && !/[,.;:(–—-]$/.test(before) && !/[:–—]/.test(name) && !/^(?:рекомендовал|посоветовал)/i.test(name)
  );
}

/** A task and its day, where it ends with one: «план беседы до пятницы», «конспект к 20 марта». */
export function taskOf(words: string, today: PlainDate): { readonly task: string; readonly taskBy?: PlainDate } {
  const all = words.split(' ');
  for (let at = Math.max(1, all.length - 5); at < all.length; at++) {
    const [first = '', ...rest] = all.slice(at).map((one) => one.replace(/^\(|[).]+$/g, ''));
    const opens = /^(?:до|к|ко|на|срок:?)$/i.test(first);
    const said = rest.join(' ').replace(/^до /i, '');
    const taskBy = opens && said !== '' ? dayAhead(first, said, today) : undefined;
    if (taskBy)
      return {
        task: all
          .slice(0, at)
          .join(' ')
          .replace(/[\s,;(–—-]+$/u, ''),
        taskBy,
      };
  }
  return { task: words };
}

const dayAhead = (preposition: string, words: string, today: PlainDate): PlainDate | undefined =>
  readDay(words, today, 'future') ?? readDay(`${preposition} ${words}`, today, 'future');
