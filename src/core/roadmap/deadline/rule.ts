import type { Key, Lexeme, Meaning, Unit } from './lexeme.ts';

export interface Match<T> {
  readonly value: T;
  /** The first lexeme after the match. */
  readonly next: number;
}

/** A rule of the grammar: reads something at a place, or is not there. Never throws, never goes back. */
export type Rule<T> = (lexemes: readonly Lexeme[], at: number) => Match<T> | undefined;

export type NumberLexeme = Extract<Lexeme, { is: 'number' }>;

/** One lexeme of a kind that also passes `test`. */
export function one<K extends Meaning['is']>(
  is: K,
  test: (lexeme: Extract<Lexeme, { is: K }>) => boolean = () => true,
): Rule<Extract<Lexeme, { is: K }>> {
  return (lexemes, at) => {
    const lexeme = lexemes[at];
    if (lexeme?.is !== is) return undefined;
    // The comparison above has chosen the member of the union; the compiler cannot follow it through K.
    const chosen = lexeme as Extract<Lexeme, { is: K }>;
    return test(chosen) ? { value: chosen, next: at + 1 } : undefined;
  };
}

export const key = (...keys: readonly Key[]) => one('key', (lexeme) => keys.includes(lexeme.key));
export const unit = (...units: readonly Unit[]) => one('unit', (lexeme) => units.includes(lexeme.unit));
export const mark = (...marks: readonly string[]) => one('mark', (lexeme) => marks.includes(lexeme.mark));

export function seq<T extends readonly unknown[]>(...rules: { [K in keyof T]: Rule<T[K]> }): Rule<T> {
  return (lexemes, at) => {
    const values: unknown[] = [];
    let next = at;
    for (const rule of rules as readonly Rule<unknown>[]) {
      const match = rule(lexemes, next);
      if (match === undefined) return undefined;
      values.push(match.value);
      next = match.next;
    }
    // Each value was pushed by the rule of its own place.
    return { value: values as unknown as T, next };
  };
}

export function first<T>(...rules: readonly Rule<T>[]): Rule<T> {
  return (lexemes, at) => {
    for (const rule of rules) {
      const match = rule(lexemes, at);
      if (match !== undefined) return match;
    }
    return undefined;
  };
}

export function opt<T>(rule: Rule<T>): Rule<T | undefined> {
  return (lexemes, at) => rule(lexemes, at) ?? { value: undefined, next: at };
}

export function map<T, U>(rule: Rule<T>, change: (value: T) => U): Rule<U> {
  return (lexemes, at) => {
    const match = rule(lexemes, at);
    return match === undefined ? undefined : { value: change(match.value), next: match.next };
  };
}

/** The rule only where `test` accepts what it read. */
export function when<T>(rule: Rule<T>, test: (value: T) => boolean): Rule<T> {
  return (lexemes, at) => {
    const match = rule(lexemes, at);
    return match !== undefined && test(match.value) ? match : undefined;
  };
}

/** The rule only where `ahead` follows; what follows is not read. */
export function before<T>(rule: Rule<T>, ahead: Rule<unknown>): Rule<T> {
  return (lexemes, at) => {
    const match = rule(lexemes, at);
    return match !== undefined && ahead(lexemes, match.next) !== undefined ? match : undefined;
  };
}

/** The rule only where `ahead` does not follow. */
export function unless<T>(rule: Rule<T>, ahead: Rule<unknown>): Rule<T> {
  return (lexemes, at) => {
    const match = rule(lexemes, at);
    return match !== undefined && ahead(lexemes, match.next) === undefined ? match : undefined;
  };
}

export function many<T>(rule: Rule<T>): Rule<readonly T[]> {
  return (lexemes, at) => {
    const values: T[] = [];
    let next = at;
    for (let match = rule(lexemes, next); match !== undefined && match.next > next; match = rule(lexemes, next)) {
      values.push(match.value);
      next = match.next;
    }
    return { value: values, next };
  };
}
