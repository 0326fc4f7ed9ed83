import { keptPlan } from './kept-plan.ts';
import { migration } from './migration.ts';

/**
 * A request holds one of its channel's places in a second until a second after its answer. However late it leaves and however long it
 * travels, no second of the messenger's has more of them than there are places. `most` is how many, 0 is no limit. A place of a sender
 * that died is free after `held` seconds. No row: a pause has begun. No place: all are under way, it is worth asking again.
 */
const takePlace = `
create function app_take_place(
  line text, account text, bulk boolean, gap float8, chat_gap float8, most integer, held float8)
returns table (milliseconds float8, place integer, held_until text) language plpgsql ${keptPlan} as $$
declare
  moment timestamptz := clock_timestamp();
  starts timestamptz;
  free timestamptz;
  leaves timestamptz;
  standing lines;
begin
if exists (
  select from pauses p where p.channel = line and p.until > moment
    and (p.scope in ('whole', 'chat:' || account) or p.scope = 'lane' and bulk)) then
  return;
end if;
insert into lines (channel) values (line) on conflict do nothing;
select * into standing from lines l where l.channel = line for update;
starts := greatest(standing.next_slot, clock_timestamp());
if most > 0 then
  select n, coalesce(standing.places[n], '-infinity') into place, free from generate_series(1, most) n order by 2, 1 limit 1;
  if free > clock_timestamp() + interval '1.5 seconds' then
    return query select 100::float8, null::integer, null::text;
    return;
  end if;
  starts := greatest(starts, free);
  leaves := starts + make_interval(secs => held);
  standing.places[place] := leaves;
  held_until := leaves::text;
end if;
update lines l set next_slot = starts + make_interval(secs => gap / 1000), places = standing.places where l.channel = line;
if chat_gap > 0 then
  insert into pauses (channel, scope, until, code)
  values (line, 'gap:' || account, starts + make_interval(secs => chat_gap / 1000), 'gap')
  on conflict (channel, scope) do update set until = excluded.until;
end if;
milliseconds := greatest(0, extract(epoch from starts - clock_timestamp()) * 1000);
return next;
end $$;
`;

export const places = migration({
  name: 'places',
  at: 1_795_000_000_025,
  up: `alter table lines add column places timestamptz[] not null default '{}';${takePlace}`,
});
