import type { RefusalReason } from '#core/roadmap/reading-result.ts';

/** A document that is refused; it ends as a ReadingRefusal at the edge of this folder. */
export class Unreadable extends Error {
  readonly reason: RefusalReason;
  constructor(reason: RefusalReason) {
    super(reason);
    this.name = 'Unreadable';
    this.reason = reason;
  }
}
