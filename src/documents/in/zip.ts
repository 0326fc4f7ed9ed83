import { inflateRawSync } from 'node:zlib';
import { Unreadable } from './unreadable.ts';

export interface ZipLimits {
  readonly entries: number;
  /** Bytes after unpacking, all entries together. */
  readonly unpacked: number;
  readonly ratio: number;
}

export const zipLimits: ZipLimits = { entries: 1000, unpacked: 50 * 1024 * 1024, ratio: 100 };

/** Small files may pack well without being bombs. */
const ratioMatters = 1024 * 1024;

export interface Zip {
  readonly names: readonly string[];
  /** The bytes of an entry; undefined when there is none of this name. Throws Unreadable when its header lied. */
  readonly read: (name: string) => Uint8Array | undefined;
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly at: number;
  readonly encrypted: boolean;
}

/** Opens an archive by its central directory, after holding what it promises against the limits. */
export function openZip(bytes: Uint8Array, limits: ZipLimits = zipLimits): Zip {
  const entries = directory(bytes, limits);
  const promised = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
  if (promised > limits.unpacked) throw new Unreadable('bomb');
  if (promised > ratioMatters && promised > bytes.length * limits.ratio) throw new Unreadable('bomb');
  if (entries.some((entry) => entry.encrypted)) throw new Unreadable('encrypted');
  const spent = { bytes: 0 };
  return {
    names: entries.map((entry) => entry.name),
    read: (name) => {
      const entry = entries.find((one) => one.name === name);
      if (entry === undefined) return undefined;
      const data = unpacked(bytes, entry, Math.min(entry.unpacked, limits.unpacked - spent.bytes));
      spent.bytes += data.length;
      return data;
    },
  };
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const longestComment = 65_535;

function directory(bytes: Uint8Array, limits: ZipLimits): readonly Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endAt(view);
  const count = view.getUint16(end + 10, true);
  const size = view.getUint32(end + 12, true);
  // A directory of 65,535 or more entries, or one that cannot fit what it counts, is no office document.
  if (count > limits.entries || size > bytes.length) throw new Unreadable(count > limits.entries ? 'bomb' : 'broken');
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  while (at + 46 <= end && view.getUint32(at, true) === entrySignature) {
    if (entries.length >= limits.entries) throw new Unreadable('bomb');
    const length = 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (at + length > bytes.length) throw new Unreadable('broken');
    entries.push(entryAt(view, bytes, at));
    at += length;
  }
  if (entries.length !== count) throw new Unreadable('broken');
  return entries;
}

function endAt(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - longestComment - 22);
  for (let at = view.byteLength - 22; at >= lowest; at -= 1) if (view.getUint32(at, true) === endSignature) return at;
  throw new Unreadable('broken');
}

const wide = 0xffffffff;

function entryAt(view: DataView, bytes: Uint8Array, at: number): Entry {
  const nameLength = view.getUint16(at + 28, true);
  const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
  const packed = view.getUint32(at + 20, true);
  const size = view.getUint32(at + 24, true);
  const offset = view.getUint32(at + 42, true);
  // A file of at most 5 MB needs no 64-bit sizes; who writes them hides something or is beyond us.
  if (packed === wide || size === wide || offset === wide) throw new Unreadable('broken');
  return {
    name: name.replace(/\\/gu, '/').replace(/^\//u, ''),
    method: view.getUint16(at + 10, true),
    packed,
    unpacked: size,
    at: offset,
    encrypted: (view.getUint16(at + 8, true) & 1) === 1,
  };
}

/** Stops at the promised length: a stream that goes on was announced with a lie. */
function unpacked(bytes: Uint8Array, entry: Entry, atMost: number): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.at + 30 > bytes.length || view.getUint32(entry.at, true) !== localSignature) throw new Unreadable('broken');
  const start = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true);
  const data = bytes.subarray(start, start + entry.packed);
  if (data.length !== entry.packed) throw new Unreadable('broken');
  const raw = entry.method === 0 ? data : entry.method === 8 ? inflated(data, atMost) : undefined;
  if (raw === undefined) throw new Unreadable('broken');
  if (raw.length > atMost) throw new Unreadable('bomb');
  if (raw.length !== entry.unpacked) throw new Unreadable('broken');
  return raw;
}

function inflated(data: Uint8Array, atMost: number): Uint8Array {
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(1, atMost) });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    throw new Unreadable(code === 'ERR_BUFFER_TOO_LARGE' ? 'bomb' : 'broken');
  }
}
