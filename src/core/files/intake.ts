import type { Context, Links } from '#core/conversation/context.ts';
import { scopeOf, whoIs } from '#core/conversation/me.ts';
import { refusalSentences } from '#core/conversation/refusals.ts';
import type { BareContext } from '#core/conversation/route.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import type { Id, NewId } from '#core/kernel/id.ts';
import type { Channel, Clock } from '#core/kernel/ports.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import type { Organisation } from '#core/people/organisation.ts';
import type { Store, Tx } from '#core/store.ts';
import type { Upload, UploadPurpose } from './file.ts';
import { uploadLimit } from './uploads.ts';

/** What happens to a file sent for a purpose: read outside any transaction, then received inside one. */
export interface Purpose {
  readonly prepare: (
    bytes: Uint8Array,
    name: string,
    organisation: Organisation,
  ) => Promise<(ctx: Context, upload: Upload) => Promise<Screen | undefined>>;
  /** It never got here: what waited for it goes on. */
  readonly lost?: (desk: Pick<Context, 'tx' | 'now' | 'newId'>, upload: Upload) => Promise<void>;
}

export interface IntakeDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly links: Links;
  readonly fetch: (channel: Channel, ref: string, limit: number) => Promise<Uint8Array>;
  readonly purposes: Readonly<Record<UploadPurpose, Purpose>>;
  /** The one door's own ways to forms and the first screen. */
  readonly contextOf: (bare: BareContext) => Context;
}

const attempts = 3;

/**
 * Fetches, reads and receives every file that waits; returns how many were finished. Safe to run on several instances: the
 * last step holds the upload's row and does nothing when another was first.
 */
export const takeUploads = (deps: IntakeDeps) => async (): Promise<number> => {
  const waiting = await deps.store.transaction({ as: 'system' }, (tx) => tx.uploads.where({ status: 'waiting' }));
  for (const upload of waiting) await take(deps, upload);
  return waiting.length;
};

async function take(deps: IntakeDeps, upload: Upload): Promise<void> {
  const organisation = await deps.store.transaction({ as: 'system' }, (tx) =>
    tx.organisations.get(upload.organisationId),
  );
  const receive = await fetched(deps, upload, organisation);
  await deps.store.transaction({ as: 'system' }, async (tx) => {
    const current = await tx.uploads.lock(upload.id);
    if (current.status !== 'waiting') return;
    if (receive === undefined && current.attempts + 1 < attempts) {
      await tx.uploads.put({ ...current, attempts: current.attempts + 1 });
      return;
    }
    await tx.uploads.put({ ...current, status: receive ? 'done' : 'failed', attempts: current.attempts + 1 });
    const answer = receive ? await received(deps, tx, current, receive) : lost;
    if (!receive) await deps.purposes[current.purpose].lost?.({ tx, now: deps.clock(), newId: deps.newId }, current);
    if (answer) await reply(tx, current, answer);
  });
}

type Receive = Awaited<ReturnType<Purpose['prepare']>>;

async function fetched(deps: IntakeDeps, upload: Upload, organisation: Organisation): Promise<Receive | undefined> {
  try {
    const bytes = await deps.fetch(upload.channel, upload.ref, uploadLimit);
    return await deps.purposes[upload.purpose].prepare(bytes, upload.name, organisation);
  } catch (error) {
    if (error instanceof Refusal) return () => Promise.resolve(screen(refusalSentences[error.code]));
    return undefined;
  }
}

const lost = screen('Не получилось получить файл из мессенджера. Отправьте его ещё раз.', [button('Меню', 'menu')]);

async function received(deps: IntakeDeps, tx: Tx, upload: Upload, receive: Receive): Promise<Screen | undefined> {
  const account = await tx.accounts.get(upload.accountId);
  const me = await whoIs(tx, { ...account, organisationId: upload.organisationId }, deps.clock());
  if (me === 'stranger' || me === 'nobody' || me.person.id !== upload.personId) return undefined;
  const { clock, newId, links } = deps;
  const ctx = deps.contextOf({ tx, now: clock(), newId, links, account, me });
  try {
    return await tx.as(scopeOf(me), () => receive(ctx, upload));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return screen(refusalSentences[error.code], [button('Меню', 'menu')]);
  }
}

const reply = (tx: Tx, upload: Upload, answer: Screen): Promise<void> =>
  tx.outbox.post({
    key: `upload:${upload.id}`,
    lane: 'reply',
    to: { account: upload.accountId },
    organisationId: upload.organisationId,
    screen: answer,
  });

/** A purpose that just keeps the file, under the upload's own id. */
export const keep = (fileId: (upload: Upload) => Id<'file'>): Purpose => ({
  prepare: async (bytes, name) => async (ctx, upload) => {
    await ctx.tx.files.add({
      id: fileId(upload),
      organisationId: upload.organisationId,
      ownerId: upload.personId,
      name,
      bytes,
      // Nobody has looked inside, so it travels as if it named people.
      hasNames: true,
      createdAt: ctx.now,
    });
    return undefined;
  },
});
