import { expect, test } from 'vitest';
import { alarmOf } from '../../src/app/alarm.ts';
import { silentLog } from '../support/queues.ts';

test('what goes on for hours is told every few minutes, each thing by itself', () => {
  const told: unknown[] = [];
  const at = { now: 0 };
  const alarm = alarmOf({ ...silentLog, error: (_, fields) => void told.push(fields?.code) }, () => at.now);
  for (; at.now < 10 * 60_000; at.now += 1000) alarm('invitation-guesses');
  alarm('other');
  expect(told).toEqual(['invitation-guesses', 'invitation-guesses', 'other']);
});
