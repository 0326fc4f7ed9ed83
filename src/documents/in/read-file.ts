import { z } from 'zod';
import type { FileSheet } from '#core/files/sheet.ts';
import type { PersonRow } from '#core/people/plan-people.ts';
import type { Period } from '#core/roadmap/deadline.ts';
import { type ReadingRefusal, type RoadmapReading, refuse } from '#core/roadmap/reading-result.ts';
import { people, refusal, roadmap, sheets } from './answer-shape.ts';
import { inChild } from './in-child.ts';
import { type Job, spanOf } from './job.ts';
import { type Format, formatOf } from './sniff.ts';

export interface FileOptions {
  /** Overrides what the document says about its period. */
  readonly plan?: Period;
  /** The school's terms in order. */
  readonly terms?: readonly Period[];
}

/** Bytes. */
export const largestFile = 5 * 1024 * 1024;

/** A roadmap out of a .docx, .xlsx or .txt, read in a child process that may fail, hang or burst without harm. */
export async function readRoadmapFile(
  bytes: Uint8Array,
  name: string,
  options: FileOptions = {},
): Promise<RoadmapReading | ReadingRefusal> {
  const format = acceptable(bytes, name);
  if (typeof format !== 'string') return format;
  const plan = options.plan === undefined ? {} : { plan: spanOf(options.plan) };
  const terms = options.terms === undefined ? {} : { terms: options.terms.map(spanOf) };
  const job: Job = { read: 'roadmap', format, ...plan, ...terms };
  return z.union([refusal, roadmap]).parse(await inChild(job, bytes));
}

/** A list of people out of an .xlsx; each row as it stands there, to be checked by `planPeople`. */
export async function readPeopleFile(bytes: Uint8Array, name: string): Promise<readonly PersonRow[] | ReadingRefusal> {
  const format = acceptable(bytes, name);
  if (typeof format !== 'string') return format;
  if (format !== 'xlsx') return refuse('no-people');
  return z.union([refusal, people]).parse(await inChild({ read: 'people', format }, bytes));
}

/** The visible sheets of an .xlsx, cells as text; what they mean is for the core to say. */
export async function readSheetFile(bytes: Uint8Array, name: string): Promise<readonly FileSheet[] | ReadingRefusal> {
  const format = acceptable(bytes, name);
  if (typeof format !== 'string') return format;
  if (format !== 'xlsx') return refuse('not-sheet');
  return z.union([refusal, sheets]).parse(await inChild({ read: 'sheet', format }, bytes));
}

const acceptable = (bytes: Uint8Array, name: string): Format | ReadingRefusal =>
  bytes.length > largestFile ? refuse('too-large') : formatOf(bytes, name);
