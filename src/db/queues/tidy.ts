import type { DataSource } from 'typeorm';
import { rows, touched } from './sql.ts';

/** Real days that a row is kept after it is done with. */
export const kept = {
  /** Telegram repeats an update for a day, VK for two hours. */
  updates: 3,
  /** Updates that put the program in trouble, with what was said in them. */
  asideUpdates: 14,
  replies: 7,
  /** The text of what was not delivered. */
  undeliveredTexts: 30,
  /** Whether it was delivered, and when: without the text. */
  deliveries: 400,
} as const;

const statements: Readonly<Record<string, string>> = {
  updates: `delete from inbox where handled_at < now() - make_interval(days => ${kept.updates})`,
  asideUpdates: `delete from inbox where dead and received_at < now() - make_interval(days => ${kept.asideUpdates})`,
  replies: `delete from outbox where lane = 'reply' and settled_at < now() - make_interval(days => ${kept.replies})`,
  undeliveredTexts: `update outbox set screen = null
    where screen is not null and settled_at < now() - make_interval(days => ${kept.undeliveredTexts})`,
  deliveries: `delete from outbox where settled_at < now() - make_interval(days => ${kept.deliveries})`,
  pauses: "delete from pauses where until < now() - interval '1 day'",
  gaps: "delete from pauses where scope like 'gap:%' and until < now() - interval '1 minute'",
  heartbeats: "delete from heartbeats where at < now() - interval '7 days'",
};

/** Removes what has been kept long enough; how much of each. Harmless at any time and on every instance. */
export async function tidy(on: DataSource): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  for (const [name, statement] of Object.entries(statements)) counts[name] = await touched(on, statement);
  return counts;
}

/** The embedded database belongs to one process: what another one held, nobody holds. To be called before the workers start. */
export async function freeLeases(on: DataSource): Promise<void> {
  await rows(on, "update outbox set lease_until = now() - interval '1 second' where status = 'sending'");
  await rows(on, 'update inbox set owner = null, lease_until = null where handled_at is null');
}
