/** Which way imports run; docs/architecture.md says why. */
const from = (path) => ({ path });
const only = (name, comment, path, allowed) => ({
  name,
  comment,
  severity: 'error',
  from: from(path),
  to: { pathNot: allowed, dependencyTypesNot: ['core'] },
});

export default {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'A cycle hides which of two decides.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    only('kernel-stands-alone', 'The kernel knows nothing of the programme.', '^src/core/kernel', [
      '^src/core/kernel',
      'temporal-polyfill',
      '^src/core/conversation/screen',
      '^src/core/people/organisation',
    ]),
    {
      name: 'core-knows-no-world',
      comment: 'The core knows no messenger, no database, no clock, no file, no environment.',
      severity: 'error',
      from: from('^src/core/'),
      to: { pathNot: ['^src/core/', 'node_modules/temporal-polyfill'] },
    },
    only('telegram-adapter', 'An adapter translates; it knows the core and its own library.', '^src/bots/telegram', [
      '^src/core/',
      '^src/bots/(telegram|net|limits)/',
      'node_modules/(grammy|@grammyjs|zod)',
    ]),
    only('vk-adapter', 'An adapter translates; it knows the core and its own library.', '^src/bots/vk', [
      '^src/core/',
      '^src/bots/(vk|net|limits)/',
      'node_modules/(vk-io|zod)',
    ]),
    only('scheduler', 'The scheduler wakes; the core decides.', '^src/scheduler', [
      '^src/core/',
      '^src/scheduler/',
      'node_modules/node-cron',
    ]),
    only('database', 'The database keeps rows for the core.', '^src/db', [
      '^src/core/',
      '^src/db/',
      'node_modules/(typeorm|pg|pg-pool|@electric-sql|@types/pg)',
    ]),
    only('documents', 'Documents know the core and their libraries.', '^src/documents', [
      '^src/core/',
      '^src/documents/',
      'node_modules/',
    ]),
    {
      name: 'sandbox-is-a-peer',
      comment: 'The sandbox stands on the other side of the network, like the real thing.',
      severity: 'error',
      from: from('^src/sandbox/'),
      to: { path: '^src/', pathNot: '^src/sandbox/' },
    },
    {
      name: 'nobody-imports-main',
      severity: 'error',
      comment: 'The composition root is imported by nobody.',
      from: { path: '^src/', pathNot: '^src/(main|cli/|app/)' },
      to: { path: '^src/(main|config)\\.ts$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.json'],
    },
  },
};
