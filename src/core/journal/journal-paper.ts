import { nameOf } from '#core/activities/words.ts';
import { type Action, action, type Context } from '#core/conversation/context.ts';
import { showDay } from '#core/conversation/questions.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { keepFile } from '#core/files/keep-file.ts';
import type { Id } from '#core/kernel/id.ts';
import { say } from '#core/kernel/text.ts';
import type { MeetingLog } from '#core/meetings/meeting.ts';
import { peopleOn } from '#core/pairing/access.ts';
import type { Asked } from '#core/pairing/answers.ts';
import type { Order } from '#core/pairing/mentorship.ts';
import { figures } from '#core/pairing/order-paper.ts';
import { kindsWords, spanOf, titleOf } from '#core/pairing/words.ts';
import { fullName } from '#core/people/full-name.ts';
import type { Activity } from '#core/programmes/programme.ts';
import { isSide, type Logged, logsOf, pairToRead } from './access.ts';
import { fieldName, wordsOn } from './card.ts';
import { fieldOf, minutesOf, topicOf } from './fields.ts';
import type { JournalPapers, TablePaper } from './papers.ts';

export interface JournalDeps {
  readonly papers: JournalPapers;
}

export const journalPaperActions = ({ papers }: JournalDeps): readonly Action[] => [
  action('j.docx', 'anyone', (ctx, pair = '') => file(ctx, papers, pair, 'docx'), { below: true }),
  action('j.xlsx', 'anyone', (ctx, pair = '') => file(ctx, papers, pair, 'xlsx'), { below: true }),
];

async function file(ctx: Context, papers: JournalPapers, pairId: string, format: keyof JournalPapers): Promise<Screen> {
  const asked = await pairToRead(ctx, pairId);
  const paper = await journalPaper(ctx, asked);
  const stored = await store(ctx, `Журнал встреч ${ctx.me.today.toString()}.${format}`, await papers[format](paper));
  return {
    ...screen(say`Журнал встреч: ${titleOf(asked)}`, [button('Журнал', 'j.pair', asked.pair.id, '0')]),
    file: stored,
  };
}

/** Names in full: such a file travels only where they may, or by a one-time link. */
export async function store(ctx: Context, name: string, bytes: Uint8Array): Promise<Id<'file'>> {
  return (await keepFile(ctx, { name, bytes, hasNames: true })).id;
}

const columns = [
  { title: '№', share: 4 },
  { title: 'Дата', share: 10 },
  { title: 'Форма', share: 10 },
  { title: 'Тема', share: 14 },
  { title: 'Содержание', share: 18 },
  { title: 'Рекомендации', share: 16 },
  { title: 'Задание и срок', share: 14 },
  { title: 'Отметка', share: 14 },
];

/** The journal of a pair as it is filed, the oldest first (forms.md, section 5). */
export async function journalPaper(ctx: Context, asked: Asked): Promise<TablePaper> {
  const logs = [...(await logsOf(ctx, asked))].reverse();
  const meetings = await ctx.tx.meetings.among(
    'id',
    logs.map((one) => one.meetingId),
  );
  const lined = await ctx.tx.activities.among(
    'id',
    logs.flatMap((one) => (one.activityId ? [one.activityId] : [])),
  );
  const names = await namesOf(ctx, asked);
  const logged = logs.flatMap((log) =>
    meetings.filter((one) => one.id === log.meetingId).map((meeting): Logged => ({ log, meeting })),
  );
  return {
    ...{ organisation: ctx.me.organisation.name, title: 'Журнал встреч наставника', columns, notes: [] },
    about: await aboutPair(ctx, asked, names),
    rows: logged.map((one, index) => rowOf(one, index + 1, { names, lined })),
    signers: peopleOn(asked.members).map((one) => ({
      position: peopleOn(asked.members, 'mentor').includes(one) ? 'Наставник' : 'Наставляемый',
      name: names(one),
    })),
  };
}

type Names = (person: Id<'person'>) => string;

export async function namesOf({ tx }: Pick<Context, 'tx'>, { members }: Pick<Asked, 'members'>): Promise<Names> {
  const people = await tx.people.among(
    'id',
    members.map((one) => one.personId),
  );
  const known = new Map(people.map((one) => [one.id, fullName(one)]));
  return (person) => known.get(person) ?? '';
}

async function aboutPair(ctx: Context, asked: Asked, names: Names): Promise<readonly string[]> {
  const { pair, members } = asked;
  const of = (side: 'mentor' | 'mentee') => peopleOn(members, side).map(names).join(', ');
  const order = await orderOf(ctx, asked);
  return [
    `Наставник: ${of('mentor')}`,
    `Наставляемые: ${of('mentee')}`,
    `Вид наставничества: ${kindsWords(pair.kinds)}`,
    ...(pair.inForceFrom
      ? [`Пара действует ${spanOf(pair.inForceFrom, pair.inForceTo ?? pair.plannedTo)}${order ? `, ${order}` : ''}`]
      : []),
  ];
}

/** Sides do not see orders, but their own is no secret to them: its number and date alone are looked up past the wall. */
async function orderOf(ctx: Context, asked: Asked): Promise<string | undefined> {
  const { orderId } = asked.pair;
  if (!orderId) return undefined;
  const find = (): Promise<Order | undefined> => ctx.tx.orders.find(orderId);
  const order = await (isSide(ctx, asked) ? ctx.tx.as({ as: 'system' }, find) : find());
  return order && numberOf(order);
}

export const numberOf = ({ number, date }: Order): string | undefined =>
  number && date ? `приказ №\u00a0${number} от ${showDay(date)}` : undefined;

interface Around {
  readonly names: Names;
  /** Lines of the plan to which meetings are tied. */
  readonly lined: readonly Activity[];
}

function rowOf(logged: Logged, number: number, { names, lined }: Around): readonly string[] {
  const { log } = logged;
  const line = lined.find((one) => one.id === log.activityId);
  const task = [log.task ?? '', ...(log.taskBy ? [`до ${figures(log.taskBy)}`] : [])]
    .filter((one) => one !== '')
    .join(', ');
  const told = [log.considered, log.reflection && `Выводы: ${log.reflection}`, ...otherWords(log, names)];
  return [
    ...[String(number), figures(log.day)],
    [fieldOf(log, 'mode') ?? '', log.minutes === undefined ? '' : minutesOf(log.minutes)]
      .filter((one) => one !== '')
      .join(', '),
    [topicOf(log), ...(line ? [`по плану: ${nameOf(line)}`] : [])].filter((one) => one !== '').join('; '),
    told.filter((one) => one !== undefined && one !== '').join('\n'),
    log.recommendation ?? '',
    task,
    markOf(logged),
  ];
}

/** What the others said to be otherwise, and what they take away, beside what was written. */
const otherWords = ({ words }: MeetingLog, names: Names): readonly string[] =>
  Object.entries(words).flatMap(([person, { corrections = {} }]) => {
    const who = names(person as Id<'person'>); // the keys of `words` are ids of people
    return Object.entries(corrections).map(([field, said]) =>
      field === 'reflection' ? `Выводы (${who}): ${said}` : `По-другому, ${fieldName(field)} (${who}): ${said}`,
    );
  });

function markOf(logged: Logged): string {
  const { asked, confirmed, corrected } = wordsOn(logged);
  const last = fieldOf(logged.log, 'lastTask');
  return [
    ...(last ? [`Прошлое задание: ${last}`] : []),
    `Подтверждено: ${confirmed} из ${asked}`,
    ...(corrected > 0 ? [`С уточнением: ${corrected}`] : []),
  ].join('\n');
}
