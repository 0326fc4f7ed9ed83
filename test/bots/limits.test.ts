import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clean } from '#bots/limits/clean.ts';
import { cutUnits } from '#bots/limits/cut.ts';
import { safeName } from '#bots/limits/file-name.ts';
import { inLine } from '#bots/limits/in-line.ts';
import { floodWatch } from '#bots/vk/flood.ts';
import { cut } from '#core/conversation/fit.ts';
import type { Outcome } from '#core/delivery/messenger.ts';

describe('limits', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 60 });
  const limit = fc.integer({ min: 2, max: 40 });

  test('a cut text is never longer than its limit, and is the beginning of the whole', () => {
    fc.assert(
      fc.property(text, limit, (whole, most) => {
        const points = cut(whole, most);
        const units = cutUnits(whole, most);
        expect([...points].length).toBeLessThanOrEqual(most);
        expect(units.length).toBeLessThanOrEqual(most);
        for (const short of [points, units])
          expect(short === whole || (short.endsWith('…') && whole.startsWith(short.slice(0, -1)))).toBe(true);
      }),
    );
  });

  test('what is kept holds nothing a database refuses, and is otherwise the same', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 2 }), (value) => {
        const kept = JSON.stringify(clean(value));
        expect(kept).not.toMatch(/(?<!\\)(\\\\)*\\u(0000|d[89a-f])/i);
        if (!/\\u(0000|d[89a-f])/i.test(JSON.stringify(value))) expect(clean(value)).toEqual(value);
      }),
    );
    expect(clean({ 'a\0': ['\ud800', 1, null] })).toEqual({ 'a\ufffd': ['\ufffd', 1, null] });
  });

  test('a file name breaks no header', () => {
    expect(safeName('отчёт "2027"; a/b\\c\r\n.docx')).toBe('отчёт _2027__ a_b_c__.docx');
    expect(safeName('')).toBe('file');
    expect(safeName(`${'я'.repeat(300)}.docx`)).toMatch(/^я+….docx$/);
  });

  test('work of one key runs in order of arrival, one at a time, and failures do not stop it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom('a', 'b'), fc.nat(3), fc.boolean()), { maxLength: 12 }),
        async (jobs) => {
          const alone = inLine();
          const running = new Set<string>();
          const done: number[] = [];
          await Promise.allSettled(
            jobs.map(([key, turns, fails], n) =>
              alone(key, async () => {
                expect(running.has(key)).toBe(false);
                running.add(key);
                for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
                running.delete(key);
                done.push(n);
                if (fails) throw new Error('job');
              }),
            ),
          );
          for (const key of ['a', 'b']) {
            const order = done.filter((n) => jobs[n]?.[0] === key);
            expect(order).toEqual([...order].sort((one, other) => one - other));
          }
          expect(done).toHaveLength(jobs.length);
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('flood in VK', () => {
  test('pauses 1, 5, 30, 120 minutes as it goes on, and starts anew after a message got through', () => {
    const clock = { ms: 0 };
    const flooded = floodWatch(() => clock.ms);
    const refusal: Outcome = { kind: 'paused', seconds: 60, whole: true, code: '9' };
    const next = () => {
      const outcome = flooded(refusal);
      const seconds = outcome.kind === 'paused' ? outcome.seconds : 0;
      // What was in flight at the same time is the same flood.
      expect(flooded(refusal)).toEqual(outcome);
      clock.ms += seconds * 1000 + 1;
      return seconds / 60;
    };
    expect([next(), next(), next(), next(), next()]).toEqual([1, 5, 30, 120, 120]);
    flooded({ kind: 'sent', message: '1' });
    expect(next()).toBe(1);
  });
});
