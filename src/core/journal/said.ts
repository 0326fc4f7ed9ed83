import { type Action, action, type Context, holds } from '#core/conversation/context.ts';
import type { Input } from '#core/conversation/input.ts';
import { showTime } from '#core/conversation/question-time.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { inView } from '#core/conversation/view.ts';
import { isInForce } from '#core/pairing/in-force.ts';
import { pairsToLog } from './access.ts';
import { modeWords } from './fields.ts';
import { type ReadLog, readLog } from './read-log.ts';
import { anyPair, closedOn, toldLetters } from './said-form.ts';

export const saidActions: readonly Action[] = [
  action('j.new', ['mentor', 'mentee'], async (ctx) => {
    const [first, ...others] = await pairsToLog(ctx);
    if (!first)
      return screen('Записывать пока нечего: ни одна ваша пара ещё не закреплена приказом.', [button('Меню', 'menu')]);
    return ctx.fill('log-new', others.length > 0 ? anyPair : first.pair.id);
  }),
];

/**
 * A sentence that tells of a meeting, typed where no question is open: the filled form is shown to be confirmed. Whoever has no pair
 * in force, and words that tell of something else, pass on.
 */
export async function takeSentence(ctx: Context, input: Input): Promise<Screen | undefined> {
  if (input.kind !== 'text' || !holds(ctx.me, 'mentor', 'mentee') || (await isAsked(ctx))) return undefined;
  const read = readLog(input.text, ctx.me.today);
  const pairs = read ? await pairsToLog(ctx) : [];
  const [first, ...others] = pairs;
  if (!read || !first) return undefined;
  const { day } = read;
  if (day && !pairs.some(({ pair }) => isInForce(pair, day))) return screen(closedOn(first), [button('Меню', 'menu')]);
  const subject = [others.length > 0 ? anyPair : first.pair.id, lettersOf(read)].filter((one) => one !== '').join(':');
  return ctx.fill('log-said', subject, answersOf(read));
}

/** Does a question that is still open stand before the writer? Then the words are for it. */
async function isAsked(ctx: Context): Promise<boolean> {
  const seen = await inView(ctx);
  return seen?.session.status === 'open' && seen.key !== '';
}

const lettersOf = (read: ReadLog): string =>
  Object.entries(toldLetters)
    .filter(([part]) => read[part as keyof typeof toldLetters] !== undefined) // the keys of `toldLetters`
    .map(([, letter]) => letter)
    .join('');

/** As they would be typed into the form. */
function answersOf({ day, start, minutes, mode, topic, topicWords, recommendation, task, taskBy }: ReadLog) {
  const about = topic ?? (topicWords ? 'other' : undefined);
  return Object.fromEntries(
    Object.entries({
      ...{ day: day?.toString(), start: start && showTime(start), minutes: minutes?.toString() },
      ...{ mode: mode && modeWords[mode], topic: about, topicWords, recommendation, task, taskBy: taskBy?.toString() },
    }).flatMap(([key, said]) => (said === undefined ? [] : [[key, said] as const])),
  );
}
