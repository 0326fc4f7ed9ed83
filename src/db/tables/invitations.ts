import { EntitySchema } from 'typeorm';
import type { Invitation } from '#core/people/invitation.ts';
import { type Columns, key, maybe, moment, text } from '../columns.ts';

export const invitations = new EntitySchema<Invitation>({
  name: 'invitations',
  columns: {
    id: key,
    organisationId: text,
    personId: text,
    purpose: text,
    tokenHash: text,
    codeHash: text,
    createdAt: moment,
    expiresAt: moment,
    usedAt: maybe(moment),
    revokedAt: maybe(moment),
  } satisfies Columns<Invitation>,
});
