import { type PlainDate, sameDay, Temporal } from '#core/kernel/time.ts';
import type { MeetingMode } from '#core/meetings/meeting.ts';
import { type About, aboutOf, isOfSomethingElse, tellsOfMeeting } from './read-about.ts';
import { durationsIn, type Found } from './read-duration.ts';
import { partsOf, taskOf } from './read-parts.ts';
import { daysIn, hoursIn, modesIn } from './read-when.ts';
import type { Topic } from './topics.ts';

/** What one sentence says of a meeting that was. What it does not say is absent, never made up. */
export interface ReadLog {
  readonly day?: PlainDate;
  readonly start?: Temporal.PlainTime;
  readonly minutes?: number;
  readonly mode?: MeetingMode;
  readonly topic?: Topic;
  /** What it was about in the writer's own words, where they say more than the topic's name. */
  readonly topicWords?: string;
  readonly recommendation?: string;
  readonly task?: string;
  readonly taskBy?: PlainDate;
}

/** Characters; what is longer is a document and not a sentence about a meeting. */
const longest = 1500;

/**
 * A meeting in one sentence, as people type it: «вчера 40 минут, разбирали самоанализ урока». Undefined where it is about something
 * else: a question, a request, what lies ahead of `today`, or nothing that tells of people having met.
 */
export function readLog(words: string, today: PlainDate): ReadLog | undefined {
  const sentence = words.normalize('NFC').replace(/\s+/g, ' ').trim();
  if ([...sentence].length > longest || /^\/|\?$/.test(sentence)) return undefined;
  const { head, recommendation, task } = partsOf(sentence);
  if (isOfSomethingElse(head)) return undefined;
  const when = whenOf(head, today);
  if (when.day && Temporal.PlainDate.compare(when.day, today) > 0) return undefined;
  const about = aboutOf(when.left, when.mode);
  if (!isLog(head, when, about)) return undefined;
  const { left: _left, lasted: _lasted, ...told } = when;
  return {
    ...told,
    ...(about.topic ? { topic: about.topic } : {}),
    ...(about.words ? { topicWords: about.words } : {}),
    ...(recommendation ? { recommendation } : {}),
    ...(task ? taskOf(task, today) : {}),
  };
}

interface When extends Pick<ReadLog, 'day' | 'start' | 'minutes' | 'mode'> {
  /** The sentence without all of it. */
  readonly left: string;
  /** A length is told, even if nobody knows which. */
  readonly lasted: boolean;
}

function whenOf(head: string, today: PlainDate): When {
  const days = daysIn(head, today);
  const hours = apart(hoursIn(head), days);
  const lengths = apart(durationsIn(head), [...days, ...hours]);
  const modes = modesIn(head);
  const day = onlyOne(days, sameDay);
  const at = onlyOne(hours, (a, b) => a.start.equals(b.start) && a.minutes === b.minutes);
  const minutes = lengthOf(lengths, at?.minutes);
  const mode = onlyOne(modes, (a, b) => a === b);
  return {
    ...(day ? { day } : {}),
    ...(at ? { start: at.start } : {}),
    ...(minutes === undefined ? {} : { minutes }),
    ...(mode ? { mode } : {}),
    left: without(head, [...days, ...hours, ...lengths, ...modes]),
    lasted: lengths.length > 0 || at?.minutes !== undefined,
  };
}

const overlap = (a: Found<unknown>, b: Found<unknown>): boolean => a.from < b.to && b.from < a.to;

const apart = <T>(found: readonly Found<T>[], from: readonly Found<unknown>[]): readonly Found<T>[] =>
  found.filter((one) => !from.some((other) => overlap(one, other)));

/** What is said once, or always the same. */
function onlyOne<T>(found: readonly Found<T>[], same: (a: T, b: T) => boolean): T | undefined {
  const [first] = found;
  return first && found.every((one) => same(one.value, first.value)) ? first.value : undefined;
}

/** Both ends of the time are as good as a length; two lengths that differ say nothing. */
function lengthOf(lengths: readonly Found<number>[], told: number | undefined): number | undefined {
  const all = [...(told === undefined ? [] : [told]), ...lengths.map(({ value }) => value)];
  return all.every((one) => one === all[0]) ? all[0] : undefined; // NaN is not itself
}

const without = (sentence: string, found: readonly Found<unknown>[]): string =>
  [...found]
    .sort((a, b) => b.from - a.from)
    .reduce((rest, { from, to }) => `${rest.slice(0, from)}, ${rest.slice(to)}`, sentence);

/** A length, or a word for having met, and one thing more. */
function isLog(head: string, { day, start, mode, lasted }: When, { topic, words }: About): boolean {
  const met = tellsOfMeeting(head) || mode === 'lesson' || mode === 'phone';
  const when = day !== undefined || start !== undefined;
  if (lasted) return when || met || topic !== undefined;
  return met && when && (topic !== undefined || words !== undefined || mode !== undefined || day !== undefined);
}
