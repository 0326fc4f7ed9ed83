import { migration } from './migration.ts';

/** Whoever withdrew consent to the processing of their data stands in a pair until an order, but is asked nothing any more. */
export const gone = migration({
  name: 'gone',
  at: 1_795_000_000_023,
  up: 'alter table members add column gone_on date;',
});
