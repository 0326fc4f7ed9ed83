import { constants, deflateRawSync } from 'node:zlib';
import { makeDocx, makeZip } from './zips.ts';

export const megabyte = 1024 * 1024;

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

/** What it is, how it is made, what it is called, and why it is refused. */
export const bombs: readonly (readonly [string, () => Uint8Array, string, string])[] = [
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
