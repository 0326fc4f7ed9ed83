import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { date, isBefore } from '#core/kernel/time.ts';
import { readDeadline } from '#core/roadmap/deadline/read-deadline.ts';
import type { Deadline, DeadlineContext, Period } from '#core/roadmap/deadline.ts';

const usage = 'npm run -s deadlines -- --plan 2024-08-01..2025-08-31 [--terms A..B,C..D,…] < phrases.json';

/** What is wrong with the call, as a sentence for its caller. */
class BadCall extends Error {}

try {
  const context = contextOf(process.argv.slice(2));
  const phrases = phrasesOf(await text(process.stdin));
  const read = phrases.map((phrase) => shown(readDeadline(phrase, context)));
  process.stdout.write(`[\n${read.map((one) => JSON.stringify(one)).join(',\n')}\n]\n`);
} catch (error) {
  if (!(error instanceof BadCall)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}

function contextOf(args: readonly string[]): DeadlineContext {
  const { plan, terms } = optionsOf(args);
  if (plan === undefined) throw new BadCall(`Не указан период плана. Вызов: ${usage}`);
  const periods = terms?.split(',').map((term) => periodOf('--terms', term.trim()));
  periods?.forEach((term, index) => {
    const before = periods[index - 1];
    if (before !== undefined && !isBefore(before.to, term.from))
      throw new BadCall('--terms: четверти пересекаются или стоят не по порядку.');
  });
  return { plan: periodOf('--plan', plan), ...(periods === undefined ? {} : { terms: periods }) };
}

function optionsOf(args: readonly string[]): {
  readonly plan?: string | undefined;
  readonly terms?: string | undefined;
} {
  try {
    return parseArgs({ args: [...args], options: { plan: { type: 'string' }, terms: { type: 'string' } } }).values;
  } catch {
    throw new BadCall(`Непонятные аргументы. Вызов: ${usage}`);
  }
}

function periodOf(option: string, written: string): Period {
  const [from, to, ...more] = written.split('..').map((day) => dayOf(option, day));
  if (from === undefined || to === undefined || more.length > 0)
    throw new BadCall(`${option}: «${written}» не похоже на период вида 2024-08-01..2025-08-31.`);
  if (isBefore(to, from)) throw new BadCall(`${option}: «${written}» заканчивается раньше, чем начинается.`);
  return { from, to };
}

function dayOf(option: string, written: string): Period['from'] {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(written);
  try {
    if (isDay) return date(written);
  } catch {
    // 2024-02-30: the sentence below says so.
  }
  throw new BadCall(`${option}: «${written}» не похоже на день вида 2024-08-01.`);
}

function phrasesOf(input: string): readonly string[] {
  const value = parsed(input);
  if (!Array.isArray(value) || !value.every((one) => typeof one === 'string')) {
    throw new BadCall('На входе ожидается массив строк в формате JSON.');
  }
  return value;
}

function parsed(input: string): unknown {
  try {
    return JSON.parse(input);
  } catch {
    throw new BadCall('На входе не JSON: ожидается массив строк.');
  }
}

function shown({ phrase, kind, windows, question }: Deadline) {
  return {
    phrase,
    kind,
    windows: windows.map(({ from, due }) => ({ from: from?.toString() ?? null, due: due.toString() })),
    question: question ?? null,
  };
}
