import { cut } from '#core/conversation/fit.ts';
import { type Id, id } from '#core/kernel/id.ts';
import { named, say, type Text } from '#core/kernel/text.ts';
import { fieldsOf } from './fields.ts';
import type { Fate } from './import-plan.ts';

/** A row's fate in words: what comes of it, to whom, and why. */
export interface Verdict {
  readonly outcome: string;
  readonly person?: Id<'person'>;
  readonly why: string;
  readonly unknown: readonly string[];
}

export function verdictOf(fate: Fate): Verdict {
  switch (fate.kind) {
    case 'fault':
      return { outcome: 'ошибка', why: fate.why, unknown: [] };
    case 'ask':
      return { outcome: 'нужен ответ', why: 'есть тёзка', unknown: [] };
    case 'same':
      return { outcome: 'без изменений', person: fate.entry.personId, why: '', unknown: fate.unknown };
    case 'changed':
      return { outcome: 'изменится', person: fate.after.personId, why: changesOf(fate), unknown: fate.read.unknown };
    case 'new': {
      const outcome = `новая карточка, ${fate.read.side === 'mentor' ? 'наставник' : 'наставляемый'}`;
      const who = fate.person ? { person: id<'person'>(fate.person), why: '' } : { why: 'новый человек' };
      return { outcome, ...who, unknown: fate.read.unknown };
    }
    default:
      return fate satisfies never;
  }
}

const changesOf = ({ after, changes }: Extract<Fate, { kind: 'changed' }>): string =>
  fieldsOf(after.side)
    .filter(({ key }) => changes[key] !== undefined)
    .map(({ label, key }) => `${label}: ${cut(changes[key] ?? '', 80)}`)
    .join('; ') || 'вернётся в банк';

const longest = 240;

/** The same as one line of a screen. */
export function fateLine(fate: Fate): Text {
  const { outcome, person, why, unknown } = verdictOf(fate);
  const to = person ? say`, ${named(person)}` : '';
  const because = why === '' ? '' : `${person ? ': ' : ', '}${cut(why, longest)}`;
  const lost = unknown.length > 0 ? ` (не распознано: ${cut(unknown.join(', '), 80)})` : '';
  return say`Строка ${fate.row}: ${outcome}${to}${because}${lost}`;
}
