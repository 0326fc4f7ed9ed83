import type { Context } from '#core/conversation/context.ts';
import { fold } from '#core/kernel/fold.ts';
import type { Id } from '#core/kernel/id.ts';
import { enlist } from '#core/people/enlist.ts';
import { fullName } from '#core/people/full-name.ts';
import { change, noteAct } from './desk.ts';
import type { BankEntry } from './entry.ts';
import { categoriesFor, type Fate } from './import-plan.ts';
import type { ReadRow } from './import-read.ts';
import { emptyProfile } from './profile.ts';

/** Writes what was planned: new people with their role, new entries, changes with their history. Same transaction, all or nothing. */
export async function importRows(ctx: Context, fates: readonly Fate[]): Promise<void> {
  const people = new Map<string, Id<'person'>>();
  for (const fate of fates) {
    if (fate.kind === 'changed')
      await change(ctx, { ...fate.after, reviewedOn: ctx.me.today }, 'imported', fate.changes);
    if (fate.kind === 'new') {
      const key = fold(fullName(fate.read.person));
      const person = fate.person ?? people.get(key) ?? (await newPerson(ctx, fate.read));
      people.set(key, person);
      await addEntry(ctx, person, fate.read);
    }
  }
}

const newPerson = (ctx: Context, { person, side, position }: ReadRow): Promise<Id<'person'>> =>
  enlist(
    ctx,
    { ...person, roles: [side], ...(position ? { position } : {}) },
    { organisationId: ctx.me.organisation.id, from: ctx.me.today },
  );

async function addEntry(ctx: Context, personId: Id<'person'>, read: ReadRow): Promise<void> {
  const { side, external, profile } = read;
  const entry: BankEntry = {
    ...{ id: ctx.newId<'entry'>(), organisationId: ctx.me.organisation.id, personId, side, status: 'waiting' },
    profile: { ...emptyProfile(side), ...profile },
    categories: categoriesFor(read),
    ...(external ? { external } : {}),
    ...{ reviewedOn: ctx.me.today, createdAt: ctx.now },
  };
  await ctx.tx.bank.add(entry);
  await noteAct(ctx, entry, 'imported');
}
