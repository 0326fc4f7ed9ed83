import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  answered,
  everyoneIn,
  mayGrow,
  settled,
  stillFits,
  takenInto,
  wrongTo,
  yearEnd,
} from '#core/activities/change.ts';
import { doersOf, isPending, itemsOf, judgesOf, type Plan } from '#core/activities/items.ts';
import { progressOf, progressWords } from '#core/activities/progress.ts';
import { accept, assess, doneOn, giveBack, isBare, markDone, tell } from '#core/activities/result.ts';
import { rowsOf } from '#core/activities/rows.ts';
import { id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { date, instant, isBefore, type PlainDate } from '#core/kernel/time.ts';
import type { Member, Mentorship } from '#core/pairing/mentorship.ts';
import type { Activity, ActivityResult, PlanChange, Programme, ProgrammeChange } from '#core/programmes/programme.ts';
import { newId } from '#db/new-id.ts';

const organisationId = id<'organisation'>('organisation');
const at = instant('2026-10-06T07:00:00Z');
const [mentor, first, second] = ['mentor', 'first', 'second'].map((one) => id<'person'>(one)) as [
  Member['personId'],
  Member['personId'],
  Member['personId'],
];
const day0 = date('2026-10-01');

const member = (personId: Member['personId'], side: Member['side']): Member => ({
  ...{ id: id<'member'>(`${personId}${side}`), organisationId, mentorshipId: id<'mentorship'>('pair'), personId, side },
});
const group = [member(mentor, 'mentor'), member(first, 'mentee'), member(second, 'mentee')];

const programme: Programme = {
  ...{ id: id<'programme'>('programme'), organisationId, mentorshipId: id<'mentorship'>('pair'), status: 'approved' },
  ...{ from: day0, to: date('2027-05-31'), mode: 'person', areas: ['lesson'], schedule: '', expected: '' },
  ...{ version: 1, agreements: [], createdBy: mentor, createdAt: at, approvedOn: day0 },
};
const pair: Mentorship = {
  ...{ id: id<'mentorship'>('pair'), organisationId, form: 'teacher-teacher', kinds: ['group'], status: 'in-force' },
  ...{ plannedFrom: day0, plannedTo: date('2027-08-31'), createdBy: mentor, createdAt: at },
};
const activity = (number: number, due: string): Activity => ({
  ...{ id: id<'activity'>(`a${number}`), organisationId, programmeId: programme.id, number, title: `Дело ${number}` },
  ...{ due: date(due), dueVersion: 0 },
});
const plan: Plan = {
  ...{ programme, pair, members: group, results: [] },
  activities: [activity(1, '2026-10-20'), activity(2, '2026-11-20')],
};
const [line] = plan.activities as [Activity];

/** undefined where the rule says no. */
function tried<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

const step = fc.oneof(
  fc.record({ do: fc.constant('mark' as const), on: fc.integer({ min: 0, max: 60 }) }),
  fc.constant({ do: 'accept' as const }),
  fc.record({ do: fc.constantFrom('tell' as const, 'return' as const, 'assess' as const), words: fc.uuid() }),
  fc.record({ do: fc.constant('file' as const), words: fc.uuid() }),
  fc.record({ do: fc.constant('day' as const), on: fc.integer({ min: 0, max: 60 }) }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;
const on = (days: number): PlainDate => day0.add({ days });

function next(before: ActivityResult | undefined, one: Step): ActivityResult {
  const by = { by: mentor, on: on(30) };
  if (one.do === 'mark') return markDone(line, before, { id: id<'result'>('r'), personId: first, doneOn: on(one.on) });
  if (!before) throw new Refusal('stale');
  switch (one.do) {
    case 'accept':
      return accept(before, by);
    case 'tell':
      return tell(before, { text: one.words }, on(31));
    case 'file':
      return tell(before, { fileId: id<'file'>(one.words) }, on(31));
    case 'return':
      return giveBack(before, one.words, by);
    case 'assess':
      return assess(before, one.words, by);
    case 'day':
      return doneOn(before, on(one.on));
    default:
      return one satisfies never;
  }
}

test('whatever is said to a result, in whatever order, is kept: here or among its earlier versions; accepted is the end of marking', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
      const said: string[] = [];
      let now: ActivityResult | undefined;
      for (const one of steps) {
        const before = now;
        const after = tried(() => next(before, one));
        if (!after) continue;
        if ('words' in one) said.push(one.words);
        const whole = JSON.stringify([after.text, after.fileId, after.assessment, after.earlier]);
        for (const words of said) expect(whole).toContain(words);
        // Returned is always with a remark, done never carries the mentor's word of before.
        if (after.status === 'returned') expect(after.assessment).toBeDefined();
        if (after.status === 'done') expect(after.assessment).toBeUndefined();
        if (before?.status === 'accepted')
          expect([after.status, after.text, after.doneOn]).toEqual(['accepted', before.text, before.doneOn]);
        if (after.status === 'accepted') expect(['done', 'accepted']).toContain(before?.status);
        if (after.status === 'returned') expect(before?.status).toBe('done');
        expect(isBare(after)).toBe(after.status === 'done' && said.length === 0);
        now = after;
      }
    }),
    { numRuns: 300 },
  );
});

