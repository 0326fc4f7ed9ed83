import { walkXml } from './xml.ts';

/** The strings that cells refer to by number; phonetic readings are left out. */
export function sharedStrings(bytes: Uint8Array | undefined): readonly string[] {
  const strings: string[] = [];
  const state = { words: '', inText: false, inReading: false };
  if (bytes === undefined) return strings;
  walkXml(bytes, {
    open: (name) => {
      if (name === 'si') state.words = '';
      if (name === 't') state.inText = true;
      if (name === 'rPh') state.inReading = true;
    },
    text: (text) => {
      if (state.inText && !state.inReading) state.words += text;
    },
    close: (name) => {
      if (name === 't') state.inText = false;
      if (name === 'rPh') state.inReading = false;
      if (name === 'si') strings.push(state.words);
    },
  });
  return strings;
}

export interface CellFormat {
  /** A format code, where it shows dates. */
  readonly date?: string;
  readonly bold: boolean;
}

/** Codes of the built-in date formats, of which files hold only the number. */
const builtIn: Readonly<Record<number, string>> = {
  14: 'dd.mm.yyyy',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  22: 'dd.mm.yyyy h:mm',
  27: 'yyyy mmm d',
  30: 'd.m.yy',
  31: 'yyyy mmm d',
  57: 'yyyy mmm',
  58: 'mmm d',
};

/** What each cell style shows: a date, and bold words. */
export function formatsIn(bytes: Uint8Array | undefined): readonly CellFormat[] {
  const custom = new Map<number, string>();
  const fonts: boolean[] = [];
  const formats: CellFormat[] = [];
  const path: string[] = [];
  if (bytes === undefined) return formats;
  walkXml(bytes, {
    open: (name, attributes) => {
      const parent = path.at(-1);
      path.push(name);
      if (name === 'numFmt') custom.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      if (name === 'font' && parent === 'fonts') fonts.push(false);
      if (name === 'b' && parent === 'font' && attributes.val !== '0') fonts[fonts.length - 1] = true;
      if (name !== 'xf' || parent !== 'cellXfs') return;
      const number = Number(attributes.numFmtId ?? 0);
      const date = builtIn[number] ?? dateCode(custom.get(number));
      formats.push({ bold: fonts[Number(attributes.fontId ?? 0)] ?? false, ...(date === undefined ? {} : { date }) });
    },
    close: () => path.pop(),
  });
  return formats;
}

/** A custom format is a date when it shows days, months or years outside quotes and colours. */
function dateCode(code: string | undefined): string | undefined {
  const bare = code?.replace(/"[^"]*"|\\.|\[[^\]]*\]|;.*$/gu, '').toLowerCase();
  return bare !== undefined && /[dy]|m{3}/u.test(bare) ? bare : undefined;
}
