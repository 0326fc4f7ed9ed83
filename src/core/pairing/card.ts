import { type Context, holds } from '#core/conversation/context.ts';
import { cut, firstOf } from '#core/conversation/fit.ts';
import { showDay } from '#core/conversation/questions.ts';
import { type Button, button, type Screen, screen } from '#core/conversation/screen.ts';
import { adaptationLines, latestReport } from '#core/journal/adaptation-words.ts';
import type { Id } from '#core/kernel/id.ts';
import { lines, named, say, type Text } from '#core/kernel/text.ts';
import { date, dayIn } from '#core/kernel/time.ts';
import { meetingLines } from '#core/meetings/past.ts';
import { involvedLines } from '#core/petitions/involved.ts';
import type { RecordedEvent } from '#core/record/event.ts';
import { recorded } from '#core/record/record.ts';
import { leaders, pairFor, peopleOn, seesReasons } from './access.ts';
import type { Asked } from './answers.ts';
import { isByCouncil } from './by-council.ts';
import { warnings } from './candidates.ts';
import type { Order } from './mentorship.ts';
import { missingLine, missingOf } from './needed.ts';
import type { Missing } from './orders.ts';
import { aboutLines, answerWords, hasPlan, isLarge, orderWords, sidesLines, statusWords } from './words.ts';

const mostLines = 5;
const mostAnswers = 8;
/** Characters of a reason: in a large group it is read whole on the screen of its members. */
const briefReason = 300;
const wholeReason = 1000;

/** A pair as those who run the programme see it; buttons by its state. Reasons are shown to the curator and the head. */
export async function pairCard(ctx: Context, pairId: string, note?: string): Promise<Screen> {
  const asked = await pairFor(ctx, pairId);
  const { pair } = asked;
  const lacking = await lackingOf(ctx, asked);
  const shown = seesReasons(ctx) ? await recorded(ctx.tx, pair.id) : [];
  const orders = await ordersOf(ctx, asked);
  return screen(
    lines(
      ...(note ? [note, ''] : []),
      ...sidesLines(asked.members),
      aboutLines(pair, ctx.me.today),
      `Состояние: ${statusWords[pair.status]}`,
      ...((await isByCouncil(ctx, pair)) ? ['Предложил совет наставников'] : []),
      ...(await meetingsOf(ctx, asked)),
      ...(await involvedLines(ctx, pair.id)),
      ...orders.map((order) => `Приказ: ${orderWords(order)}`),
      ...answerLines(ctx, asked, shown),
      ...consentLines(asked, lacking),
      ...(await warned(ctx, asked)),
      ...latestReport(shown).flatMap((one) => [
        `Наставник об адаптации, ${showDay(dayIn(ctx.me.organisation.settings.zone, one.at))}`,
        ...adaptationLines(one),
      ]),
    ),
    isLarge(asked.members) ? [button('Все участники', 'pair.all', pair.id, '0')] : [],
    ...buttonsFor(ctx, asked, lacking, orders),
    [
      ...(hasPlan(pair) && holds(ctx.me, ...leaders, 'council') ? [button('Программа', 'prog.of', pair.id)] : []),
      ...(pair.inForceFrom && seesReasons(ctx)
        ? [button('План', 'plan.pair', pair.id), button('Журнал', 'j.pair', pair.id, '0')]
        : []),
    ],
  );
}

/** The council sees no papers, so it is not told whose are missing. */
export async function lackingOf(ctx: Context, asked: Asked): Promise<readonly Missing[]> {
  const over = ['ended', 'dropped'].includes(asked.pair.status);
  return over || !holds(ctx.me, 'curator', 'head', 'administrator')
    ? []
    : missingOf(ctx.tx, ctx.me.organisation, asked);
}

/** The council and the administrator are shown no meetings by the database either. */
async function meetingsOf({ tx, me, now }: Context, { pair }: Asked): Promise<readonly string[]> {
  if (!pair.inForceFrom || !holds(me, ...leaders)) return [];
  return meetingLines(await tx.meetings.where({ mentorshipId: pair.id }), { zone: me.organisation.settings.zone, now });
}

async function ordersOf({ tx, me }: Context, { pair }: Asked): Promise<readonly Order[]> {
  // The council reads pairs, not orders: the database shows it none.
  const all = await tx.orders.where({ organisationId: me.organisation.id });
  return all.filter((order) => order.mentorships.includes(pair.id));
}