test('progress: each line counts once for each person, and its parts make up the whole', () => {
  const status = fc.constantFrom('open' as const, 'done' as const, 'returned' as const, 'accepted' as const);
  const one = fc.record({ status, due: fc.integer({ min: 0, max: 60 }), done: fc.integer({ min: 0, max: 60 }) });
  fc.assert(
    fc.property(fc.array(one, { maxLength: 12 }), fc.integer({ min: 0, max: 60 }), (all, today) => {
      const items = all.map(({ status: state, due, done }, index) => {
        const own = { ...activity(index, '2026-10-01'), due: on(due) };
        const result = { ...markDone(own, undefined, { id: newId<'result'>(), personId: first, doneOn: on(done) }) };
        return {
          activity: own,
          personId: first,
          ...(state === 'open' ? {} : { result: { ...result, status: state } }),
        };
      });
      const progress = progressOf(items, on(today));
      expect(progress.total).toBe(all.length);
      expect(progress.done + progress.returned + progress.unmarked).toBe(progress.total);
      expect(progress.inTime).toBe(
        all.filter((each) => ['done', 'accepted'].includes(each.status) && each.done <= each.due).length,
      );
      expect(progress.overdue).toBe(
        all.filter((each) => ['open', 'returned'].includes(each.status) && each.due < today).length,
      );
      expect(progressWords(progress)).toContain(`Выполнено: ${progress.done} из ${progress.total}`);
    }),
    { numRuns: 200 },
  );
});

const offered = (made: Partial<ProgrammeChange>, by = mentor): ProgrammeChange => {
  const bare: ProgrammeChange = {
    ...{ id: id<'change'>('change'), organisationId, programmeId: programme.id, status: 'offered', plan: [] },
    ...{ agreements: [], by, at, ...made },
  };
  return everyoneIn(plan).includes(by) ? answered(bare, { person: by, answer: 'yes', at: at.toString() }) : bare;
};

test('what its author adds is read by everybody before it counts: no word to less of it makes it agreed', () => {
  const before = everyoneIn(plan).reduce(
    (change, person) => answered(change, { person, answer: 'yes', at: at.toString() }),
    offered({ plan: [{ act: 'drop', activityId: line.id }] }),
  );
  expect(settled(before, everyoneIn(plan))).toBe('agreed');
  expect(mayGrow(before, mentor)).toBe(false);
  const grown = { ...before, to: date('2027-06-30') };
  expect(settled(grown, everyoneIn(plan))).toBe('offered');
  expect(mayGrow(offered({ plan: [{ act: 'drop', activityId: line.id }] }), mentor)).toBe(true);
});

const answers = fc.array(
  fc.record({
    who: fc.constantFrom(mentor, first, second, id<'person'>('stranger')),
    said: fc.constantFrom('yes' as const, 'yes' as const, 'discuss' as const, 'no' as const),
  }),
  { maxLength: 8 },
);

test('a change of a group takes effect exactly once, and only when the mentor and every mentee say yes, in any order (П1 7.2)', () => {
  fc.assert(
    fc.property(answers, fc.constantFrom(mentor, second, id<'person'>('curator')), (said, by) => {
      let change = offered({ plan: [{ act: 'drop', activityId: line.id }] }, by);
      let effects = 0;
      const last = new Map<string, string>(by === id<'person'>('curator') ? [] : [[by, 'yes']]);
      for (const { who, said: answer } of said) {
        if (change.status !== 'offered' || !everyoneIn(plan).includes(who)) continue;
        change = answered(change, { person: who, answer, at: at.toString() });
        last.set(who, answer);
        const outcome = settled(change, everyoneIn(plan));
        change = { ...change, status: outcome };
        if (outcome === 'agreed') effects++;
        expect(outcome === 'agreed').toBe(everyoneIn(plan).every((one) => last.get(one) === 'yes'));
        expect(outcome === 'refused').toBe(answer === 'no');
      }
      expect(effects).toBe(change.status === 'agreed' ? 1 : 0);
    }),
    { numRuns: 300 },
  );
});

