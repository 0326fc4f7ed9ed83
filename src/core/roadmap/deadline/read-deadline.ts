import type { Deadline, DeadlineContext, DeadlineKind, Window } from '../deadline.ts';
import { type Main, withAsides } from './asides.ts';
import { isYearEdge, type Rate, type YearEdge } from './item.ts';
import { occurrences } from './occurrences.ts';
import { isWithin, sameWindow } from './place-span.ts';
import { noteQuestion, type Open, openQuestion, recurringQuestion, yearsOutside } from './questions.ts';
import { type Reading, readPhrase, type Scope } from './reading.ts';
import { strictest } from './recur.ts';
import { type Chosen, type Failed, type Frame, isChosen, periodOf, resolveAll } from './resolve.ts';
import type { Span } from './shape.ts';

/** A deadline and the days its words allow where they do not decide. */
export interface Interpretation {
  readonly deadline: Deadline;
  readonly likely: readonly Window[];
  readonly reading?: Reading;
  readonly span?: Span;
  readonly open?: Open;
}

const longestPhrase = 600;

/** Reads a deadline of a roadmap as Russian schools write it (regulation, appendix 2). Days only; no date is made up. */
export function readDeadline(phrase: string, context: DeadlineContext): Deadline {
  return interpret(phrase, context).deadline;
}

export function interpret(phrase: string, context: DeadlineContext): Interpretation {
  if (phrase.length > longestPhrase) return unresolved(phrase, 'too-long', {});
  const reading = readPhrase(phrase);
  const scope = wholeScope(scopesOf(reading));
  const frame: Frame = { ...context, ...(scope === undefined ? {} : { scope }) };
  return { ...decide(phrase, reading, frame), reading };
}

function decide(phrase: string, reading: Reading, frame: Frame): Interpretation {
  const muddle = reading.muddles[0] ?? (isGuessWrong(reading, frame) ? 'numbers' : undefined);
  if (muddle !== undefined) return unresolved(phrase, muddle, {});
  const rate = rateOf(reading);
  const hasSpans = reading.spans.length + reading.asides.length > 0;
  if (rate !== undefined && !(isCountInYear(rate) && hasSpans)) return recurring(phrase, reading, rate, frame);
  const blocker = blockerOf(reading, hasSpans);
  if (blocker !== undefined) return unresolved(phrase, blocker, {});
  return hasSpans ? dated(phrase, reading, frame) : undated(phrase, reading, frame);
}

/** «каждый вторник» says how often without a word for it. */
function rateOf({ rates, weekdays }: Reading): Rate | undefined {
  const weekly: Rate = { period: 'week', times: 1, every: 1, counted: false };
  return strictest(rates) ?? (weekdays.some(({ every }) => every) ? weekly : undefined);
}

/** «2 раза в год (декабрь, май)»: the dates are single ones. */
const isCountInYear = ({ period, times, counted }: Rate): boolean => period === 'year' && counted && times > 1;

function isGuessWrong({ guesses }: Reading, { plan }: Frame): boolean {
  return guesses.some((year) => plan === undefined || year < plan.from.year || year > plan.to.year);
}

function blockerOf(reading: Reading, hasSpans: boolean): Open | undefined {
  if (reading.blocked)
    return reading.doubts.find((doubt) => doubt === 'vague-part' || doubt === 'blank') ?? 'vague-part';
  if (reading.patterns.length > 0) return 'parts';
  const days = reading.spans.every(({ to }) => to.of === 'day');
  const isAllAlong = reading.modes.includes('continuous') && !hasSpans;
  if (reading.weekdays.length > 0 && !isAllAlong && (!hasSpans || !days)) return 'lone-weekday';
  const isBareYearEnd = [...reading.spans, ...reading.asides].some(
    ({ from, to, until }) => to.of === 'yearEnd' && !until && from === undefined,
  );
  return isBareYearEnd ? 'year-end' : undefined;
}

function recurring(phrase: string, reading: Reading, rate: Rate, frame: Frame): Interpretation {
  const found = occurrences(reading, rate, frame);
  if ('fault' in found) return fromFailure(phrase, found);
  const empty = found.windows.length === 0 ? 'none-inside' : undefined;
  const note = found.note ?? empty;
  return result(phrase, 'recurring', found.windows, note === undefined ? undefined : recurringQuestion(phrase, note));
}

