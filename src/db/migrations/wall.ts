/** The role under which the database answers to people. It can own nothing and cannot log in. */
export const personRole = 'mentoring_person';

/** A row of an organisation in which the asker holds a role today. */
export const ours = 'organisation_id = any (app_organisations())';
/** A row of the asker's own. */
export const mine = 'person_id = app_person()';
/** A row of somebody who holds or held a role in one of those organisations. */
export const ofOurPeople = `person_id in (select r.person_id from roles r where r.${ours})`;

export type Act = 'select' | 'insert' | 'update' | 'delete';

/**
 * Row-level security of one table. The bot's own user keeps everything; people get the acts named here, for the rows
 * of which the condition holds, before the act and after it.
 */
export function wall(table: string, allowed: Partial<Readonly<Record<Act, string>>>): string {
  const acts = Object.entries(allowed) as readonly [Act, string][]; // the keys of a literal typed by Act
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

const clause = (act: Act, condition: string): string =>
  act === 'insert' ? `with check (${condition})` : `using (${condition})`;