test('however often it is extended, a programme never lasts longer than twelve months, nor than its pair by the order (1.3)', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -40, max: 500 }), { maxLength: 10 }),
      fc.integer({ min: 200, max: 500 }),
      (tries, ends) => {
        let now: Plan = { ...plan, pair: { ...pair, inForceTo: on(ends) } };
        const start = now.programme.to;
        for (const days of tries) {
          const change = offered({ to: on(days) });
          const fits = stillFits(now, change);
          expect(fits).toBe(wrongTo(now, on(days)) === undefined);
          if (fits) now = { ...now, programme: takenInto(now, change, { newId, today: day0 }).programme };
          expect(isBefore(now.programme.to, start)).toBe(false);
        }
        const { to } = now.programme;
        expect(isBefore(day0.add({ months: 12 }).subtract({ days: 1 }), to)).toBe(false);
        expect(to.equals(start) || !isBefore(on(ends), to)).toBe(true);
        expect(yearEnd(programme).toString()).toBe('2027-09-30');
      },
    ),
    { numRuns: 300 },
  );
});

test('what all agreed to is done to the plan and nothing else; a moved day is told anew', () => {
  const edit: fc.Arbitrary<PlanChange> = fc.oneof(
    fc.record({ act: fc.constant('add' as const), title: fc.string(), due: fc.constant('2026-12-01') }),
    fc.record({
      act: fc.constant('move' as const),
      activityId: fc.constantFrom(...plan.activities.map((one) => one.id)),
      due: fc.constant('2026-12-15'),
    }),
    fc.record({
      act: fc.constant('drop' as const),
      activityId: fc.constantFrom(...plan.activities.map((one) => one.id)),
    }),
  );
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 5 }), (edits) => {
      const taken = takenInto(plan, offered({ plan: edits }), { newId, today: on(5) });
      expect(taken.programme).toBe(programme);
      expect(taken.added.map((one) => [one.number, one.title])).toEqual(
        edits.flatMap((one) => (one.act === 'add' ? [one.title] : [])).map((title, index) => [3 + index, title]),
      );
      const touched = new Set(edits.flatMap((one) => (one.act === 'add' ? [] : [one.activityId])));
      expect(new Set(taken.changed.map((one) => one.id))).toEqual(touched);
      for (const one of taken.changed) expect(one.dueVersion > 0 || one.droppedOn !== undefined).toBe(true);
    }),
    { numRuns: 100 },
  );
});

test('in a reverse pair each of the two accepts what the other did; whoever has left a group is asked for nothing', () => {
  const both = [member(mentor, 'mentor'), member(mentor, 'mentee'), member(first, 'mentor'), member(first, 'mentee')];
  expect(doersOf({ members: both }, {})).toEqual([mentor, first]);
  expect([judgesOf({ members: both }, mentor), judgesOf({ members: both }, first)]).toEqual([[first], [mentor]]);
  expect(doersOf({ members: both }, { personId: mentor })).toEqual([mentor]);
  // What a mentor does in an ordinary pair is looked at by the other side.
  expect(judgesOf({ members: group.slice(0, 2) }, mentor)).toEqual([first]);
  const left = [...group.slice(0, 2), { ...member(second, 'mentee'), leftOn: day0 }];
  expect(doersOf({ members: left }, {})).toEqual([first]);
  expect(everyoneIn({ members: left })).toEqual([mentor, first]);
});

test('a line that was taken out stays for whoever had done it, on the screen and on the paper', () => {
  const done = markDone(line, undefined, { id: id<'result'>('r'), personId: first, doneOn: on(3) });
  const after: Plan = {
    ...plan,
    activities: [{ ...line, droppedOn: on(5) }, ...plan.activities.slice(1)],
    results: [accept(tell(done, { text: 'Урок разобран' }, on(4)), { by: mentor, on: on(4) })],
  };
  expect(itemsOf(after, first).map(({ activity: { number } }) => number)).toEqual([1, 2]);
  expect(itemsOf(after, second).map(({ activity: { number } }) => number)).toEqual([2]);
  const rows = rowsOf(after);
  expect(rows.map((row) => row.number)).toEqual([1, 2]);
  expect(rows[0]?.actual.join('')).toContain('Урок разобран');
  expect(rows[0]?.assessment.at(-1)).toContain('Принято');
  expect(itemsOf(after).filter(isPending)).toHaveLength(2);
});
