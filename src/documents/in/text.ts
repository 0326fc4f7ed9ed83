/** The words of a text file: UTF-8 or UTF-16 with or without a mark, else windows-1251 or another Cyrillic code page. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const wide = unmarkedWide(bytes);
  if (wide !== undefined) return new TextDecoder(wide).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return likeliest(bytes); // not UTF-8, so one byte is one letter
  }
}

const sample = 4096;

/** Cyrillic in UTF-16 has 0x04 in every other byte. */
export function unmarkedWide(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const head = bytes.subarray(0, sample);
  const high = (odd: number): number =>
    head.filter((byte, at) => at % 2 === odd && (byte === 0x04 || byte === 0)).length;
  if (high(1) * 2 > head.length * 0.8) return 'utf-16le';
  return high(0) * 2 > head.length * 0.8 ? 'utf-16be' : undefined;
}

function likeliest(bytes: Uint8Array): string {
  const head = bytes.subarray(0, sample);
  const pages = ['windows-1251', 'ibm866', 'koi8-r'] as const;
  const best = pages.reduce((a, b) => (russian(head, b) > russian(head, a) ? b : a));
  return new TextDecoder(best).decode(bytes);
}

const russian = (bytes: Uint8Array, page: string): number =>
  (new TextDecoder(page).decode(bytes).match(/[оеаинтсрвл]/gu) ?? []).length;
