import type { Context } from '#core/conversation/context.ts';
import type { IncomingFile } from '#core/conversation/input.ts';
import { type Id, id } from '#core/kernel/id.ts';
import type { Upload, UploadPurpose } from './file.ts';

/** Largest file the bot takes, in bytes. */
export const uploadLimit = 5 * 1024 * 1024;

/**
 * Writes down that a file is on its way in. It is fetched and read outside any transaction; what was read is then handed
 * to the purpose's use case. A stored result file will have the upload's id.
 */
export async function expectUpload(
  ctx: Context,
  file: IncomingFile,
  purpose: UploadPurpose,
  subject?: string,
): Promise<Id<'upload'>> {
  const upload: Upload = {
    id: ctx.newId<'upload'>(),
    organisationId: ctx.me.organisation.id,
    personId: ctx.me.person.id,
    accountId: ctx.account.id,
    purpose,
    ...(subject === undefined ? {} : { subject }),
    channel: ctx.account.channel,
    ref: file.ref,
    name: file.name,
    status: 'waiting',
    attempts: 0,
    createdAt: ctx.now,
  };
  await ctx.tx.uploads.add(upload);
  return upload.id;
}

/** The id under which a result file will be stored once it has been fetched. */
export const fileOf = (upload: string): Id<'file'> => id<'file'>(upload);
