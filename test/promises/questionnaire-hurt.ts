import readXlsxFile from 'read-excel-file/node';
import { instant, Temporal } from '#core/kernel/time.ts';
import { open } from '#core/survey/campaign-opening.ts';
import type { Item, OwnQuestionnaire } from '#core/survey/questionnaire.ts';
import { newId } from '#db/new-id.ts';
import type { Handset } from '../../src/sandbox/sandbox.ts';
import { calm, counted, type Fellow, folk, greeted, pressed, schoolIn } from './support/folk.ts';
import { type Stage, staged } from './support/stage.ts';
import type { Trial } from './trial.ts';

interface Evidence {
  /** By person, what the curator's table of results holds of each question; absent where nobody's row is theirs. */
  readonly table: readonly (readonly string[] | undefined)[];
  /** Rows of people in it. */
  readonly rows: number;
  readonly questions: number;
  readonly kills: number;
  /** Bytes of what is kept of a form that is being filled in, at most. */
  readonly state: number;
}

const sizes = { small: { people: 6, questions: 12 }, full: { people: 20, questions: 60 } };
const now = instant('2026-11-18T12:00:00+03:00');
const textOf = (n: number): string => `Вопрос номер ${n + 1}`;
/** What somebody answers, and what the other phone says in the same moment. */
const answer = (person: number, item: number): number => (person * 7 + item * 3 + Math.floor(item / 9)) % 10;
const other = (person: number, item: number): number => (answer(person, item) + 5) % 10;
const isParallel = (item: number): boolean => item % 5 === 2;
const isDoubled = (item: number): boolean => item % 3 === 0;

/** A long questionnaire, and everything that can come between two answers. */
export const questionnaireHurt: Trial<Evidence> = {
  number: 19,
  promise:
    'A long questionnaire outlives a kill after each answer, two phones at once, double presses and a newer version',
  demanded: 'lost answers 0; answers at another question 0; one row of each; state at most 20 KB',
  gather: ({ size, say }) =>
    staged(async (stage) => {
      const { people: count, questions } = sizes[size];
      const school = await schoolIn(stage, 'Школа', { names: { telegram: 'full', vk: 'full' } });
      const surname = (n: number) => `Лугова${String.fromCharCode(1072 + n)}`;
      const people = await folk(stage, school, { count, role: 'mentor', on: () => ['telegram', 'vk'], surname });
      const [curator] = await folk(stage, school, {
        count: 1,
        role: 'curator',
        on: () => ['vk'],
        surname: () => 'Ветрова',
      });
      const reader = curator?.phones[0];
      if (!curator || !reader) throw new Error('no curator');
      const items = Array.from(
        { length: questions },
        (_, n): Item => ({ key: `q${n}`, kind: 'scale', text: textOf(n), min: 0, max: 9 }),
      );
      const { campaign, newer } = await launched(stage, { school, curator, items });
      const bot = { now: await stage.instance({ settings: { CLOCK_START: now.toString() } }) };
      const phones = people.map(({ phones: [telegram, vk] }) => ({ telegram, vk }));
      await greeted(stage, [...people.flatMap((one) => one.phones), reader]);
      const heard = { count: await counted(stage, 'select count(*) n from inbox') };
      const press = (phone: Handset | undefined, action: string) => {
        if (!phone) throw new Error('no phone');
        pressed(phone, action);
        heard.count += 1;
      };
      for (const { telegram } of phones) press(telegram, `c.answer:${campaign}`);
      await calm(stage, heard.count);
      const forms = phones.map(({ telegram }) => formOn(telegram));
      const state = { most: 0 };
      for (let item = 0; item < questions; item += 1) {
        for (const [n, { telegram, vk }] of phones.entries()) {
          const say = (phone: Handset | undefined, value: number) =>
            press(phone, `f.say:${forms[n]}:q${item}:${value}`);
          say(telegram, answer(n, item));
          if (isParallel(item)) say(vk, other(n, item));
          if (isDoubled(item)) say(telegram, answer(n, item));
        }
        if (item === Math.floor(questions / 2)) await newer();
        await bot.now.kill();
        bot.now = await stage.instance({ settings: { CLOCK_START: now.toString() } });
        await calm(stage, heard.count);
        state.most = Math.max(state.most, await counted(stage, 'select max(octet_length(said::text)) n from forms'));
        if (item % 5 === 4) say(`${item + 1} of ${questions} answered`);
      }
      for (const [n, { telegram }] of phones.entries()) for (const _ of [1, 2]) press(telegram, `f.send:${forms[n]}`);
      await calm(stage, heard.count);
      press(reader, `c.xlsx:${campaign}`);
      await calm(stage, heard.count);
      const rows = await tableOf(reader);
      return {
        ...tabled(
          rows,
          people.map((_, n) => surname(n)),
          questions,
        ),
        questions,
        kills: questions,
        state: state.most,
      };
    }),
  judge: ({ table, rows, questions, kills, state }) => {
    const cells = table.flatMap((own, person) =>
      Array.from({ length: questions }, (_, item) => ({ said: own?.[item] ?? '', person, item })),
    );
    const lost = cells.filter(({ said }) => said === '').length;
    const wrong = cells.filter(({ said, person, item }) => said !== '' && !allowed(person, item).includes(said)).length;
    return {
      size: `${table.length} people, ${questions} questions, ${kills} kills, a newer version in the middle`,
      figure: `lost ${lost}; at another question ${wrong}; rows ${rows}; state ${(state / 1024).toFixed(1)} KB`,
      broken: [
        ...(lost === 0 ? [] : [`lost ${lost}`]),
        ...(wrong === 0 ? [] : [`at another question ${wrong}`]),
        ...(rows === table.length ? [] : [`rows ${rows}`]),
        ...(state > 0 && state <= 20 * 1024 ? [] : [`state ${state} bytes`]),
      ],
    };
  },
  spoilt: {
    'an answer is lost': (of) => ({
      ...of,
      table: of.table.map((own, n) => (n === 0 ? own?.map((one, item) => (item === 1 ? '' : one)) : own)),
    }),
    'answers slip by one': (of) => ({
      ...of,
      table: of.table.map((own) => (own ? [own.at(-1) ?? '', ...own.slice(0, -1)] : own)),
    }),
    'somebody is missing': (of) => ({ ...of, table: of.table.map((own, n) => (n === 0 ? undefined : own)) }),
    'somebody has answered twice': (of) => ({ ...of, rows: of.rows + 1 }),
    'the state swells': (of) => ({ ...of, state: 21 * 1024 }),
  },
};

