import { randomBytes } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Links } from '#core/conversation/context.ts';
import type { Secrets } from '#core/people/secrets.ts';
import { databaseCommands } from '#db/control.ts';
import type { Database } from '#db/data-source.ts';
import { newId } from '#db/new-id.ts';
import type { ProgramClock } from '../clock.ts';
import type { Config } from '../config.ts';
import { controlRoute } from '../web/control-route.ts';
import type { Route } from '../web/server.ts';
import { inviteCommand } from './invite-command.ts';

interface Deps {
  readonly config: Config;
  readonly database: Database;
  readonly clock: ProgramClock;
  readonly secrets: Secrets;
  readonly links: Links;
}

export interface Control {
  readonly route: Route;
  /** Writes down how commands reach this process; only where they cannot open the database beside it. */
  readonly announce: (port: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** The operator's commands, taken by the running program. */
export async function openControl({ config, database, clock, secrets, links }: Deps): Promise<Control> {
  const token = randomBytes(24).toString('base64url');
  const file = join(config.dataFolder, 'control.json');
  const { dataSource, store } = database;
  return {
    route: controlRoute(token, {
      ...databaseCommands(dataSource, config.dataFolder),
      invite: inviteCommand({ store, secrets, links, newId, clock: clock.now }),
    }),
    announce: async (port) => {
      if (database.embedded) await writeFile(file, JSON.stringify({ port, token }), { mode: 0o600 });
    },
    close: () => rm(file, { force: true }),
  };
}
