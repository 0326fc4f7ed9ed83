import { defineConfig } from 'vitest/config';

/** Faults, races and stories at the full sizes of the promises: an hour or more, on a machine that does nothing else. */
export default defineConfig({
  test: {
    include: [
      'test/chaos/**/*.test.ts',
      'test/access/**/*.test.ts',
      'test/db/queues/outbox-states.test.ts',
      'test/core/people/invitation-race.test.ts',
      'test/stories/**/*.test.ts',
    ],
    globalSetup: ['test/support/global.ts'],
    env: { CHAOS: 'full', OUTBOX_CASES: '10000' },
    testTimeout: 600_000,
    hookTimeout: 600_000,
    fileParallelism: false,
  },
});
