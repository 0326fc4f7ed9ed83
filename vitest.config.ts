import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/global.ts'],
    // A guard against hanging, not a measure: a busy machine starts a process in tens of seconds.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // One more than two cores: while one waits for its database, another one works.
    maxWorkers: 3,
    // Modules keep no state, so files share them: importing the program anew for each file would take longer than its tests.
    isolate: false,
  },
});
