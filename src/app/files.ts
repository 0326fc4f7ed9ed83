import type { Messenger } from '#core/delivery/messenger.ts';
import type { Upload } from '#core/files/file.ts';
import { peekLink, useLink } from '#core/files/one-time-link.ts';
import { type Id, id, type NewId } from '#core/kernel/id.ts';
import type { Channel, Clock } from '#core/kernel/ports.ts';
import type { Secrets } from '#core/people/secrets.ts';
import type { Store } from '#core/store.ts';
import type { FileDesk } from '../web/file-pages.ts';

interface Deps {
  readonly store: Store;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly secrets: Secrets;
  readonly received: () => void;
}

/** A file that came through the bot's own page lies in the database already; its upload points there. */
const pagePrefix = 'page:';

export const cameByPage = (upload: Pick<Upload, 'ref'>): boolean => upload.ref.startsWith(pagePrefix);

/** Hands files over and takes them in at one-time addresses. */
export const fileDesk = ({ store, clock, newId, secrets, received }: Deps): FileDesk => ({
  look: (token) => store.transaction({ as: 'system' }, (tx) => peekLink(tx, secrets.hash(token), clock())),
  take: (token) =>
    store.transaction({ as: 'system' }, async (tx) => {
      const link = await useLink(tx, secrets.hash(token), clock());
      return link?.fileId && tx.files.find(link.fileId);
    }),
  give: async (token, { name, bytes }) => {
    const taken = await store.transaction({ as: 'system' }, async (tx) => {
      const link = await useLink(tx, secrets.hash(token), clock());
      if (!link?.purpose) return false;
      const { organisationId, personId, accountId, purpose, subject } = link;
      const { channel } = await tx.accounts.get(accountId);
      const file: Id<'file'> = newId<'file'>();
      const now = clock();
      await tx.files.add({
        ...{ id: file, organisationId, ownerId: personId, name, bytes, hasNames: true },
        ...{ createdAt: now, expiresAt: now.add({ hours: 24 }) },
      });
      await tx.uploads.add({
        ...{ id: newId<'upload'>(), organisationId, personId, accountId, purpose, channel, name },
        ...(subject === undefined ? {} : { subject }),
        ...{ ref: `${pagePrefix}${file}`, status: 'waiting', attempts: 0, createdAt: now },
      });
      return true;
    });
    if (taken) received();
    return taken;
  },
});

/** The bytes of an upload, from its messenger or from the bot's own page. */
export const fetcher =
  (store: Store, messengers: () => readonly Messenger[]) =>
  async (channel: Channel, ref: string, limit: number): Promise<Uint8Array> => {
    if (ref.startsWith(pagePrefix)) {
      const file = await store.transaction({ as: 'system' }, (tx) =>
        tx.files.get(id<'file'>(ref.slice(pagePrefix.length))),
      );
      return file.bytes;
    }
    const messenger = messengers().find((one) => one.channel === channel);
    if (!messenger) throw new Error('messenger not connected');
    return messenger.fetch(ref, limit);
  };
