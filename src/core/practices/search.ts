import type { Context } from '#core/conversation/context.ts';
import { fold } from '#core/kernel/fold.ts';
import { neighbours } from './access.ts';
import type { Found, Search } from './practice.ts';

/** The organisation's own cards first, then open ones of the municipality's other schools, each nearest first. */
export async function search(
  ctx: Pick<Context, 'tx' | 'me'>,
  wanted: Pick<Search, 'words' | 'area' | 'limit'>,
): Promise<readonly Found[]> {
  const { tx, me } = ctx;
  const own = await forgiving(ctx, { ...wanted, organisations: [me.organisation.id] });
  const schools = await neighbours(ctx);
  if (schools.length === 0 || own.length >= wanted.limit) return own;
  const others = await tx.as({ as: 'system' }, () =>
    forgiving(ctx, { ...wanted, organisations: schools, open: true, limit: wanted.limit - own.length }),
  );
  return [...own, ...others];
}

/** Where no word is found as it was typed, each is taken for the stem it nearly is. */
async function forgiving({ tx }: Pick<Context, 'tx'>, wanted: Search): Promise<readonly Found[]> {
  const found = await tx.practices.similar(wanted);
  if (found.length > 0) return found;
  const meant = nearest(wanted.words, await tx.practices.stems(wanted));
  return meant.length === 0 ? [] : tx.practices.similar({ ...wanted, words: meant.join(' '), stems: true });
}

/** Words looked at; more than anybody types into a search. */
const most = 30;

/** Of each word the stem that it begins with but for one slip (two in a long one): a wrong, missing, extra or swapped letter. */
export function nearest(words: string, stems: readonly string[]): readonly string[] {
  const typed = (fold(words).match(/[\p{L}\p{N}]{4,}/gu) ?? []).slice(0, most);
  const known = stems.filter((stem) => [...stem].length >= 4);
  return [
    ...new Set(
      typed.flatMap((word) => {
        const ranked = known
          .map((stem) => ({ stem, slips: slipsAtStart(word, stem) }))
          .filter(({ stem, slips }) => slips <= ([...stem].length >= 8 ? 2 : 1))
          .sort((a, b) => a.slips - b.slips || b.stem.length - a.stem.length);
        return ranked.slice(0, 1).map(({ stem }) => stem);
      }),
    ),
  ];
}

/** The fewest slips with which the word begins with the stem. */
function slipsAtStart(word: string, stem: string): number {
  const letters = [...word];
  const length = [...stem].length;
  const begins = [length - 1, length, length + 1].filter((cut) => cut <= letters.length);
  return Math.min(Number.POSITIVE_INFINITY, ...begins.map((cut) => slips(letters.slice(0, cut), [...stem])));
}

/** How many letters must be changed, added, left out or swapped with the next one. */
function slips(from: readonly string[], to: readonly string[]): number {
  const rows: number[][] = [to.map((_, index) => index + 1)];
  const at = (row: number, column: number): number =>
    row === 0 ? column : column === 0 ? row : (rows[row]?.[column - 1] ?? 0);
  for (const [i, letter] of from.entries()) {
    const row: number[] = [];
    rows.push(row);
    for (const [j, other] of to.entries()) {
      const swapped = i > 0 && j > 0 && letter === to[j - 1] && from[i - 1] === other;
      row.push(
        Math.min(
          at(i, j + 1) + 1,
          at(i + 1, j) + 1,
          at(i, j) + (letter === other ? 0 : 1),
          ...(swapped ? [at(i - 1, j - 1) + 1] : []),
        ),
      );
    }
  }
  return at(from.length, to.length);
}
