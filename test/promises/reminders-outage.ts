import { Temporal } from '#core/kernel/time.ts';
import { type Arrival, arrivals, tallied } from './support/arrivals.ts';
import { inForce } from './support/duties.ts';
import { awaited, counted, type Fellow, folk, schoolIn, unheard } from './support/folk.ts';
import { type Stage, staged } from './support/stage.ts';
import type { Trial } from './trial.ts';

/** What a phone shows of the one duty of its owner. */
interface Told {
  readonly messenger: 'telegram' | 'vk';
  readonly title: string;
  readonly words: readonly string[];
}

interface Evidence {
  readonly told: readonly Told[];
  /** Before the scheduler was started again. */
  readonly early: number;
  readonly queuedIn: number;
  /** Rows that say what was to be told. */
  readonly rows: number;
}

const zones = ['Europe/Kaliningrad', 'Europe/Moscow', 'Europe/Samara', 'Asia/Yekaterinburg'];
const sizes = { small: 40, full: 1250 };
/** A Wednesday; the day of the lead «за 7 дней», after that of «за 14 дней», which nobody heard. */
const due = Temporal.PlainDate.from('2026-11-25');
const nearest = 'До срока: 7\u00a0дней';

async function peopled(stage: Stage, each: number): Promise<readonly { fellow: Fellow; title: string }[]> {
  const all: { fellow: Fellow; title: string }[] = [];
  for (const zone of zones) {
    const school = await schoolIn(stage, zone, { zone });
    const some = await folk(stage, school, { count: each, role: 'mentor', on: (n) => [n % 2 ? 'telegram' : 'vk'] });
    const own = some.map((fellow, n) => ({ fellow, title: `Дело ${zones.indexOf(zone)}-${n}.` }));
    await inForce(
      stage,
      school,
      own.map(({ fellow: { person }, title }) => ({ person, title, due })),
    );
    all.push(...own);
  }
  return all;
}

/** Reminders whose hour struck while no scheduler ran. */
export const remindersOutage: Trial<Evidence> = {
  number: 14,
  promise: 'Reminders of an hour at which no scheduler ran are made up for, by three instances started at once',
  demanded: 'each once, 0 twice; all queued at most 60 s after the start; the nearest lead only',
  gather: ({ size, say }) =>
    staged(async (stage) => {
      const each = sizes[size];
      const all = await peopled(stage, each);
      await unheard(stage);
      // 08:55 in the first zone to strike, 10:30 in the last.
      const before = await stage.instance({ settings: { CLOCK_START: '2026-11-18T03:55:00Z' } });
      await before.end();
      const phones = all.map(({ fellow }) => fellow);
      const early = arrivals(phones).filter((one) =>
        Object.keys(one.shown).some((text) => text.includes('Дело')),
      ).length;
      say('stopped before the hour; three start after it');
      const begun = performance.now();
      const settings = { CLOCK_START: '2026-11-18T08:30:00Z' };
      // Only one of them may ask Telegram for updates: the others are not told from the dead by their readiness.
      for (let instance = 0; instance < 3; instance += 1) await stage.started({ settings });
      const digests = "select count(*) n from outbox where lane = 'digest'";
      await awaited('everything is queued', 300, async () => (await counted(stage, digests)) >= all.length);
      const queuedIn = (performance.now() - begun) / 1000;
      say(`queued in ${queuedIn.toFixed(1)} s`);
      const open = "select count(*) n from outbox where status in ('pending', 'sending')";
      await awaited('everything is sent', 900, async () => (await counted(stage, open)) === 0);
      const rows = await counted(stage, 'select count(*) n from reminders');
      const told = all.flatMap(({ fellow, title }) =>
        arrivals([fellow]).map((one) => ({ messenger: one.messenger, title, words: digestsOf(one) })),
      );
      return { told, early, queuedIn, rows };
    }),
  judge: ({ told, early, queuedIn, rows }) => {
    const { lost, repeated, most } = tallied(told.map(counts), ['own']);
    const twice = repeated.telegram + repeated.vk;
    const strange = told.filter(({ words, title }) => words.some((one) => !isNearest(one, title))).length;
    return {
      size: `${told.length} reminders, ${zones.length} zones, 3 instances`,
      figure: `lost ${lost}; twice ${twice}; queued in ${queuedIn.toFixed(1)} s; another lead or another's: ${strange}; rows ${rows}`,
      broken: [
        ...(lost === 0 ? [] : [`lost ${lost}`]),
        ...(twice === 0 && most <= 1 ? [] : [`twice ${twice}`]),
        ...(queuedIn <= 60 ? [] : [`queued only after ${queuedIn.toFixed(0)} s`]),
        ...(strange === 0 ? [] : [`not the nearest lead: ${strange}`]),
        ...(early === 0 ? [] : [`before its hour: ${early}`]),
        ...(rows === told.length ? [] : [`rows: ${rows}`]),
      ],
    };
  },
  spoilt: {
    'one is lost': (of) => ({ ...of, told: changed(of.told, () => []) }),
    'one comes twice': (of) => ({ ...of, told: changed(of.told, (words) => [...words, ...words]) }),
    'an older lead': (of) => ({
      ...of,
      told: changed(of.told, (words) => words.map((one) => one.replace(nearest, 'До срока: 14 дней'))),
    }),
    "somebody else's": (of) => ({
      ...of,
      told: changed(of.told, (words) => words.map((one) => one.replace('Дело ', 'Дело 9'))),
    }),
    late: (of) => ({ ...of, queuedIn: 61 }),
    early: (of) => ({ ...of, early: 1 }),
    'a row too many': (of) => ({ ...of, rows: of.rows + 1 }),
  },
};

const digestsOf = ({ shown }: Arrival): readonly string[] =>
  Object.entries(shown).flatMap(([text, count]) => (text.includes('Дело') ? Array<string>(count).fill(text) : []));

const counts = ({ messenger, words }: Told): Arrival => ({ messenger, shown: { own: words.length } });

const isNearest = (text: string, title: string): boolean => text.includes(title) && text.includes(nearest);

const changed = (told: readonly Told[], by: (words: readonly string[]) => readonly string[]): readonly Told[] =>
  told.map((one, n) => (n === 0 ? { ...one, words: by(one.words) } : one));
