import { expect, test } from 'vitest';
import { decodeText } from '#documents/in/text.ts';

const words = 'План мероприятий: сентябрь, «наставники» № 5';

/** One byte for each letter, by the code page's own table. */
function encoded(text: string, page: string): Uint8Array {
  const letters = new Map(
    Array.from({ length: 256 }, (_, byte) => [new TextDecoder(page).decode(new Uint8Array([byte])), byte] as const),
  );
  return Uint8Array.from(text, (letter) => letters.get(letter) ?? 63);
}

test.each([
  ['UTF-8', Buffer.from(words)],
  ['UTF-8 with a mark', Buffer.from(`\uFEFF${words}`)],
  ['UTF-16', Buffer.from(words, 'utf16le')],
  ['UTF-16 with a mark', Buffer.from(`\uFEFF${words}`, 'utf16le')],
  ['UTF-16, the other end first', Buffer.from(`\uFEFF${words}`, 'utf16le').swap16()],
  ['windows-1251', encoded(words, 'windows-1251')],
])('%s', (_, bytes) => {
  expect(decodeText(bytes)).toBe(words);
});

test.each(['ibm866', 'koi8-r'])('%s, which old programs still write', (page) => {
  const plain = 'План мероприятий на сентябрь';
  expect(decodeText(encoded(plain, page))).toBe(plain);
});
