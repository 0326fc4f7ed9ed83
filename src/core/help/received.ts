import type { NationalCalendar } from '#core/calendar/working-days.ts';
import { workingDays } from '#core/calendar/working-days.ts';
import type { Screen } from '#core/conversation/screen.ts';
import type { Claimed } from '#core/delivery/queue.ts';
import type { StoredFile, Upload } from '#core/files/file.ts';
import type { Purpose } from '#core/files/intake.ts';
import { fileOf } from '#core/files/uploads.ts';
import { type Id, id } from '#core/kernel/id.ts';
import type { Tx } from '#core/store.ts';
import type { HelpDesk } from './desk.ts';
import { passOn } from './pass.ts';

/** A file said in a conversation: kept, and handed on in its turn; what was said after it waited for it. */
export const receiveSaid = (national: NationalCalendar): Purpose => ({
  prepare: async (bytes, name) => async (ctx, upload) => {
    await ctx.tx.as({ as: 'system' }, async () => {
      const { organisation, account } =
        ctx.me.organisation.id === upload.organisationId
          ? { organisation: ctx.me.organisation, account: ctx.account }
          : { organisation: await ctx.tx.organisations.get(upload.organisationId), account: ctx.account };
      const file: StoredFile = {
        ...{ id: fileOf(upload.id), organisationId: organisation.id, ownerId: upload.personId, name, bytes },
        // Where it came from it has been already; it goes on to no messenger that may carry less.
        ...{ hasNames: organisation.settings.names[account.channel] === 'full', createdAt: ctx.now },
      };
      await ctx.tx.files.add(file);
      await handOn({ tx: ctx.tx, now: ctx.now, newId: ctx.newId }, national, upload);
    });
    return undefined;
  },
  lost: (desk, upload) => handOn(desk, national, upload),
});

async function handOn(
  { tx, now, newId }: Pick<HelpDesk, 'tx' | 'now' | 'newId'>,
  national: NationalCalendar,
  { subject }: Upload,
): Promise<void> {
  const held = await tx.helps.find(id<'help'>(subject ?? ''));
  if (held?.status !== 'taken') return;
  const request = await tx.helps.lock(held.id);
  const organisation = await tx.organisations.get(request.organisationId);
  await passOn({ tx, now, newId, organisation, isWorking: workingDays(national, organisation.settings) }, request);
}

/** Nobody is asked about what somebody has taken since, or what is no longer needed; nor a colleague before the asker's consent. */
export async function helpCheck(tx: Tx, { about, personId }: Claimed): Promise<Screen | 'drop' | undefined> {
  const offerId = about?.split(':')[1];
  if (offerId === undefined) return undefined;
  const offer = await tx.helpOffers.find(id<'offer'>(offerId) satisfies Id<'offer'>);
  const request = offer && (await tx.helps.find(offer.helpId));
  if (!offer || request?.status !== (offer.rung === 'colleague' ? 'taken' : 'open')) return 'drop';
  return offer.answer === (offer.personId === personId ? undefined : 'consent') ? undefined : 'drop';
}
