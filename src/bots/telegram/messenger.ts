import type { ApiClientOptions, Bot } from 'grammy';
import type { Update } from 'grammy/types';
import { inLine } from '#bots/limits/in-line.ts';
import { agentFor } from '#bots/net/agent.ts';
import { persevere } from '#bots/net/persevere.ts';
import type { Messenger } from '#core/delivery/messenger.ts';
import { guidedBot } from './bot.ts';
import { fetchFile } from './file.ts';
import { floodWatch } from './flood.ts';
import { heard } from './heard.ts';
import { telegramHook } from './hook.ts';
import { isAnswer, wordOf } from './outcome.ts';
import { asGrammy, hopeless, poll } from './poll.ts';
import { send } from './send.ts';

export interface TelegramConfig {
  readonly token: string;
  readonly apiRoot?: string | undefined;
  readonly proxyUrl?: string | undefined;
  /** The messenger's own menu of commands. */
  readonly commands?: readonly { readonly command: string; readonly description: string }[] | undefined;
  /** Ends the wait for a messenger that does not answer. */
  readonly signal?: AbortSignal | undefined;
  /** Told after each round of the poll: `ok` or a short word for what went wrong. */
  readonly noticed?: ((word: string) => void) | undefined;
  /** Multiplies the waits between failed rounds: 1 in earnest. */
  readonly pace?: number | undefined;
}

const publicRoot = 'https://api.telegram.org';
const timeoutSeconds = 30;

/** Connects to Telegram: resolves when it has answered once, rejects when it refuses the token. */
export async function telegramMessenger(config: TelegramConfig): Promise<Messenger> {
  const root = (config.apiRoot ?? publicRoot).replace(/\/+$/, '');
  const agent = agentFor(root, config.proxyUrl);
  const { bot, take } = guidedBot(config.token, clientOptions(root, agent));
  await connect(bot, config);
  const alone = inLine();
  const flooded = floodWatch();
  return {
    channel: 'telegram',
    bot: String(bot.botInfo.id),
    screenName: bot.botInfo.username,
    startLink: (token) => `https://t.me/${bot.botInfo.username}?start=${token}`,
    listen: (receiver, signal) => poll(bot.api, receiver, signal, config),
    hook: telegramHook(bot.api, config.token, config),
    handle: async (payload, converse) => {
      const said = heard(payload);
      if (said === undefined) return;
      const { query, ...plain } = said;
      // At most once and never waited for: a button that is answered too late only stops blinking.
      if (query !== undefined) bot.api.answerCallbackQuery(query).catch(() => {});
      // `heard` has read the parts of the update that grammY looks at.
      await alone(said.address, () => take(payload as Update, () => converse(plain)));
    },
    send: async (outgoing) => flooded(await send(bot.api, outgoing), outgoing.address),
    answers: () => bot.api.getMe().then(() => true, isAnswer),
    fetch: (ref, limit) => fetchFile(bot.api, { root, token: config.token, agent }, ref, limit),
    introduce: async () => {
      await bot.api
        .setMyCommands([...(config.commands ?? [])])
        .catch((error: unknown) => config.noticed?.(wordOf(error)));
    },
  };
}

const clientOptions = (apiRoot: string, agent: ReturnType<typeof agentFor>): ApiClientOptions => ({
  apiRoot,
  timeoutSeconds,
  baseFetchConfig: { agent, compress: true },
});

async function connect(bot: Pick<Bot, 'api' | 'botInfo'>, config: TelegramConfig): Promise<void> {
  const signal = config.signal ?? new AbortController().signal;
  const round = async (): Promise<'enough'> => {
    bot.botInfo = await bot.api.getMe(asGrammy(signal));
    return 'enough';
  };
  await persevere(round, { signal, word: wordOf, hopeless, noticed: config.noticed, pace: config.pace });
  signal.throwIfAborted();
}
