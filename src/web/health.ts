import type { Route } from './server.ts';

export interface Readiness {
  readonly database: () => Promise<boolean>;
  /** Each connected messenger: is its poll alive and its lane not stopped? */
  readonly messengers: () => Readonly<Record<string, boolean>>;
  /** Real milliseconds since the last tick that ended; undefined before the first. */
  readonly sinceTick: () => number | undefined;
}

const silentTick = 180_000;

/** /healthz: the process answers. /readyz: the database, each messenger and the last tick. */
export const healthRoute = (readiness: Readiness): Route => {
  return async ({ url }) => {
    if (url.pathname === '/healthz') return { status: 200, body: 'ok' };
    if (url.pathname !== '/readyz') return undefined;
    const since = readiness.sinceTick();
    const state = {
      database: await readiness.database().catch(() => false),
      messengers: readiness.messengers(),
      tick: since !== undefined && since < silentTick,
    };
    const ready = state.database && state.tick && Object.values(state.messengers).every(Boolean);
    return { status: ready ? 200 : 503, type: 'application/json', body: JSON.stringify({ ready, ...state }) };
  };
};
