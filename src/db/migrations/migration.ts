import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One step of the schema, in SQL. `at` orders the steps and stands in the name that the database remembers. */
export interface Step {
  readonly name: string;
  /** Milliseconds, 13 digits. */
  readonly at: number;
  readonly up: string;
}

/** TypeORM calls `new` on what it is given; a function that returns the object needs no class. */
export function migration({ name, at, up }: Step): () => MigrationInterface {
  function Migration(): MigrationInterface {
    return {
      name: `${name}${at}`,
      up: async (runner: QueryRunner) => {
        await runner.query(up);
      },
      down: () => Promise.reject(new Error('a step back is a restored backup')),
    };
  }
  return Migration;
}
