import { Temporal } from '#core/kernel/time.ts';
import type { Handset } from '../../src/sandbox/sandbox.ts';
import { inForce } from './support/duties.ts';
import { awaited, calm, type Fellow, folk, greeted, pressed, schoolIn, texts } from './support/folk.ts';
import { staged } from './support/stage.ts';
import type { Trial } from './trial.ts';

interface Evidence {
  /** By duty: each reminder of it that came, with the day on which it did. */
  readonly came: readonly (readonly { readonly day: string; readonly words: string }[])[];
  /** Moves that the bot has confirmed. */
  readonly moves: number;
}

const sizes = { small: 8, full: 60 };
const first = '2026-11-18';
/** Days to which the date is moved, in this order; the last one counts. */
const days = ['19', '20', '23', '24', '26', '20', '27', '24', '30', '25'];
/** On these days the bot runs once more. */
const walked = ['19', '20', '23', '24', '25'];
const last = '2026-11-25';
const begins = (day: string) => ({ settings: { CLOCK_START: `${day}T10:05:00+03:00` } });

/** A date that is moved again and again after its reminder was put in line, and before it may go out. */
export const dateMoved: Trial<Evidence> = {
  number: 15,
  promise: 'A date moved ten times between scheduling and due time is reminded of once, for the last date',
  demanded: 'exactly 1 reminder of each, on the last date and for it',
  gather: ({ size, say }) =>
    staged(async (stage) => {
      const quiet = { from: '20:00', to: '10:00' };
      const school = await schoolIn(stage, 'Школа', { leads: [], quiet });
      const on = (n: number) => [n % 2 ? ('telegram' as const) : ('vk' as const)];
      const owners = await folk(stage, school, { count: sizes[size], role: 'mentor', on });
      const curators = await folk(stage, school, { count: 4, role: 'curator', on, surname: (n) => `Ветрова${n}` });
      const due = Temporal.PlainDate.from(first);
      const duties = owners.map(({ person }, n) => ({ person, title: titleOf(n), due }));
      const occurrences = await inForce(stage, school, duties);
      const morning = await stage.instance({ settings: { CLOCK_START: `${first}T09:00:30+03:00` } });
      await awaited('the reminders are in line', 120, async () => (await inLine(stage.database)) >= owners.length);
      const phones = curators.flatMap((one) => one.phones);
      await greeted(stage, phones);
      const confirmed = { moves: 0 };
      await Promise.all(
        phones.map(async (phone, turn) => {
          for (const [n, { id }] of occurrences.entries())
            if (n % phones.length === turn)
              for (const day of days) {
                await moved(phone, id, `${day}.11.2026`);
                confirmed.moves += 1;
              }
        }),
      );
      say('moved; the days go by');
      await morning.end();
      const came: { day: string; words: string }[][] = owners.map(() => []);
      for (const day of [first, ...walked.map((one) => `2026-11-${one}`)]) {
        const before = owners.map(digests);
        const running = await stage.instance(begins(day));
        await awaited('a tick', 60, () => running.log().includes('"reminded"') || day !== last);
        await calm(stage, 0);
        await running.end();
        for (const [n, owner] of owners.entries())
          for (const words of digests(owner).slice(before[n]?.length))
            if (words.includes(titleOf(n))) came[n]?.push({ day, words });
        say(`${day} has passed`);
      }
      return { came, moves: confirmed.moves };
    }),
  judge: ({ came, moves }) => {
    const right = came.filter((all) => all.length === 1 && all.every(isRight)).length;
    const none = came.filter((all) => all.length === 0).length;
    const many = came.filter((all) => all.length > 1).length;
    return {
      size: `${came.length} duties, ${days.length} moves of each`,
      figure: `once and for the last date: ${right} of ${came.length}; none ${none}; more than one ${many}; moves ${moves}`,
      broken: [
        ...(right === came.length ? [] : [`not exactly one for the last date: ${came.length - right}`]),
        ...(moves === came.length * days.length ? [] : [`moves: ${moves}`]),
      ],
    };
  },
  spoilt: {
    'none came': (of) => ({ ...of, came: of.came.map((all, n) => (n === 0 ? [] : all)) }),
    'came twice': (of) => ({ ...of, came: of.came.map((all, n) => (n === 0 ? [...all, ...all] : all)) }),
    'came for an earlier date': (of) => ({
      ...of,
      came: of.came.map((all, n) => (n === 0 ? all.map((one) => ({ ...one, day: '2026-11-20' })) : all)),
    }),
    'a move was lost': (of) => ({ ...of, moves: of.moves - 1 }),
  },
};

const titleOf = (n: number): string => `Дело ${n} плана.`;

const isRight = ({ day, words }: { day: string; words: string }): boolean =>
  day === last && words.includes('Сегодня последний день.');

const digests = ({ phones }: Fellow): readonly string[] =>
  phones.flatMap(texts).filter((text) => text.includes('Дело'));

async function inLine({ dataSource }: { readonly dataSource: { query<R>(sql: string): Promise<R> } }): Promise<number> {
  const [row] = await dataSource.query<readonly { n: string }[]>(
    "select count(*) n from outbox where lane = 'digest' and status = 'pending'",
  );
  return Number(row?.n);
}

/** By the form: the day, then the reason. */
async function moved(phone: Handset, occurrence: string, day: string): Promise<void> {
  const answered = async (words: string, act: () => unknown) => {
    const before = texts(phone).length;
    const was = texts(phone).at(-1);
    act();
    await awaited(
      () => `${words}; ${texts(phone).at(-1)}`,
      60,
      () => {
        const now = texts(phone);
        const shown = now.at(-1) ?? '';
        return (now.length > before || shown !== was) && shown.includes(words);
      },
    );
  };
  await answered('До какого дня перенести', () => pressed(phone, `occ.postpone:${occurrence}`));
  await answered('Почему', () => phone.say(day));
  await answered('Срок перенесён', () => phone.say('Так решил педсовет'));
}
