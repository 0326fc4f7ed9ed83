import { flat } from './clean.ts';
import { looksAssigned, looksDated } from './likeness.ts';

export interface Clauses {
  readonly title: string;
  readonly deadline: string;
  readonly responsible: string;
}

const who =
  /(?:^|[\s,;.(–—-])(?:отв(?:етств\p{L}*)?|исп(?:олн(?:ител\p{L}*)?)?)(?:\.|(?=[\s:–—-]))\s*[:–—-]?\s*(?<words>[^;()\n]+?)(?=$|[;)\n]|[,.]?\s+(?:срок|в срок|до\s+\d))/iu;
const when =
  /(?:^|[\s,;.(–—-])сроки?(?:\s+(?:исполнения|проведения|реализации|выполнения|сдачи))?\s*[:–—-]?\s*(?<words>[^;()\n]+?)(?=$|[;)\n]|[,.]?\s+(?:отв|исп)\p{L}*[.:\s])/iu;

/** A line of a list into what is done, when and by whom. */
export function clauses(line: string): Clauses {
  const text = line.replace(/[^\S\n]+/gu, ' ').trim();
  const marked = taken(text, who);
  const people = marked.words === '' ? peopleLast(text) : marked;
  const named = taken(people.rest, when);
  if (named.words !== '') return clause(named.rest, named.words, people.words);
  const { rest, words } = segment(people.rest);
  return clause(rest, words, people.words);
}

const edges = /^[\s,;:.–—-]+|[\s,;:(–—-]+$|(?<=[\p{L}\d]{3})[\s.]+$/gu;

const clause = (title: string, deadline: string, responsible: string): Clauses => ({
  title: title
    .replace(/\(\s*\)/gu, '')
    .replace(/\s+([,.;])/gu, '$1')
    .replace(edges, ''),
  deadline: flat(deadline.replace(edges, '')),
  responsible: flat(responsible.replace(edges, '')),
});

interface Cut {
  readonly rest: string;
  readonly words: string;
}

function taken(text: string, pattern: RegExp): Cut {
  const match = pattern.exec(text);
  const words = match?.groups?.words ?? '';
  if (match === null || words === '') return { rest: text, words: '' };
  return { rest: `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`, words };
}

/** People or offices after the last commas, where what stands before them names a time: «… до 15 октября, куратор». */
function peopleLast(text: string): Cut {
  const pieces = text.split(',');
  const first = pieces.findLastIndex((piece) => !isPeople(piece)) + 1;
  const rest = pieces.slice(0, first).join(',');
  const named = first > 0 && first < pieces.length && (tail(rest).words !== '' || segment(rest).words !== '');
  return named ? { rest, words: pieces.slice(first).join(',') } : { rest: text, words: '' };
}

const isPeople = (piece: string): boolean =>
  piece.trim().split(/\s+/u).length <= 6 && looksAssigned(piece) && !looksDated(piece);

/** The run of neighbouring pieces that are dates, at the end of the line or else at its start; otherwise its last words. */
function segment(text: string): Cut {
  const pieces = [...text.matchAll(/[^,;()|]+?(?=\s[–—-]\s|\s*[,;()|]|$)/gu)].map((match) => ({
    text: match[0],
    at: match.index,
  }));
  const isDate = (piece: { readonly text: string } | undefined): boolean =>
    piece !== undefined && isPhrase(piece.text.replace(edges, ''));
  const last = pieces.findLastIndex((piece) => /[\p{L}\d]/u.test(piece.text));
  for (const end of [last, last - 1, 0]) {
    if (!isDate(pieces[end])) continue;
    const start = pieces.slice(0, end).findLastIndex((piece) => !isDate(piece)) + 1;
    const [first, final] = [pieces[start], pieces[end]];
    if (first === undefined || final === undefined || (start === 0 && end === last)) continue;
    // A sentence that ends in a date is no date.
    if (start === 0 && tail(first.text).rest.trim().split(/\s+/u).length > 2 && tail(first.text).words !== '') continue;
    const to = final.at + final.text.length;
    return { rest: `${text.slice(0, first.at)} ${text.slice(to)}`, words: text.slice(first.at, to) };
  }
  return tail(text);
}

const isPhrase = (text: string): boolean => text.split(/\s+/u).length <= 7 && looksDated(text) && !looksAssigned(text);

const month = '(?:январ|феврал|март|апрел|ма[йюяе]|июн|июл|август|сентябр|октябр|ноябр|декабр)';
const ending = new RegExp(
  `\\s(?:(?:в срок )?(?:до|не позднее|к|с|в|во|на) (?:\\d{1,2}[ .]|(?:конц|начал|середин)\\p{L}* |${month})|в течение |в период |ежемесячно|ежеквартально|ежегодно|еженедельно|постоянно|регулярно|по мере |по запросу|раз в )[^,;]*$`,
  'iu',
);

function tail(text: string): Cut {
  const match = ending.exec(text);
  return match === null || match.index < 4
    ? { rest: text, words: '' }
    : { rest: text.slice(0, match.index), words: match[0] };
}
