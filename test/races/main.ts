import { parseArgs } from 'node:util';
import { type Fault, faults, type Verdict } from './judge.ts';
import { racing } from './seats.ts';

// `npm run races`: seats in a race of hundreds over both messengers, on a PostgreSQL of its own. Exits with 1 where a promise is
// broken; `--fault oversold|twice|order|silent` breaks one on purpose after each run, to show that it would be noticed.

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '100' },
    people: { type: 'string', default: '500' },
    seats: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
    fault: { type: 'string' },
  },
});

const fault = faultNamed(values.fault);
const size = { people: Number(values.people), seats: Number(values.seats) };
const race = await racing(size);
const verdicts: Verdict[] = [];
console.log('run    seed   seated  doubles  order  told   presses  seconds');
try {
  for (let run = 0; run < Number(values.runs); run += 1) {
    const verdict = await race.run(Number(values.seed) + run, fault);
    verdicts.push(verdict);
    console.log(rowOf(run, verdict));
  }
} finally {
  await race.stop();
}
const good = verdicts.filter((one) => one.broken.length === 0).length;
const presses = verdicts.reduce((sum, one) => sum + one.presses, 0);
console.log(
  `\nPeople: ${size.people}, seats: ${size.seats}, presses: ${presses}. Promises kept in ${good} of ${verdicts.length} runs.`,
);
for (const words of new Set(verdicts.flatMap(({ broken }) => broken))) console.log(`Broken: ${words}`);
process.exit(good === verdicts.length && verdicts.length > 0 ? 0 : 1);

function rowOf(run: number, { seed, seated, doubles, broken, presses: count, seconds }: Verdict): string {
  const kept = (what: string) => (broken.some((words) => words.startsWith(what)) ? 'no' : 'yes');
  const cells = [run + 1, seed, seated, doubles, kept('order'), kept('told'), count, seconds.toFixed(1)];
  return cells.map((cell, index) => String(cell).padEnd([7, 7, 8, 9, 7, 7, 9, 0][index] ?? 0)).join('');
}

function faultNamed(name: string | undefined): Fault | undefined {
  const found = faults.find((one) => one === name);
  if (name !== undefined && !found) throw new Error(`no fault ${name}; there are: ${faults.join(', ')}`);
  return found;
}
