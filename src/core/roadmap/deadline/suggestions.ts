import type { Deadline, DeadlineContext, Window } from '../deadline.ts';
import { hasYear, isWithin, sameWindow } from './place-span.ts';
import type { Open } from './questions.ts';
import { type Interpretation, interpret } from './read-deadline.ts';
import type { Reading } from './reading.ts';
import { isChosen, resolveAll } from './resolve.ts';
import type { Operand, Span } from './shape.ts';
import { fromWords } from './suggestions-from-words.ts';

const most = 4;

/** Windows that answer the question of a deadline and follow from its words, the likeliest first; often none. */
export function suggestions(deadline: Deadline, context: DeadlineContext): readonly Window[] {
  if (deadline.question === undefined) return [];
  const interpretation = interpret(deadline.phrase, context);
  const found = [...interpretation.likely, ...answers(interpretation, context)];
  return found
    .filter((window, index) => !found.slice(0, index).some((other) => sameWindow(other, window)))
    .filter((window) => !deadline.windows.some((known) => sameWindow(known, window)))
    .slice(0, most);
}

function answers({ open, span, reading, deadline }: Interpretation, context: DeadlineContext): readonly Window[] {
  if (reading === undefined) return [];
  if (open === undefined) return outsidePlan(deadline, reading, context);
  const changed = span === undefined ? undefined : changes[open]?.(span);
  if (changed !== undefined) return resolved([changed], context);
  return fromReading(open, reading, context) ?? fromWords(deadline.phrase, open, context);
}

/** What the words would mean without the slip in them. */
const changes: Readonly<Partial<Record<Open, (span: Span) => Span>>> = {
  'no-day': (span) =>
    both(span, (operand) => (operand.of === 'day' && Number(operand.day) > 28 ? { ...operand, day: 'last' } : operand)),
  weekday: (span) => both(span, withoutWeekday),
  order: (span) => (span.from === undefined ? span : { ...span, from: span.to, to: span.from }),
};

const both = (span: Span, change: (operand: Operand) => Operand): Span =>
  span.from === undefined
    ? { ...span, to: change(span.to) }
    : { ...span, to: change(span.to), from: change(span.from) };

function withoutWeekday(operand: Operand): Operand {
  if (operand.of !== 'day') return operand;
  const { weekday: _, ...day } = operand;
  return day;
}

function fromReading(open: Open, reading: Reading, context: DeadlineContext): readonly Window[] | undefined {
  const { spans, asides, starts } = reading;
  const { plan } = context;
  if (open === 'alternative' || open === 'contradiction') return resolved([...spans, ...asides], context);
  if (open === 'join') return hull(resolved(spans, context));
  if (open !== 'start-only' || plan === undefined) return undefined;
  return resolved(
    starts.map((start) => ({ to: start, until: false })),
    context,
  ).map(({ from, due }) => ({ from: from ?? due, due: plan.to }));
}

/** The same days in the plan's own year. */
function outsidePlan({ windows, kind }: Deadline, { spans }: Reading, context: DeadlineContext): readonly Window[] {
  const { plan } = context;
  if (plan === undefined || kind !== 'window' || windows.every((window) => isWithin(window, plan))) return [];
  return resolved(
    spans.filter(hasYear).map((span) => both(span, withoutYear)),
    context,
  );
}

function withoutYear(operand: Operand): Operand {
  if (!('year' in operand)) return operand;
  const { year: _, ...rest } = operand;
  return rest;
}

function resolved(spans: readonly Span[], context: DeadlineContext): readonly Window[] {
  return spans.flatMap((span) =>
    resolveAll([span], context)
      .filter(isChosen)
      .map(({ window }) => window),
  );
}

function hull(windows: readonly Window[]): readonly Window[] {
  const [first] = windows;
  const last = windows.at(-1);
  if (first === undefined || last === undefined) return windows;
  return [{ from: first.from ?? first.due, due: last.due }];
}
