import { formWords } from '#core/bank/codes.ts';
import { type Context, holds } from '#core/conversation/context.ts';
import { cut, firstOf } from '#core/conversation/fit.ts';
import { showDay } from '#core/conversation/questions.ts';
import { type Button, button, type Screen, screen } from '#core/conversation/screen.ts';
import type { Id } from '#core/kernel/id.ts';
import { lines, named, say, type Text } from '#core/kernel/text.ts';
import { isSide, voicesOf } from '#core/pairing/access.ts';
import { kindsWords, sidesLines, spanOf } from '#core/pairing/words.ts';
import { type Held, programmeFor, readers } from './access.ts';
import { mayFollow } from './follow.ts';
import { planOf } from './plan.ts';
import type { Activity } from './programme.ts';
import { answerBy, isOpen } from './state.ts';
import { activityLine, answerWords, areasLine, modeLine, statusWords } from './words.ts';

const shownLines = 6;
const shownAnswers = 6;
const briefWords = 300;

/** A programme as its sides and those who run the programme see it, with what each of them may do now. */
export async function cardScreen(ctx: Context, programmeId: string, note?: string): Promise<Screen> {
  const held = await programmeFor(ctx, programmeId);
  return screen(lines(...(note ? [note, ''] : []), await textOf(ctx, held)), ...(await rowsOf(ctx, held)));
}

/** What the programme is: the same words stand in the offer. */
export async function textOf(ctx: Context, held: Held): Promise<Text> {
  const { programme, pair, members } = held;
  const plan = await planOf(ctx, programme);
  return lines(
    'Персонализированная программа',
    ...sidesLines(members),
    `Состояние: ${statusWords[programme.status]}${programme.approvedOn ? ` ${showDay(programme.approvedOn)}` : ''}`,
    ...(programme.remark ? [`Замечание куратора: ${programme.remark}`] : []),
    `Форма и вид: ${formWords[pair.form]}; ${kindsWords(pair.kinds)}`,
    `Срок: ${spanOf(programme.from, programme.to)}`,
    `Направления: ${areasLine(programme.areas)}`,
    ...(programme.strengths ? [`Сильные стороны: ${cut(programme.strengths, briefWords)}`] : []),
    `Встречи: ${cut(programme.schedule, briefWords)}, ${modeLine(programme)}`,
    ...(programme.expected ? [`Ожидается: ${cut(programme.expected, briefWords)}`] : []),
    ...answerLines(held),
    ...(isGoing(programme) ? [`Мероприятий: ${plan.length}`] : ['', ...planLines(plan)]),
  );
}

const planLines = (plan: readonly Activity[]): readonly (Text | string)[] =>
  plan.length === 0
    ? ['Мероприятий пока нет: добавьте хотя бы одно.']
    : [
        `Мероприятий: ${plan.length}`,
        ...firstOf(
          plan.map((one, index) => activityLine(one, index + 1)),
          shownLines,
        ),
      ];

/** Who said what to the version that stands, while it is asked about. */
function answerLines({ programme, members }: Held): readonly (Text | string)[] {
  if (programme.status !== 'offered' && programme.status !== 'agreed') return [];
  const all = voicesOf(members).map((person) => say`• ${named(person)}: ${answerOf(programme, person)}`);
  return ['Ответы:', ...firstOf(all, shownAnswers)];
}

function answerOf(programme: Held['programme'], person: Id<'person'>): string {
  const said = answerBy(programme, person);
  if (!said) return 'ждём ответа';
  return said.reason ? `${answerWords[said.answer]}. ${cut(said.reason, 100)}` : answerWords[said.answer];
}

async function rowsOf(ctx: Context, held: Held): Promise<readonly (readonly Button[])[]> {
  const { programme, pair } = held;
  const back = [
    ...(holds(ctx.me, ...readers) ? [button('Пара', 'pair', pair.id)] : [button('Моя пара', 'pair.open', pair.id)]),
    button('Программы', 'progs'),
    button('Меню', 'menu'),
  ];
  return [
    ...(isSide(ctx, held) ? sideRows(ctx, held) : []),
    ...(holds(ctx.me, 'curator') ? curatorRows(programme) : []),
    [...planButtons(ctx, held), button('Word', 'prog.docx', programme.id)],
    (await mayFollow(ctx, held)) ? [button('Новая программа', 'prog.next', programme.id)] : [],
    back,
  ];
}

/** Its lines have a screen of their own then, with what became of each. */
const isGoing = ({ status }: Held['programme']): boolean => status === 'approved' || status === 'closed';

/** Once it is approved its lines are marked and accepted one by one, and it comes to an end; the council reads the lines alone. */
function planButtons(ctx: Context, held: Held): readonly Button[] {
  const { id } = held.programme;
  if (isGoing(held.programme) && (isSide(ctx, held) || holds(ctx.me, 'curator', 'head')))
    return [button('План', 'plan.of', id), button('Завершение', 'closing', id)];
  const lines = button('Мероприятия', 'prog.plan', id, '0');
  return isSide(ctx, held) && isOpen(held.programme) ? [lines, button('Изменить', 'prog.edit', id)] : [lines];
}

function curatorRows({ id, status }: Held['programme']): readonly (readonly Button[])[] {
  if (status === 'offered') return [[button('Подписано на бумаге', 'prog.paper', id)]];
  if (status !== 'agreed') return [];
  return [[button('Утвердить', 'prog.approve', id), button('Вернуть с замечанием', 'prog.return', id)]];
}

function sideRows(ctx: Context, { programme }: Held): readonly (readonly Button[])[] {
  const said = answerBy(programme, ctx.me.person.id);
  switch (programme.status) {
    case 'draft':
      return [
        [button('Предложить всем', 'prog.offer', programme.id), button('Снять черновик', 'prog.drop', programme.id)],
      ];
    case 'offered':
      // Whoever has agreed takes it back by changing something.
      if (said?.answer === 'yes') return [];
      return [answerRow(programme), said ? [button('Написать почему', 'prog.why', programme.id)] : []];
    case 'agreed':
    case 'approved':
    case 'closed':
    case 'dropped':
      return [];
    default:
      return programme.status satisfies never;
  }
}

/** One tap each; the version stands in the button, so that an old message agrees to nothing new. */
export const answerRow = ({ id, version }: Held['programme']): readonly Button[] => [
  button('Да', 'prog.yes', id, String(version)),
  button('Обсудить', 'prog.talk', id, String(version)),
  button('Нет', 'prog.no', id, String(version)),
];
