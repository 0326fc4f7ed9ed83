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

export interface Figure {
  readonly what: string;
  readonly milliseconds: number;
  readonly baseline: string;
  readonly baselineMilliseconds: number;
}

/** One line per figure: the ratio travels between machines, the milliseconds do not. */
export function print(figure: Figure): void {
  const ratio = figure.milliseconds / figure.baselineMilliseconds;
  const parts = [
    figure.what.padEnd(52),
    `${figure.milliseconds.toFixed(3)} ms`.padStart(12),
    `× ${ratio.toFixed(2)}`.padStart(10),
    `of ${figure.baseline} (${figure.baselineMilliseconds.toFixed(3)} ms)`,
  ];
  console.log(parts.join('  '));
}
