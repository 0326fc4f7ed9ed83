import { GrammyError, HttpError } from 'grammy';
import type { Outcome } from '#core/delivery/messenger.ts';

const gone = /chat not found|user not found|USER_IS_BLOCKED|INPUT_USER_DEACTIVATED|PEER_ID_INVALID|USER_IS_BOT/;
const unchanged = /message is not modified/;

/** What an error of the Bot API means for the row that was being sent. Never the error's own text beyond the server's fixed words. */
export function outcomeOf(error: unknown): Outcome {
  if (error instanceof GrammyError) return fromAnswer(error);
  // Time-out, reset, a page instead of JSON: the message may have arrived.
  if (error instanceof HttpError) return { kind: 'ambiguous', code: 'network' };
  return { kind: 'refused', code: wordIn(error) };
}

/** Our own limits are named by a word; any other message may hold what a person wrote. */
const wordIn = (error: unknown): string =>
  error instanceof RangeError && /^[\w-]{1,40}$/.test(error.message) ? error.message : 'bug';

export const isUnchanged = (error: unknown): boolean =>
  error instanceof GrammyError && unchanged.test(error.description);

/** A refusal is an answer too. */
export const isAnswer = (error: unknown): boolean => outcomeOf(error).kind !== 'ambiguous';

/** For logs: a code and nothing that came from a person. */
export function wordOf(error: unknown): string {
  if (error instanceof GrammyError) return `telegram-${error.error_code}`;
  return error instanceof HttpError ? 'telegram-network' : 'inbox';
}

function fromAnswer({ error_code: code, description, parameters }: GrammyError): Outcome {
  if (code === 429) return { kind: 'paused', seconds: parameters.retry_after ?? 30, whole: false, code: '429' };
  if (code === 401 || code === 404) return { kind: 'stopped', code: String(code) };
  if (code === 403 || gone.test(description)) return { kind: 'unreachable', code: reason(code, description) };
  if (code >= 500) return { kind: 'ambiguous', code: String(code) };
  return { kind: 'refused', code: reason(code, description) };
}

/** The server's words without whatever it quotes. */
function reason(code: number, description: string): string {
  const words = description
    .replace(/^[A-Za-z ]+: /, '')
    .replace(/(['"]).*\1/gs, '…')
    .replace(/[^\x20-\x7e]+/g, '…')
    .slice(0, 60);
  return `${code} ${words}`;
}
