import { crc32, deflateSync } from 'node:zlib';
import QRCode from 'qrcode';

/** Light modules around the code: readers need four. */
const margin = 4;

interface Squares {
  /** Modules on a side, margins included. */
  readonly side: number;
  readonly dark: (x: number, y: number) => boolean;
}

function squares(text: string): Squares {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const { size, data } = modules;
  const inside = (at: number) => at >= 0 && at < size;
  return {
    side: size + 2 * margin,
    dark: (x, y) => inside(x - margin) && inside(y - margin) && Boolean(data[(y - margin) * size + x - margin]),
  };
}

/** The dark modules as an SVG path, one unit per module, and the side of the whole square in units. */
export function qrPath(text: string): { readonly path: string; readonly side: number } {
  const { side, dark } = squares(text);
  const all = Array.from({ length: side * side }, (_, index) => [index % side, Math.floor(index / side)] as const);
  const path = all.filter(([x, y]) => dark(x, y)).map(([x, y]) => `M${x} ${y}h1v1h-1z`);
  return { path: path.join(''), side };
}

/** A black and white .png, `scale` pixels per module: a sheet holds a hundred of them, so it is made in under a millisecond. */
export function qrPng(text: string, scale: number): Uint8Array {
  const { side, dark } = squares(text);
  const width = side * scale;
  const rows = Array.from({ length: side }, (_, y) => {
    const row = Buffer.alloc(1 + Math.ceil(width / 8), 0xff);
    row[0] = 0;
    for (let x = 0; x < width; x += 1)
      if (dark(Math.floor(x / scale), y)) row[1 + (x >> 3)] = (row[1 + (x >> 3)] ?? 0) & ~(0x80 >> (x & 7));
    return Array.from({ length: scale }, () => row);
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(width, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const image = deflateSync(Buffer.concat(rows.flat()));
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', image), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(named, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}
