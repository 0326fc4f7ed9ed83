import { constants, deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { isRefused } from '#core/roadmap/reading-result.ts';
import { inChild } from '#documents/in/in-child.ts';
import { readRoadmapFile } from '#documents/in/read-file.ts';
import { openZip } from '#documents/in/zip.ts';
import { makeDocx, makeZip } from '../../support/zips.ts';

const megabyte = 1024 * 1024;

/** So many megabytes of one letter, packed about a thousand times smaller without ever being held. */
function packedMegabytes(count: number): Buffer {
  const piece = deflateRawSync(Buffer.alloc(megabyte, 'a'), { level: 9, finishFlush: constants.Z_FULL_FLUSH });
  return Buffer.concat([...Array.from({ length: count }, () => piece), Buffer.from([3, 0])]);
}

/** A Word file whose main part unpacks to so many megabytes and whose headers say `claims` bytes. */
function swollen(count: number, claims: number): Uint8Array {
  const types = { name: '[Content_Types].xml', data: Buffer.from('<Types/>') };
  const packed = packedMegabytes(count);
  const zip = Buffer.from(makeZip([types, { name: 'word/document.xml', data: packed, store: true, claims }]));
  // The entry is stored ready packed; only the method in both headers has to say so.
  for (const [signature, at] of [
    ['PK\x03\x04', 8],
    ['PK\x01\x02', 10],
  ] as const) {
    zip.writeUInt16LE(8, zip.lastIndexOf(Buffer.from(signature, 'latin1')) + at);
  }
  return zip;
}

const laughs = `<!DOCTYPE w [<!ENTITY a "ха">${Array.from({ length: 12 }, (_, n) => `<!ENTITY a${n} "${`&a${n === 0 ? '' : n - 1};`.repeat(10)}">`).join('')}]>`;
const manyEntries = (count: number): Uint8Array =>
  makeZip(Array.from({ length: count }, (_, n) => ({ name: `word/${n}`, data: new Uint8Array(), store: true })));
const noise = {
  name: 'word/media/noise',
  data: Buffer.from(Array.from({ length: 600_000 }, (_, n) => (n * 2_654_435_761) >>> 13)),
  store: true,
};

const bombs: readonly (readonly [string, () => Uint8Array, string, string])[] = [
  ['300 KiB that become 300 MB', () => swollen(300, 300 * megabyte), 'план.docx', 'bomb'],
  ['300 MB whose headers promise ten kilobytes', () => swollen(300, 10_000), 'план.docx', 'bomb'],
  ['40,000 entries', () => manyEntries(40_000), 'план.docx', 'bomb'],
  ['100,000 entries', () => manyEntries(100_000), 'план.docx', 'too-large'],
  [
    'an archive inside an archive',
    () => makeZip([{ name: '1.zip', data: swollen(50, 50 * megabyte), store: true }]),
    'план.zip',
    'archive',
  ],
  [
    'an archive inside a Word file',
    () => makeDocx('', [{ name: 'word/1.zip', data: swollen(300, 300 * megabyte), store: true }]),
    'план.docx',
    'no-table',
  ],
  ['entities that multiply', () => makeDocx('<w:p><w:r><w:t>&a11;</w:t></w:r></w:p>', [], laughs), 'план.docx', 'bomb'],
  ['elements without end', () => makeDocx('<w:p/>'.repeat(1_500_000), [noise]), 'план.docx', 'bomb'],
  ['elements in elements', () => makeDocx('<w:sdt>'.repeat(100_000), [noise]), 'план.docx', 'bomb'],
  ['20 MB of plain text', () => Buffer.alloc(20 * megabyte, 'план\t'), 'план.txt', 'too-large'],
  ['4 MB of one line', () => Buffer.alloc(4 * megabyte, 'план '), 'план.txt', 'too-large'],
];

test.each(bombs)('%s: refused with its own reason, and the bot does not grow', async (_, make, name, reason) => {
  const bytes = make();
  const before = process.memoryUsage().rss;
  const peak = { rss: before };
  const watch = setInterval(() => (peak.rss = Math.max(peak.rss, process.memoryUsage().rss)), 10);
  const reading = await readRoadmapFile(bytes, name);
  clearInterval(watch);
  expect(reading).toEqual({ refused: reason });
  expect((Math.max(peak.rss, process.memoryUsage().rss) - before) / megabyte).toBeLessThan(50);
});

const small = makeDocx('<w:p><w:r><w:t>План</w:t></w:r></w:p>');

test('a reader that takes too long is stopped', async () => {
  expect(await inChild({ read: 'roadmap', format: 'docx' }, small, { time: 30, heap: 256 })).toEqual({
    refused: 'too-slow',
  });
});

test('a reader that bursts its heap is a refusal, and the next file is read', async () => {
  expect(await inChild({ read: 'roadmap', format: 'docx' }, small, { time: 20_000, heap: 10 })).toEqual({
    refused: 'too-large',
  });
  expect(isRefused(await readRoadmapFile(small, 'план.docx'))).toBe(true);
});

test('an entry counts with what it unpacks to, whatever was read before it', () => {
  const entry = (name: string): { readonly name: string; readonly data: Uint8Array } => ({
    name,
    data: Buffer.alloc(600, 'a'),
  });
  const zip = openZip(makeZip([entry('a'), entry('b')]), { entries: 10, unpacked: 2000, ratio: 100 });
  expect(zip.read('a')).toHaveLength(600);
  expect(zip.read('c')).toBeUndefined();
  expect(() => openZip(makeZip([entry('a'), entry('b')]), { entries: 10, unpacked: 1000, ratio: 100 })).toThrow('bomb');
  expect(() => openZip(makeZip([entry('a'), entry('b')]), { entries: 1, unpacked: 2000, ratio: 100 })).toThrow('bomb');
});
