import { date } from '#core/kernel/time.ts';
import type { Period } from '#core/roadmap/deadline.ts';

/** What the parent asks of the child; periods as ISO days. */
export interface Job {
  readonly read: 'roadmap' | 'people' | 'sheet';
  readonly format: 'docx' | 'xlsx' | 'text';
  readonly plan?: Span;
  readonly terms?: readonly Span[];
}

type Span = readonly [from: string, to: string];

/** Our own parent wrote it. Nothing that checks values is loaded here: the child begins with each file, and would begin later. */
export const jobOf = (argument: string): Job => JSON.parse(argument) as Job;

export const periodOf = ([from, to]: Span): Period => ({ from: date(from), to: date(to) });

export const spanOf = ({ from, to }: Period): Span => [from.toString(), to.toString()];
