import type { PersonRow } from '#core/people/plan-people.ts';
import { readRoadmap } from '#core/roadmap/reading.ts';
import { type ReadingRefusal, type RoadmapReading, refuse } from '#core/roadmap/reading-result.ts';
import { documentBlocks } from './blocks.ts';
import { type Job, periodOf } from './job.ts';
import { peopleIn } from './people.ts';
import { Unreadable } from './unreadable.ts';

/** What the child has to say about a file. */
export function answer(job: Job, bytes: Uint8Array): RoadmapReading | readonly PersonRow[] | ReadingRefusal {
  try {
    return job.read === 'people' ? peopleIn(bytes) : roadmapIn(job, bytes);
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
