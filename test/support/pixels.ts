import { inflateSync } from 'node:zlib';

/** How many pixels of a .png of eight bits per channel are of such a colour. */
export function countPixels(png: Uint8Array, such: (red: number, green: number, blue: number) => boolean): number {
  const file = Buffer.from(png);
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  const channels = file[25] === 6 ? 4 : 3;
  const parts: Buffer[] = [];
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    if (file.subarray(at + 4, at + 8).toString('latin1') === 'IDAT') parts.push(file.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const count = { of: 0 };
  for (const line of unfiltered(inflateSync(Buffer.concat(parts)), width * channels, height, channels))
    for (let x = 0; x < line.length; x += channels)
      if (such(line[x] ?? 0, line[x + 1] ?? 0, line[x + 2] ?? 0)) count.of += 1;
  return count.of;
}

function unfiltered(data: Buffer, stride: number, height: number, step: number): readonly Buffer[] {
  const lines: Buffer[] = [];
  for (let y = 0; y < height; y += 1) {
    const kind = data[y * (stride + 1)] ?? 0;
    const line = Buffer.from(data.subarray(y * (stride + 1) + 1, (y + 1) * (stride + 1)));
    const above = lines[y - 1] ?? Buffer.alloc(stride);
    for (let x = 0; x < stride; x += 1) {
      const [left, up, corner] = [line[x - step] ?? 0, above[x] ?? 0, above[x - step] ?? 0];
      line[x] = (line[x] ?? 0) + predicted(kind, x < step ? 0 : left, up, x < step ? 0 : corner);
    }
    lines.push(line);
  }
  return lines;
}

function predicted(kind: number, left: number, up: number, corner: number): number {
  if (kind === 1) return left;
  if (kind === 2) return up;
  if (kind === 3) return Math.floor((left + up) / 2);
  return kind === 4 ? paeth(left, up, corner) : 0;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [left, up, corner].map((one) => Math.abs(guess - one));
  if (a === undefined || b === undefined || c === undefined) return 0;
  return a <= b && a <= c ? left : b <= c ? up : corner;
}
