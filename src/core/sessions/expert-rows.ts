import type { Context } from '#core/conversation/context.ts';
import type { Id } from '#core/kernel/id.ts';
import type { Expert, Session } from './session.ts';

export const expertRows = (
  { newId }: Pick<Context, 'newId'>,
  { id: sessionId, organisationId }: Pick<Session, 'id' | 'organisationId'>,
  people: readonly Id<'person'>[],
): readonly Expert[] => people.map((personId) => ({ id: newId<'expert'>(), organisationId, sessionId, personId }));
