/** A whole number from 0 to `below` − 1 that nobody can foresee: the program takes it from the system's cryptographic source. */
export type Random = (below: number) => number;

/** The same in an order of which every one is equally likely. */
export function shuffled<T>(all: readonly T[], random: Random): readonly T[] {
  const cards = [...all];
  for (let left = cards.length; left > 1; left -= 1) {
    const picked = random(left);
    const [card] = cards.splice(picked, 1);
    if (card !== undefined) cards.push(card);
  }
  return cards;
}
