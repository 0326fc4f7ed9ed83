import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const plan = ['--plan', '2024-08-01..2025-08-31'];

function run(args: readonly string[], input: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'src/cli/deadlines.ts', ...args], {
    cwd: root,
    input,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe('deadlines on the command line', () => {
  test('phrases come in as JSON and go out read', () => {
    const terms = [
      '--terms',
      '2024-09-02..2024-10-25,2024-11-05..2024-12-28,2025-01-09..2025-03-21,2025-03-31..2025-05-26',
    ];
    const { status, stdout } = run([...plan, ...terms], JSON.stringify(['до 1 октября', 'II полугодие', 'по плану']));
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual([
      { phrase: 'до 1 октября', kind: 'window', windows: [{ from: null, due: '2024-10-01' }], question: null },
      { phrase: 'II полугодие', kind: 'window', windows: [{ from: '2025-01-09', due: '2025-05-26' }], question: null },
      { phrase: 'по плану', kind: 'unresolved', windows: [], question: expect.stringContaining('?') },
    ]);
  });

  test.each([
    ['no plan', [], '[]'],
    ['a day that is not there', ['--plan', '2024-02-30..2024-03-01'], '[]'],
    ['input that is not JSON', plan, 'октябрь'],
    ['numbers for phrases', plan, '[1]'],
  ])('%s is one sentence and exit code 2', (_, args, input) => {
    const { status, stdout, stderr } = run(args, input);
    expect({ status, stdout, lines: stderr.trim().split('\n').length }).toEqual({ status: 2, stdout: '', lines: 1 });
  });
});
