import type { Id } from '#core/kernel/id.ts';

/** What is looked for among approved and closed programmes of a school. */
export interface Worded {
  readonly organisationId: Id<'organisation'>;
  /** As they were typed; any will do, none of them is a command. */
  readonly words: string;
  /** Directions by code: they are searched by their words. */
  readonly areaWords: Readonly<Record<string, string>>;
}
