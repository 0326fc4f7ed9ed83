/** One at a time per key, in the order of arrival; keys do not wait for each other. */
export function inLine(): <T>(key: string, work: () => Promise<T>) => Promise<T> {
  const tails = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const turn = (tails.get(key) ?? Promise.resolve()).then(work, work);
    // The last of a key clears it, so that the map holds only keys at work.
    const leave = () => {
      if (tails.get(key) === settled) tails.delete(key);
    };
    const settled: Promise<void> = turn.then(leave, leave);
    tails.set(key, settled);
    return turn;
  };
}
