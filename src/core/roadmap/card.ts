import { type Action, action, type Context } from '#core/conversation/context.ts';
import { cut, pageOf, pieces } from '#core/conversation/fit.ts';
import { showDay } from '#core/conversation/questions.ts';
import { type Button, button, type Screen, screen } from '#core/conversation/screen.ts';
import { lines, named, say, type Text } from '#core/kernel/text.ts';
import { dayIn, type PlainDate, type Zone } from '#core/kernel/time.ts';
import { snoozeButtons } from '#core/reminders/snooze-buttons.ts';
import { type Found, occurrenceFor, stageFor } from './access.ts';
import type { Note, OccurrenceNotes } from './notes.ts';
import { isPending } from './occurrences.ts';
import type { Occurrence, OccurrenceResult, Stage } from './roadmap.ts';
import { assigneesWords, deadlineWords, spanWords, stageName, stateWords } from './words.ts';

const shownItems = 8;
const ticksPerPage = 6;
const pieceLength = 3500;

/** The card of one dated duty, of a stage, its checklist, and its words in full. */
export const cardActions = (notes: OccurrenceNotes): readonly Action[] => [
  action('occ', 'anyone', (ctx, one = '') => notedCard(ctx, one, notes)),
  action('occ.open', 'anyone', (ctx, one = '') => notedCard(ctx, one, notes), { below: true }),
  action('occ.list', 'anyone', async (ctx, one = '', page = '0') =>
    checklistScreen(await occurrenceFor(ctx, one, 'read'), page),
  ),
  action('occ.tick', 'anyone', (ctx, one = '', index = '', page = '0') => tick(ctx, one, index, page)),
  action('stage.full', 'anyone', async (ctx, stage = '', page = '0', back = '') =>
    fullScreen((await stageFor(ctx, stage, 'read')).stage, page, isId(back) ? back : ''),
  ),
];

type FoundOccurrence = Found & { readonly occurrence: Occurrence };

async function notedCard(ctx: Context, one: string, notes: OccurrenceNotes): Promise<Screen> {
  const found = await occurrenceFor(ctx, one, 'read');
  const acts = found.sight.runsAll || found.sight.mine(found.stage);
  return occurrenceCard(ctx, found, await notes(ctx, found.occurrence, acts));
}

export function occurrenceCard(ctx: Context, { stage, occurrence, sight }: FoundOccurrence, note?: Note): Screen {
  const { today } = ctx.me;
  const acts = sight.runsAll || sight.mine(stage);
  return screen(
    lines(
      ...stageLines(stage),
      '',
      `Срок: ${spanWords(occurrence.from, occurrence.due)}`,
      occurrence.planned ? `По карте было: ${showDay(occurrence.planned)}` : undefined,
      stage.phrase.trim() === '' ? undefined : `В документе: «${cut(stage.phrase.trim(), 200)}»`,
      occurrence.request ? `Запрос: ${cut(occurrence.request, 300)}` : undefined,
      `Состояние: ${stateWords(occurrence, today)}`,
      ...resultLines(occurrence, ctx.me.organisation.settings.zone),
      ...(note?.lines ?? []),
      say`Ответственные: ${assigneesWords(stage.assignees)}`,
      stage.content.length > 0
        ? `Чек-лист, отмечено: ${occurrence.ticked.length} из ${stage.content.length}`
        : undefined,
      ...checklist(stage, occurrence.ticked),
    ),
    note?.row ?? [],
    ...(acts ? actRows(stage, occurrence, { runsAll: sight.runsAll, today, noted: note !== undefined }) : []),
    [
      ...(occurrence.result?.file ? [button('Файл результата', 'occ.file', occurrence.id)] : []),
      button('История', 'occ.history', occurrence.id, '0'),
      ...(sight.runsAll ? [button('Кому напомнили', 'occ.told', occurrence.id, '0')] : []),
      ...(isLong(stage) ? [button('Показать полностью', 'stage.full', stage.id, '0', occurrence.id)] : []),
    ],
  );
}

function actRows(
  stage: Stage,
  occurrence: Occurrence,
  { runsAll, today, noted }: { readonly runsAll: boolean; readonly today: PlainDate; readonly noted: boolean },
): readonly (readonly Button[])[] {
  if (!isPending(occurrence)) return [[button('Открыть заново', 'occ.reopen', occurrence.id)]];
  return [
    [button('Закрыть', 'occ.close', occurrence.id), button('Перенести срок', 'occ.postpone', occurrence.id)],
    [
      ...(stage.content.length > 0 ? [button('Чек-лист', 'occ.list', occurrence.id, '0')] : []),
      ...(runsAll ? [button('Пропустить этап', 'occ.skip', occurrence.id)] : []),
    ],
    // VK shows ten buttons: beside a note there is no room for these.
    ...(occurrence.status === 'open' && !noted ? snoozeButtons(occurrence, today) : []),
  ];
}