function dated(phrase: string, reading: Reading, frame: Frame): Interpretation {
  const { spans, asides } = reading;
  const resolved = resolveAll(spans.length > 0 ? spans : asides, frame);
  const failure = resolved.find((each): each is Failed => !isChosen(each));
  if (failure !== undefined) return fromFailure(phrase, failure);
  const chosen = resolved.filter(isChosen);
  const read = spans.length > 0 ? spans : asides;
  const mains = chosen.flatMap(({ window }, index) => {
    const span = read[index];
    return span === undefined ? [] : [{ span, window }];
  });
  const windows = withAsides(mains, spans.length > 0 ? asides : [], frame.terms);
  if (windows === undefined) return unresolved(phrase, 'contradiction', {});
  const distinct = windows.filter(
    (window, index) => !windows.slice(0, index).some((other) => sameWindow(other, window)),
  );
  const question = questionOf(chosen, frame) ?? edgeQuestion(phrase, reading, mains);
  const others = chosen.flatMap((each) => each.others);
  return { ...result(phrase, distinct.length === 1 ? 'window' : 'windows', distinct, question), likely: others };
}

/** «сентябрь, конец учебного года»: beside the date another one is named but has no day; «май, конец года» is one and the same. */
function edgeQuestion(phrase: string, { doubts }: Reading, dates: readonly Main[]): string | undefined {
  const edge = doubts.find(isYearEdge);
  if (edge === undefined || dates.some((one) => isEdge(edge, one))) return undefined;
  return openQuestion(phrase, edge, undefined);
}

/** December ends the calendar year; the half that ends in it does not: «конец 1 полугодия, конец года» are two days. */
function isEdge(edge: YearEdge, { span, window: { due } }: Main): boolean {
  if (edge === 'year-start') return due.month === 8 || due.month === 9;
  const isPeriod = span.to.of === 'term' || span.to.of === 'quarter';
  return due.month === 5 || due.month === 6 || (due.month === 12 && edge === 'year-end' && !isPeriod);
}

function questionOf(chosen: readonly Chosen[], { plan }: Frame): string | undefined {
  return chosen.map((each) => noteQuestion(each, plan)).find((question) => question !== undefined);
}

function undated(phrase: string, reading: Reading, { plan, scope }: Frame): Interpretation {
  const isSchoolYear = (reading.schoolYear || scope?.school === true) && reading.doubts.length === 0;
  if (reading.modes.includes('continuous') || (isSchoolYear && reading.modes.length === 0)) {
    const outside = scope !== undefined && plan !== undefined && !overlaps(scope, plan);
    return result(phrase, 'continuous', [], outside ? yearsOutside(scope, plan) : undefined);
  }
  if (reading.modes.includes('on_request')) return result(phrase, 'on_request', [], undefined);
  return unresolved(phrase, reasonOf(reading), {});
}

function reasonOf(reading: Reading): Open {
  if (reading.doubts[0] !== undefined) return reading.doubts[0];
  if (reading.starts.length > 0) return 'start-only';
  if (reading.scopes.length + reading.years.length > 0) return 'years';
  return reading.measured ? 'duration' : 'nothing';
}

function overlaps(scope: Scope, plan: { from: Window['due']; to: Window['due'] }): boolean {
  const { from, to } = periodOf(scope);
  return (
    isWithin({ due: from }, plan) ||
    isWithin({ due: to }, plan) ||
    isWithin({ from: plan.from, due: plan.to }, { from, to })
  );
}

/** A lone year bounds what recurs: «ежеквартально в 2027 году». */
function scopesOf({ scopes, years, rates }: Reading): readonly Scope[] {
  const lone = rates.length > 0 ? years.map((year) => ({ from: year, to: year, school: false })) : [];
  return [...scopes, ...lone];
}

function wholeScope(scopes: readonly Scope[]): Scope | undefined {
  const [head, ...rest] = scopes;
  return head === undefined
    ? undefined
    : rest.reduce(
        (all, one) => ({
          from: Math.min(all.from, one.from),
          to: Math.max(all.to, one.to),
          school: all.school && one.school,
        }),
        head,
      );
}

function fromFailure(phrase: string, { fault, span, others }: Failed): Interpretation {
  return { ...unresolved(phrase, fault === 'other-year' ? 'contradiction' : fault, { span }), likely: others };
}

function unresolved(phrase: string, open: Open, { span }: { readonly span?: Span }): Interpretation {
  const question = openQuestion(phrase, open, span);
  return { ...result(phrase, 'unresolved', [], question), open, ...(span === undefined ? {} : { span }) };
}

function result(
  phrase: string,
  kind: DeadlineKind,
  windows: readonly Window[],
  question: string | undefined,
): Interpretation {
  return { deadline: { phrase, kind, windows, ...(question === undefined ? {} : { question }) }, likely: [] };
}
