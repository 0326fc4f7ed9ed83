import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Instant, Temporal } from '#core/kernel/time.ts';

const fileIn = (folder: string): string => join(folder, 'sandbox-clock.json');

/** Where the sandbox's clock stood: after a restart program time goes on from there, so that nothing lies in the future. */
export async function savedClock(folder: string): Promise<Instant | undefined> {
  const text = await readFile(fileIn(folder), 'utf8').catch(() => undefined);
  try {
    const saved: unknown = text === undefined ? undefined : JSON.parse(text);
    return typeof saved === 'string' ? Temporal.Instant.from(saved) : undefined;
  } catch {
    return undefined;
  }
}

export async function saveClock(folder: string, now: Instant): Promise<void> {
  const file = fileIn(folder);
  await writeFile(`${file}.new`, JSON.stringify(now.toString()));
  await rename(`${file}.new`, file);
}
