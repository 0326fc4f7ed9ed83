import type { Exchange, Sandbox } from '../../../src/sandbox/sandbox.ts';

/** A request of the bot, as the peer saw it end. */
export interface Request {
  readonly messenger: 'telegram' | 'vk';
  readonly method: string;
  /** Real milliseconds. */
  readonly at: number;
  /** Whom it was for, by their numbers in the messenger. */
  readonly chats: readonly string[];
  readonly text: string;
  readonly status: number;
  readonly fault?: string;
  /** The items that VK refused, by recipient. */
  readonly refused: Readonly<Record<string, number>>;
}

/** All requests from now on, in a list that grows. */
export function requests(sandbox: Sandbox): readonly Request[] {
  const all: Request[] = [];
  sandbox.journal.listen((exchange) => all.push(asked(exchange)));
  return all;
}

function asked({ messenger, method, params, answer, status = 0, fault }: Exchange): Request {
  const chats = String(params.chat_id ?? params.peer_ids ?? params.peer_id ?? '').split(',');
  const text = String(params.text ?? params.message ?? '');
  const of = { messenger, method, at: performance.now(), chats, text, status, refused: refusedIn(answer) };
  return fault === undefined ? of : { ...of, fault };
}

function refusedIn(answer: unknown): Request['refused'] {
  const { response } = Object(answer) as { readonly response?: unknown };
  if (!Array.isArray(response)) return {};
  const items = response as readonly { readonly peer_id: number; readonly error?: { readonly code: number } }[];
  return Object.fromEntries(items.flatMap(({ peer_id, error }) => (error ? [[String(peer_id), error.code]] : [])));
}

/** Messages of the bot: what Telegram and VK each call sending one. */
export const sent = (all: readonly Request[], messenger: Request['messenger']): readonly Request[] =>
  all.filter((one) => one.messenger === messenger && /^(sendMessage|messages\.send)$/.test(one.method));

/** The most that happened within any `span` milliseconds. */
export function mostWithin(moments: readonly number[], span: number): number {
  const sorted = moments.toSorted((a, b) => a - b);
  let first = 0;
  return sorted.reduce((most, moment, index) => {
    while ((sorted[first] ?? moment) <= moment - span) first += 1;
    return Math.max(most, index - first + 1);
  }, 0);
}
