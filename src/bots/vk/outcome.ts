import { APIError } from 'vk-io';
import type { Outcome } from '#core/delivery/messenger.ts';

const codes = (...list: readonly number[]): ReadonlySet<number> => new Set(list);

/** Token or rights. */
const stopped = codes(5, 7, 15, 17, 27, 28);
/** No permission, blacklist, no dialog, chat gone. */
const unreachable = codes(900, 901, 902, 18, 932, 936, 950, 1021, 917, 922, 925, 927, 935, 945, 946, 1012);
/** Flood, method quota, captcha, suspected spam. */
const flooded = codes(6, 9, 29, 14, 984);
/** Our own bug: format, length, parameters. */
const refused = codes(911, 912, 914, 910, 940, 100, 8, 943, 944);
/** The message can no longer be changed: too old, of that kind, gone. */
const uneditable = codes(909, 920, 100, 15, 910, 940);

const floodSeconds = 60;

/** What an error code of VK means for the row that was being sent. An unknown one is tried again. */
export function outcomeOfCode(code: number): Outcome {
  const word = String(code);
  if (stopped.has(code)) return { kind: 'stopped', code: word };
  if (unreachable.has(code)) return { kind: 'unreachable', code: word };
  if (flooded.has(code)) return { kind: 'paused', seconds: code === 6 ? 1 : floodSeconds, whole: true, code: word };
  if (refused.has(code)) return { kind: 'refused', code: word };
  return { kind: 'ambiguous', code: word };
}

export function outcomeOf(error: unknown): Outcome {
  if (error instanceof APIError) return outcomeOfCode(codeOf(error));
  // Our own limits are named by a word; any other message may hold what a person wrote.
  if (error instanceof RangeError)
    return { kind: 'refused', code: /^[\w-]{1,40}$/.test(error.message) ? error.message : 'bug' };
  // Time-out, reset, a page instead of JSON: the message may have arrived.
  return { kind: 'ambiguous', code: 'network' };
}

export const isUneditable = (error: unknown): boolean => error instanceof APIError && uneditable.has(codeOf(error));

export const isStopped = (error: unknown): boolean => error instanceof APIError && stopped.has(codeOf(error));

/** A refusal is an answer too. */
export const isAnswer = (error: unknown): boolean => outcomeOf(error).kind !== 'ambiguous';

/** For logs: a code and nothing that came from a person. */
export function wordOf(error: unknown): string {
  if (error instanceof APIError) return `vk-${codeOf(error)}`;
  return error instanceof Error && overNetwork.has(error.name) ? 'vk-network' : 'inbox';
}

const overNetwork = new Set(['FetchError', 'AbortError', 'NetworkError', 'ZodError', 'SyntaxError']);

const codeOf = (error: APIError): number => Number(error.code);
