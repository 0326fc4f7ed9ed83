import { setTimeout as pause } from 'node:timers/promises';
import type { Id } from '#core/kernel/id.ts';
import { instant } from '#core/kernel/time.ts';
import { newId } from '#db/new-id.ts';
import type { Handset } from '../../src/sandbox/sandbox.ts';
import {
  awaited,
  type Fellow,
  folk,
  greeted,
  type Messenger,
  percentile,
  played,
  schoolIn,
  texts,
} from './support/folk.ts';
import { type Stage, staged } from './support/stage.ts';
import type { Trial } from './trial.ts';

/** What one phone was brought, in order: of which talk, by which side, which in number. */
interface Heard {
  readonly talk: number;
  readonly side: number;
  readonly said: readonly (readonly [talk: number, side: number, number: number])[];
}

interface Evidence {
  readonly heard: readonly Heard[];
  /** Each side has said so many. */
  readonly each: number;
  /** Seconds from one phone to the other, where no messenger failed. */
  readonly took: readonly number[];
  /** Calls that a messenger refused in the second half. */
  readonly refused: number;
}

const sizes = { small: { talks: 4, each: 12 }, full: { talks: 10, each: 50 } };
const now = instant('2026-11-18T12:00:00+03:00');
const sends = ['sendMessage', 'messages.send'];

/** Two talk through the bot, each in a messenger of their own. */
export const helpRelay: Trial<Evidence> = {
  number: 18,
  promise: 'A talk between Telegram and VK keeps its order and goes to nobody else, though one call in five fails',
  demanded: 'order kept in each talk; lost 0; to others 0; p95 at most 5 s without errors',
  gather: ({ size, say }) =>
    staged(async (stage) => {
      const { talks: count, each } = sizes[size];
      const school = await schoolIn(stage);
      const of =
        (side: number) =>
        (n: number): readonly Messenger[] => [(n + side) % 2 ? 'telegram' : 'vk'];
      const askers = await folk(stage, school, { count, role: 'mentee', on: of(0), surname: (n) => `Лугова${n}` });
      const helpers = await folk(stage, school, { count, role: 'mentor', on: of(1), surname: (n) => `Ветрова${n}` });
      const requests = await taken(stage, school, askers, helpers);
      await stage.instance({ settings: { CLOCK_START: now.toString() } });
      const sides = [askers, helpers].map((all) => all.flatMap(({ phones }) => phones));
      await greeted(stage, sides.flat());
      await played(
        stage,
        sides.flatMap((all) => all.map((phone, n) => [phone, `help.talk:${requests[n]}`] as const)),
      );
      const said = new Map<string, number>();
      const took: number[] = [];
      const faults = { refused: 0, on: false };
      stage.sandbox.journal.listen(({ method, params, fault }) => {
        if (!sends.includes(method)) return;
        if (fault) faults.refused += 1;
        const words = marked(String(params.text ?? params.message ?? ''));
        const begun = words && said.get(words.join('.'));
        if (begun && !fault && !faults.on) took.push((performance.now() - begun) / 1000);
      });
      const speak = async (from: number, to: number) => {
        for (let number = from; number <= to; number += 1) {
          for (const [side, all] of sides.entries())
            for (const [talk, phone] of all.entries()) {
              said.set([talk, side, number].join('.'), performance.now());
              phone.say(`Сообщение ${talk}.${side}.${number}.`);
            }
          await pause(2500);
        }
        await awaited('all of it is there', 600, () => sides.flat().every((phone) => brought(phone).length >= to));
      };
      await speak(1, Math.floor(each / 2));
      say('half said without errors');
      faults.on = true;
      for (const messenger of ['telegram', 'vk'] as const)
        stage.sandbox.faults.add({ messenger, kind: '5xx', methods: sends, probability: 0.2 });
      await speak(Math.floor(each / 2) + 1, each);
      await pause(3000);
      const heard = sides.flatMap((all, side) =>
        all.map((phone, talk): Heard => ({ talk, side, said: brought(phone) })),
      );
      return { heard, each, took, refused: faults.refused };
    }),
  judge: ({ heard, each, took, refused }) => {
    const others = heard.reduce(
      (sum, { talk, side, said }) => sum + said.filter((one) => one[0] !== talk || one[1] === side).length,
      0,
    );
    const wanted = Array.from({ length: each }, (_, n) => n + 1);
    const kept = heard.filter(({ said }) => said.map(([, , number]) => number).join() === wanted.join()).length;
    const lost = heard.reduce((sum, { said }) => sum + Math.max(0, each - new Set(said.map(String)).size), 0);
    const slow = percentile(took, 0.95);
    return {
      size: `${heard.length * each} messages in ${heard.length / 2} talks, half of them while 20 % of calls fail`,
      figure: `order kept for ${kept} of ${heard.length} readers; lost ${lost}; to others ${others}; p95 ${slow.toFixed(1)} s; calls refused ${refused}`,
      broken: [
        ...(kept === heard.length ? [] : [`order or number not kept: ${heard.length - kept}`]),
        ...(lost === 0 ? [] : [`lost ${lost}`]),
        ...(others === 0 ? [] : [`to others: ${others}`]),
        ...(slow <= 5 && took.length > 0 ? [] : [`p95 ${slow.toFixed(1)} s of ${took.length}`]),
        ...(refused > 0 ? [] : ['nothing was refused']),
      ],
    };
  },
  spoilt: {
    'two change places': (of) => ({
      ...of,
      heard: first(of.heard, ([a, b, ...rest]) => [b, a, ...rest].flatMap((one) => (one ? [one] : []))),
    }),
    'one is lost': (of) => ({ ...of, heard: first(of.heard, (said) => said.slice(1)) }),
    'one comes twice': (of) => ({ ...of, heard: first(of.heard, (said) => [...said.slice(0, 1), ...said]) }),
    "another talk's": (of) => ({
      ...of,
      heard: first(of.heard, (said) => said.map(([talk, side, number]) => [talk + 1, side, number])),
    }),
    slow: (of) => ({ ...of, took: of.took.map(() => 6) }),
    'no errors': (of) => ({ ...of, refused: 0 }),
  },
};

