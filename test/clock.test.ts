import { expect, test } from 'vitest';
import { type Instant, instant } from '#core/kernel/time.ts';
import { programClock } from '../src/clock.ts';

test('program time starts where it is told, runs at its rate, is moved forward and never back', () => {
  const wall: { now: Instant } = { now: instant('2026-11-20T00:00:00Z') };
  const clock = programClock({ start: instant('2026-09-01T08:00:00Z'), rate: 60, real: () => wall.now });
  wall.now = wall.now.add({ seconds: 10 });
  expect(clock.now().toString()).toBe('2026-09-01T08:10:00Z');
  clock.advance(instant('2026-09-02T00:00:00Z'));
  clock.advance(instant('2026-09-01T00:00:00Z'));
  wall.now = wall.now.add({ seconds: 1 });
  expect(clock.now().toString()).toBe('2026-09-02T00:01:00Z');
});
