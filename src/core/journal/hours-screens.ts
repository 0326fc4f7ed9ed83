import { type Action, action, type Context } from '#core/conversation/context.ts';
import { pageOf } from '#core/conversation/fit.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines, named, say } from '#core/kernel/text.ts';
import type { Asked } from '#core/pairing/answers.ts';
import { listOf } from '#core/pairing/words.ts';
import { holdersToday } from '#core/people/curators.ts';
import { fullName } from '#core/people/full-name.ts';
import { type Hours, hoursOf, hoursWords, menteesOf, type Period } from './hours.ts';
import { type JournalDeps, numberOf, store } from './journal-paper.ts';
import type { JournalPapers, TablePaper } from './papers.ts';
import { monthAfter, monthBefore, periodWords, readPeriod, yearOf } from './period.ts';

const leaders = ['curator', 'head'] as const;
const perPage = 7;

/** Meetings and hours of mentors in a period, for the evidence of extra pay. */
export const hoursActions = ({ papers }: JournalDeps): readonly Action[] => [
  action('j.hours', leaders, (ctx, code = 'now', page = '0') => hoursScreen(ctx, code, page)),
  action('j.hours.docx', leaders, (ctx, code = 'now') => file(ctx, papers, code, 'docx'), { below: true }),
  action('j.hours.xlsx', leaders, (ctx, code = 'now') => file(ctx, papers, code, 'xlsx'), { below: true }),
];

const periodOf = (ctx: Context, code: string) => {
  const period = readPeriod(code, ctx.me.today);
  if (!period) throw new Refusal('stale');
  return period;
};

async function hoursIn({ tx, me }: Context, period: Period): Promise<readonly Hours[]> {
  const of = { organisationId: me.organisation.id };
  const pairs = (await tx.mentorships.where(of)).filter((one) => one.inForceFrom !== undefined);
  const members = await tx.members.among(
    'mentorshipId',
    pairs.map((one) => one.id),
  );
  const logs = await tx.logs.where(of);
  const meetings = await tx.meetings.among(
    'id',
    logs.map((one) => one.meetingId),
  );
  const asked = pairs.map((pair): Asked => ({ pair, members: members.filter((one) => one.mentorshipId === pair.id) }));
  return hoursOf({ pairs: asked, logs, meetings }, period);
}

async function hoursScreen(ctx: Context, code: string, wanted: string): Promise<Screen> {
  const period = periodOf(ctx, code);
  const rows = await hoursIn(ctx, period);
  const page = pageOf(rows, perPage, wanted);
  return screen(
    lines(
      'Встречи и часы наставников',
      `За период ${periodWords(period)}`,
      ...(rows.length === 0 ? ['', 'В эти дни встречи не записаны.'] : []),
      ...page.items.flatMap((one, index) => [
        '',
        say`${page.start + index + 1}. ${named(one.mentor)} – ${listOf(menteesOf(one.asked, one.mentor))}`,
        `Встреч: ${one.meetings}, часы: ${hoursWords(one.minutes)} (длительность указана: ${one.timed} из ${one.meetings})`,
        `Подтверждено: ${one.confirmed} из ${one.meetings}`,
      ]),
    ),
    page.count > 1 ? [button('Дальше', 'j.hours', period.code, String(page.at + 1))] : [],
    period.code.startsWith('y')
      ? [button('За месяц', 'j.hours', 'now')]
      : [button('Месяц назад', 'j.hours', monthBefore(period)), button('Месяц вперёд', 'j.hours', monthAfter(period))],
    period.code.startsWith('y') ? [] : [button('За учебный год', 'j.hours', yearOf(period))],
    rows.length > 0 ? [button('Word', 'j.hours.docx', period.code), button('Excel', 'j.hours.xlsx', period.code)] : [],
    [button('Журналы', 'j.pairs', '0'), button('Меню', 'menu')],
  );
}

async function file(ctx: Context, papers: JournalPapers, code: string, format: keyof JournalPapers): Promise<Screen> {
  const period = periodOf(ctx, code);
  const paper = await hoursPaper(ctx, await hoursIn(ctx, period), period);
  const name = `Встречи наставников ${period.from.toString()} – ${period.to.toString()}.${format}`;
  const stored = await store(ctx, name, await papers[format](paper));
  return {
    ...screen(`Встречи и часы наставников ${periodWords(period)}`, [button('Встречи и часы', 'j.hours', period.code)]),
    file: stored,
  };
}

const columns = [
  { title: '№', share: 5 },
  { title: 'Наставник', share: 22 },
  { title: 'Наставляемые', share: 25 },
  { title: 'Приказ', share: 16 },
  { title: 'Встреч', share: 8 },
  { title: 'Часы', share: 12 },
  { title: 'Подтверждено наставляемыми', share: 12 },
];

async function hoursPaper(ctx: Context, rows: readonly Hours[], period: Period): Promise<TablePaper> {
  const names = await namesIn(ctx, rows);
  const orders = await ctx.tx.orders.where({ organisationId: ctx.me.organisation.id });
  const [head] = await holdersToday(ctx.tx, ctx.me.organisation, ['head'], ctx.now);
  const [signer] = head ? await ctx.tx.people.among('id', [head]) : [];
  return {
    ...{ organisation: ctx.me.organisation.name, title: 'Встречи и часы наставников', columns },
    about: [`За период ${periodWords(period)}`],
    rows: rows.map((one, index) => {
      const order = orders.find((each) => each.id === one.asked.pair.orderId);
      return [
        ...[String(index + 1), names(one.mentor), menteesOf(one.asked, one.mentor).map(names).join(', ')],
        (order && numberOf(order)) ?? '',
        String(one.meetings),
        one.timed === one.meetings
          ? hoursWords(one.minutes)
          : `${hoursWords(one.minutes)}\n(указано: ${one.timed} из ${one.meetings})`,
        `${one.confirmed} из ${one.meetings}`,
      ];
    }),
    notes: [
      'Учтены только встречи в дни действия пары по приказу. Часы сложены по встречам, длительность которых указана.',
    ],
    signers: [
      { position: 'Куратор', name: '' },
      { position: 'Директор', name: signer ? fullName(signer) : '' },
    ],
  };
}

async function namesIn({ tx }: Context, rows: readonly Hours[]) {
  const ids = rows.flatMap(({ mentor, asked }) => [mentor, ...asked.members.map((one) => one.personId)]);
  const people = await tx.people.among('id', [...new Set(ids)]);
  const known = new Map(people.map((one) => [one.id, fullName(one)]));
  return (person: Hours['mentor']): string => known.get(person) ?? '';
}
