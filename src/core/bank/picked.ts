/** Whom the head took out of a list: one bit per person, and a word that tells which list it was. Both travel in buttons. */
export interface Picked {
  /** Base 36; bit `n` set: the n-th is out. */
  readonly mask: string;
  readonly of: string;
}

/** Entries of a list whose bits fit into a button. */
const longest = 100;

/** What was picked, as far as it was picked from this very list; else nobody is out. */
export function pickedOf(ids: readonly string[], said: Picked): Picked {
  const of = wordFor(ids);
  return said.of === of && /^[0-9a-z]{1,20}$/.test(said.mask) ? { mask: said.mask, of } : { mask: '0', of };
}

export const isOut = ({ mask }: Picked, at: number): boolean =>
  at >= 0 && at < longest && ((numberOf(mask) >> BigInt(at)) & 1n) === 1n;

/** The one at that place is out now, or back in. */
export const flipped = (picked: Picked, at: number): Picked =>
  Number.isInteger(at) && at >= 0 && at < longest
    ? { ...picked, mask: (numberOf(picked.mask) ^ (1n << BigInt(at))).toString(36) }
    : picked;

const numberOf = (mask: string): bigint =>
  [...mask].reduce((sum, digit) => sum * 36n + BigInt(Number.parseInt(digit, 36)), 0n);

/** A short word that changes when anybody joins or leaves the list. It guards against mistakes, not against malice. */
function wordFor(ids: readonly string[]): string {
  const mixed = [...ids.join(' ')].reduce(
    (sum, letter) => BigInt.asUintN(48, (sum ^ BigInt(letter.codePointAt(0) ?? 0)) * 1_099_511_628_211n),
    14_695_981_039_346_656_037n,
  );
  return mixed.toString(36);
}
