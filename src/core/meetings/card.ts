import type { Context } from '#core/conversation/context.ts';
import { slotCode } from '#core/conversation/read-moment.ts';
import { type Button, button, inPairs, type Screen, screen } from '#core/conversation/screen.ts';
import { shortMoment } from '#core/conversation/show-moment.ts';
import type { Id } from '#core/kernel/id.ts';
import { lines, type Text } from '#core/kernel/text.ts';
import { instant, isPast, type Zone } from '#core/kernel/time.ts';
import { mayDecide } from './access.ts';
import type { Meeting } from './meeting.ts';
import { endOf } from './state.ts';
import { aboutMeeting, answerLines, statusWords } from './words.ts';

type Rows = readonly (readonly Button[])[];

/** A meeting as somebody asked to it sees it; buttons by its state and by who they are. */
export async function meetingCard(ctx: Context, meeting: Meeting, note?: Text | string): Promise<Screen> {
  const { zone } = ctx.me.organisation.settings;
  return screen(
    lines(
      ...(note ? [note, ''] : []),
      aboutMeeting(meeting, ctx.me.person.id, zone),
      `Состояние: ${statusWords[meeting.status]}`,
      ...answerLines(meeting),
    ),
    ...(await buttonsOf(ctx, meeting)),
    [button('Встречи', 'meets'), button('Меню', 'menu')],
  );
}

async function buttonsOf(ctx: Context, meeting: Meeting): Promise<Rows> {
  const { id, status, startsAt, answers } = meeting;
  const decides = await mayDecide(ctx, meeting);
  const mine = answers[ctx.me.person.id];
  if (status === 'proposed')
    return mine === 'yes' ? [deciding(meeting, decides)] : askingRows(meeting, ctx.me.organisation.settings.zone);
  if (status === 'held') return [[button('Запись встречи', 'j.write', id)]];
  if (status !== 'agreed' || !startsAt) return [];
  if (isPast(endOf(startsAt, meeting), ctx.now)) return [afterRow(id)];
  const answer = mine ? [] : [[button('Приду', 'm.yes', id, String(meeting.version))]];
  return [
    ...answer,
    [button('В календарь', 'm.ics', id), ...(decides ? [button('Где и как', 'm.place', id)] : [])],
    deciding(meeting, decides),
    ...(meeting.seriesId && decides ? [[button('Все следующие', 'm.rest', id)]] : []),
  ];
}

/** The answers under a proposal: an hour to pick, another one, or none. */
export function askingRows(meeting: Meeting, zone: Zone): Rows {
  const { id, slots, version, people } = meeting;
  const of = [id, String(version)] as const;
  const picks =
    slots.length > 1
      ? inPairs(slots.map((one) => button(shortMoment(instant(one), zone), 'm.yes', ...of, slotCode(instant(one)))))
      : [[button('Подходит', 'm.yes', ...of)]];
  const no = people.length > 2 ? button('Не смогу', 'm.no', ...of) : button('Отменить', 'm.off', id);
  return [...picks, [button('Другое время', 'm.move', id), no]];
}

const deciding = ({ id, version }: Meeting, decides: boolean): readonly Button[] =>
  decides
    ? [button('Перенести', 'm.move', id), button('Отменить', 'm.off', id)]
    : [button('Не смогу', 'm.no', id, String(version))];

/** The question after the hour; the journal goes on from «Да». */
export const afterRow = (id: Id<'meeting'>): readonly Button[] => [
  button('Да', 'm.held', id),
  button('Нет', 'm.not', id),
  button('Перенесли', 'm.moved', id),
];
