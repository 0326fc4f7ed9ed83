import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The bytes behind the files of the world, on disk beside the state or in memory. */
export interface FileBytes {
  readonly put: (id: number, bytes: Buffer) => Promise<void>;
  readonly get: (id: number) => Promise<Buffer | undefined>;
}

export function bytesInMemory(): FileBytes {
  const held = new Map<number, Buffer>();
  return {
    put: async (id, bytes) => {
      held.set(id, bytes);
    },
    get: async (id) => held.get(id),
  };
}

export function bytesInFolder(folder: string): FileBytes {
  const path = (id: number): string => join(folder, String(id));
  return {
    put: async (id, bytes) => {
      await mkdir(folder, { recursive: true });
      await writeFile(`${path(id)}.part`, bytes);
      await rename(`${path(id)}.part`, path(id));
    },
    get: (id) => readFile(path(id)).catch(() => undefined),
  };
}
