import type { Id } from '#core/kernel/id.ts';
import type { Channel } from '#core/kernel/ports.ts';
import type { Instant } from '#core/kernel/time.ts';

/** Bytes kept by the bot: a stage's result, a report on its way out, a QR picture. */
export interface StoredFile {
  readonly id: Id<'file'>;
  readonly organisationId: Id<'organisation'>;
  readonly ownerId: Id<'person'>;
  readonly name: string;
  readonly bytes: Uint8Array;
  /** It holds people's names, so it travels only where the messenger may carry full names, or by a one-time link. */
  readonly hasNames: boolean;
  readonly createdAt: Instant;
  readonly expiresAt?: Instant;
}

/** What a file sent to the bot is for. */
export type UploadPurpose = 'roadmap' | 'people' | 'bank' | 'questionnaire' | 'result' | 'help';

/** A file that is on its way in: fetched and read by a worker outside any transaction, then handed to its use case. */
export interface Upload {
  readonly id: Id<'upload'>;
  readonly organisationId: Id<'organisation'>;
  readonly personId: Id<'person'>;
  readonly accountId: Id<'account'>;
  readonly purpose: UploadPurpose;
  /** What it belongs to: the occurrence being closed, for instance. */
  readonly subject?: string;
  readonly channel: Channel;
  readonly ref: string;
  readonly name: string;
  readonly status: 'waiting' | 'done' | 'failed';
  readonly attempts: number;
  readonly createdAt: Instant;
}

/** A one-time address for a file that a messenger may not carry: to fetch `fileId`, or to send one in for `purpose`. */
export interface OneTimeLink {
  readonly id: Id<'link'>;
  readonly organisationId: Id<'organisation'>;
  readonly personId: Id<'person'>;
  readonly accountId: Id<'account'>;
  readonly tokenHash: string;
  readonly fileId?: Id<'file'>;
  readonly purpose?: UploadPurpose;
  readonly subject?: string;
  readonly expiresAt: Instant;
  readonly usedAt?: Instant;
}
