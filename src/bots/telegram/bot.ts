import type { ConversationData, ConversationStorage } from '@grammyjs/conversations';
import { type Conversation, type ConversationFlavor, conversations, createConversation } from '@grammyjs/conversations';
import { type ApiClientOptions, Bot, type Context } from 'grammy';
import type { Update } from 'grammy/types';

/** One update on its way to the core. */
interface Turn {
  readonly tell: () => Promise<{ readonly guided: boolean }>;
  failure?: { readonly error: unknown };
}

type Outer = ConversationFlavor<Context & { turn: Turn }>;

export interface GuidedBot {
  readonly bot: Bot<Outer>;
  /** Takes one update through the middleware; `tell` hands it to the core. Rejects with what `tell` rejected with. */
  readonly take: (update: Update, tell: Turn['tell']) => Promise<void>;
}

/** grammY's bot with the one conversation that hosts open forms. What it remembers may be lost at any time. */
export function guidedBot(
  token: string,
  client: ApiClientOptions,
  storage?: ConversationStorage<Outer, ConversationData>,
): GuidedBot {
  const bot = new Bot<Outer>(token, { client });
  const turns = new WeakMap<Update, Turn>();
  bot.use((ctx, next) => {
    const turn = turns.get(ctx.update);
    if (turn === undefined) return;
    ctx.turn = turn;
    return next();
  });
  bot.use(conversations<Outer, Context>(storage ? { storage } : {}));
  bot.use(createConversation<Outer, Context>(guided, 'guided'));
  bot.use(async (ctx) => {
    if (await told(ctx)) await ctx.conversation.enter('guided');
  });
  return {
    bot,
    take: async (update, tell) => {
      const turn: Turn = { tell };
      turns.set(update, turn);
      await bot.handleUpdate(update);
      if (turn.failure) throw turn.failure.error;
    },
  };
}

/**
 * Hosts an open form: waits for the next update, hands it to the core, rewinds so that its log never grows. It sends nothing
 * and stores no answer. The core's failure travels beside the conversation, which knows only errors it can serialise.
 */
async function guided(conversation: Conversation<Outer, Context>): Promise<void> {
  const start = conversation.checkpoint();
  await conversation.wait();
  const goesOn = await conversation.external((ctx) => told(ctx));
  if (goesOn) await conversation.rewind(start);
}

/** Whether a form's question is now in view. */
async function told({ turn }: Outer): Promise<boolean> {
  try {
    return (await turn.tell()).guided;
  } catch (error) {
    turn.failure = { error };
    return false;
  }
}
