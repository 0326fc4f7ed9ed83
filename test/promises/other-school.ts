import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { actionFor, acts } from '../access/expectation.ts';
import { differing, digest } from '../access/press.ts';
import { thingsOf } from '../access/things.ts';
import { rowsOfSide } from '../access/world.ts';
import { played } from './support/folk.ts';
import { staged } from './support/stage.ts';
import { begun, openedFiles, twoSchools } from './support/two-schools.ts';
import type { Size, Trial } from './trial.ts';

interface Evidence {
  readonly acts: number;
  readonly presses: number;
  readonly shown: number;
  readonly files: number;
  /** Where words come from that somebody of the other school was shown. */
  readonly leaks: readonly string[];
  readonly changed: readonly string[];
  /** Tests of the database's own wall, with the program's checks taken away. */
  readonly wall: { readonly passed: number; readonly failed: number };
}

const people = [
  ['curator of the other school', 'vk'],
  ['curator of the other school', 'telegram'],
] as const;
const every = { small: 12, full: 1 };
/** What a school's own ticks write to. */
const ticking = ['outbox', 'reminders', 'guesses'];

/** Each button with each thing of one school, pressed by people of another. */
export const otherSchool: Trial<Evidence> = {
  number: 22,
  promise:
    'Nobody of another school sees or changes anything, by any button; nor where only the database stands in the way',
  demanded: '0 leaks, 0 changes, of 100 % of the buttons; 0 with the program’s own checks taken away',
  gather: async ({ size, say }) => {
    const pressed = await staged(async (stage) => {
      const world = await twoSchools(stage, people);
      await stage.instance({ settings: { CLOCK_START: world.clock } });
      await begun(stage, world);
      const { manager } = stage.database.dataSource;
      const theirs = () => digest(manager, world.tables, rowsOfSide('a'));
      const before = await theirs();
      const all = acts();
      const presses = world.held.flatMap(({ actor, phone }) =>
        all.flatMap((act) =>
          thingsOf(act.rule.on.kind, actor)
            .filter(({ side, id }) => side === 'a' && id !== '')
            .map((thing) => [phone, actionFor(act, actor, thing)] as const),
        ),
      );
      const some = presses.filter((_, n) => n % every[size] === 0);
      for (let from = 0; from < some.length; from += 200) {
        await played(stage, some.slice(from, from + 200));
        say(`${Math.min(some.length, from + 200)} of ${some.length} pressed`);
      }
      const files = await Promise.all(world.held.map(openedFiles));
      return {
        ...{ acts: new Set(some.map(([, action]) => action.split(':')[0])).size, presses: some.length },
        shown: world.held.reduce((sum, { shown }) => sum + shown.count, 0),
        files: files.reduce((sum, count) => sum + count, 0),
        leaks: world.held
          .flatMap(({ foreign }) => [...foreign.keys()])
          .filter((where) => /^(in a file: )?a /.test(where)),
        changed: differing(before, await theirs(), ticking),
      };
    });
    say('pressed; the wall by itself');
    return { ...pressed, wall: await wallAlone(size) };
  },
  judge: ({ acts: verbs, presses, shown, files, leaks, changed, wall }) => ({
    size: `${verbs} buttons, ${presses} presses on things of the other school, ${files} files; ${wall.passed} tests of the database alone`,
    figure: `leaks ${leaks.length}; changes ${changed.length}; answers ${shown}; the database alone: ${wall.failed} broken`,
    broken: [
      ...(leaks.length === 0 ? [] : [`shown: ${leaks.slice(0, 5).join(', ')}`]),
      ...(changed.length === 0 ? [] : [`changed: ${changed.join(', ')}`]),
      ...(shown >= presses ? [] : [`answered ${shown} of ${presses}`]),
      ...(wall.failed === 0 && wall.passed > 0
        ? []
        : [`the database alone: ${wall.failed} broken, ${wall.passed} kept`]),
    ],
  }),
  spoilt: {
    'a word leaks': (of) => ({ ...of, leaks: ['a a person, surname'] }),
    'a row changes': (of) => ({ ...of, changed: ['people'] }),
    'nobody is answered': (of) => ({ ...of, shown: 0 }),
    'the wall gives way': (of) => ({ ...of, wall: { ...of.wall, failed: 1 } }),
    'the wall was not tried': (of) => ({ ...of, wall: { passed: 0, failed: 0 } }),
  },
};

/** The tests in which the core takes a stranger for everybody of a school, and the database alone says no. */
async function wallAlone(size: Size): Promise<Evidence['wall']> {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const only = ['vitest', 'run', 'test/access/walls.test.ts', '-t', 'checks of the core taken away', '--reporter=json'];
  const child = spawn('npx', only, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, ...(size === 'full' ? { CHAOS: 'full' } : {}) },
  });
  const written: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => written.push(String(chunk)));
  await once(child, 'exit');
  const of = (name: string) => Number(new RegExp(`"${name}":(\\d+)`).exec(written.join(''))?.[1] ?? 0);
  return { passed: of('numPassedTests'), failed: of('numFailedTests') };
}
