import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { refusalSentences } from '#core/conversation/refusals.ts';
import { unreadableSentences } from '#core/roadmap/reading-refusals.ts';
import type { Handset } from '../../src/sandbox/sandbox.ts';
import { bombs } from '../support/bombs.ts';
import { awaited, folk, greeted, pressed, schoolIn, texts } from './support/folk.ts';
import { staged } from './support/stage.ts';
import type { Trial } from './trial.ts';

interface Evidence {
  readonly files: readonly { readonly name: string; readonly seconds: number; readonly said: string }[];
  /** Megabytes by which the bot's process was larger than before, at most. */
  readonly growth: number;
  /** Seconds that others waited for their menus meanwhile. */
  readonly others: readonly number[];
}

const rounds = { small: 1, full: 5 };
/** Menus of each before anything is measured. */
const ordinary = 30;
const sentences: readonly string[] = [...Object.values(unreadableSentences), refusalSentences['file-too-large']];

/** Files that are made to break whoever reads them. */
export const bombsSent: Trial<Evidence> = {
  number: 24,
  promise: 'Files made to break the reader are refused, and nobody else notices',
  demanded:
    'each refused with its sentence in at most 5 s; the process grows at most 50 MB; others are answered in at most 2 s',
  gather: ({ size, say }) =>
    staged(async (stage) => {
      const school = await schoolIn(stage);
      const on = (n: number) => [n % 2 ? ('telegram' as const) : ('vk' as const)];
      const curators = await folk(stage, school, { count: 2, role: 'curator', on, surname: (n) => `Ветрова${n}` });
      const crowd = await folk(stage, school, { count: 10, role: 'mentor', on });
      const bot = await stage.instance({ settings: { CLOCK_START: '2026-11-18T12:00:00+03:00' } });
      const senders = curators.flatMap(({ phones }) => phones);
      const phones = crowd.flatMap((one) => one.phones);
      await greeted(stage, [...senders, ...phones]);
      // What ordinary work takes is taken before: the reader's modules with the first file, and what a young process grows by in its first menus.
      for (let menus = 0; menus < ordinary; menus += 1) await Promise.all(phones.map(menuIn));
      for (const sender of senders) await refused(sender, 'план.docx', Buffer.from('не документ'));
      const before = await resident(bot.pid);
      const state = { peak: before, over: false };
      const others: number[] = [];
      const watching = (async () => {
        while (!state.over) {
          state.peak = Math.max(state.peak, await resident(bot.pid));
          await pause(20);
        }
      })();
      const asking = phones.map(async (phone, n) => {
        await pause(n * 150);
        while (!state.over) {
          others.push(await menuIn(phone));
          await pause(1500);
        }
      });
      const files: { name: string; seconds: number; said: string }[] = [];
      for (let round = 0; round < rounds[size]; round += 1) {
        for (const [n, [name, make, called]] of bombs.entries()) {
          const sender = senders[(n + round) % senders.length];
          if (sender) files.push({ name, ...(await refused(sender, called, Buffer.from(make()))) });
        }
        say(`round ${round + 1}: ${files.map(({ seconds }) => seconds.toFixed(1)).join(' ')}`);
      }
      state.over = true;
      await Promise.all([watching, ...asking]);
      return { files, growth: state.peak - before, others };
    }),
  judge: ({ files, growth, others }) => {
    const slowest = files.toSorted((a, b) => b.seconds - a.seconds)[0];
    const taken = files.filter(({ said }) => !sentences.includes(said)).map(({ name }) => name);
    const waited = Math.max(...others);
    return {
      size: `${files.length} files of ${bombs.length} kinds, ${others.length} menus meanwhile`,
      figure: `slowest ${slowest?.seconds.toFixed(1)} s (${slowest?.name}); growth ${growth.toFixed(0)} MB; others waited at most ${waited.toFixed(1)} s`,
      broken: [
        ...(taken.length === 0 ? [] : [`not refused: ${taken.join(', ')}`]),
        ...((slowest?.seconds ?? 99) <= 5 ? [] : [`refused after ${slowest?.seconds.toFixed(1)} s: ${slowest?.name}`]),
        ...(growth <= 50 ? [] : [`grew by ${growth.toFixed(0)} MB`]),
        ...(waited <= 2 ? [] : [`somebody waited ${waited.toFixed(1)} s`]),
      ],
    };
  },
  spoilt: {
    'one is read': (of) => ({ ...of, files: of.files.map((one, n) => (n === 0 ? { ...one, said: 'Черновик' } : one)) }),
    'one takes long': (of) => ({ ...of, files: of.files.map((one, n) => (n === 0 ? { ...one, seconds: 6 } : one)) }),
    'the bot grows': (of) => ({ ...of, growth: 51 }),
    'somebody waits': (of) => ({ ...of, others: [...of.others, 2.1] }),
  },
};

/** Megabytes of the process in memory. */
async function resident(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}

async function refused(phone: Handset, name: string, bytes: Buffer): Promise<{ seconds: number; said: string }> {
  pressed(phone, 'roadmap.new');
  await awaited('a file is asked for', 30, () => /файл/i.test(texts(phone).at(-1) ?? ''));
  const begun = performance.now();
  await phone.sendFile(name, bytes);
  const sent = texts(phone).length;
  const found = () =>
    texts(phone)
      .slice(sent)
      .find((text) => sentences.includes(text)) ?? lastOf(phone, sent);
  await awaited(`an answer to ${name}`, 120, () => found() !== undefined);
  return { seconds: (performance.now() - begun) / 1000, said: found() ?? '' };
}

/** What was said last, where it is more than that the file has come. */
const lastOf = (phone: Handset, sent: number): string | undefined =>
  texts(phone)
    .slice(sent + 1)
    .at(-1);

async function menuIn(phone: Handset): Promise<number> {
  const before = texts(phone).length;
  const begun = performance.now();
  phone.say('/menu');
  while (texts(phone).length === before) await pause(10);
  return (performance.now() - begun) / 1000;
}
