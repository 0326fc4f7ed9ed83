/** Something to look at regularly. `run` decides from the database whether there is anything to do. */
export interface Job {
  readonly name: string;
  /** node-cron expression with seconds. */
  readonly cron: string;
  /** Real seconds after which a run counts as hung; the next tick starts a fresh one. */
  readonly limit: number;
  /** Real seconds in which it begins again whatever the machine's clock shows: cron would sleep while an hour comes twice. */
  readonly within?: number;
  readonly run: () => Promise<unknown>;
}
