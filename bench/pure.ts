import { advance } from '#core/conversation/advance.ts';
import { form, type SaidMap } from '#core/conversation/form.ts';
import { whole } from '#core/conversation/question-number.ts';
import { breathing } from '#core/kernel/breath.ts';
import { date } from '#core/kernel/time.ts';
import { propose } from '#core/matching/proposal.ts';
import type { Town } from '#core/matching/town.ts';
import { placing, proposeTown } from '#core/matching/town-propose.ts';
import { readDeadline } from '#core/roadmap/deadline/read-deadline.ts';
import { planRounds } from '#core/sessions/rounds.ts';
import { breathOf } from '../src/breath.ts';
import { median } from './measure.ts';
import { bank, municipality } from './municipality.ts';
import { type Row, slower } from './table.ts';

const phrases = [
  'до 15 октября',
  'Сентябрь – октябрь 2026',
  'декабрь и май',
  'ежегодно до 28 мая',
  'Раз в квартал',
  'постоянно',
  'по запросу',
  'с 1 по 15 сентября 2026 г.',
  'третья неделя ноября',
  'II полугодие',
  'по итогам 2026 года',
  'не позднее 10 числа каждого месяца',
];

/** Deadlines against the JSON of their phrase; a step of a form against writing down the same answers. */
export async function pure(): Promise<readonly Row[]> {
  const rows: Row[] = [];
  const context = { plan: { from: date('2026-08-01'), to: date('2027-08-31') } };
  const each = { next: 0 };
  const phrase = (): string => phrases[each.next++ % phrases.length] ?? '';
  rows.push(
    slower('a deadline phrase is read', [
      await median(500, () => readDeadline(phrase(), context)),
      'a JSON round trip of 1 KB',
      await median(500, () => JSON.parse(JSON.stringify({ text: 'x'.repeat(1000) }))),
    ]),
  );
  for (const size of [10, 100]) {
    const { shape, said } = filled(size);
    const key = `q${size - 1}`;
    rows.push(
      slower(`the last answer of a form of ${size}`, [
        await median(200, () => advance(shape, said, { kind: 'answer', key, said: answer })),
        'a JSON round trip of its answers',
        await median(200, () => JSON.parse(JSON.stringify(said))),
      ]),
    );
  }
  return rows;
}

/** The matching of a school and of a municipality, against sorting all its pairs by their worth (what a greedy one begins with). */
export async function matching(): Promise<readonly Row[]> {
  const school = bank(40, 20);
  const town = municipality(2000, 1000);
  const sorting = (pairs: number) => {
    const worths = Float64Array.from({ length: pairs }, (_, index) => (index * 2654435761) % 1000);
    return median(1, () => worths.toSorted(), 3);
  };
  const baseline = 'sorting the worth of all pairs';
  return [
    slower('the best pairs of 40 mentees and 20 mentors of a school', [
      await median(1, () => propose(school), 3),
      baseline,
      await sorting(40 * 20),
    ]),
    slower('the best pairs over 40 schools: 2000 mentees, 1000 mentors', [
      await median(1, () => proposeTown(town), 3),
      baseline,
      await sorting(2000 * 1000),
    ]),
    slower('the longest that one of these keeps everybody else waiting', [
      await longestHold(town),
      baseline,
      await sorting(2000 * 1000),
    ]),
  ];
}

/** Between two breaths. */
async function longestHold(town: Town): Promise<number> {
  const held = { since: performance.now(), longest: 0 };
  const real = breathOf();
  await breathing(placing(town), {
    due: real.due,
    take: async () => {
      held.longest = Math.max(held.longest, performance.now() - held.since);
      await real.take();
      held.since = performance.now();
    },
  });
  return held.longest;
}

/** The rounds of a large session, against writing down every meeting of it. */
export async function rounds(): Promise<Row> {
  const people = (letter: string, count: number) => Array.from({ length: count }, (_, index) => `${letter}${index}`);
  const experts = people('e', 12).map((id) => ({ id, seats: 14 }));
  const asked = { participants: people('p', 200), experts, rounds: 8, met: [] };
  const plan = planRounds(asked);
  return slower('rounds of 200 people, 12 experts and 8 rounds', [
    await median(1, () => planRounds(asked), 3),
    'a JSON round trip of the plan',
    await median(20, () => JSON.parse(JSON.stringify(plan)), 3),
  ]);
}

const answer = { text: '5', at: '2026-11-20T06:00:00Z', zone: 'Europe/Moscow' };

function filled(size: number) {
  const keys = Array.from({ length: size }, (_, index) => `q${index}`);
  const start = form('bench', 'Анкета');
  const shape = keys.reduce((all, key) => all.ask(key, whole('Сколько?', { min: 0, max: 10 })), start);
  const said: SaidMap = Object.fromEntries(keys.slice(0, -1).map((key) => [key, answer]));
  return { shape, said };
}
