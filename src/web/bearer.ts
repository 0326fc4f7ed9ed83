import { timingSafeEqual } from 'node:crypto';
import type { Request } from './server.ts';

/** Does the request show this token? Compared without telling by its time how much was right. */
export function showsToken({ headers }: Pick<Request, 'headers'>, token: string): boolean {
  const expected = Buffer.from(`Bearer ${token}`);
  const shown = Buffer.from(headers.authorization ?? '');
  return shown.length === expected.length && timingSafeEqual(shown, expected);
}
