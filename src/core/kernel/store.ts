import type { Id } from './id.ts';
import type { Instant, PlainDate } from './time.ts';

/** Fields to match by equality; `undefined` matches an absent one. */
export type Match<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** A set of rows with an id. */
export interface Rows<T extends { readonly id: string }> {
  /** Throws Refusal('not-found') also where the row is another organisation's. */
  get(id: T['id']): Promise<T>;
  find(id: T['id']): Promise<T | undefined>;
  /** Like `get`, and holds the row until the transaction ends, so that two presses cannot both act on it. */
  lock(id: T['id']): Promise<T>;
  where(match: Match<T>): Promise<readonly T[]>;
  /** Rows in which that moment has come (or stands at all, without `by`), the earliest first, at most `limit` of them. */
  earliest(field: keyof T & string, limit: number, by?: Instant): Promise<readonly T[]>;
  among<K extends keyof T & string>(field: K, values: readonly NonNullable<T[K]>[]): Promise<readonly T[]>;
  add(...rows: readonly T[]): Promise<void>;
  put(row: T): Promise<void>;
  /** Rows removed. */
  remove(match: Match<T>): Promise<number>;
  /** Rows removed in which that moment or day lies before the given one (an absent one never does). */
  removeBefore(field: keyof T & string, before: Instant | PlainDate, match?: Match<T>): Promise<number>;
}

/** As whom the database is asked: row-level security sees the same scope as the core's own checks. */
export type Scope =
  | { readonly as: 'system' }
  | {
      readonly as: 'person';
      readonly person: Id<'person'>;
      /** Organisations in which the person holds a role today. */
      readonly organisations: readonly Id<'organisation'>[];
      /** Roles of today there; where none are given the database shows only what everybody of the organisation may see. */
      readonly roles?: readonly string[];
    };
