/** Random words and their one-way hashes. Implemented outside the core. */
export interface Secrets {
  /** 128 bits, 22 characters of base64url: goes into a link. */
  readonly token: () => string;
  /** Eight letters of `codeAlphabet`: typed by hand. */
  readonly code: () => string;
  /** SHA-256, base64url (43 characters). Only hashes are stored. */
  readonly hash: (secret: string) => string;
}

/** 32 letters without I, L, O and U, which hands and eyes confuse. */
export const codeAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const codeLength = 8;

const lookAlikes: Readonly<Record<string, string>> = {
  ...{ О: '0', O: '0', I: '1', L: '1', І: '1', З: '3', А: 'A', В: 'B', Е: 'E', К: 'K', М: 'M', Н: 'H' },
  ...{ Р: 'P', С: 'C', Т: 'T', У: 'Y', Х: 'X' },
};

/** A code as people type it: any case, spaces, dashes, Cyrillic letters of the same shape. undefined: not a code at all. */
export function readCode(typed: string): string | undefined {
  const letters = [
    ...typed
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[\s\-–—_.]/g, ''),
  ].map((one) => lookAlikes[one] ?? one);
  return letters.length === codeLength && letters.every((one) => codeAlphabet.includes(one))
    ? letters.join('')
    : undefined;
}

/** «ABCD-EFGH»: easier to read out. */
export const showCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;

export const isToken = (payload: string): boolean => /^[A-Za-z0-9_-]{22}$/.test(payload);
