import type { Session } from './session.ts';

/** What stands in a session's deep link. */
export const payloadOf = ({ token }: Pick<Session, 'token'>): string => `s_${token}`;

/** The token in it; undefined where it is no session's link. */
export const tokenIn = (payload: string): string | undefined => /^s_([\w-]{22})$/.exec(payload.trim())?.[1];
