import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { date } from '#core/kernel/time.ts';
import type { Period } from '#core/roadmap/deadline.ts';
import { unreadableSentences } from '#core/roadmap/reading-refusals.ts';
import { isRefused, type RoadmapReading, type StageReading } from '#core/roadmap/reading-result.ts';
import { readRoadmapFile } from '#documents/in/read-file.ts';

const usage = 'npm run -s roadmap -- FILE [--plan 2024-09-01..2025-08-31] [--terms A..B,C..D,…]';

const { values, positionals } = parseArgs({
  options: { plan: { type: 'string' }, terms: { type: 'string' } },
  allowPositionals: true,
});
const [file] = positionals;
if (file === undefined) throw new Error(usage);

const reading = await readRoadmapFile(readFileSync(file), file, {
  ...(values.plan === undefined ? {} : { plan: period(values.plan) }),
  ...(values.terms === undefined ? {} : { terms: values.terms.split(',').map(period) }),
});
if (isRefused(reading)) {
  console.error(unreadableSentences[reading.refused]);
  process.exitCode = 1;
} else {
  console.log(JSON.stringify(printed(reading), undefined, 2));
}

function period(text: string): Period {
  const [from = '', to = ''] = text.split('..');
  return { from: date(from), to: date(to) };
}

function printed({ title, plan, order, sections, stages }: RoadmapReading): object {
  return {
    title,
    plan: plan === undefined ? null : [plan.from, plan.to],
    order: order ?? null,
    sections,
    stages: stages.map(stage),
  };
}

function stage({ number, group, title, content, result, deadline, responsible }: StageReading): object {
  return {
    number,
    group: group ?? null,
    title,
    content,
    result,
    deadline: oneLine(deadline.phrase),
    kind: deadline.kind,
    windows: deadline.windows.map(({ from, due }) => ({ from: from ?? null, due })),
    responsible: oneLine(responsible),
    question: deadline.question ?? null,
  };
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
