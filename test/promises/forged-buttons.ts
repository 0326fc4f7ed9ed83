import fc from 'fast-check';
import { envelopes, forgery, others } from '../access/forgeries.ts';
import { differing, digest } from '../access/press.ts';
import { calm, counted } from './support/folk.ts';
import { staged } from './support/stage.ts';
import { begun, twoSchools } from './support/two-schools.ts';
import type { Trial } from './trial.ts';

interface Evidence {
  /** How often each press was answered to the messenger. */
  readonly answered: readonly number[];
  /** Screens shown, in all. */
  readonly shown: number;
  readonly leaks: readonly string[];
  readonly changed: readonly string[];
  /** Processes that ended, and updates put aside after a bug. */
  readonly crashes: number;
  readonly bugs: number;
}

const sizes = { small: 200, full: 10_000 };
const pressers = [
  ['mentee', 'telegram'],
  ['mentee', 'vk'],
  ['curator of the other school', 'telegram'],
  ['curator of the other school', 'vk'],
  ['ended', 'telegram'],
  ['withdrawn', 'vk'],
] as const;
const ticking = ['outbox', 'reminders', 'guesses'];
/** What is neither a mentee's to change nor another school's curator's, but for rows of their own. */
const guarded = ['roadmaps', 'stages', 'occurrences', 'people', 'organisations', 'history', 'files', 'roles'];
const answers = ['answerCallbackQuery', 'messages.sendMessageEventAnswer'];

/** Buttons that no bot has shown: changed, cut, too long, of others, replayed, and what is no button at all. */
export const forgedButtons: Trial<Evidence> = {
  number: 20,
  promise: 'Forged buttons do nothing that their presser may not do, and each is answered',
  demanded: '0 done or shown that is not theirs; 0 crashes; each answered',
  gather: ({ size, seed, say }) =>
    staged(async (stage) => {
      const world = await twoSchools(stage, pressers);
      const settings = { CLOCK_START: world.clock };
      const running = await Promise.all([1, 2].map(() => stage.instance({ settings })));
      await begun(stage, world);
      const { manager } = stage.database.dataSource;
      const only = world.tables.filter((name) => guarded.includes(name));
      const where = world.held.map(({ actor }) => others(actor)).join(' and ');
      const before = await digest(manager, only, where);
      const told = new Map<string, number>();
      stage.sandbox.journal.listen(({ method, params }) => {
        if (!answers.includes(method)) return;
        const id = String(params.callback_query_id ?? params.event_id);
        told.set(id, (told.get(id) ?? 0) + 1);
      });
      const each = Math.ceil(sizes[size] / pressers.length);
      const forged = world.held.map(({ actor }, n) =>
        fc
          .sample(forgery(actor), { numRuns: each, seed: seed + n })
          .filter((data) => !/^(consent|left|me)\b/.test(data))
          .concat('x'.repeat(65), '')
          .map((data, index) => {
            const ways = envelopes[world.held[n]?.phone.messenger ?? 'vk'](data);
            return ways[index % ways.length] ?? data;
          }),
      );
      const ids: string[] = [];
      const heard = { count: await counted(stage, 'select count(*) n from inbox') };
      for (let from = 0; from < each + 2; from += 40) {
        for (const [n, { phone }] of world.held.entries())
          for (const data of forged[n]?.slice(from, from + 40) ?? []) {
            ids.push(phone.forge(data));
            heard.count += 1;
          }
        await calm(stage, heard.count);
        if (from % 400 === 0) say(`${ids.length} pressed`);
      }
      return {
        answered: ids.map((id) => told.get(id) ?? 0),
        shown: world.held.reduce((sum, { shown }) => sum + shown.count, 0),
        leaks: world.held.flatMap(({ actor, foreign }) =>
          [...foreign.keys()].map((where) => `${actor.name}: ${where}`),
        ),
        changed: differing(before, await digest(manager, only, where), ticking),
        crashes: running.filter((bot) => !bot.alive()).length,
        bugs: await counted(stage, 'select count(*) n from inbox where dead or error is not null'),
      };
    }),
  judge: ({ answered, shown, leaks, changed, crashes, bugs }) => {
    const silent = answered.filter((count) => count === 0).length;
    return {
      size: `${answered.length} forged buttons of ${pressers.length} people, 2 instances`,
      figure: `not theirs: shown ${leaks.length}, done ${changed.length}; crashes ${crashes}; bugs ${bugs}; unanswered ${silent}`,
      broken: [
        ...(leaks.length === 0 ? [] : [`shown: ${leaks.slice(0, 5).join(', ')}`]),
        ...(changed.length === 0 ? [] : [`changed: ${changed.join(', ')}`]),
        ...(crashes === 0 && bugs === 0 ? [] : [`crashes ${crashes}, bugs ${bugs}`]),
        ...(silent === 0 ? [] : [`unanswered ${silent}`]),
        ...(shown >= answered.length ? [] : [`screens ${shown}`]),
      ],
    };
  },
  spoilt: {
    'one is not answered': (of) => ({ ...of, answered: [...of.answered, 0] }),
    'a word is shown': (of) => ({ ...of, leaks: ['mentee: b person curator, surname'] }),
    'a row is changed': (of) => ({ ...of, changed: ['stages'] }),
    'a process ends': (of) => ({ ...of, crashes: 1 }),
    'an update is put aside': (of) => ({ ...of, bugs: 1 }),
    'no screens': (of) => ({ ...of, shown: 0 }),
  },
};
