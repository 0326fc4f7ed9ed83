import { expect, test } from 'vitest';
import { isRefused } from '#core/roadmap/reading-result.ts';
import { inChild } from '#documents/in/in-child.ts';
import { readRoadmapFile } from '#documents/in/read-file.ts';
import { openZip } from '#documents/in/zip.ts';
import { bombs, megabyte } from '../../support/bombs.ts';
import { makeDocx, makeZip } from '../../support/zips.ts';

test.each(bombs)('%s: refused with its own reason, and the bot does not grow', async (_, make, name, reason) => {
  const bytes = make();
  const before = process.memoryUsage().rss;
  const peak = { rss: before };
  const watch = setInterval(() => (peak.rss = Math.max(peak.rss, process.memoryUsage().rss)), 10);
  const reading = await readRoadmapFile(bytes, name);
  clearInterval(watch);
  expect(reading).toEqual({ refused: reason });
  expect((Math.max(peak.rss, process.memoryUsage().rss) - before) / megabyte).toBeLessThan(50);
});

const paragraph = '<w:p><w:r><w:t>План</w:t></w:r></w:p>';
const small = makeDocx(paragraph);

test('a reader that takes too long is stopped', async () => {
  expect(await inChild({ read: 'roadmap', format: 'docx' }, small, { time: 30, heap: 256 })).toEqual({
    refused: 'too-slow',
  });
});

test('a reader that bursts its heap is a refusal, and the next file is read', async () => {
  // The reader itself starts in less than sixteen megabytes and this text wants more: it is the file that bursts the heap.
  const large = makeDocx(paragraph.repeat(20_000));
  const within = (heap: number): Promise<unknown> =>
    inChild({ read: 'roadmap', format: 'docx' }, large, { time: 20_000, heap });
  expect(await within(16)).toEqual({ refused: 'too-large' });
  expect(await within(256)).toEqual({ refused: 'no-table' });
  expect(isRefused(await readRoadmapFile(small, 'план.docx'))).toBe(true);
});

test('an entry counts with what it unpacks to, whatever was read before it', () => {
  const entry = (name: string): { readonly name: string; readonly data: Uint8Array } => ({
    name,
    data: Buffer.alloc(600, 'a'),
  });
  const zip = openZip(makeZip([entry('a'), entry('b')]), { entries: 10, unpacked: 2000, ratio: 100 });
  expect(zip.read('a')).toHaveLength(600);
  expect(zip.read('c')).toBeUndefined();
  expect(() => openZip(makeZip([entry('a'), entry('b')]), { entries: 10, unpacked: 1000, ratio: 100 })).toThrow('bomb');
  expect(() => openZip(makeZip([entry('a'), entry('b')]), { entries: 1, unpacked: 2000, ratio: 100 })).toThrow('bomb');
});
