import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { smallPng } from './small-png.ts';

export type Keep = (name: string, png: Buffer) => Promise<void>;

interface Picture {
  readonly width: number;
  readonly height: number;
  /** A data URL of red, green, blue, alpha. */
  readonly pixels: string;
}

const images = fileURLToPath(new URL('../../docs/images/', import.meta.url));

/** Writes pictures into docs/images, made small; the browser itself reads its large PNG, on a blank page. */
export async function keeper(browser: Browser): Promise<Keep> {
  await mkdir(images, { recursive: true });
  const page = await browser.newPage();
  return async (name, png) => {
    const { width, height, pixels } = await page.evaluate<Picture>(
      pixelsOf(`data:image/png;base64,${png.toString('base64')}`),
    );
    const rgba = Buffer.from(pixels.slice(pixels.indexOf(',') + 1), 'base64');
    await writeFile(`${images}${name}.png`, smallPng({ width, height, rgba }));
  };
}

/** Runs in the browser, which reads its own PNG; text, because nothing here knows the types of a page. */
const pixelsOf = (source: string): string => `(async () => {
  const image = await createImageBitmap(await (await fetch('${source}')).blob());
  const { width, height } = image;
  const context = new OffscreenCanvas(width, height).getContext('2d');
  context.drawImage(image, 0, 0);
  const reader = new FileReader();
  reader.readAsDataURL(new Blob([context.getImageData(0, 0, width, height).data]));
  await new Promise((resolve) => reader.addEventListener('load', resolve));
  return { width, height, pixels: reader.result };
})()`;
