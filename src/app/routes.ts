import type { Instant } from '#core/kernel/time.ts';
import type { Database } from '#db/data-source.ts';
import { newId } from '#db/new-id.ts';
import { queueFigures } from '#db/queues/figures.ts';
import type { ProgramClock } from '../clock.ts';
import { secrets } from '../secrets.ts';
import { clockRoute } from '../web/clock-route.ts';
import { fileRoute } from '../web/file-pages.ts';
import { healthRoute } from '../web/health.ts';
import { hookRoute } from '../web/hook-route.ts';
import { metricsRoute } from '../web/metrics.ts';
import type { Route } from '../web/server.ts';
import type { App } from './app.ts';
import { fileDesk } from './files.ts';

interface Deps {
  readonly app: App;
  readonly database: Database;
  readonly clock: ProgramClock;
  /** Real messengers: their clock is nobody's to move. */
  readonly real: boolean;
  readonly control: Route;
  /** Told of what a messenger posted and could not be kept. */
  readonly notKept: (error: unknown) => void;
  readonly advanceTo: (to: Instant) => Promise<void>;
  readonly sinceTick: () => number | undefined;
  readonly metricsToken?: string | undefined;
}

/** The bot's own pages and doors, in order. */
export const routesOf = ({
  app,
  database,
  clock,
  real,
  control,
  notKept,
  advanceTo,
  sinceTick,
  metricsToken,
}: Deps): readonly Route[] => [
  healthRoute({ database: () => answers(database), messengers: app.listening, sinceTick }),
  metricsRoute({
    queues: () => queueFigures(database.dataSource),
    ...{ messengers: app.listening, sinceTick, token: metricsToken },
  }),
  control,
  hookRoute({ posted: app.posted, failed: notKept }),
  fileRoute(fileDesk({ store: database.store, clock: clock.now, newId, secrets, received: () => void app.intake() })),
  ...(real ? [] : [clockRoute({ now: clock.now, next: app.nextReminder, advanceTo, zone: () => zoneOf(database) })]),
];

const answers = async ({ dataSource }: Database): Promise<boolean> => {
  await dataSource.query('select 1');
  return true;
};

const zoneOf = ({ store }: Database): Promise<string> =>
  store.transaction({ as: 'system' }, async (tx) => {
    const [organisation] = await tx.organisations.where({});
    return organisation?.settings.zone ?? 'Europe/Moscow';
  });
