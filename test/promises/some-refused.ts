import type { Handset } from '../../src/sandbox/sandbox.ts';
import { people, tellAll, unfinished } from '../chaos/support/school.ts';
import { noon } from '../support/queues.ts';
import { randomOf } from '../support/random.ts';
import { unkept } from './support/claims.ts';
import { awaited, texts } from './support/folk.ts';
import { requests, sent } from './support/requests.ts';
import { staged } from './support/stage.ts';
import type { Trial } from './trial.ts';

/** One recipient of a broadcast that VK refuses for some. */
interface Recipient {
  readonly refused: boolean;
  /** How often the phone shows the broadcast. */
  readonly shown: number;
  /** Calls for the phone, before and after it was refused once. */
  readonly tried: number;
  readonly triedLater: number;
  /** What the bot believes. */
  readonly told: string;
}

interface Evidence {
  readonly recipients: readonly Recipient[];
  readonly calls: number;
}

const [first, later] = ['объявление', 'ещё одно'] as const;
const sizes = { small: 1, full: 20 };
const codes = [901, 902, 900];

/** A broadcast goes to VK in calls for up to a hundred, of whom VK refuses thirty. */
export const someRefused: Trial<Evidence> = {
  number: 12,
  promise: 'VK refuses 30 of each 100 recipients told together, with 901, 902 and 900',
  demanded: '30 of 100 not tried again; the other 70 have it once; 0 told as delivered that were not',
  gather: ({ size, seed }) =>
    staged(
      async (stage) => {
        const { database, sandbox } = stage;
        const random = randomOf(seed);
        const pupils = await people(database, sandbox, sizes[size] * 100, () => ['vk']);
        const refused = new Set<Handset>();
        for (let call = 0; call < sizes[size]; call += 1) {
          const some = pupils.slice(call * 100, (call + 1) * 100).flatMap(({ phones }) => phones);
          const unlucky = some.map((phone) => ({ phone, at: random() })).toSorted((a, b) => a.at - b.at);
          for (const { phone } of unlucky.slice(0, 30)) refused.add(phone);
        }
        for (const [n, phone] of [...refused].entries())
          sandbox.faults.add({
            ...{ messenger: 'vk', kind: 'error', methods: ['messages.send'], phone: phone.id },
            code: codes[n % codes.length],
          });
        const seen = requests(sandbox);
        const done = () => awaited('all are settled', 300, async () => (await unfinished(database)) === 0);
        const bot = await stage.instance();
        await tellAll(database, pupils, 'broadcast', first);
        await done();
        const calls = sent(seen, 'vk').length;
        await tellAll(database, pupils, 'broadcast', later);
        await done();
        await bot.end();
        const rows = await database.dataSource.query<readonly { person: string; status: string }[]>(
          'select person_id as person, status from outbox where key like $1',
          [`${first}:%`],
        );
        const told = new Map(rows.map(({ person, status }) => [person, status]));
        const tries = (phone: Handset, text: string) =>
          sent(seen, 'vk').filter((one) => one.text === text && one.chats.includes(String(phone.account))).length;
        const recipients = pupils.flatMap(({ phones, person }) =>
          phones.map((phone) => ({
            ...{ refused: refused.has(phone), shown: texts(phone).filter((text) => text === first).length },
            ...{ tried: tries(phone, first), triedLater: tries(phone, later), told: told.get(person) ?? '' },
          })),
        );
        return { recipients, calls };
      },
      { at: noon },
    ),
  judge: ({ recipients, calls }) => {
    const [out, well] = [true, false].map((which) => recipients.filter(({ refused }) => refused === which));
    const marked = (out ?? []).filter(({ tried, triedLater }) => tried <= 1 && triedLater === 0).length;
    const once = (well ?? []).filter(({ shown }) => shown === 1).length;
    const lies = recipients.filter(({ told, shown }) => (told === 'sent') !== shown > 0).length;
    return {
      size: `${recipients.length} recipients in ${calls} calls`,
      figure: `not tried again ${marked} of ${out?.length}; have it once ${once} of ${well?.length}; told wrongly ${lies}`,
      broken: unkept(
        [(out?.length ?? 0) * 10 === recipients.length * 3, 'VK did not refuse 30 of 100'],
        [marked === out?.length, `tried again ${(out?.length ?? 0) - marked}`],
        [once === well?.length, `not once ${(well?.length ?? 0) - once}`],
        [lies === 0, `told wrongly ${lies}`],
      ),
    };
  },
  spoilt: {
    'one who refused is tried again': changedWhere(true, { triedLater: 1 }),
    'one is lost': changedWhere(false, { shown: 0, told: 'failed' }),
    'one has it twice': changedWhere(false, { shown: 2 }),
    'one who refused is told as delivered': changedWhere(true, { told: 'sent' }),
  },
};

/** The first one whom VK refuses, or takes, is another. */
function changedWhere(refused: boolean, change: Partial<Recipient>): (of: Evidence) => Evidence {
  return (of) => {
    const at = of.recipients.findIndex((one) => one.refused === refused);
    return { ...of, recipients: of.recipients.map((one, n) => (n === at ? { ...one, ...change } : one)) };
  };
}
