import type { EntitySchemaColumnOptions, ValueTransformer } from 'typeorm';
import { type Instant, type PlainDate, Temporal } from '#core/kernel/time.ts';

declare const holds: unique symbol;
type Kind = 'text' | 'number' | 'flag' | 'moment' | 'day' | 'bytes' | 'json';

/** A column that knows what it holds and whether it may be empty. */
export type Column<K extends Kind = Kind, Empty extends boolean = boolean> = EntitySchemaColumnOptions & {
  readonly [holds]?: readonly [K, Empty];
};

type KindOf<V> = [V] extends [string]
  ? 'text'
  : [V] extends [number]
    ? 'number'
    : [V] extends [boolean]
      ? 'flag'
      : [V] extends [Instant]
        ? 'moment'
        : [V] extends [PlainDate]
          ? 'day'
          : [V] extends [Uint8Array]
            ? 'bytes'
            : 'json';

/** One fitting column for each field: a forgotten, mistyped or wrongly required one does not compile. */
export type Columns<T> = {
  readonly [F in keyof T]-?: Column<KindOf<NonNullable<T[F]>>, undefined extends T[F] ? true : false>;
};

export const key = { type: 'text', primary: true } as Column<'text', false>;
export const text: Column<'text', false> = { type: 'text', transformer: converted(storable, String) };
export const number: Column<'number', false> = { type: 'integer' };
export const flag: Column<'flag', false> = { type: 'boolean' };
/** Kept to the millisecond. */
export const moment: Column<'moment', false> = {
  type: 'timestamptz',
  transformer: converted(
    (at: Instant) => new Date(at.epochMilliseconds),
    (at: Date) => Temporal.Instant.fromEpochMilliseconds(at.getTime()),
  ),
};
/** Travels as ISO text both ways: no time zone can move it. */
export const day: Column<'day', false> = {
  type: 'date',
  transformer: converted(
    (at: PlainDate) => at.toString(),
    (at: string) => Temporal.PlainDate.from(at),
  ),
};
export const bytes: Column<'bytes', false> = {
  type: 'bytea',
  transformer: converted(
    (value: Uint8Array) => Buffer.from(value.buffer, value.byteOffset, value.byteLength),
    (value: Uint8Array) => Uint8Array.from(value),
  ),
};
export const json: Column<'json', false> = { type: 'jsonb', transformer: converted(storableJson, (value) => value) };

/** The same column, where nothing may stand in it. */
export const maybe = <K extends Kind>(column: Column<K, false>): Column<K, true> =>
  // the kind is a phantom: only the second half of it changes here
  ({ ...column, nullable: true }) as EntitySchemaColumnOptions as Column<K, true>;

function converted<A, B>(to: (value: A) => unknown, from: (value: B) => unknown): ValueTransformer {
  const unlessEmpty = (convert: (value: never) => unknown) => (value: unknown) =>
    // TypeORM hands over untyped values; the column's kind was checked against the field
    value === null || value === undefined ? null : convert(value as never);
  return { to: unlessEmpty(to), from: unlessEmpty(from) };
}

/** What PostgreSQL cannot keep is taken out: the zero character and halves of surrogate pairs. */
function storable(value: string): string {
  return unkept.test(value) ? Buffer.from(value.replaceAll('\0', ''), 'utf8').toString('utf8') : value;
}

export function storableJson(value: unknown): unknown {
  const written = JSON.stringify(value);
  if (!unkeptInJson.test(written)) return value;
  return JSON.parse(written, (_, part: unknown) => (typeof part === 'string' ? storable(part) : part));
}

const unkept = /[\0\p{Cs}]/u;
/** As JSON writes them. Somebody may have typed just that: then there is nothing to take out. */
const unkeptInJson = /\\u(?:0000|d[89a-f])/;
