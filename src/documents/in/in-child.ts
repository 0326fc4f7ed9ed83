import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type ReadingRefusal, refuse } from '#core/roadmap/reading-result.ts';
import type { Job } from './job.ts';

export interface ChildLimits {
  /** Milliseconds of real time. */
  readonly time: number;
  /** Megabytes of heap. */
  readonly heap: number;
}

const limits: ChildLimits = { time: 20_000, heap: 256 };
/** Bytes of an answer: a roadmap of a million characters, twice over. */
const longestAnswer = 8 * 1024 * 1024;
const atOnce = 2;

const child = fileURLToPath(new URL('./child.ts', import.meta.url));
const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

/** Runs the reader of files in a process of its own and gives its answer as it came; a child that dies is a refusal. */
export async function inChild(job: Job, bytes: Uint8Array, within: ChildLimits = limits): Promise<unknown> {
  const leave = await turn();
  try {
    return await run(job, bytes, within);
  } finally {
    leave();
  }
}

const waiting: (() => void)[] = [];
const running = { count: 0 };

/** At most two files are read at a time: each may take a heap of its own. */
async function turn(): Promise<() => void> {
  if (running.count >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  else running.count += 1;
  return () => {
    const next = waiting.shift();
    if (next === undefined) running.count -= 1;
    else next();
  };
}

function run(job: Job, bytes: Uint8Array, { time, heap }: ChildLimits): Promise<unknown> {
  const options = [`--max-old-space-size=${heap}`, '--import', loader, child, JSON.stringify(job)];
  return new Promise((resolve) => {
    // Without an environment there are no tokens and no database for the child to know of.
    const started = spawn(process.execPath, options, { env: {}, stdio: ['pipe', 'pipe', 'ignore'] });
    const answer: Buffer[] = [];
    const state = { size: 0, late: false };
    const timer = setTimeout(() => {
      state.late = true;
      started.kill('SIGKILL');
    }, time);
    started.stdout.on('data', (piece: Buffer) => {
      state.size += piece.length;
      if (state.size > longestAnswer) started.kill('SIGKILL');
      else answer.push(piece);
    });
    started.stdin.on('error', () => undefined); // it died before it had read all: the exit tells
    started.on('error', () => finish(refuse('broken')));
    started.on('close', (code) => finish(outcome(code, Buffer.concat(answer), state.late)));
    started.stdin.end(bytes);
    const finish = (value: unknown): void => {
      clearTimeout(timer);
      resolve(value);
    };
  });
}

/** An abort is a burst heap; any other failure is a file that our readers did not expect. */
function outcome(code: number | null, answer: Buffer, late: boolean): unknown {
  if (late) return refuse('too-slow');
  if (code === 0) return JSON.parse(answer.toString('utf8'));
  const refusal: ReadingRefusal = refuse(code === null || code === 134 ? 'too-large' : 'broken');
  return refusal;
}
