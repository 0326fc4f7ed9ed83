/** How much of it: `full` is what the promise says, `small` shows in minutes that the trial itself works. */
export type Size = 'small' | 'full';

export interface Order {
  readonly size: Size;
  readonly seed: number;
  /** What a long trial is doing, for whoever waits. */
  readonly say: (words: string) => void;
}

/** What a judge found in the evidence. */
export interface Verdict {
  /** How much was really done, in words: «10,000 messages, 20 kills». */
  readonly size: string;
  /** What was measured, beside `Trial.demanded`. */
  readonly figure: string;
  /** What was not kept, in words; empty where all was. */
  readonly broken: readonly string[];
}

/**
 * One promise put to the test: the program's own processes as `npm start` runs them, a PostgreSQL server, and the sandbox as the
 * messengers. Evidence is what the peer saw, never what the bot's tables say of it.
 */
export interface Trial<Evidence = unknown> {
  readonly number: number;
  readonly promise: string;
  /** The figure to reach, in words. */
  readonly demanded: string;
  /** Plays it. Ends everything that it started, however it ends. */
  gather(order: Order): Promise<Evidence>;
  /** Pure: the same evidence, the same verdict. */
  judge(evidence: Evidence): Verdict;
  /** By name, what a broken promise would look like in the same evidence: the judge must find each of them broken. */
  readonly spoilt: Readonly<Record<string, (evidence: Evidence) => Evidence>>;
}

/** A line of the table. */
export interface Line extends Verdict {
  readonly number: number;
  readonly promise: string;
  readonly demanded: string;
  readonly seed: number;
  readonly seconds: number;
  /** Spoilt evidence that the judge saw through, of all that there was. */
  readonly seenThrough: string;
}

/** Plays a trial, judges it, and shows its judge the same evidence spoilt. */
export async function tried<E>(trial: Trial<E>, order: Order): Promise<Line> {
  const begun = performance.now();
  const { number, promise, demanded } = trial;
  const of = { number, promise, demanded, seed: order.seed };
  const seconds = () => Math.round((performance.now() - begun) / 1000);
  try {
    const evidence = await trial.gather(order);
    const verdict = trial.judge(evidence);
    const ways = Object.entries(trial.spoilt);
    const blind = ways.filter(([, spoil]) => trial.judge(spoil(evidence)).broken.length === 0).map(([name]) => name);
    const unproven =
      ways.length === 0 || blind.length > 0 ? [`the judge did not notice: ${blind.join(', ') || '—'}`] : [];
    return {
      ...{ ...of, ...verdict, seconds: seconds(), broken: [...verdict.broken, ...unproven] },
      seenThrough: `${ways.length - blind.length} of ${ways.length}`,
    };
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return {
      ...of,
      size: order.size,
      figure: '—',
      broken: [`not played: ${words}`],
      seconds: seconds(),
      seenThrough: '—',
    };
  }
}
