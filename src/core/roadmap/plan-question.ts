import type { Question } from '#core/conversation/form.ts';
import { showDay } from '#core/conversation/questions.ts';
import { readCompact } from '#core/kernel/read-day.ts';
import { date, isBefore, type PlainDate } from '#core/kernel/time.ts';
import { readDeadline } from './deadline/read-deadline.ts';
import type { Period } from './deadline.ts';
import { academicYear } from './stage-deadline.ts';

/** For which period the roadmap is: a likely academic or calendar year, or typed. */
export function planQuestion(today: PlainDate): Question<Period> {
  const years = [academicYear(today), academicYear(today.add({ years: 1 }))];
  // In summer the plan is for the year that is about to begin.
  const likely = today.month >= 6 && today.month <= 8 ? years.toReversed() : years;
  const calendar = { from: date(`${today.year}-01-01`), to: date(`${today.year}-12-31`) };
  const show = (plan: Period) => `${showDay(plan.from)} – ${showDay(plan.to)}`;
  return {
    text: [
      'На какой период эта карта?\nМожно написать: «2026–2027 учебный год», «2026 год», «с 01.09.2026 по 31.05.2027».',
    ],
    options: [
      ...likely.map((year) => ({ value: code(year), label: [`${year.from.year}/${year.to.year} учебный год`] })),
      { value: code(calendar), label: [`${today.year} год`] },
    ],
    optional: false,
    show: ({ text }) => {
      const plan = readPlan(text);
      return [plan ? show(plan) : text];
    },
    read: ({ text }) =>
      readPlan(text) ?? { complaint: 'Не получилось понять период. Напишите так: с 01.09.2026 по 31.08.2027.' },
  };
}

const compact = (day: PlainDate): string => day.toString().replaceAll('-', '');
const code = ({ from, to }: Period): string => `${compact(from)}-${compact(to)}`;

/** No roadmap is for longer, and what recurs is counted out to the end of it. */
const mostYears = 10;

/** «2026/27», «2026-2027 уч. год»: an academic year; «2026 год»: a calendar year; else a span of dates. */
export function readPlan(words: string): Period | undefined {
  const plan = readSpan(words);
  const fits = plan && isBefore(plan.from, plan.to) && isBefore(plan.to, plan.from.add({ years: mostYears }));
  return fits ? plan : undefined;
}

function readSpan(words: string): Period | undefined {
  const [, from = '', to = ''] = words.trim().match(/^(\d{8})-(\d{8})$/) ?? [];
  const coded = { from: readCompact(from), to: readCompact(to) };
  if (coded.from && coded.to) return { from: coded.from, to: coded.to };
  const [, first, second] = words.match(/(?<!\d|\.)(20\d\d)\s*[-–—/]\s*(?:20)?(\d\d)(?![\d.])/) ?? [];
  if (first && Number(second) === (Number(first) + 1) % 100) {
    const calendar = /годы|г\.\s?г\./.test(words);
    return calendar
      ? { from: date(`${first}-01-01`), to: date(`${Number(first) + 1}-12-31`) }
      : { from: date(`${first}-09-01`), to: date(`${Number(first) + 1}-08-31`) };
  }
  const year = words.trim().match(/^(20\d\d)(?:\s*г\p{L}*\.?)?$/u)?.[1];
  if (year) return { from: date(`${year}-01-01`), to: date(`${year}-12-31`) };
  const window = readDeadline(words, {}).windows[0];
  return window?.from ? { from: window.from, to: window.due } : undefined;
}
