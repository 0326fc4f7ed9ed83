import { tiedWords, tieRows } from '#core/activities/tied.ts';
import type { Context } from '#core/conversation/context.ts';
import { cut } from '#core/conversation/fit.ts';
import { showDay } from '#core/conversation/questions.ts';
import { type Button, button, type Screen, screen } from '#core/conversation/screen.ts';
import type { Id } from '#core/kernel/id.ts';
import { lines, named, say, type Text } from '#core/kernel/text.ts';
import type { MeetingLog } from '#core/meetings/meeting.ts';
import { listOf } from '#core/pairing/words.ts';
import { type Logged, othersOf } from './access.ts';
import { type Field, fieldOf, fieldWords } from './fields.ts';

const shownFields: readonly Field[] = [
  ...(['topic', 'minutes', 'mode', 'considered', 'recommendation', 'task', 'taskBy', 'lastTask'] as const),
  ...(['attachment', 'reflection'] as const),
];
const shownDifferences = 6;

/** A log as those who may read it see it; what they can do depends on whether they wrote it, and on what they said of it. */
export async function logCard(ctx: Context, logged: Logged, note?: string): Promise<Screen> {
  const { log } = logged;
  const tied = await tiedWords(ctx.tx, log);
  return screen(
    lines(...(note ? [note, ''] : []), logText(logged, ctx.me.person.id), ...(tied ? [tied] : [])),
    ...buttonsFor(ctx, logged),
    ...(mayTie(ctx, logged) ? await tieRows(ctx, log) : []),
    [...(log.mentorshipId ? [button('Журнал', 'j.pair', log.mentorshipId, '0')] : []), button('Меню', 'menu')],
  );
}

/** Whoever is still asked whether it is right answers that first. */
const mayTie = ({ me }: Context, { log, meeting }: Logged): boolean =>
  meeting.people.includes(me.person.id) && (log.by === me.person.id || log.words[me.person.id] !== undefined);

/** Everything that was said of a meeting, each side's word beside the other's. */
export function logText(logged: Logged, reader: Id<'person'>): Text {
  const { log, meeting } = logged;
  const others = meeting.people.filter((one) => one !== reader);
  return lines(
    `Встреча ${showDay(log.day)}`,
    say`С кем: ${listOf(others)}`,
    ...shownFields.flatMap((field) => {
      const said = fieldOf(log, field);
      return said ? [`${field === 'reflection' ? 'Выводы' : fieldWords[field]}: ${said}`] : [];
    }),
    say`Записано: ${named(log.by)}`,
    ...differencesOf(log),
    confirmedLine(logged),
  );
}

/** «По-другому, длительность: 30 минут»: it stands beside what it differs from, and nothing is overwritten. */
function differencesOf({ words }: MeetingLog): readonly Text[] {
  const all = Object.entries(words).flatMap(([person, { corrections = {} }]) =>
    Object.entries(corrections).map(([field, said]): Text => {
      const who = named(person as MeetingLog['by']); // the keys of `words` are ids of people
      if (field === 'reflection') return say`${who}, выводы: ${cut(said, 200)}`;
      return say`${who}, по-другому, ${fieldName(field)}: ${cut(said, 200)}`;
    }),
  );
  const rest = all.length - shownDifferences;
  return [...all.slice(0, shownDifferences), ...(rest > 0 ? [[`И ещё: ${rest}. Всё есть в файле журнала.`]] : [])];
}

export const fieldName = (field: string): string =>
  (Object.entries(fieldWords).find(([key]) => key === field)?.[1] ?? field).toLowerCase();

export function confirmedLine(logged: Logged): string {
  const { confirmed, corrected, asked } = wordsOn(logged);
  return `Подтверждено: ${confirmed} из ${asked}${corrected > 0 ? `, с уточнением: ${corrected}` : ''}`;
}

/** How many of the others have said what. */
export function wordsOn(logged: Logged) {
  const others = othersOf(logged);
  const said = others.map((one) => logged.log.words[one]?.said);
  return {
    asked: others.length,
    confirmed: said.filter((one) => one === 'confirmed').length,
    corrected: said.filter((one) => one === 'corrected').length,
  };
}

function buttonsFor(ctx: Context, { log, meeting }: Logged): readonly (readonly Button[])[] {
  const me = ctx.me.person.id;
  const file = log.attachment ? [button('Файл', 'j.file', log.id)] : [];
  if (!meeting.people.includes(me)) return [file];
  const note = log.mentorshipId ? [button('Заметка для себя', 'j.note', log.mentorshipId)] : [];
  if (log.by === me) return [[button('Дополнить', 'j.more', log.id), ...file], note];
  if (!log.words[me]) return [confirmRow(log), file];
  return [[button('Исправить', 'j.fix', log.id), button('Мои выводы', 'j.part', log.id, 'reflection')], file, note];
}

/** One tap of the other side. */
export const confirmRow = ({ id }: Pick<MeetingLog, 'id'>): readonly Button[] => [
  button('Верно', 'j.ok', id),
  button('Исправить', 'j.fix', id),
];
