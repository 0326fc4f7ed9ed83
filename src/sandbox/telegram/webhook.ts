import { later, postJson } from '../http/post.ts';
import { isRecord } from '../http/request.ts';
import type { Peer } from '../world/peer.ts';
import type { QueuedUpdate } from '../world/world.ts';
import { keepOnly } from './updates.ts';

/** Telegram waits up to a minute or two; here nobody wants to. */
const LONGEST_MS = 2000;

/**
 * Posts what is queued to the webhook until each is answered with 2xx: in order within a chat, a person's presses in a line of their
 * own, the lines side by side. Returns what ends it.
 */
export function serveWebhook(peer: Peer): () => void {
  const lines = new Set<string>();
  const timers = later();
  const state = { stopped: false };
  const post = async (update: QueuedUpdate, line: string, failures: number): Promise<void> => {
    const { webhook, webhookSecret } = peer.world.telegram;
    if (state.stopped || webhook === '') return void lines.delete(line);
    const headers = webhookSecret ? { 'x-telegram-bot-api-secret-token': webhookSecret } : {};
    const down = peer.faults.meet('telegram', 'webhook')?.kind === 'down';
    const answer = down ? undefined : await postJson(webhook, update.body, headers);
    if (answer && answer.status >= 200 && answer.status < 300) {
      lines.delete(line);
      return keepOnly(
        peer,
        peer.world.telegram.queue.filter((one) => one.id !== update.id),
      );
    }
    const wait = failures === 0 ? 0 : Math.min(LONGEST_MS, 50 * 2 ** failures);
    timers.in(wait, () => void post(update, line, failures + 1));
  };
  const look = (): void => {
    if (state.stopped || peer.world.telegram.webhook === '') return;
    for (const update of peer.world.telegram.queue) {
      const line = lineOf(update);
      if (lines.has(line)) continue;
      lines.add(line);
      void post(update, line, 0);
    }
  };
  const forget = peer.hub.listen(look);
  look();
  return () => {
    state.stopped = true;
    forget();
    timers.stop();
  };
}

/** The chat of a message, the presser of a button. */
function lineOf({ type, body }: QueuedUpdate): string {
  const content = isRecord(body[type]) ? body[type] : {};
  const whose = isRecord(content.chat) ? content.chat.id : isRecord(content.from) ? content.from.id : '';
  return `${type === 'callback_query' ? 'press' : 'chat'}:${String(whose)}`;
}
