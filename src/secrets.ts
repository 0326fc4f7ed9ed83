import { createHash, randomBytes, randomInt } from 'node:crypto';
import { codeAlphabet, codeLength, type Secrets } from '#core/people/secrets.ts';

export const secrets: Secrets = {
  token: () => randomBytes(16).toString('base64url'),
  code: () => Array.from({ length: codeLength }, () => codeAlphabet[randomInt(codeAlphabet.length)]).join(''),
  hash: (secret) => createHash('sha256').update(secret).digest('base64url'),
};
