import { randomBytes } from 'node:crypto';
import { id, type NewId } from '#core/kernel/id.ts';

/** 96 random bits in 16 characters that need no escaping in a link or a button. */
export const newId: NewId = () => id(randomBytes(12).toString('base64url'));