const first = (heard: readonly Heard[], by: (said: Heard['said']) => Heard['said']): readonly Heard[] =>
  heard.map((one, n) => (n === 0 ? { ...one, said: by(one.said) } : one));

const marked = (text: string): readonly [number, number, number] | undefined => {
  const found = /Сообщение (\d+)\.(\d)\.(\d+)\./.exec(text);
  return found ? [Number(found[1]), Number(found[2]), Number(found[3])] : undefined;
};

const brought = (phone: Handset) => texts(phone).flatMap((text) => [marked(text)].filter((one) => one !== undefined));

/** Requests that a helper has taken; the two are in it from now on. */
const taken = (
  { database }: Stage,
  organisationId: Id<'organisation'>,
  askers: readonly Fellow[],
  helpers: readonly Fellow[],
): Promise<readonly Id<'help'>[]> =>
  database.store.transaction({ as: 'system' }, async (tx) => {
    const ids: Id<'help'>[] = [];
    for (const [n, { person: personId }] of askers.entries()) {
      const helperId = helpers[n]?.person;
      if (!helperId) continue;
      const id = newId<'help'>();
      await tx.helps.add({
        ...{
          id,
          organisationId,
          personId,
          helperId,
          helperHomeId: organisationId,
          area: 'discipline',
          text: 'Класс шумит',
          attachments: [],
        },
        ...{
          urgency: 'days',
          rung: 'mentor',
          status: 'taken',
          createdAt: now,
          takenAt: now,
          spokenAt: now,
          version: 0,
        },
      });
      await tx.helpOffers.add({
        ...{ id: newId<'offer'>(), organisationId, helpId: id, personId: helperId, rung: 'mentor' },
        ...{ askedAt: now, answer: 'taken' },
      });
      ids.push(id);
    }
    return ids;
  });
