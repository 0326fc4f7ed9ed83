import { cut } from './cut.ts';

/** A file name that no multipart header stumbles over. */
export const safeName = (name: string): string =>
  cut([...name].map((character) => (/[\p{Cc}";\\/]/u.test(character) ? '_' : character)).join(''), 120) || 'file';

export const isPicture = (name: string): boolean => /\.(?:png|jpe?g)$/i.test(name);
