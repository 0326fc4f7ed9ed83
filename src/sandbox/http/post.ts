const PATIENCE_MS = 30_000;
const MOST_ANSWER = 1000;

/** Posts JSON to the bot; undefined where nobody answers in time. */
export async function postJson(
  url: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ readonly status: number; readonly text: string } | undefined> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE_MS),
      redirect: 'manual',
    });
    return { status: answer.status, text: (await answer.text()).slice(0, MOST_ANSWER) };
  } catch {
    return undefined;
  }
}

/** Runs what is put off; `stop` forgets what has not begun. */
export function later() {
  const timers = new Set<NodeJS.Timeout>();
  return {
    in: (ms: number, work: () => void): void => {
      const timer = setTimeout(() => {
        timers.delete(timer);
        work();
      }, ms);
      timers.add(timer);
    },
    stop: (): void => {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}
