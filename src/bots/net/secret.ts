import { createHmac, timingSafeEqual } from 'node:crypto';

/** A word that only whoever holds the token can make: the same in every replica and after every restart. Hexadecimal digits. */
export const wordFrom = (token: string, purpose: string): string =>
  createHmac('sha256', token).update(purpose).digest('hex').slice(0, 40);

/** Compares without telling by its time how much was right. */
export function isSame(shown: string | undefined, expected: string): boolean {
  const [one, other] = [Buffer.from(shown ?? ''), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** A posted body as JSON; undefined where it is none. */
export function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    return undefined;
  }
}
