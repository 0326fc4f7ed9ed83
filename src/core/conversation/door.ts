import type { NewId } from '#core/kernel/id.ts';
import type { Clock } from '#core/kernel/ports.ts';
import type { Context, Feature, Links, StrangerContext } from './context.ts';
import type { Input } from './input.ts';
import type { Screen } from './screen.ts';

/** What the one door is built from: the features, and what people feel before any of them. */
export interface Door {
  readonly newId: NewId;
  readonly clock: Clock;
  readonly links: Links;
  readonly features: readonly Feature[];
  /** Somebody whose account no invitation has bound yet, or who has no role anywhere today. */
  readonly stranger: (ctx: StrangerContext, input: Input) => Promise<Screen>;
  /** A deep link opened by somebody who is bound already. */
  readonly startAgain: (ctx: Context, payload: string) => Promise<Screen | undefined>;
  /** The screen that stands before everything else until consent is given; undefined when it is in force. */
  readonly consent: (ctx: Context) => Promise<Screen | undefined>;
  /** Takes a file that an open question asked for; the stored answer is the upload's id. */
  readonly takeFile: (ctx: Context, input: Extract<Input, { kind: 'file' }>) => Promise<string>;
}
