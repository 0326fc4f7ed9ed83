import { matching, pure, rounds } from './pure.ts';
import { store } from './store.ts';

console.log('The ratio is what to compare: each figure stands against a baseline of the same run.\n');
await pure();
await matching();
await rounds();
console.log(`\n${process.env.DATABASE_URL ? 'PostgreSQL server' : 'Embedded database'}`);
await store(process.env.DATABASE_URL);
process.exit(0);
