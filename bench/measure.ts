/** Median real milliseconds of one call, over `rounds` rounds of `calls` calls, after a round to warm up. */
export async function median(calls: number, work: () => unknown, rounds = 7): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const started = performance.now();
    for (let call = 0; call < calls; call++) await work();
    if (round > 0) times.push((performance.now() - started) / calls);
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}
