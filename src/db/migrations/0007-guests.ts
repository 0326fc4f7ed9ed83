import { migration } from './migration.ts';
import { mine, personRole } from './wall.ts';

const here = 'organisation_id = any (app_guest_of())';
const own = `${here} and ${mine}`;
const guest = (table: string, act: string, condition: string): string =>
  `create policy guest_${act} on ${table} for ${act} to ${personRole} ${act === 'insert' ? 'with check' : 'using'} (${condition});`;
const acts = ['select', 'insert', 'update', 'delete'] as const;

/**
 * Whoever came by the link of an open session is a guest: the database shows them the organisation's name and what is their
 * own, and nothing that is the organisation's.
 */
const guests = `
create function app_guest_of() returns text[] language sql stable
  as $$ select case when current_setting('app.roles', true) = 'guest'
    then string_to_array(coalesce(current_setting('app.organisations', true), ''), ',') else '{}'::text[] end $$;

create or replace function app_organisations() returns text[] language sql stable
  as $$ select case when current_setting('app.roles', true) = 'guest'
    then '{}'::text[] else string_to_array(coalesce(current_setting('app.organisations', true), ''), ',') end $$;

${guest('organisations', 'select', 'id = any (app_guest_of())')}
${guest('roles', 'select', own)}
${['consents', 'forms', 'invitations'].flatMap((table) => acts.map((act) => guest(table, act, own))).join('\n')}
`;

export const guestWall = migration({ name: 'guests', at: 1_795_000_000_007, up: guests });
