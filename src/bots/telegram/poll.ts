import { type Api, GrammyError } from 'grammy';
import type { Update } from 'grammy/types';
import { clean } from '#bots/limits/clean.ts';
import { type Perseverance, persevere } from '#bots/net/persevere.ts';
import type { RawUpdate, Receiver } from '#core/delivery/messenger.ts';
import { heard } from './heard.ts';
import { wordOf } from './outcome.ts';

/** Below the client's time-out of 30 s. */
const pollSeconds = 25;
const batch = 100;
const mostConflicts = 4;
export const wanted = ['message', 'callback_query', 'my_chat_member'] as const;

type Watch = Pick<Perseverance, 'noticed' | 'pace'>;

/**
 * The long poll. A batch is confirmed by asking for the next one, and that is done only when the inbox has it. Rejects where
 * the token is refused or another program polls with it.
 */
export async function poll(api: Api, receiver: Receiver, signal: AbortSignal, watch: Watch): Promise<void> {
  const state: { ready: boolean; next: number | undefined } = { ready: false, next: undefined };
  const round = async (): Promise<'again'> => {
    if (!state.ready) await api.deleteWebhook({}, asGrammy(signal));
    state.ready = true;
    const updates = await api.getUpdates(
      { limit: batch, timeout: pollSeconds, allowed_updates: wanted, ...(state.next ? { offset: state.next } : {}) },
      asGrammy(signal),
    );
    if (updates.length > 0) await receiver.receive(updates.map(raw));
    // Numbers start anew after a quiet week, so once everything is confirmed no number is held on to.
    state.next = nextAfter(updates);
    return 'again';
  };
  await persevere(round, { ...watch, signal, word: wordOf, hopeless, asked: retryAfter });
}

export function raw(update: Update): RawUpdate {
  const payload = clean(update);
  const address = heard(payload)?.address;
  return { key: String(update.update_id), payload, ...(address === undefined ? {} : { address }) };
}

const nextAfter = (updates: readonly Update[]): number | undefined =>
  updates.length === 0 ? undefined : Math.max(...updates.map((update) => update.update_id)) + 1;

/** grammY names the signal's type after a package of its own; it is the same thing. */
export const asGrammy = (signal: AbortSignal) => signal as NonNullable<Parameters<Api['getMe']>[0]>;

export function hopeless(error: unknown, failures: number): boolean {
  if (!(error instanceof GrammyError)) return false;
  return (
    error.error_code === 401 || error.error_code === 404 || (error.error_code === 409 && failures >= mostConflicts)
  );
}

export const retryAfter = (error: unknown): number | undefined =>
  error instanceof GrammyError ? error.parameters.retry_after : undefined;
