import type { Context } from '#core/conversation/context.ts';
import { record } from '#core/record/record.ts';
import type { Petition } from './petition.ts';

/** What happened to a petition, without words: the record outlives them. */
export const happenedTo = (ctx: Context, { id, kind }: Petition, act: `petition-${string}`): Promise<void> =>
  record(ctx, {
    ...{ organisationId: ctx.me.organisation.id, subject: id, act, by: ctx.me.person.id },
    details: { kind },
  });
