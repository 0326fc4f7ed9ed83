import type { FileSheet } from '#core/files/sheet.ts';
import type { PersonRow } from '#core/people/plan-people.ts';
import { readRoadmap } from '#core/roadmap/reading.ts';
import { type ReadingRefusal, type RoadmapReading, refuse } from '#core/roadmap/reading-result.ts';
import { documentBlocks } from './blocks.ts';
import { type Job, periodOf } from './job.ts';
import { peopleIn } from './people.ts';
import { sheetsIn } from './sheets.ts';
import { Unreadable } from './unreadable.ts';

type Answer = RoadmapReading | readonly PersonRow[] | readonly FileSheet[] | ReadingRefusal;

/** What the child has to say about a file. */
export function answer(job: Job, bytes: Uint8Array): Answer {
  try {
    switch (job.read) {
      case 'people':
        return peopleIn(bytes);
      case 'sheet':
        return sheetsIn(bytes);
      case 'roadmap':
        return roadmapIn(job, bytes);
    }
  } catch (error) {
    if (error instanceof Unreadable) return refuse(error.reason);
    throw error;
  }
}

const roadmapIn = ({ format, plan, terms }: Job, bytes: Uint8Array): RoadmapReading | ReadingRefusal =>
  readRoadmap(documentBlocks(bytes, format), {
    ...(plan === undefined ? {} : { plan: periodOf(plan) }),
    ...(terms === undefined ? {} : { terms: terms.map(periodOf) }),
  });
