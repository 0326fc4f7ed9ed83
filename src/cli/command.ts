import { DatabaseProblem } from '#db/problem.ts';
import { type Config, readConfig } from '../config.ts';

/** Runs a command of the operator's: wrong settings and mendable failures are sentences on stderr and exit code 1. */
export async function runCommand(work: (config: Config) => Promise<void>): Promise<void> {
  const config = readConfig(process.env);
  if ('faults' in config) return fail(config.faults.join('\n'));
  try {
    await work(config);
  } catch (error) {
    if (!(error instanceof DatabaseProblem)) throw error;
    fail(error.message);
  }
}

function fail(sentence: string): void {
  console.error(sentence);
  process.exitCode = 1;
}
