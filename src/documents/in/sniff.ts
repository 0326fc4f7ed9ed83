import { type ReadingRefusal, type RefusalReason, refuse } from '#core/roadmap/reading-result.ts';
import { unmarkedWide } from './text.ts';
import { Unreadable } from './unreadable.ts';
import { openZip } from './zip.ts';

export type Format = 'docx' | 'xlsx' | 'text';

/** What a file is by its content; its name is believed only where the content does not tell. */
export function formatOf(bytes: Uint8Array, name: string): Format | ReadingRefusal {
  if (bytes.length === 0) return refuse('empty');
  const known = signatures.find(({ at, magic }) => startsWith(bytes, magic, at));
  if (known !== undefined) return refuse(known.reason);
  if (startsWith(bytes, [0x50, 0x4b], 0)) return zipped(bytes, name);
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0], 0)) return refuse(compound(bytes, name));
  return textual(bytes, name);
}

const ascii = (text: string): readonly number[] => [...text].map((letter) => letter.charCodeAt(0));

const signatures: readonly {
  readonly magic: readonly number[];
  readonly at: number;
  readonly reason: RefusalReason;
}[] = [
  { magic: ascii('%PDF'), at: 0, reason: 'pdf' },
  { magic: [0x89, 0x50, 0x4e, 0x47], at: 0, reason: 'picture' },
  { magic: [0xff, 0xd8, 0xff], at: 0, reason: 'picture' },
  { magic: ascii('GIF8'), at: 0, reason: 'picture' },
  { magic: ascii('WEBP'), at: 8, reason: 'picture' },
  { magic: ascii('ftyphei'), at: 4, reason: 'picture' },
  { magic: ascii('ftypmif'), at: 4, reason: 'picture' },
  { magic: [0x49, 0x49, 0x2a, 0x00], at: 0, reason: 'picture' },
  { magic: [0x4d, 0x4d, 0x00, 0x2a], at: 0, reason: 'picture' },
  { magic: ascii('AT&TFORM'), at: 0, reason: 'picture' },
  { magic: ascii('{\\rtf'), at: 0, reason: 'rich-text' },
  { magic: ascii('Rar!'), at: 0, reason: 'archive' },
  { magic: [0x37, 0x7a, 0xbc, 0xaf], at: 0, reason: 'archive' },
  { magic: [0x1f, 0x8b], at: 0, reason: 'archive' },
];

const startsWith = (bytes: Uint8Array, magic: readonly number[], at: number): boolean =>
  magic.every((byte, index) => bytes[at + index] === byte);

/** What is in an archive tells its format. Its directory is read here, none of it is unpacked. */
function zipped(bytes: Uint8Array, name: string): Format | ReadingRefusal {
  try {
    return packed(openZip(bytes).names, name);
  } catch (error) {
    if (error instanceof Unreadable) return refuse(error.reason);
    throw error;
  }
}

function packed(names: readonly string[], name: string): Format | ReadingRefusal {
  if (names.some((one) => one.startsWith('word/'))) return 'docx';
  if (names.some((one) => one.startsWith('xl/'))) return 'xlsx';
  if (names.some((one) => one.startsWith('ppt/'))) return refuse('presentation');
  if (names.includes('content.xml') && names.includes('mimetype')) return refuse('open-document');
  return refuse(/\.(?:docx|xlsx)$/iu.test(name) ? 'broken' : 'archive');
}

/** The old binary container of Office: Word, Excel, or a new document under a password. */
function compound(bytes: Uint8Array, name: string): RefusalReason {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const has = (stream: string): boolean => raw.includes(Buffer.from(stream, 'utf16le'));
  if (has('EncryptedPackage')) return 'encrypted';
  if (has('WordDocument')) return 'old-word';
  if (has('Workbook') || has('Book')) return 'old-excel';
  if (has('PowerPoint Document')) return 'presentation';
  return /\.xls/iu.test(name) ? 'old-excel' : /\.do[ct]/iu.test(name) ? 'old-word' : 'unsupported';
}

const sample = 4096;

function textual(bytes: Uint8Array, name: string): Format | ReadingRefusal {
  const head = bytes.subarray(0, sample);
  const text = new TextDecoder('latin1').decode(head).trimStart().toLowerCase();
  if (/^(?:<!doctype html|<html|<\?xml[^>]*>\s*<(?:html|\?mso|w:worddocument))/u.test(text)) return refuse('web-page');
  if (/^mime-version:/u.test(text)) return refuse('web-page');
  if (/\.(?:docx|xlsx)$/iu.test(name)) return refuse('broken');
  const wide =
    startsWith(bytes, [0xff, 0xfe], 0) || startsWith(bytes, [0xfe, 0xff], 0) || unmarkedWide(bytes) !== undefined;
  const odd = head.filter((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27)).length;
  return wide || odd * 50 <= head.length ? 'text' : refuse('unsupported');
}
