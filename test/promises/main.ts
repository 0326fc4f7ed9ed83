import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { trials } from './all.ts';
import { printed, written } from './table.ts';
import { type Line, type Size, tried } from './trial.ts';

// `npm run chaos [-- numbers] [--size small|full] [--seed N]`: the promises under fire. Exits with 1 where one is not kept.

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { size: { type: 'string', default: 'full' }, seed: { type: 'string', default: '1' } },
});
const size: Size = values.size === 'small' ? 'small' : 'full';
const wanted = positionals.map(Number);
const unknown = wanted.filter((number) => !trials.some((trial) => trial.number === number));
if (unknown.length > 0) throw new Error(`no trial ${unknown.join(', ')}`);

const lines: Line[] = [];
for (const trial of trials.filter(({ number }) => wanted.length === 0 || wanted.includes(number))) {
  const say = (words: string) => console.error(`   … ${trial.number}: ${words}`);
  const line = await tried(trial, { size, seed: Number(values.seed), say });
  lines.push(line);
  console.log(printed(line));
}
if (size === 'full') {
  const page = fileURLToPath(new URL('../../docs/promises.md', import.meta.url));
  await written(page, lines, new Date().toISOString().slice(0, 10));
}
const held = lines.filter(({ broken }) => broken.length === 0).length;
console.log(`\nHeld: ${held} of ${lines.length}.`);
process.exit(held === lines.length ? 0 : 1);
