import { basename, join } from 'node:path';
import type { DataSource } from 'typeorm';
import { backUp } from './backup.ts';
import { restore } from './restore.ts';

/** A command that another process of this machine gives to the running bot: JSON in, JSON out. */
export type ControlCommand = (body: unknown) => Promise<unknown>;

/** Files are handed over by their name in the data folder, which both processes know. */
export const databaseCommands = (dataSource: DataSource, folder: string): Readonly<Record<string, ControlCommand>> => ({
  backup: async (body) => {
    await backUp(dataSource, join(folder, fileIn(body)));
    return {};
  },
  restore: async (body) => {
    const force = typeof body === 'object' && body !== null && 'force' in body && body.force === true;
    await restore(dataSource, join(folder, fileIn(body)), { force });
    return {};
  },
});

function fileIn(body: unknown): string {
  if (typeof body !== 'object' || body === null || !('file' in body) || typeof body.file !== 'string')
    throw new Error('the command names no file');
  return basename(body.file);
}
