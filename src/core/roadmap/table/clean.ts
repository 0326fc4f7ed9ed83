const breaking = /<\/?(?:p|br|li|ul|ol|div|tr|table|tbody|thead|h[1-6]|hr)(?:\s[^<>]{0,500})?\/?>/giu;
const inline =
  /<\/?(?:b|i|u|s|strong|em|span|font|a|sup|sub|td|th|nobr|center|small|big|mark|img)(?:\s[^<>]{0,500})?\/?>/giu;
const entities: Readonly<Record<string, string>> = {
  nbsp: ' ',
  quot: '"',
  laquo: '«',
  raquo: '»',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  amp: '&',
  lt: '<',
  gt: '>',
  shy: '',
};

/** The words of a cell without HTML, Markdown stars, soft hyphens and stray spaces; lines are kept. */
export function cleanText(raw: string): string {
  return raw
    .replace(/\r\n?|[\v\f\u2028\u2029]/gu, '\n')
    .replace(breaking, '\n')
    .replace(inline, '')
    .replace(/&(#\d{1,6}|#x[\da-f]{1,5}|[a-z]{2,6});/giu, (whole, name: string) => entity(name) ?? whole)
    .replace(/\*\*|__(?=\p{L})|(?<=\p{L})__/gu, '')
    .replace(/(?![\n\t])[\p{Cf}\p{Cc}]/gu, '')
    .split('\n')
    .map((line) => line.replace(/[^\S\n]+/gu, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}

/** The same words on one line. */
export const flat = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** Written wholly in bold, in HTML or in Markdown. */
export const marksBold = (raw: string): boolean =>
  /^\s*(?:<(?:b|strong)>.*<\/(?:b|strong)>|\*\*[^*]+\*\*)\s*$/su.test(raw);

function entity(name: string): string | undefined {
  if (!name.startsWith('#')) return entities[name.toLowerCase()];
  const code = /^#x/iu.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return code > 31 && code < 0x110000 ? String.fromCodePoint(code) : '';
}
