import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cruise, type IConfiguration } from 'dependency-cruiser';
import { describe, expect, test } from 'vitest';

const root = new URL('../..', import.meta.url).pathname;
const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
  .map((file) => join('src', file));

describe('the walls of the house', () => {
  test('imports run only the way docs/architecture.md says', async () => {
    const config = (await import(join(root, '.dependency-cruiser.mjs'))) as { default: IConfiguration };
    const { output } = await cruise(['src'], {
      ...config.default.options,
      baseDir: root,
      ruleSet: { forbidden: config.default.forbidden ?? [] },
      validate: true,
    });
    if (typeof output === 'string') throw new Error(output);
    expect(output.summary.violations.map((one) => `${one.rule.name}: ${one.from} → ${one.to}`)).toEqual([]);
    // An empty cruise is a false green: every file must have been looked at.
    const seen = new Set(output.modules.map((module) => module.source));
    expect(files.filter((file) => !seen.has(file))).toEqual([]);
  });

  test('no file is longer than 250 lines', () => {
    const long = files.filter((file) => readFileSync(join(root, file), 'utf8').split('\n').length > 251);
    expect(long).toEqual([]);
  });

  test('the core never asks what time it is', () => {
    const asking = files
      .filter((file) => file.startsWith('src/core/'))
      .filter((file) =>
        /Temporal\.Now|\bDate\.now|new Date\(|process\.env|performance\.now/.test(
          readFileSync(join(root, file), 'utf8'),
        ),
      );
    expect(asking).toEqual([]);
  });

  test('only config.ts reads the environment', () => {
    const reading = files.filter(
      (file) =>
        !/^src\/(config\.ts|main\.ts|cli\/|sandbox\/main\.ts)/.test(file) &&
        readFileSync(join(root, file), 'utf8').includes('process.env'),
    );
    expect(reading).toEqual([]);
  });
});
