import { showsToken } from './bearer.ts';
import type { Route } from './server.ts';

/** A command that another process of this machine gives to the running bot: JSON in, JSON out. */
export type ControlCommand = (body: unknown) => Promise<unknown>;

/** POST /control/<command>, from this machine, by somebody who can read the data folder. */
export const controlRoute = (token: string, commands: Readonly<Record<string, ControlCommand>>): Route => {
  return async (request) => {
    const name = /^\/control\/(\w+)$/.exec(request.url.pathname)?.[1];
    if (name === undefined || request.method !== 'POST') return undefined;
    if (!request.local || !showsToken(request, token)) return { status: 403 };
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!command) return { status: 404 };
    const words = Buffer.from(await request.body(100_000)).toString('utf8');
    try {
      return json(200, await command(JSON.parse(words)));
    } catch (error) {
      if (error instanceof SyntaxError) return json(400, { error: 'Нужен JSON.' });
      if (error instanceof Error && error.name === 'DatabaseProblem') return json(409, { error: error.message });
      throw error;
    }
  };
};

const json = (status: number, body: unknown) => ({ status, type: 'application/json', body: JSON.stringify(body) });
