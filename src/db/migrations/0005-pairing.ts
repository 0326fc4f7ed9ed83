import { migration } from './migration.ts';
import { holds, ours, personRole } from './wall.ts';

/** What an order says beyond whom it is about; and the council may put down pairs that the curator then proposes (4.4.5). */
const pairs = `
alter table orders add column terms jsonb not null default '{}';
alter table members add column left_on date;
alter table orders alter column terms drop default;

create function app_own_draft(pair text) returns boolean language sql stable security definer set search_path from current
  as $$ select exists (select from mentorships where id = pair and status = 'draft' and created_by = app_person()) $$;

create policy council_insert on mentorships for insert to ${personRole}
  with check (${ours} and ${holds('council')} and status = 'draft' and created_by = app_person());
create policy council_insert on members for insert to ${personRole}
  with check (${ours} and ${holds('council')} and app_own_draft(mentorship_id));
`;

export const pairing = migration({ name: 'pairing', at: 1_795_000_000_005, up: pairs });
