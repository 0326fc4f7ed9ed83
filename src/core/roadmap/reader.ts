import { readDay } from '#core/kernel/read-day.ts';
import { date } from '#core/kernel/time.ts';
import type { Deadline, DeadlineContext, Window } from './deadline.ts';
import type { RoadmapReading } from './reading-result.ts';

// Stand-ins until the readers land.
const stems = ['янв', 'фев', 'мар', 'апр', 'ма', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек'];
const monthAt = (word: string) => stems.findIndex((stem) => word.startsWith(stem)) + 1;

export function readDeadline(phrase: string, context: DeadlineContext): Deadline {
  const words = phrase.trim().toLowerCase();
  if (/постоянно|течение/.test(words)) return { phrase, kind: 'continuous', windows: [] };
  if (/запрос/.test(words)) return { phrase, kind: 'on_request', windows: [] };
  const day = readDay(words.replace(/^до /, ''), context.plan?.from ?? date('2026-09-01'));
  if (day)
    return { phrase, kind: 'window', windows: [words.startsWith('до') ? { due: day } : { from: day, due: day }] };
  const [word = '', year] = words.split(/\s+/);
  const month = monthAt(word);
  if (month > 0) {
    const base = context.plan?.from;
    const y = year ? Number(year) : base ? (month >= base.month ? base.year : base.year + 1) : undefined;
    if (y) {
      const from = date(`${y}-${String(month).padStart(2, '0')}-01`);
      return { phrase, kind: 'window', windows: [{ from, due: from.with({ day: from.daysInMonth }) }] };
    }
  }
  return { phrase, kind: 'unresolved', windows: [], question: 'Какой срок у этого этапа?' };
}

export function suggestions(deadline: Deadline, context: DeadlineContext): readonly Window[] {
  const from = context.plan?.from;
  if (!from || deadline.kind === 'continuous') return [];
  const first = from.with({ day: 1 });
  return [{ from: first, due: first.with({ day: first.daysInMonth }) }];
}

export function readRoadmapText(_text: string): RoadmapReading | undefined {
  return undefined;
}
