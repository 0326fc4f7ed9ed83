import type { Api } from 'grammy';
import type { Update } from 'grammy/types';
import { z } from 'zod';
import { type Perseverance, persevere } from '#bots/net/persevere.ts';
import { isSame, jsonOf, wordFrom } from '#bots/net/secret.ts';
import type { Hook } from '#core/delivery/messenger.ts';
import { wordOf } from './outcome.ts';
import { asGrammy, hopeless, raw, retryAfter, wanted } from './poll.ts';

const updateShape = z.looseObject({ update_id: z.number().int() });
const secretHeader = 'x-telegram-bot-api-secret-token';
/** Requests that Telegram may have under way at once; what is kept is handled in order all the same. */
const connections = 40;

/** Telegram posts each update by itself and repeats it until it is answered with 200. */
export function telegramHook(api: Api, token: string, watch: Pick<Perseverance, 'noticed' | 'pace'>): Hook {
  const secret = wordFrom(token, 'telegram secret');
  return {
    path: wordFrom(token, 'telegram path'),
    take: async ({ header, body }, receiver) => {
      if (!isSame(header(secretHeader), secret)) return { status: 401 };
      const update = updateShape.safeParse(jsonOf(body));
      if (!update.success) return { status: 400 };
      // A number is all that `raw` needs of it; what cannot be heard is told apart later, as in a poll.
      await receiver.receive([raw(update.data as unknown as Update)]);
      return { status: 200 };
    },
    begin: async (url, signal) => {
      const round = async (): Promise<'enough'> => {
        const how = { secret_token: secret, allowed_updates: wanted, max_connections: connections };
        await api.setWebhook(url, how, asGrammy(signal));
        return 'enough';
      };
      await persevere(round, { ...watch, signal, word: wordOf, hopeless, asked: retryAfter });
    },
  };
}
