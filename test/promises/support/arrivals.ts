import type { Pupil } from '../../chaos/support/school.ts';

/** What a phone holds of the bot at the end: how often it shows each text. */
export interface Arrival {
  readonly messenger: 'telegram' | 'vk';
  readonly shown: Readonly<Record<string, number>>;
}

/** From the peer's own chats. */
export const arrivals = (pupils: readonly Pupil[]): readonly Arrival[] =>
  pupils
    .flatMap(({ phones }) => phones)
    .map((phone) => {
      const texts = phone
        .view()
        .messages.filter(({ from }) => from === 'bot')
        .map(({ text }) => text);
      const shown: Record<string, number> = {};
      for (const text of texts) shown[text] = (shown[text] ?? 0) + 1;
      return { messenger: phone.messenger, shown };
    });

export interface Tally {
  readonly wanted: number;
  readonly lost: number;
  /** Deliveries beyond the first. */
  readonly repeated: Readonly<Record<Arrival['messenger'], number>>;
  /** The most often that one message came to one phone. */
  readonly most: number;
}

/** How the texts, each meant for every phone once, have come. */
export function tallied(all: readonly Arrival[], texts: readonly string[]): Tally {
  const counts = all.flatMap(({ messenger, shown }) => texts.map((text) => ({ messenger, count: shown[text] ?? 0 })));
  const repeated = (of: Arrival['messenger']) =>
    counts.filter(({ messenger }) => messenger === of).reduce((sum, { count }) => sum + Math.max(0, count - 1), 0);
  return {
    wanted: counts.length,
    lost: counts.filter(({ count }) => count === 0).length,
    repeated: { telegram: repeated('telegram'), vk: repeated('vk') },
    most: Math.max(0, ...counts.map(({ count }) => count)),
  };
}

/** One message less on some phone of the messenger, or one more than there were. */
export function changed(
  all: readonly Arrival[],
  messenger: Arrival['messenger'],
  text: string,
  by: (count: number) => number,
): readonly Arrival[] {
  const at = all.findIndex((one) => one.messenger === messenger);
  return all.map((one, index) =>
    index === at ? { ...one, shown: { ...one.shown, [text]: by(one.shown[text] ?? 0) } } : one,
  );
}
