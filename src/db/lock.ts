import { mkdir, open, readdir, readFile, readlink, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DatabaseProblem } from './problem.ts';

/** Held by one process at a time; PGlite itself would let two of them overwrite each other's rows. */
export interface FolderLock {
  release(): Promise<void>;
}

/**
 * A claim is a file whose name says who made it. Everybody writes their claim first and looks around afterwards, so of
 * two that meet at least one sees the other and steps back; claims of the dead are cleared away.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  await mkdir(folder, { recursive: true });
  const mine = await ownClaim();
  for (let attempt = 1; ; attempt += 1) {
    const holder = await claim(folder, mine);
    if (holder === undefined) return held(join(folder, mine));
    if (attempt === attempts) throw new DatabaseProblem(taken(folder, holder));
    await pause(20 + Math.random() * 80 * attempt);
  }
}

/** Several that start in the same moment may all step back; they try again at different moments. */
const attempts = 6;
const prefix = 'lock-';
/** Another container's processes cannot be seen; their claims are kept fresh and go stale after this. */
const stale = 30_000;

const taken = (folder: string, pid: number): string =>
  `Папка ${folder} уже занята работающей программой (процесс ${pid}): двум программам сразу с одной базой работать нельзя. ` +
  'Остановите ту программу или запустите эту в другой папке.';

/** Puts the claim down; the process that was there before it, if any. */
async function claim(folder: string, mine: string): Promise<number | undefined> {
  const path = join(folder, mine);
  const file = await open(path, 'wx').catch((error: unknown) => {
    if (codeOf(error) === 'EEXIST') return undefined;
    throw error;
  });
  if (file === undefined) return process.pid;
  await file.close();
  const others = (await readdir(folder)).filter((name) => name.startsWith(prefix) && name !== mine);
  for (const other of others) {
    if (await isAlive(folder, other)) {
      await rm(path, { force: true });
      return Number(other.split('-')[1]);
    }
    await rm(join(folder, other), { force: true });
  }
  return undefined;
}

function held(path: string): FolderLock {
  const fresh = setInterval(() => {
    const now = new Date();
    utimes(path, now, now).catch(() => undefined);
  }, stale / 3).unref();
  return {
    release: async () => {
      clearInterval(fresh);
      await rm(path, { force: true });
    },
  };
}

/** lock-<process>-<its start>-<its process namespace>: a process number alone comes back after a restart. */
async function ownClaim(): Promise<string> {
  return `${prefix}${process.pid}-${await startOf(process.pid)}-${await namespace()}`;
}

async function isAlive(folder: string, name: string): Promise<boolean> {
  const [, pid = '', start = '', space = ''] = name.split('-');
  if (space !== (await namespace())) return (await age(join(folder, name))) < stale;
  try {
    process.kill(Number(pid), 0);
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
  return (await startOf(Number(pid))) === start;
}

/** Linux tells when a process started, in ticks since boot; elsewhere the number alone must do. */
async function startOf(pid: number): Promise<string> {
  const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return line.slice(line.lastIndexOf(')') + 2).split(' ')[19] ?? '0';
}

async function namespace(): Promise<string> {
  const link = await readlink('/proc/self/ns/pid').catch(() => '');
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
  return `${link.replace(/\D/g, '')}.${boot.slice(0, 8)}`;
}

async function age(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined);
  return found === undefined ? stale : Date.now() - found.mtimeMs;
}

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
