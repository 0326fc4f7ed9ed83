import { Temporal } from '#core/kernel/time.ts';
import type { Session } from '#core/sessions/session.ts';
import { newId } from '#db/new-id.ts';
import { randomOf } from '../support/random.ts';
import { type Fellow, folk, greeted, played, schoolIn, texts } from './support/folk.ts';
import { type Stage, staged } from './support/stage.ts';
import type { Trial } from './trial.ts';

/** What a person's phone says of their seat: 0 where it is theirs, their place in the line, nothing where neither. */
type Place = number | undefined;

interface Run {
  /** After everybody pressed «Записаться», and at the end. */
  readonly first: readonly Place[];
  readonly last: readonly Place[];
  /** Who never gave up what they had. */
  readonly stayed: readonly boolean[];
}

interface Evidence {
  readonly runs: readonly Run[];
  readonly seats: number;
}

const sizes = { small: { people: 60, seats: 5, runs: 5 }, full: { people: 500, seats: 10, runs: 5 } };
const noon = Temporal.Instant.from('2026-11-18T09:00:00Z');

/** Seats, a line for them, and everybody at once. */
export const seatsRace: Trial<Evidence> = {
  number: 17,
  promise:
    'Seats are given to as many as there are, nobody has two, and the line keeps its order, in a race over both messengers',
  demanded: 'seated = seats in each run; two places 0; the order of the line kept',
  gather: ({ size, seed, say }) =>
    staged(async (stage) => {
      const { people, seats, runs: count } = sizes[size];
      const school = await schoolIn(stage);
      const racers = await folk(stage, school, {
        ...{ count: people, role: 'mentee' },
        on: (n) => [n % 2 ? 'telegram' : 'vk'],
      });
      for (let process = 0; process < 2; process += 1)
        await stage.instance({ settings: { CLOCK_START: noon.toString() } });
      await greeted(
        stage,
        racers.flatMap(({ phones }) => phones),
      );
      const runs: Run[] = [];
      for (let run = 0; run < count; run += 1) {
        const startsAt = noon.add({ hours: 24 * (3 + run) });
        const session: Session = {
          ...{ id: newId<'session'>(), organisationId: school, createdBy: newId<'person'>(), createdAt: noon },
          ...{ theme: 'Урок', startsAt, signUpUntil: startsAt, minutes: 60, place: 'Кабинет 5', seats },
          ...{ openTo: 'school', mode: 'talk', status: 'announced', version: 0, token: newId() },
        };
        await stage.database.store.transaction({ as: 'system' }, (tx) => tx.sessions.add(session));
        runs.push(await raced(stage, racers, session, randomOf(seed + run)));
        say(`run ${run + 1} of ${count}`);
      }
      return { runs, seats };
    }),
  judge: ({ runs, seats }) => {
    const faults = runs.flatMap((run, n) => faultsOf(run, seats).map((words) => `run ${n + 1}: ${words}`));
    const good = runs.filter((run) => faultsOf(run, seats).length === 0).length;
    return {
      size: `${runs[0]?.last.length ?? 0} people, ${seats} seats, ${runs.length} runs, 2 instances (100 runs: \`npm run races\`)`,
      figure: `kept in ${good} of ${runs.length} runs`,
      broken: faults,
    };
  },
  spoilt: {
    oversold: (of) => ({ ...of, runs: ended(of.runs, (last) => last.map((one) => (one === 1 ? 0 : one))) }),
    'two at one place': (of) => ({ ...of, runs: ended(of.runs, (last) => last.map((one) => (one === 2 ? 1 : one))) }),
    'told nothing': (of) => ({
      ...of,
      runs: ended(of.runs, (last) => last.map((one) => (one === 0 ? undefined : one))),
    }),
    'the line turned round': (of) => ({
      ...of,
      runs: ended(of.runs, (last) => last.map((one) => (one ? waitingIn(last) + 1 - one : one))),
    }),
  },
};

const ended = (runs: readonly Run[], by: (last: readonly Place[]) => readonly Place[]): readonly Run[] =>
  runs.map((run) => ({ ...run, last: by(run.last) }));

const waitingIn = (places: readonly Place[]): number => places.filter((one) => one).length;

/** Everybody books; a third give up, a third take what is offered, a third press again; those who gave up come back. */
async function raced(stage: Stage, racers: readonly Fellow[], { id }: Session, random: () => number): Promise<Run> {
  const all = (verb: (n: number) => string | undefined) => {
    const acts = racers.flatMap(({ phones: [phone] }, n) => {
      const said = verb(n);
      return phone && said ? [{ act: [phone, `${said}:${id}`] as const, at: random() }] : [];
    });
    return played(
      stage,
      acts.sort((a, b) => a.at - b.at).map(({ act }) => act),
    );
  };
  const places = async () => {
    await all(() => 'ses.card');
    return racers.map(({ phones: [phone] }) => placeIn(phone ? (texts(phone).at(-1) ?? '') : ''));
  };
  await all(() => 'ses.book');
  const first = await places();
  const acts = racers.map(() => Math.floor(random() * 3));
  await all((n) => (['ses.leave', 'ses.take', 'ses.book'] as const)[acts[n] ?? 0]);
  await all((n) => (acts[n] === 0 ? 'ses.book' : 'ses.take'));
  for (;;) {
    const told = racers.map(({ phones: [phone] }) => (phone ? (texts(phone).at(-1) ?? '') : ''));
    if (!told.some(isOffer)) break;
    await all((n) => (isOffer(told[n] ?? '') ? 'ses.take' : undefined));
  }
  return { first, last: await places(), stayed: acts.map((act) => act !== 0) };
}

const isOffer = (text: string): boolean => /Для вас есть место|Освободилось место/.test(text);

function placeIn(text: string): Place {
  if (text.includes('Место за вами.')) return 0;
  const place = /место в ней: (\d+)/.exec(text)?.[1];
  return place === undefined ? undefined : Number(place);
}

function faultsOf({ first, last, stayed }: Run, seats: number): readonly string[] {
  const seated = last.filter((one) => one === 0).length;
  const line = last.flatMap((one) => (one ? [one] : []));
  const moved = first.map((before, n) => ({ before, after: last[n] })).filter((_, n) => stayed[n]);
  const ordered = moved.toSorted((a, b) => (a.before ?? 0) - (b.before ?? 0));
  const overtaken = ordered.some(({ after }, n) => n > 0 && (after ?? 0) < (ordered[n - 1]?.after ?? 0));
  return [
    ...(seated === seats ? [] : [`seated ${seated} of ${seats}`]),
    ...(first.filter((one) => one === 0).length === seats ? [] : ['seats after the first round']),
    ...(seated + line.length === last.length
      ? []
      : [`neither seated nor waiting: ${last.length - seated - line.length}`]),
    ...(new Set(line).size === line.length && Math.max(0, ...line) === line.length ? [] : ['two at one place']),
    ...(overtaken ? ['somebody was overtaken'] : []),
  ];
}
