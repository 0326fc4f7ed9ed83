import { people, tellAll, unfinished } from '../chaos/support/school.ts';
import { noon } from '../support/queues.ts';
import { type Arrival, arrivals, changed, tallied } from './support/arrivals.ts';
import { unkept } from './support/claims.ts';
import { awaited, unheard } from './support/folk.ts';
import { staged } from './support/stage.ts';
import type { Trial } from './trial.ts';

const points = ['after-claim', 'after-send', 'before-commit', 'after-commit'] as const;
const crashes = { small: 3, full: 100 };
/** People told between two crashes, and how far the one that crashes comes. */
const told = 12;
const third = 3;

interface Course {
  readonly point: string;
  readonly texts: readonly string[];
  readonly arrived: readonly Arrival[];
}

interface Evidence {
  readonly courses: readonly Course[];
}

/** The program dies by its own hand at each of the points between which a message changes hands. */
export const crashPoints: Trial<Evidence> = {
  number: 6,
  promise: `The program dies at each of the points ${points.join(', ')}`,
  demanded: 'lost 0; VK twice 0; Telegram twice at most 1 per crash',
  gather: async ({ size, say }) => {
    const courses: Course[] = [];
    for (const point of points)
      courses.push(
        await staged(
          async (stage) => {
            const { database, sandbox } = stage;
            const pupils = await people(database, sandbox, told, (n) => [n % 2 ? 'telegram' : 'vk']);
            await unheard(stage);
            const texts = Array.from({ length: crashes[size] }, (_, n) => `объявление ${n + 1}`);
            for (const text of texts) {
              await tellAll(database, pupils, 'broadcast', text);
              const doomed = await stage.started({
                preload: [new URL('./support/crash.preload.ts', import.meta.url)],
                settings: { CRASH: point, CRASH_AFTER: third },
              });
              await doomed.gone;
            }
            say(`${point}: ${texts.length} crashes`);
            await stage.instance();
            await awaited('all are sent', 900, async () => (await unfinished(database)) === 0);
            return { point, texts, arrived: arrivals(pupils) };
          },
          { at: noon },
        ),
      );
    return { courses };
  },
  judge: ({ courses }) => {
    const all = courses.map(({ point, texts, arrived }) => ({
      point,
      count: texts.length,
      ...tallied(arrived, texts),
    }));
    const sum = (of: (one: (typeof all)[number]) => number) => all.reduce((total, one) => total + of(one), 0);
    return {
      size: `${sum(({ wanted }) => wanted)} messages, ${all.length} points, ${sum(({ count }) => count)} crashes`,
      figure: `lost ${sum(({ lost }) => lost)}; VK twice ${sum(({ repeated }) => repeated.vk)}; Telegram twice ${sum(({ repeated }) => repeated.telegram)}`,
      broken: all.flatMap(({ point, count, lost, repeated }) =>
        unkept(
          [lost === 0, `${point}: lost ${lost}`],
          [repeated.vk === 0, `${point}: VK repeated ${repeated.vk}`],
          [repeated.telegram <= count, `${point}: Telegram repeated ${repeated.telegram} in ${count} crashes`],
        ),
      ),
    };
  },
  spoilt: {
    'one is lost': lastCourse('telegram', () => 0),
    'VK has one twice': lastCourse('vk', () => 2),
    'more repetitions than crashes': lastCourse('telegram', (count) => count + crashes.full + 1),
  },
};

/** Another ending at the last point. */
function lastCourse(messenger: Arrival['messenger'], by: (count: number) => number): (of: Evidence) => Evidence {
  return ({ courses }) => ({
    courses: courses.map((one, n) =>
      n === courses.length - 1 ? { ...one, arrived: changed(one.arrived, messenger, one.texts[0] ?? '', by) } : one,
    ),
  });
}
