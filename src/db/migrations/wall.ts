import type { RoleName } from '#core/people/person.ts';

/** The role under which the database answers to people. It can own nothing and cannot log in. */
export const personRole = 'mentoring_person';

/** A row of an organisation in which the asker holds a role today. */
export const ours = 'organisation_id = any (app_organisations())';
/** A row of the asker's own. */
export const mine = 'person_id = app_person()';
/** A row of somebody who holds or held a role in one of those organisations. */
export const ofOurPeople = `person_id in (select r.person_id from roles r where r.${ours})`;

/** The asker holds one of these roles today, in the organisation they act in. */
export const holds = (...roles: readonly RoleName[]): string =>
  `app_holds(${roles.map((role) => `'${role}'`).join(', ')})`;

export type Act = 'select' | 'insert' | 'update' | 'delete';

/** Of an update: which rows may be touched, and what they may become. */
type Condition = string | { readonly using: string; readonly check: string };

/**
 * Row-level security of one table. The bot's own user keeps everything; people get the acts named here, for the rows
 * of which the condition holds, before the act and after it.
 */
export function wall(table: string, allowed: Partial<Readonly<Record<Act, Condition>>>): string {
  const acts = Object.entries(allowed) as readonly [Act, Condition][]; // the keys of a literal typed by Act
  return [
    `alter table ${table} enable row level security;`,
    `alter table ${table} force row level security;`,
    `create policy system on ${table} to current_user using (true) with check (true);`,
    ...acts.flatMap(([act, condition]) => [
      `grant ${act} on ${table} to ${personRole};`,
      `create policy person_${act} on ${table} for ${act} to ${personRole} ${clause(act, condition)};`,
    ]),
  ].join('\n');
}

/** The same condition for every act. */
export const all = (condition: string): Readonly<Record<Act, string>> => ({
  select: condition,
  insert: condition,
  update: condition,
  delete: condition,
});

const clause = (act: Act, condition: Condition): string => {
  if (typeof condition !== 'string') return `using (${condition.using}) with check (${condition.check})`;
  return act === 'insert' ? `with check (${condition})` : `using (${condition})`;
};