/** Who answered what, and why; who withdrew a consent and until when the duties last. */
function answerLines(ctx: Context, asked: Asked, events: readonly RecordedEvent[]): readonly (Text | string)[] {
  const { pair, members } = asked;
  const asking = ['proposed', 'declined', 'agreed'].includes(pair.status);
  const agreed = (person: Id<'person'>) => members.some((one) => one.personId === person && one.answer === 'yes');
  const people = [...peopleOn(members)].sort((a, b) => Number(agreed(a)) - Number(agreed(b)));
  const long = isLarge(members) ? briefReason : wholeReason;
  const answers = people.map((person) => say`• ${named(person)}: ${answerLine(ctx, asked, events, person, long)}`);
  const withdrawn = events.filter((one) => one.act === 'consent-withdrawn' && one.by).map((one) => withdrawnLine(one));
  return [...(asking ? ['Ответы:', ...firstOf(answers, mostAnswers)] : []), ...firstOf(withdrawn, mostLines)];
}

/** What somebody answered, when, and why, where that is known. */
export function answerLine(
  ctx: Context,
  { members }: Asked,
  events: readonly RecordedEvent[],
  person: Id<'person'>,
  long = briefReason,
): Text {
  const member = members.find((one) => one.personId === person);
  const reason = events.find((one) => one.act === 'answered' && one.by === person && one.details.reason);
  const said = member?.answer ? answerWords[member.answer] : 'ответа нет';
  const on = member?.answeredAt ? `, ${showDay(dayIn(ctx.me.organisation.settings.zone, member.answeredAt))}` : '';
  return [`${said}${on}${reason ? `. Причина: ${cut(reason.details.reason ?? '', long)}` : ''}`];
}

const withdrawnLine = ({ by, details }: RecordedEvent): Text =>
  say`Отозвано согласие: ${by ? named(by) : 'участник'}. Обязанности прекращаются не раньше ${
    details.earliest ? showDay(date(details.earliest)) : 'трёх рабочих дней'
  }`;

function consentLines({ pair }: Asked, lacking: readonly Missing[]): readonly (Text | string)[] {
  if (lacking.length === 0 || pair.status === 'draft') return [];
  return ['Для приказа не хватает:', ...firstOf(lacking.map(missingLine), mostLines)];
}

async function warned(ctx: Context, asked: Asked): Promise<readonly (Text | string)[]> {
  if (!['draft', 'proposed', 'agreed'].includes(asked.pair.status)) return [];
  const found = await warnings(ctx, asked);
  return found.length === 0
    ? []
    : [
        'Обратите внимание:',
        ...firstOf(
          found.map((one) => say`• ${one}`),
          mostLines,
        ),
      ];
}

function buttonsFor(
  ctx: Context,
  { pair, members }: Asked,
  lacking: readonly Missing[],
  orders: readonly Order[],
): readonly (readonly Button[])[] {
  const back = [button('Пары', 'pairs'), button('Меню', 'menu')];
  const open = orders.filter((one) => one.status !== 'signed');
  const order = holds(ctx.me, 'curator', 'head', 'administrator')
    ? [...open, ...orders.filter((one) => one.status === 'signed')]
        .slice(0, 1)
        .map((one) => button('Приказ', 'order', one.id))
    : [];
  if (!holds(ctx.me, 'curator')) return [order, back];
  const ask = lacking.some((one) => one.kind !== 'guardian')
    ? [button('Попросить согласия', 'pair.consents', pair.id)]
    : [];
  const edit = [button('Изменить', 'pair.edit', pair.id), button('Снять', 'pair.drop', pair.id)];
  switch (pair.status) {
    case 'draft':
    case 'declined':
      return [[button('Предложить', 'pair.ask', pair.id)], edit, back];
    case 'proposed':
      return [
        ...(members.some((one) => one.answer !== 'yes') ? [[button('Ответ на бумаге', 'pair.paper', pair.id)]] : []),
        [button('Предложить снова', 'pair.ask', pair.id)],
        edit,
        back,
      ];
    case 'agreed':
      return [[button('В приказ', 'order.new'), ...ask], edit, back];
    case 'ordered':
      return [[...order, ...ask], back];
    case 'in-force':
      return open.length > 0
        ? [order, back]
        : [
            [button('Изменить приказом', 'pair.change', pair.id)],
            [button('Завершить приказом', 'pair.end', pair.id)],
            order,
            back,
          ];
    case 'ended':
    case 'dropped':
      return [order, back];
    default:
      return pair.status satisfies never;
  }
}
