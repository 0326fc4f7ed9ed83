import type { Context } from '#core/conversation/context.ts';
import { button, screen } from '#core/conversation/screen.ts';
import type { NewId } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines, named, say } from '#core/kernel/text.ts';
import { dayIn, earlier, type Instant, isBefore, type PlainDate } from '#core/kernel/time.ts';
import type { Tx } from '#core/store.ts';
import { holdersToday, tellCurators } from './curators.ts';
import { reassign } from './merge.ts';
import type { Organisation } from './organisation.ts';
import type { Role } from './person.ts';
import { holdsFrom, holdsOn } from './roles.ts';

/**
 * Ends roles with `until` (inclusive). Whoever leaves today with nothing else to do here hands their open stages to the
 * presser; returns how many. Refusal 'last-curator' where nobody would be left to curate.
 */
export async function endRoles(ctx: Context, roles: readonly Role[], until: PlainDate): Promise<number> {
  const { tx, me } = ctx;
  const all = await tx.roles.where({ organisationId: me.organisation.id });
  keepCurator(all, roles, until);
  for (const role of roles) {
    // A role that was to begin later never does.
    if (isBefore(until, role.from)) await tx.roles.remove({ id: role.id });
    else await tx.roles.put({ ...role, to: role.to ? earlier(role.to, until) : until });
  }
  const [first] = roles;
  if (!first || !isBefore(until, me.today.add({ days: 1 }))) return 0;
  const ended = new Set(roles.map((role) => role.id));
  const stays = all.some(
    (role) => role.personId === first.personId && !ended.has(role.id) && holdsFrom(role, me.today),
  );
  return stays || first.personId === me.person.id
    ? 0
    : reassign(tx, me.organisation.id, { from: first.personId, into: me.person.id });
}

/** Somebody must curate after that day, whatever ends on it; a stand-in does not count. */
export function keepCurator(all: readonly Role[], ending: readonly Role[], until: PlainDate): void {
  const ends = new Set(ending.filter((role) => role.role === 'curator' && !role.standsInFor).map((role) => role.id));
  if (ends.size === 0) return;
  const after = until.add({ days: 1 });
  const left = all.some(
    (role) => role.role === 'curator' && !role.standsInFor && !ends.has(role.id) && holdsFrom(role, after),
  );
  if (!left) throw new Refusal('last-curator');
}

/**
 * Run daily: stages whose assignee's last role here is over go to a curator, who is told. Returns how many moved. Whoever
 * ended their roles today is still here until midnight.
 */
export async function handOverLeavers(
  { tx, newId, now }: { readonly tx: Tx; readonly newId: NewId; readonly now: Instant },
  organisation: Organisation,
): Promise<number> {
  const today = dayIn(organisation.settings.zone, now);
  const roles = await tx.roles.where({ organisationId: organisation.id });
  const [heir] = await holdersToday(tx, organisation, ['curator'], now);
  const gone = [...new Set(roles.map((role) => role.personId))].filter(
    (person) => !roles.some((role) => role.personId === person && (holdsOn(role, today) || holdsFrom(role, today))),
  );
  const moved: number[] = [];
  for (const from of heir ? gone : []) {
    const count = heir ? await reassign(tx, organisation.id, { from, into: heir }) : 0;
    moved.push(count);
    if (count > 0)
      await tellCurators(tx, organisation, {
        key: `left:${newId()}`,
        now,
        screen: screen(lines(say`Роли завершены: ${named(from)}`, `Этапов перешло куратору: ${count}`), [
          button('Меню', 'menu'),
        ]),
      });
  }
  return moved.reduce((sum, count) => sum + count, 0);
}
