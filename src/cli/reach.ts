import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const control = z.object({ port: z.number(), token: z.string() });

/** Where a running bot says how it is reached: `{ port, token }`, readable by its own user only. */
export const controlFile = (folder: string): string => join(folder, 'control.json');

/** Gives a command to the bot that works on this folder; undefined when none is running. */
export async function reachBot(folder: string, command: string, body: unknown): Promise<Response | undefined> {
  const written = await readFile(controlFile(folder), 'utf8').catch(() => undefined);
  if (written === undefined) return undefined;
  const { port, token } = control.parse(JSON.parse(written));
  try {
    return await fetch(`http://127.0.0.1:${port}/control/${command}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  } catch (error) {
    // A bot that was killed leaves its file behind.
    if (refused(error)) return undefined;
    throw error;
  }
}

function refused(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause && cause.code === 'ECONNREFUSED';
}
