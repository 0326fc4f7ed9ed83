import type { Context } from '#core/conversation/context.ts';
import type { Screen } from '#core/conversation/screen.ts';
import type { Response } from './campaign.ts';

/**
 * What another folder does with answers given under a name, in the transaction of their sending: the bank makes its entry of
 * them. `answers` are the readable ones by key, confidential items left out. The first screen returned is shown next instead of
 * the thanks. Anonymous answers are nobody's, so nobody receives them.
 */
export type Received = (
  ctx: Context,
  response: Response,
  answers: Readonly<Record<string, unknown>>,
) => Promise<Screen | undefined>;
