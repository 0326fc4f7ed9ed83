import { createRequire } from 'node:module';
import { Resvg } from '@resvg/resvg-js';
import { printable } from './printable.ts';

const font = createRequire(import.meta.url).resolve('@expo-google-fonts/pt-sans/400Regular/PTSans_400Regular.ttf');

/** A .png of a drawing whose letters are PT Sans, the same on every machine. */
export function pngOf(svg: string): Uint8Array {
  const options = { font: { fontFiles: [font], loadSystemFonts: false, defaultFontFamily: 'PT Sans' } };
  return new Resvg(svg, options).render().asPng();
}

export const escaped = (text: string): string =>
  printable(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
