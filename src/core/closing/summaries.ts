import { type Context, holds } from '#core/conversation/context.ts';
import { pageOf } from '#core/conversation/fit.ts';
import { showDay } from '#core/conversation/questions.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { entry } from '#core/kernel/entry.ts';
import { type Id, id } from '#core/kernel/id.ts';
import { lines, named, say, type Text } from '#core/kernel/text.ts';
import { dayIn } from '#core/kernel/time.ts';
import { titleOf } from '#core/pairing/words.ts';
import type { Summary } from './closing.ts';
import { closedProgramme, isMentor } from './ground.ts';
import { conclusionWords, proposalWords } from './words.ts';

/** Conclusions that stand on a page: of a large group there are several pages of them. */
const perPage = 8;

/** Summaries of a closed programme, each from its own page on. Of a group each mentee reads the conclusion about themselves alone. */
export async function summariesScreen(ctx: Context, programmeId: string, wanted = '0', note?: string): Promise<Screen> {
  const ground = await closedProgramme(ctx, programmeId);
  const all = await ctx.tx.summaries.where({ programmeId: ground.programme.id });
  const every = isMentor(ctx, ground) || holds(ctx.me, 'curator', 'head');
  const zone = ctx.me.organisation.settings.zone;
  const page = pageOf(
    all.flatMap((one) => partsOf(one, every ? undefined : ctx.me.person.id)),
    1,
    wanted,
  );
  return screen(
    lines(
      ...(note ? [note, ''] : []),
      say`Итоги адаптации: ${titleOf(ground)}`,
      ...(all.length === 0 ? ['Наставник ещё не подводил итоги (п. 5.2.2).'] : []),
      ...page.items.flatMap(({ summary, words, conclusions }) => [
        '',
        say`${named(summary.by)}, ${showDay(dayIn(zone, summary.at))}`,
        ...conclusions,
        ...(words ? wordsOf(summary) : []),
      ]),
    ),
    page.count > 1
      ? [button(`Дальше (${page.at + 1} из ${page.count})`, 'closing.sums', programmeId, String(page.at + 1))]
      : [],
    isMentor(ctx, ground) ? [button(mine(ctx, all) ? 'Изменить' : 'Подвести итоги', 'closing.sum', programmeId)] : [],
    [button('К программе', 'closing', programmeId), button('Меню', 'menu')],
  );
}

interface Part {
  readonly summary: Summary;
  /** What was achieved stands on the first page of a summary. */
  readonly words: boolean;
  readonly conclusions: readonly Text[];
}

function partsOf(summary: Summary, only: Id<'person'> | undefined): readonly Part[] {
  const all = conclusionLines(summary, only);
  const pages = Math.max(1, Math.ceil(all.length / perPage));
  return Array.from({ length: pages }, (_, at) => ({
    ...{ summary, words: at === 0, conclusions: all.slice(at * perPage, (at + 1) * perPage) },
  }));
}

const wordsOf = ({ achieved, proposals, words }: Summary): readonly string[] => [
  `Достигнуто: ${achieved}`,
  `Предложения: ${proposals
    .flatMap((code) => entry(proposalWords, code) ?? [])
    .join(', ')
    .toLowerCase()}`,
  ...(words ? [words] : []),
];

const mine = ({ me }: Context, all: readonly Summary[]): boolean => all.some((one) => one.by === me.person.id);

const conclusionLines = ({ conclusions }: Summary, only: Id<'person'> | undefined): readonly Text[] =>
  Object.entries(conclusions)
    .filter(([person]) => only === undefined || person === only)
    .map(([person, conclusion]) => say`• ${named(id<'person'>(person))}: ${conclusionWords[conclusion].toLowerCase()}`);
