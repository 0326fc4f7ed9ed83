import { type Context, holds } from '#core/conversation/context.ts';
import { pageOf } from '#core/conversation/fit.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { breathing } from '#core/kernel/breath.ts';
import { lines, named, say, type Text } from '#core/kernel/text.ts';
import type { MatchingHouse } from './deps.ts';
import { groundsNow } from './desk.ts';
import { type Grounds, type LeftOut, type Matched, type Proposal, placesOf, proposing } from './proposal.ts';

const perPage = 5;
/** Longest list of reasons in a line of the batch. */
const mostReasons = 2;

/** «Подбор»: the whole proposal as a batch, with the reasons; and who is left out, and why. */
export async function batchScreen(
  ctx: Context,
  { breath }: Pick<MatchingHouse, 'breath'>,
  wanted = '0',
  note?: string,
): Promise<Screen> {
  const grounds = await groundsNow(ctx);
  const { mentees } = grounds;
  if (mentees.length === 0) return nobodyScreen(ctx);
  const proposal = await breathing(proposing(grounds), breath);
  const page = pageOf(rowsOf(proposal), perPage, wanted);
  const entryOf = (one: Row) => mentees.find(({ person }) => person.id === one.mentee)?.entry.id ?? '';
  const numbers = page.items.map((one, index) => button(String(page.start + index + 1), 'match.one', entryOf(one)));
  return screen(
    lines(
      ...(note ? [note, ''] : []),
      ...headOf(grounds, proposal),
      '',
      ...page.items.map((one, index) => lineOf(one, page.start + index + 1)),
    ),
    numbers,
    page.count > 1 ? [button(`Дальше (${page.at + 1} из ${page.count})`, 'match', String(page.at + 1))] : [],
    ...batchButtons(ctx, proposal),
  );
}

async function nobodyScreen({ tx, me }: Context): Promise<Screen> {
  const known = await tx.bank.where({ organisationId: me.organisation.id, side: 'mentee' });
  return screen(
    known.some(({ status }) => status !== 'left')
      ? 'Подбирать некому: у всех, кто есть в банке, пара уже есть или предложена. Когда в банке появится новый участник, он будет здесь.'
      : 'Подбирать пока некому: в банке ещё никто не просит о наставнике. Разошлите анкету в «Опросах» или загрузите список в «Банке».',
    [button('Пары', 'pairs'), button('Банк', 'bank')],
  );
}

function batchButtons(ctx: Context, { couples }: Proposal) {
  if (!holds(ctx.me, 'curator')) return [[button('Пары', 'pairs')]];
  return [
    couples.length > 0 ? [button(`Предложить всем: ${couples.length}`, 'match.ask')] : [],
    [...(couples.length > 0 ? [button('Excel (.xlsx)', 'match.xlsx')] : []), button('Что важнее', 'match.weights')],
    [button('Пары', 'pairs')],
  ];
}

const headOf = (grounds: Grounds, { couples }: Proposal): readonly string[] => [
  'Подбор наставников',
  `Без пары: ${grounds.mentees.length} · подобрано: ${couples.length} из ${grounds.mentees.length}`,
  `Наставников в банке: ${grounds.mentors.length} · свободных мест: ${grounds.mentors.reduce((sum, one) => sum + placesOf(grounds, one), 0)}`,
  'Номер открывает человека: причины, другие наставники, закрепить или исключить.',
];

type Row = Matched | Proposal['leftOut'][number];

export const rowsOf = ({ couples, leftOut }: Proposal): readonly Row[] => [...couples, ...leftOut];

function lineOf(one: Row, number: number): Text {
  if ('why' in one) return say`${number}. ${named(one.mentee)}: ${leftWords[one.why]}`;
  const why = one.fit.reasons.slice(0, mostReasons).join('; ');
  return say`${number}. ${named(one.mentee)} – ${named(one.mentor)}${one.pinned ? ' · закреплено' : ''}${why ? `: ${why}` : ''}`;
}

export const leftWords: Readonly<Record<LeftOut, string>> = {
  aside: 'отложено, подбор пока не идёт',
  'no-places': 'свободных мест у наставников нет',
  'nobody-may': 'подходящие отказались или исключены',
  'others-first': 'мест не хватило: другим наставники подходят больше',
};
