import type { Log } from '#core/kernel/log.ts';
import { nightly } from '#core/people/nightly.ts';
import type { Database } from '#db/data-source.ts';
import { newId } from '#db/new-id.ts';
import { heartbeats } from '#db/queues/heartbeats.ts';
import { tidy } from '#db/queues/tidy.ts';
import type { Job } from '#scheduler/jobs.ts';
import type { ProgramClock } from '../clock.ts';
import type { App } from './app.ts';

interface Deps {
  readonly app: App;
  readonly database: Database;
  readonly clock: ProgramClock;
  readonly log: Log;
}

/** What is looked at regularly, on every instance. */
export const jobsOf = ({ app, database, clock, log }: Deps): readonly Job[] => {
  const beats = heartbeats(database.dataSource, String(process.pid));
  return [
    {
      name: 'remind',
      cron: '*/10 * * * * *',
      limit: 50,
      within: 30,
      run: async () => {
        const posted = await app.glance();
        if (posted > 0) log.info('reminded', { posted });
        await beats.beat('tick');
      },
    },
    { name: 'intake', cron: '*/5 * * * * *', limit: 60, within: 30, run: app.intake },
    {
      name: 'tidy',
      cron: '0 30 3 * * *',
      limit: 300,
      run: async () => {
        const erased = await nightly({ store: database.store, clock: clock.now, newId })();
        log.info('tidied', { ...(await tidy(database.dataSource)), erased });
      },
    },
  ];
};
