import { migration } from './migration.ts';
import { holds, ours, personRole } from './wall.ts';

/** What a municipal curator decided about the matching between schools is a row of the municipality's own. */
const decisions = (['select', 'insert', 'update'] as const)
  .map((act) => {
    const own = `(${ours} and ${holds('municipal')})`;
    return `create policy municipal_${act} on matches for ${act} to ${personRole} ${act === 'insert' ? 'with check' : 'using'} ${own};`;
  })
  .join('\n');

export const townMatching = migration({ name: 'town-matching', at: 1_795_000_000_019, up: decisions });
