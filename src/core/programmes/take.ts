import { workingDays } from '#core/calendar/working-days.ts';
import type { Context } from '#core/conversation/context.ts';
import { button, inPairs, type Screen, screen } from '#core/conversation/screen.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines, say } from '#core/kernel/text.ts';
import { peopleOn } from '#core/pairing/access.ts';
import type { Asked } from '#core/pairing/answers.ts';
import { ownPairs } from '#core/pairing/mine.ts';
import { listOf } from '#core/pairing/words.ts';
import { withoutNames } from '#core/practices/without-names.ts';
import { programmesOf, programmesOfEach } from './access.ts';
import { cardScreen } from './card.ts';
import type { ProgrammesDeps } from './deps.ts';
import { draftIn } from './draft.ts';
import { canTake, madeLike, termLike } from './follow.ts';
import type { Activity } from './programme.ts';
import { namesIn, shelved } from './shelf.ts';
import { isOpen, isOver } from './state.ts';

const mostPairs = 6;

/** One's own pairs where a programme can be begun or is being made. */
async function targets(ctx: Context): Promise<readonly Asked[]> {
  const pairs = await ownPairs(ctx);
  const own = await programmesOfEach(
    ctx,
    pairs.map(({ pair }) => pair.id),
  );
  return pairs.filter(
    ({ pair }) => own(pair.id).some(isOpen) || (canTake(pair, ctx.me.today) && own(pair.id).every(isOver)),
  );
}

/** «Взять за образец»: its lines come into one's own programme, the days moved to its term. */
export async function take(ctx: Context, deps: ProgrammesDeps, programmeId: string): Promise<Screen> {
  const { programme } = await shelved(ctx, programmeId);
  const into = await targets(ctx);
  const [only, ...others] = into;
  if (!only)
    return screen('Образец берут в программу своей пары, которая ещё не утверждена. Такой пары у вас сейчас нет.', [
      button('К образцу', 'prog.bank.see', programme.id, '0'),
      button('Программы', 'progs'),
    ]);
  if (others.length === 0) return taken(ctx, deps, programme.id, only.pair.id);
  const shown = into.slice(0, mostPairs);
  const titles = shown.map(({ members }) => listOf(peopleOn(members).filter((one) => one !== ctx.me.person.id)));
  return screen(
    lines('В какую программу взять мероприятия?', ...titles.map((one, index) => say`${index + 1}. ${one}`)),
    ...inPairs(shown.map(({ pair }, index) => button(String(index + 1), 'prog.taken', programme.id, pair.id))),
    [button('К образцу', 'prog.bank.see', programme.id, '0')],
  );
}

export async function taken(
  ctx: Context,
  { national }: ProgrammesDeps,
  programmeId: string,
  pairId: string,
): Promise<Screen> {
  const { programme: pattern, plan } = await shelved(ctx, programmeId);
  const asked = (await targets(ctx)).find(({ pair }) => pair.id === pairId);
  if (!asked) throw new Refusal('stale');
  const house = await namesIn(ctx);
  const nameless = plan.map(
    ({ expected, ...one }): Activity => ({
      ...{ ...one, title: withoutNames(one.title, house) },
      ...(expected ? { expected: withoutNames(expected, house) } : {}),
    }),
  );
  const open = (await programmesOf(ctx, asked.pair.id)).find(isOpen);
  const term = open ?? termLike(pattern, asked.pair, ctx.me.today);
  const made = madeLike(
    { ...pattern, expected: withoutNames(pattern.expected, house), schedule: withoutNames(pattern.schedule, house) },
    nameless,
    {
      from: term.from,
      to: term.to,
    },
  );
  const isWorking = workingDays(national, ctx.me.organisation.settings);
  const { programme, joined } = await draftIn(ctx, asked, made, isWorking);
  return cardScreen(
    ctx,
    programme.id,
    joined
      ? 'Мероприятия образца добавлены в вашу программу, даты сдвинуты.'
      : 'Черновик по образцу готов, даты сдвинуты. Проверьте направления и предложите всем в паре.',
  );
}
