import { describe, expect, test } from 'vitest';
import { unreadableSentences } from '#core/roadmap/reading-refusals.ts';
import { refusalReasons } from '#core/roadmap/reading-result.ts';
import { formatOf } from '#documents/in/sniff.ts';
import { makeDocx, makeZip } from '../../support/zips.ts';

const bytes = (...values: readonly (number | string)[]): Uint8Array =>
  Buffer.concat(
    values.map((value) => (typeof value === 'number' ? Buffer.from([value]) : Buffer.from(value, 'latin1'))),
  );
const ole = (stream: string): Uint8Array =>
  Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(600),
    Buffer.from(stream, 'utf16le'),
    Buffer.alloc(600),
  ]);
const zip = (...names: readonly string[]): Uint8Array =>
  makeZip(names.map((name) => ({ name, data: Buffer.from('x') })));

const files: readonly (readonly [string, Uint8Array, string])[] = [
  ['отчёт.pdf', bytes('%PDF-1.7\n'), 'pdf'],
  ['фото.jpg', bytes(0xff, 0xd8, 0xff, 0xe0), 'picture'],
  ['скан.png', bytes(0x89, 'PNG\r\n'), 'picture'],
  ['снимок.heic', bytes(0, 0, 0, 0x18, 'ftypheic'), 'picture'],
  ['карта.doc', ole('WordDocument'), 'old-word'],
  ['карта.xls', ole('Workbook'), 'old-excel'],
  ['под паролем.docx', ole('EncryptedPackage'), 'encrypted'],
  ['карта.rtf', bytes('{\\rtf1\\ansi'), 'rich-text'],
  ['карта.odt', zip('mimetype', 'content.xml'), 'open-document'],
  ['карта.pptx', zip('[Content_Types].xml', 'ppt/presentation.xml'), 'presentation'],
  ['карты.zip', zip('карта.docx'), 'archive'],
  ['карты.rar', bytes('Rar!', 0x1a), 'archive'],
  ['страница.doc', bytes('<html><body>'), 'web-page'],
  ['оборван.docx', makeDocx('').subarray(0, 200), 'broken'],
  ['карта.docx', bytes('это не Word'), 'broken'],
  ['программа.exe', bytes('MZ', 0, 1, 2, 3, 0, 0, 0, 4, 5, 6), 'unsupported'],
  ['пусто.txt', new Uint8Array(), 'empty'],
];

test.each(files)('%s is refused for what it is', (name, content, reason) => {
  expect(formatOf(content, name)).toEqual({ refused: reason });
});

describe('content decides, not the name', () => {
  test('an old Word file called .docx is still an old Word file', () => {
    expect(formatOf(ole('WordDocument'), 'карта.docx')).toEqual({ refused: 'old-word' });
  });

  test('a Word file without any extension is read', () => {
    expect(formatOf(makeDocx(''), 'Без имени')).toBe('docx');
    expect(formatOf(zip('[Content_Types].xml', 'xl/workbook.xml'), 'Без имени')).toBe('xlsx');
  });

  test('text is text in any encoding', () => {
    const words = 'План мероприятий на год';
    expect(formatOf(Buffer.from(words), 'план')).toBe('text');
    expect(formatOf(Buffer.from(words, 'utf16le'), 'план')).toBe('text');
    expect(formatOf(Buffer.from([0xcf, 0xeb, 0xe0, 0xed, 0x20, 0xed, 0xe0]), 'план')).toBe('text');
  });
});

test.each(refusalReasons)('the refusal «%s» says what to do, in one or two sentences', (reason) => {
  const sentence = unreadableSentences[reason];
  expect(sentence).toMatch(/\.$/u);
  expect(sentence.length).toBeLessThan(300);
  expect(sentence).toMatch(/пришлите|сохраните|нужна|принимаются|вставьте/iu);
  expect(sentence).not.toMatch(/!|Вы(?![а-я])|\p{Extended_Pictographic}/u);
});
