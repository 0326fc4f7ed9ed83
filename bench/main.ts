import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { broadcast } from './broadcast.ts';
import { documents } from './documents.ts';
import { forms } from './forms.ts';
import { matching, pure, rounds } from './pure.ts';
import { benchServer } from './server.ts';
import { starting } from './start.ts';
import { printed, type Section, written } from './table.ts';
import { throughput } from './throughput.ts';
import { ticks } from './tick.ts';

// `npm run bench [-- sections] [--each N]`: one table from one run, on a PostgreSQL of its own; all sections also write
// docs/performance.md. `--each` is how many people a broadcast goes to on each messenger.

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { each: { type: 'string', default: '1000' } },
});
const bench = await benchServer();
const sections: readonly (() => Promise<Section>)[] = [
  () => throughput(bench),
  () => forms(bench),
  () => ticks(bench),
  () => broadcast(bench, Number(values.each)),
  async () => {
    const papers = await documents();
    return { ...papers, rows: [...papers.rows, ...(await pure()), ...(await matching()), await rounds()] };
  },
  () => starting(bench),
];
const done: Section[] = [];
for (const [index, section] of sections.entries()) {
  if (positionals.length > 0 && !positionals.includes(String(index + 1))) continue;
  const one = await section();
  done.push(one);
  console.log(printed(one));
}
if (done.length === sections.length) {
  const page = fileURLToPath(new URL('../docs/performance.md', import.meta.url));
  await written(page, done, new Date().toISOString().slice(0, 10));
}
await bench.server.stop();
const missed = done.flatMap(({ rows }) => rows).filter(({ goal }) => goal && !goal.reached);
console.log(
  missed.length === 0 ? '\nEvery goal is reached.' : `\nMissed: ${missed.map(({ what }) => what).join('; ')}.`,
);
process.exit(0);
