import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Hub } from './hub.ts';
import { emptyWorld, type World } from './world.ts';

const QUIET_MS = 400;
/** A large world is written less often: writing takes at most a tenth of the time. */
const REST = 9;

/** Reads the state file; a missing or unreadable one is an empty world (the unreadable one is put aside). */
export function loadWorld(path: string | undefined): World {
  if (path === undefined) return emptyWorld();
  const text = readText(path);
  if (text === undefined) return emptyWorld();
  try {
    // The file is written only by saveWorld below.
    const kept = JSON.parse(text) as World;
    const fresh = emptyWorld();
    // What an older sandbox did not know yet is empty.
    return { ...fresh, ...kept, telegram: { ...fresh.telegram, ...kept.telegram }, vk: { ...fresh.vk, ...kept.vk } };
  } catch {
    renameSync(path, `${path}.broken`);
    return emptyWorld();
  }
}

/** Writes the world a moment after each change; the returned function writes what is pending and stops. */
export function keepWorld(world: World, path: string | undefined, hub: Hub): () => void {
  if (path === undefined) return () => {};
  const pending: { timer?: NodeJS.Timeout; took: number } = { took: 0 };
  const write = (): void => {
    delete pending.timer;
    const began = performance.now();
    saveWorld(world, path);
    pending.took = performance.now() - began;
  };
  const forget = hub.listen(() => {
    pending.timer ??= setTimeout(write, Math.max(QUIET_MS, pending.took * REST));
  });
  return () => {
    forget();
    if (pending.timer === undefined) return;
    clearTimeout(pending.timer);
    write();
  };
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function saveWorld(world: World, path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.part`, JSON.stringify(world));
  renameSync(`${path}.part`, path);
}
