import type { Id } from '#core/kernel/id.ts';
import type { Instant } from '#core/kernel/time.ts';

export const itemKinds = [
  'text',
  'number',
  'date',
  'time',
  'one',
  'several',
  'scale',
  'yesno',
  'person',
  'file',
  'phone',
] as const;
export type ItemKind = (typeof itemKinds)[number];

/** A question as data. Its key is never reused for another question, in no version of the family. */
export interface Item {
  readonly key: string;
  readonly kind: ItemKind;
  readonly text: string;
  readonly help?: string;
  /** Heading under which the question and those after it stand, until the next one. */
  readonly section?: string;
  readonly optional?: true;
  /** Of `one` and `several`: short Latin codes, which are what is stored, and their words. */
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  /** Of `text` characters, of `number` and `scale` the ends of the range, both inclusive. */
  readonly min?: number;
  readonly max?: number;
  /** Asked only where that earlier answer is one of these. */
  readonly when?: { readonly key: string; readonly is: readonly string[] };
  /** Seen by the psychologist and the curator only, on a screen of its own, outside every summary (5.2.3, burn-out). */
  readonly confidential?: true;
}

/** A published version: it never changes. `family` is a word for those built in, an id for an organisation's own. */
export interface Questionnaire {
  readonly family: string;
  readonly version: number;
  readonly title: string;
  readonly intro?: string;
  readonly items: readonly Item[];
}

/** `family.version`, as campaigns and responses name a questionnaire. */
export const refOf = ({ family, version }: Pick<Questionnaire, 'family' | 'version'>): string => `${family}.${version}`;

/** What all versions of a questionnaire have in common. */
export const familyOf = (ref: string): string => ref.split('.')[0] ?? '';

/** A questionnaire of an organisation's own, a row per version. */
export interface OwnQuestionnaire extends Questionnaire {
  readonly id: Id<'questionnaire'>;
  readonly organisationId: Id<'organisation'>;
  /** Keys are counted on over all versions of the family. */
  readonly lastKey: number;
  readonly status: 'draft' | 'published';
  /** What it was copied from. */
  readonly basedOn?: string;
  readonly createdBy: Id<'person'>;
  readonly createdAt: Instant;
  readonly publishedAt?: Instant;
}
