import { crc32, deflateRawSync } from 'node:zlib';

/** An entry of an archive made by hand, so that its header may lie. */
export interface MadeEntry {
  readonly name: string;
  readonly data: Uint8Array;
  /** What the header says about the size after unpacking. */
  readonly claims?: number;
  readonly store?: boolean;
}

export function makeZip(entries: readonly MadeEntry[], count = entries.length): Uint8Array {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const entry of entries) {
    const packed = entry.store ? Buffer.from(entry.data) : deflateRawSync(entry.data, { level: 9 });
    const local = Buffer.concat([header(0x04034b50, 30, entry, packed), Buffer.from(entry.name), packed]);
    const record = header(0x02014b50, 46, entry, packed);
    record.writeUInt32LE(at, 42);
    central.push(Buffer.concat([record, Buffer.from(entry.name)]));
    locals.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count & 0xffff, 8);
  end.writeUInt16LE(count & 0xffff, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, directory, end]);
}

/** Both headers hold the same fields, two bytes further on in the directory. */
function header(signature: number, length: number, entry: MadeEntry, packed: Buffer): Buffer {
  const bytes = Buffer.alloc(length);
  const shift = length === 46 ? 2 : 0;
  bytes.writeUInt32LE(signature, 0);
  bytes.writeUInt16LE(20, 4 + shift);
  bytes.writeUInt16LE(entry.store ? 0 : 8, 8 + shift);
  bytes.writeUInt32LE(crc32(entry.data), 14 + shift);
  bytes.writeUInt32LE(packed.length, 18 + shift);
  bytes.writeUInt32LE(entry.claims ?? entry.data.length, 22 + shift);
  bytes.writeUInt16LE(Buffer.byteLength(entry.name), 26 + shift);
  return bytes;
}

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** A Word file with this inside its body, and nothing that is not needed. */
export const makeDocx = (body: string, parts: readonly MadeEntry[] = [], prolog = ''): Uint8Array =>
  makeZip([
    { name: '[Content_Types].xml', data: Buffer.from('<Types/>') },
    {
      name: 'word/document.xml',
      data: Buffer.from(
        `<?xml version="1.0"?>${prolog}<w:document xmlns:w="${word}"><w:body>${body}</w:body></w:document>`,
      ),
    },
    ...parts,
  ]);
