import { type Context, holds } from '#core/conversation/context.ts';
import { showDay } from '#core/conversation/questions.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { entry } from '#core/kernel/entry.ts';
import { type Id, id } from '#core/kernel/id.ts';
import { lines, named, say, type Text } from '#core/kernel/text.ts';
import { dayIn } from '#core/kernel/time.ts';
import { titleOf } from '#core/pairing/words.ts';
import { cut } from '#core/roadmap/fit.ts';
import type { Summary } from './closing.ts';
import { closedProgramme, isMentor } from './ground.ts';
import { conclusionWords, proposalWords } from './words.ts';

/** Characters of what was achieved where two mentors have written. */
const shown = 1400;

/** Summaries of a closed programme. Of a group each mentee reads the conclusion about themselves alone. */
export async function summariesScreen(ctx: Context, programmeId: string, note?: string): Promise<Screen> {
  const ground = await closedProgramme(ctx, programmeId);
  const all = await ctx.tx.summaries.where({ programmeId: ground.programme.id });
  const every = isMentor(ctx, ground) || holds(ctx.me, 'curator', 'head');
  const zone = ctx.me.organisation.settings.zone;
  return screen(
    lines(
      ...(note ? [note, ''] : []),
      say`Итоги адаптации: ${titleOf(ground)}`,
      ...(all.length === 0 ? ['Наставник ещё не подводил итоги (п. 5.2.2).'] : []),
      ...all.flatMap((one) => [
        '',
        say`${named(one.by)}, ${showDay(dayIn(zone, one.at))}`,
        ...conclusionLines(one, every ? undefined : ctx.me.person.id),
        `Достигнуто: ${cut(one.achieved, shown)}`,
        `Предложения: ${one.proposals
          .flatMap((code) => entry(proposalWords, code) ?? [])
          .join(', ')
          .toLowerCase()}`,
        ...(one.words ? [cut(one.words, shown)] : []),
      ]),
    ),
    isMentor(ctx, ground) ? [button(mine(ctx, all) ? 'Изменить' : 'Подвести итоги', 'closing.sum', programmeId)] : [],
    [button('К программе', 'closing', programmeId), button('Меню', 'menu')],
  );
}

const mine = ({ me }: Context, all: readonly Summary[]): boolean => all.some((one) => one.by === me.person.id);

const conclusionLines = ({ conclusions }: Summary, only: Id<'person'> | undefined): readonly Text[] =>
  Object.entries(conclusions)
    .filter(([person]) => only === undefined || person === only)
    .map(([person, conclusion]) => say`• ${named(id<'person'>(person))}: ${conclusionWords[conclusion].toLowerCase()}`);
