import { cut } from '#core/conversation/fit.ts';

const mostBase = 100;
const unsafe = /[\p{Cc}";\\/]/gu;

/** A file name that no multipart header stumbles over; a long one keeps its extension. */
export function safeName(name: string): string {
  const safe = name.replace(unsafe, '_');
  const extension = /\.\w{1,8}$/.exec(safe)?.[0] ?? '';
  return cut(safe.slice(0, safe.length - extension.length), mostBase) + extension || 'file';
}

export const isPicture = (name: string): boolean => /\.(?:png|jpe?g)$/i.test(name);
