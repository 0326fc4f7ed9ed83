import type { DataSource, EntityManager } from 'typeorm';
import type { Pause } from '#core/delivery/queue.ts';
import type { Channel } from '#core/kernel/ports.ts';
import { rows } from './sql.ts';

/** So long after its end a pause no longer counts towards a longer one. */
const forgotten = '1 hour';

/** Begins a pause or lengthens the running one; a later start never ends it sooner. */
export async function setPause(
  manager: EntityManager,
  channel: Channel,
  scope: string,
  pause: Pick<Pause, 'seconds' | 'code' | 'steps'>,
): Promise<void> {
  const [before] = await rows<{ running: boolean; step: number }>(manager, last, [channel, scope]);
  const step = before === undefined ? 0 : before.running ? before.step : before.step + 1;
  const steps = pause.steps ?? [];
  const seconds = steps[Math.min(step, steps.length - 1)] ?? pause.seconds;
  await manager.query(put, [channel, scope, seconds, pause.code, step]);
}

const last = `
select until > now() as running, step from pauses
where channel = $1 and scope = $2 and until > now() - interval '${forgotten}' for update`;

const put = `
insert into pauses (channel, scope, until, code, step) values ($1, $2, now() + make_interval(secs => $3), $4, $5)
on conflict (channel, scope) do update
set until = greatest(pauses.until, excluded.until), code = excluded.code, step = excluded.step`;

export interface RunningPause {
  readonly channel: Channel;
  /** The whole channel, or everything on it but replies. */
  readonly scope: 'whole' | 'lane';
  readonly code: string;
  readonly seconds: number;
}

/** What stands still now, for readiness: single chats are not told. */
export const runningPauses = (on: DataSource): Promise<readonly RunningPause[]> =>
  rows<RunningPause>(
    on,
    `select channel, scope, code, ceil(extract(epoch from until - now()))::int as seconds
     from pauses where until > now() and scope in ('whole', 'lane') order by channel, scope`,
  );
