import type { Handset } from '../../src/sandbox/sandbox.ts';

/** A message of the bot as the person sees it. */
export interface Seen {
  readonly text: string;
  /** Labels under the message, in reading order. */
  readonly buttons: readonly string[];
  /** Labels of the ordinary keyboard. */
  readonly menu: readonly string[];
  readonly file?: string;
  /** All of it, for looking into and for messages of tests. */
  readonly whole: string;
}

/** One person's phone on one messenger; acts resolve to the screen they lead to. */
export interface StoryPhone {
  readonly handset: Handset;
  says(text: string): Promise<Seen>;
  /** A button under the newest message that has it, else on the ordinary keyboard, else the newest whose label begins so. */
  presses(label: string): Promise<Seen>;
  sends(bytes: Uint8Array, name: string, caption?: string): Promise<Seen>;
  /** A picture, sent as one and not as a document. */
  photographs(bytes: Uint8Array): Promise<Seen>;
  starts(payload?: string): Promise<Seen>;
  /** Opens an invitation's link. */
  opens(url: string): Promise<Seen>;
  /** Sends a button's data that no button of theirs carries. */
  forges(action: string): Promise<Seen>;
  blocks(): Promise<void>;
  unblocks(): Promise<void>;
  /** The screen shown or changed last. */
  sees(): Seen;
  /** What was shown or changed since this was last asked. */
  news(): readonly Seen[];
  /** The same, words alone. */
  newsWords(): string;
  /** The address behind a link button. */
  link(label: string): string;
  /** The bytes of the newest file of the bot. */
  downloads(): Promise<Buffer>;
  transcript(): readonly string[];
}

/** Does something that makes so many updates, and waits until the bot is done with them. */
export type Act = (handset: Handset, does: () => number | Promise<number>) => Promise<void>;

type Message = ReturnType<Handset['view']>['messages'][number];

export function acting(name: string, handset: Handset, act: Act): StoryPhone {
  const screens = screensOf(handset);
  const asked = { at: 0 };
  // Writing to a blocked bot unblocks it first: one more update.
  const one = async (does: () => unknown): Promise<Seen> => {
    const updates = handset.view().blocked ? 2 : 1;
    await act(handset, async () => {
      await does();
      return updates;
    });
    return screens.last();
  };
  const news = (): readonly Seen[] => {
    const all = screens.all();
    const fresh = all.slice(asked.at);
    asked.at = all.length;
    return fresh;
  };
  return {
    handset,
    says: (text) => one(() => handset.say(text)),
    presses: async (label) => one(press(handset, label)),
    sends: (bytes, file, caption) => one(() => handset.sendFile(file, Buffer.from(bytes), caption)),
    photographs: (bytes) => one(() => handset.sendPhoto('photo.png', Buffer.from(bytes))),
    starts: (payload) => one(() => handset.start(payload)),
    opens: (url) => one(() => handset.openLink(url) || fail(`${url} does not open the bot on ${handset.messenger}`)),
    forges: (action) => one(() => handset.forge(handset.messenger === 'vk' ? JSON.stringify({ a: action }) : action)),
    blocks: () => act(handset, () => change(handset, true)),
    unblocks: () => act(handset, () => change(handset, false)),
    sees: screens.last,
    news,
    newsWords: () =>
      news()
        .map((one) => one.text)
        .join(),
    link: (label) => linkOf(handset, label),
    downloads: () => newestFile(handset),
    transcript: () => handset.view().messages.map((message) => line(name, message)),
  };
}

function change(handset: Handset, blocked: boolean): number {
  if (handset.view().blocked === blocked) return 0;
  if (blocked) handset.block();
  else handset.unblock();
  return 1;
}

/** Every state a message of the bot was seen in, in the order in which they were noticed. */
function screensOf(handset: Handset) {
  const known = new Map<number, string>();
  const history: Seen[] = [];
  const look = () => {
    const { messages, keyboard } = handset.view();
    const menu = keyboard?.rows.flat().map((button) => button.text) ?? [];
    for (const message of messages.filter(({ from }) => from === 'bot')) {
      const seen = seenAs(message, menu);
      if (known.get(message.id) === seen.whole) continue;
      known.set(message.id, seen.whole);
      history.push(seen);
    }
    return history;
  };
  return { all: look, last: () => look().at(-1) ?? fail('Nothing has been shown yet') };
}

function seenAs({ text, inline, file }: Message, menu: readonly string[]): Seen {
  const buttons = inline.flat().map((button) => button.text);
  const whole = [file ? `‹${file.name}›` : '', text, buttons.map((label) => `[${label}]`).join(' ')];
  return { text, buttons, menu, ...(file ? { file: file.name } : {}), whole: whole.filter(Boolean).join('\n') };
}

function press(handset: Handset, label: string): () => unknown {
  const { messages, keyboard } = handset.view();
  const under = messages.flatMap(({ id, inline }) => inline.flat().map((button) => ({ id, label: button.text })));
  const found = under.findLast((one) => one.label === label);
  if (found) return () => handset.press(label, found.id);
  const menu = keyboard?.rows.flat().map((button) => button.text) ?? [];
  if (menu.includes(label)) return () => handset.pressKeyboard(label);
  const like = under.findLast((one) => one.label.startsWith(label));
  if (like) return () => handset.press(like.label, like.id);
  const newest = under.slice(-20).map((one) => `«${one.label}»`);
  return fail(`No «${label}» among ${newest.join(' ')}; menu: ${menu.join(', ')}`);
}

function linkOf(handset: Handset, label: string): string {
  const links = handset.view().messages.flatMap(({ inline }) => inline.flat());
  return links.findLast((button) => button.text === label && button.link)?.link ?? fail(`No link «${label}»`);
}

async function newestFile(handset: Handset): Promise<Buffer> {
  const message = handset.view().messages.findLast((one) => one.from === 'bot' && one.file);
  return (await handset.download(message?.file?.id ?? 0)) ?? fail('No file has been sent');
}

const line = (name: string, message: Message): string =>
  `${message.from === 'bot' ? 'Бот' : name}: ${seenAs(message, []).whole}`;

function fail(why: string): never {
  throw new Error(why);
}
