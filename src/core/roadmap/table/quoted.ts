/** Cells copied from a spreadsheet stand in quotes where they hold line breaks; those breaks become `<br>`, so a row is a line. */
export function unquoted(text: string): string {
  if (!/(?:^|[\t\n;])"/u.test(text)) return text;
  const pieces: string[] = [];
  let at = 0;
  while (at < text.length) {
    const end = opensCell(text, at) ? closing(text, at + 1) : -1;
    if (end < 0) {
      const next = nextQuote(text, at);
      pieces.push(text.slice(at, next));
      at = next;
    } else {
      pieces.push(text.slice(at, end + 1).replace(/\n/gu, '<br>'));
      at = end + 1;
    }
  }
  return pieces.join('');
}

const opensCell = (text: string, at: number): boolean =>
  text[at] === '"' && (at === 0 || /[\t\n;]/u.test(text[at - 1] ?? ''));

function nextQuote(text: string, at: number): number {
  const found = text.indexOf('"', at + 1);
  return found < 0 ? text.length : found;
}

const longestCell = 20_000;

/** The quote that ends the cell; -1 where the quote at the start is only a quote in a sentence. */
function closing(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0 && at - from < longestCell; at = text.indexOf('"', at + 1)) {
    if (text[at + 1] === '"') at += 1;
    else return at + 1 === text.length || /[\t\n;]/u.test(text[at + 1] ?? '') ? at : -1;
  }
  return -1;
}