export const stageLines = (stage: Stage): readonly (string | undefined)[] => [
  stage.group ? cut(stage.group, 150) : undefined,
  stageName(stage, 400),
  stage.expectedResult ? `Ожидаемый результат: ${cut(stage.expectedResult, 300)}` : undefined,
];

function resultLines({ result, closedAt, closedBy }: Occurrence, zone: Zone): readonly (Text | undefined)[] {
  if (!result) return [];
  return [
    say`Результат: ${resultWords(result)}`,
    closedAt && closedBy ? say`Закрыто: ${showDay(dayIn(zone, closedAt))}, ${named(closedBy)}` : undefined,
  ];
}

export const resultWords = ({ text, link, orderNumber, file }: OccurrenceResult): string =>
  [
    ...(orderNumber ? [`приказ №\u00a0${cut(orderNumber, 60)}`] : []),
    ...(link ? [cut(link, 300)] : []),
    ...(file ? ['файл'] : []),
    ...(text ? [cut(text, 400)] : []),
  ].join(' · ');

const checklist = (stage: Stage, ticked: readonly number[]): readonly string[] => [
  ...stage.content.slice(0, shownItems).map((item, index) => `${ticked.includes(index) ? '☑' : '☐'} ${cut(item, 120)}`),
  ...(stage.content.length > shownItems ? [`Ещё пунктов: ${stage.content.length - shownItems}`] : []),
];

export const isLong = (stage: Stage): boolean =>
  stage.title.length > 390 ||
  (stage.expectedResult ?? '').length > 300 ||
  (stage.group ?? '').length > 150 ||
  stage.content.length > shownItems ||
  stage.content.some((item) => item.length > 120);

function checklistScreen({ stage, occurrence, sight }: FoundOccurrence, wanted: string): Screen {
  const page = pageOf(stage.content, ticksPerPage, wanted);
  const acts = (sight.runsAll || sight.mine(stage)) && isPending(occurrence);
  const marks = page.items.map((_, index) => {
    const number = page.start + index;
    const mark = occurrence.ticked.includes(number) ? '☑' : '☐';
    return button(`${mark} ${number + 1}`, 'occ.tick', occurrence.id, String(number), String(page.at));
  });
  return screen(
    lines(
      stageName(stage, 200),
      `Отмечено: ${occurrence.ticked.length} из ${stage.content.length}`,
      ...page.items.flatMap((item, index) => [
        '',
        `${occurrence.ticked.includes(page.start + index) ? '☑' : '☐'} ${page.start + index + 1}. ${cut(item, 500)}`,
      ]),
    ),
    ...(acts ? [marks.slice(0, 3), marks.slice(3)] : []),
    page.count > 1
      ? [button(`Дальше (${page.at + 1} из ${page.count})`, 'occ.list', occurrence.id, String(page.at + 1))]
      : [],
    [button('К карточке', 'occ', occurrence.id), ...(acts ? [button('Закрыть', 'occ.close', occurrence.id)] : [])],
  );
}

/** Pressing twice ticks and unticks: the button names the item, and its state is what is shown. */
async function tick(ctx: Context, one: string, item: string, page: string): Promise<Screen> {
  const found = await occurrenceFor(ctx, one, 'act');
  const index = Number(item);
  const { occurrence, stage } = found;
  if (!isPending(occurrence) || !Number.isInteger(index) || stage.content[index] === undefined)
    return checklistScreen(found, page);
  const ticked = occurrence.ticked.includes(index)
    ? occurrence.ticked.filter((each) => each !== index)
    : [...occurrence.ticked, index].sort((a, b) => a - b);
  const now = { ...occurrence, ticked };
  await ctx.tx.occurrences.put(now);
  return checklistScreen({ ...found, occurrence: now }, page);
}

/** The way back stands in the button as it came: anything longer than an id would not fit the next one. */
const isId = (words: string): boolean => /^[\w-]{1,16}$/.test(words);

/** Everything the document says about a stage, in pages of one message each. */
function fullScreen(stage: Stage, wanted: string, back: string): Screen {
  const words = [
    ...(stage.group ? [stage.group, ''] : []),
    stageName(stage, 100_000),
    '',
    `Срок: ${deadlineWords(stage.deadline)}`,
    ...(stage.expectedResult ? ['', `Ожидаемый результат: ${stage.expectedResult}`] : []),
    ...(stage.content.length > 0 ? ['', ...stage.content.map((item, index) => `${index + 1}. ${item}`)] : []),
  ].join('\n');
  const page = pageOf(pieces(words, pieceLength), 1, wanted);
  return screen(
    page.items[0] ?? '',
    page.count > 1
      ? [
          button(
            `Дальше (${page.at + 1} из ${page.count})`,
            'stage.full',
            stage.id,
            String(page.at + 1),
            ...(back ? [back] : []),
          ),
        ]
      : [],
    [back ? button('К карточке', 'occ', back) : button('К этапу', 'stage', stage.id)],
  );
}
