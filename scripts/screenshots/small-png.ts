import { crc32, deflateSync } from 'node:zlib';

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue, alpha, row by row. */
  readonly rgba: Uint8Array;
}

type Colour = readonly [key: number, count: number];

const most = 256;

/** A PNG of at most 256 colours: a picture of an interface loses nothing one would see and two thirds of its bytes. */
export function smallPng({ width, height, rgba }: Pixels): Buffer {
  const counts = new Map<number, number>();
  for (let at = 0; at < rgba.length; at += 4) {
    const key = keyAt(rgba, at);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const boxes = split([...counts]);
  const places = new Map(boxes.flatMap((box, place) => box.map(([key]) => [key, place] as const)));
  const rows = Buffer.alloc((width + 1) * height);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const place = places.get(keyAt(rgba, pixel * 4)) ?? 0;
    rows[Math.floor(pixel / width) * (width + 1) + 1 + (pixel % width)] = place;
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('PLTE', Buffer.from(boxes.flatMap(average))),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Near colours count as one: two bits of each channel are dropped. */
const keyAt = (rgba: Uint8Array, at: number): number =>
  (((rgba[at] ?? 0) & 0xfc) << 16) | (((rgba[at + 1] ?? 0) & 0xfc) << 8) | ((rgba[at + 2] ?? 0) & 0xfc);

const channel = (key: number, shift: number): number => (key >> shift) & 0xff;
const shifts = [16, 8, 0] as const;

/** Median cut: the box with the widest channel is halved until there are enough. */
function split(colours: readonly Colour[]): readonly (readonly Colour[])[] {
  const boxes = [colours];
  while (boxes.length < most) {
    const widest = boxes
      .map((box, place) => ({ place, ...spread(box) }))
      .reduce((best, one) => (one.width > best.width ? one : best));
    const box = boxes[widest.place] ?? [];
    if (widest.width === 0 || box.length < 2) break;
    const sorted = [...box].sort(([a], [b]) => channel(a, widest.shift) - channel(b, widest.shift));
    const middle = Math.ceil(sorted.length / 2);
    boxes.splice(widest.place, 1, sorted.slice(0, middle), sorted.slice(middle));
  }
  return boxes;
}

function spread(box: readonly Colour[]): { readonly shift: number; readonly width: number } {
  const widths = shifts.map((shift) => {
    const values = box.map(([key]) => channel(key, shift));
    return { shift, width: Math.max(...values) - Math.min(...values) };
  });
  return widths.reduce((best, one) => (one.width > best.width ? one : best));
}

function average(box: readonly Colour[]): readonly number[] {
  const total = box.reduce((sum, [, count]) => sum + count, 0);
  // The dropped bits come back, so that white stays white.
  return shifts.map((shift) => {
    const mean = box.reduce((sum, [key, count]) => sum + channel(key, shift) * count, 0) / total;
    return Math.min(255, Math.round((mean * 255) / 252));
  });
}

function chunk(name: string, data: Buffer): Buffer {
  const words = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(words));
  return Buffer.concat([length, words, sum]);
}
