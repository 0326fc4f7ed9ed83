import { z } from 'zod';
import { date } from '#core/kernel/time.ts';
import type { Period } from '#core/roadmap/deadline.ts';

const span = z.tuple([z.string(), z.string()]);

const job = z.object({
  read: z.enum(['roadmap', 'people', 'sheet']),
  format: z.enum(['docx', 'xlsx', 'text']),
  plan: span.optional(),
  terms: z.array(span).optional(),
});

/** What the parent asks of the child; periods as ISO days. */
export type Job = z.infer<typeof job>;

export const jobOf = (argument: string): Job => job.parse(JSON.parse(argument));

export const periodOf = ([from, to]: readonly [string, string]): Period => ({ from: date(from), to: date(to) });

export const spanOf = ({ from, to }: Period): [string, string] => [from.toString(), to.toString()];
