import type { Context } from '#core/conversation/context.ts';
import type { StoredFile } from './file.ts';

/** Three days: long enough for whoever asked for it before a long weekend. */
const usualHours = 72;

/**
 * A file made for the presser, kept for so many hours: long enough to be sent, or fetched by a one-time link. With names in it
 * (`hasNames`) it travels only where the messenger may carry them in full.
 */
export async function keepFile(
  ctx: Context,
  made: Pick<StoredFile, 'name' | 'bytes' | 'hasNames'>,
  hours = usualHours,
): Promise<StoredFile> {
  const file: StoredFile = {
    ...made,
    ...{ id: ctx.newId<'file'>(), organisationId: ctx.me.organisation.id, ownerId: ctx.me.person.id },
    ...{ createdAt: ctx.now, expiresAt: ctx.now.add({ hours }) },
  };
  await ctx.tx.files.add(file);
  return file;
}