const allowed = (person: number, item: number): readonly string[] =>
  [answer(person, item), ...(isParallel(item) ? [other(person, item)] : [])].map(String);

/** The form that a phone has in view, from its buttons. */
function formOn(phone: Handset | undefined): string {
  const found = /f\.say:([\w-]+):/.exec(JSON.stringify(phone?.view().messages.map(({ inline }) => inline) ?? []))?.[1];
  if (!found) throw new Error('no form on the screen');
  return found;
}

interface Wanted {
  readonly school: Awaited<ReturnType<typeof schoolIn>>;
  readonly curator: Fellow;
  readonly items: readonly Item[];
}

/** A campaign that is open; `newer` publishes another version of its questionnaire, with its questions in another order. */
async function launched({ database }: Stage, { school, curator, items }: Wanted) {
  const family = newId();
  const version = (number: number, all: readonly Item[]): OwnQuestionnaire => ({
    ...{ id: newId(), organisationId: school, family, version: number, title: 'Шестьдесят вопросов', items: all },
    ...{ lastKey: items.length, status: 'published', createdBy: curator.person, createdAt: now, publishedAt: now },
  });
  const campaign = newId<'campaign'>();
  await database.store.transaction({ as: 'system' }, async (tx) => {
    await tx.questionnaires.add(version(1, items));
    await tx.campaigns.add({
      ...{ id: campaign, organisationId: school, questionnaire: `${family}.1`, title: 'Шестьдесят вопросов' },
      ...{ audience: { kind: 'roles', roles: ['mentor'] }, moment: 'once', anonymous: false, status: 'planned' },
      ...{ opensOn: Temporal.PlainDate.from('2026-11-18'), closesOn: Temporal.PlainDate.from('2026-12-18') },
      ...{ createdBy: curator.person, createdAt: now },
    });
    await open({ tx, newId, now, organisation: await tx.organisations.get(school) }, campaign);
  });
  const newer = () =>
    database.store.transaction({ as: 'system' }, async (tx) => {
      await tx.questionnaires.add(version(2, items.toReversed()));
    });
  return { campaign, newer };
}

async function tableOf(phone: Handset): Promise<readonly (readonly string[])[]> {
  const file = phone.view().messages.findLast(({ from, file: one }) => from === 'bot' && one)?.file;
  const bytes = file && (await phone.download(file.id));
  if (!bytes) throw new Error('no table of results');
  const sheets = await readXlsxFile(bytes);
  return sheets.flatMap(({ data }) => data.map((row) => row.map((cell) => (cell === null ? '' : String(cell)))));
}

function tabled(
  rows: readonly (readonly string[])[],
  names: readonly string[],
  questions: number,
): Pick<Evidence, 'table' | 'rows'> {
  const heading = rows.find((row) => row.some((cell) => cell.includes(textOf(0)))) ?? [];
  const columns = Array.from({ length: questions }, (_, item) =>
    heading.findIndex((cell) => new RegExp(`${textOf(item)}$`).test(cell)),
  );
  const own = (name: string) => rows.filter((row) => row.some((cell) => cell.split(' ').includes(name)));
  return {
    table: names.map((name) => own(name)[0]).map((row) => row && columns.map((at) => row[at] ?? '')),
    rows: names.reduce((sum, name) => sum + own(name).length, 0),
  };
}
