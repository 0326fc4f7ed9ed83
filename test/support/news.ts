import type { School } from './school.ts';
import type { Seen, StoryPhone } from './story-phone.ts';

/** As a person reads it: a no-break space is a space. */
export const textOf = (seen: Seen): string => seen.text.replaceAll('\u00a0', ' ');

const isDigest = (text: string): boolean => text.startsWith('Дорожная карта · ');

/** Digests shown on this phone since the last look that speak of `title`, by their days: «1 октября 2026 г.». */
export const daysOf = (phone: StoryPhone, title: string): readonly string[] =>
  phone
    .news()
    .map(textOf)
    .filter((text) => isDigest(text) && text.includes(title))
    .map((text) => text.split('\n')[0]?.replace('Дорожная карта · ', '') ?? '');

/** The number under which the newest digest or list speaks of something: its buttons begin with it. */
export const numberOf = (phone: StoryPhone, title: string): string =>
  new RegExp(`^(\\d+)\\. [^\\n]*${title}`, 'm').exec(textOf(phone.sees()))?.[1] ?? '';

/** What is due at once, then from digest to digest up to a moment; what was shown is to be read from the phones. */
export async function through(here: School, last: string): Promise<void> {
  await here.until(here.clock.now().toString());
  const end = Date.parse(last);
  for (let next = await here.peekReminder(); next && next.epochMilliseconds <= end; next = await here.peekReminder())
    await here.until(next.toString());
  await here.until(last);
}
