import { setTimeout as pause } from 'node:timers/promises';
import { randomOf } from '../support/random.ts';
import { wholeDatabase } from '../support/whole-database.ts';
import {
  awaited,
  calm,
  counted,
  type Fellow,
  folk,
  greeted,
  type Messenger,
  pressed,
  schoolIn,
  texts,
} from './support/folk.ts';
import { movedClock } from './support/moved-clock.ts';
import { type Stage, staged } from './support/stage.ts';
import type { Trial } from './trial.ts';

interface Evidence {
  readonly acts: number;
  readonly lines: number;
  /** Lines of logs and figures in which something stood that must not. */
  readonly leaks: readonly string[];
  /** Screens of others, after the withdrawal, on which the name or the words still stood. */
  readonly readable: number;
  /** Tables that still held them at once, and after thirty days. */
  readonly heldAtOnce: readonly string[];
  readonly heldLater: readonly string[];
  readonly destructions: number;
  readonly sentAfter: number;
}

const steps = { small: 60, full: 400 };
const leaving = { surname: 'Канарейкина', words: 'канарейка-в-шахте', telephone: '79005550177' };
/** What would end the play. */
const excluded = /withdraw|unlink|leave|remove|left\.|\.end|merge|p\.(?!card|list)|role|settings|org/;

/** Names, words, telephones and tokens through everything people do, and one of them takes consent back. */
export const canaries: Trial<Evidence> = {
  number: 25,
  promise:
    'No name, word, telephone or token stands in a log or a figure; who takes consent back is unreadable at once and erased',
  demanded:
    '0 canaries; unreadable at once; erased in at most 30 days in all tables; a destruction on record; 0 messages afterwards',
  gather: ({ size, seed, say }) => {
    const clock = movedClock('2026-11-18T12:00:00Z');
    const month = movedClock('2026-12-17T03:28:40Z');
    return staged(async (stage) => {
      const school = await schoolIn(stage, 'Школа', { names: { telegram: 'full', vk: 'full' }, zone: 'UTC' });
      const one = async (surname: string, role: 'mentee' | 'mentor' | 'curator', on: readonly Messenger[]) =>
        (await folk(stage, school, { count: 1, role, on: () => on, surname: () => surname }))[0];
      const mentee = await one(leaving.surname, 'mentee', ['telegram', 'vk']);
      const mentor = await one('Чижикова', 'mentor', ['vk']);
      const curator = await one('Щеглова', 'curator', ['vk', 'telegram']);
      if (!mentee || !mentor || !curator) throw new Error('nobody is there');
      const settings = { ...clock.settings, LOG_LEVEL: 'debug' };
      const bot = await stage.instance({ settings, preload: clock.preload });
      const everybody = [mentee, mentor, curator];
      await greeted(
        stage,
        everybody.flatMap(({ phones }) => phones),
      );
      const figures: string[] = [];
      const random = randomOf(seed);
      const played = { acts: 0 };
      for (let step = 0; step < steps[size]; step += 1) {
        for (const fellow of everybody) played.acts += await anything(stage, fellow, random);
        if (step % 10 === 9) figures.push(await fetch(`${bot.url}/metrics`).then((answer) => answer.text()));
        if (step === Math.floor(steps[size] / 2)) await broken(stage);
        if (step % 50 === 49) say(`${played.acts} acts`);
      }
      const [phone] = mentee.phones;
      if (!phone) throw new Error('no phone');
      await calm(stage, 0, 120).catch(() => undefined);
      pressed(phone, 'consent.withdraw.yes');
      await awaited('the farewell', 60, () => texts(phone).some((text) => text.includes('Согласие отозвано')));
      const counts = mentee.phones.map((own) => texts(own).length);
      const heldAtOnce = await heldIn(stage);
      const readable = await readBy(stage, curator, mentee);
      say('withdrawn; thirty days pass');
      await bot.end();
      const later = await stage.instance({ settings: { ...settings, ...month.settings }, preload: month.preload });
      await awaited('the night’s tidying', 240, () => later.log().includes('"tidied"'));
      await pause(5000);
      const heldLater = await heldIn(stage);
      figures.push(await fetch(`${later.url}/metrics`).then((answer) => answer.text()));
      await later.end();
      const written = [...stage.logs().split('\n'), ...figures.flatMap((page) => page.split('\n'))];
      return {
        ...{ acts: played.acts, lines: written.length, leaks: leaksIn(stage, written, everybody), readable },
        ...{ heldAtOnce, heldLater },
        destructions: await counted(stage, 'select count(*) n from destructions'),
        sentAfter: mentee.phones.reduce((sum, own, n) => sum + texts(own).length - (counts[n] ?? 0), 0),
      };
    }).finally(() => {
      clock.stop();
      month.stop();
    });
  },
  judge: ({ acts, lines, leaks, readable, heldAtOnce, heldLater, destructions, sentAfter }) => ({
    size: `${acts} acts of 3 people, ${lines} lines of logs and figures, withdrawal, 29 days`,
    figure: `canaries in logs ${leaks.length}; readable by others ${readable}; held at once in ${heldAtOnce.join(', ') || 'no table'}; after 29 days in ${heldLater.join(', ') || 'no table'}; destructions ${destructions}; sent after ${sentAfter}`,
    broken: [
      ...(leaks.length === 0 ? [] : [`in logs: ${leaks[0]}`]),
      ...(lines > acts / 10 ? [] : ['nothing was logged']),
      ...(readable === 0 ? [] : [`readable by others: ${readable}`]),
      ...(heldLater.length === 0 ? [] : [`still in: ${heldLater.join(', ')}`]),
      ...(destructions > 0 ? [] : ['no destruction on record']),
      ...(sentAfter === 0 ? [] : [`sent afterwards: ${sentAfter}`]),
    ],
  }),
  spoilt: {
    'a name in a log': (of) => ({ ...of, leaks: [leaving.surname] }),
    'somebody reads on': (of) => ({ ...of, readable: 1 }),
    'a table keeps it': (of) => ({ ...of, heldLater: ['forms'] }),
    'nothing on record': (of) => ({ ...of, destructions: 0 }),
    'a message afterwards': (of) => ({ ...of, sentAfter: 1 }),
    'no log at all': (of) => ({ ...of, lines: 0 }),
  },
};

/** Presses something that is on the screen, types, or opens the menu. */
async function anything(stage: Stage, { phones }: Fellow, random: () => number): Promise<number> {
  const phone = phones[Math.floor(random() * phones.length)];
  if (!phone) return 0;
  const dice = random();
  const last = phone.view().messages.findLast(({ inline }) => inline.length > 0);
  const buttons = (last?.inline ?? []).flat().filter((one) => one.data !== undefined && !excluded.test(one.data));
  const chosen = buttons[Math.floor(random() * buttons.length)];
  if (dice < 0.1 || (dice < 0.7 && !chosen)) phone.say('/menu');
  else if (dice < 0.7 && chosen?.data) phone.forge(chosen.data, last?.id);
  else phone.say(dice < 0.8 ? `+${leaving.telephone}` : `${leaving.words} ${Math.floor(random() * 1000)}`);
  const waiting = 'select count(*) n from inbox where handled_at is null and not dead';
  await pause(30);
  await awaited('it is handled', 60, async () => (await counted(stage, waiting)) === 0).catch(() => undefined);
  return 1;
}

/** The database falls over and stands up; messengers refuse, repeating the words in their refusals. */
async function broken({ server, sandbox }: Stage): Promise<void> {
  const description = `Bad Request: can't parse "${leaving.words}" ${leaving.surname}`;
  const on = { methods: ['sendMessage', 'messages.send'], times: 3 };
  sandbox.faults.add({ ...on, messenger: 'telegram', kind: 'error', code: 400, description });
  sandbox.faults.add({ ...on, messenger: 'vk', kind: 'error', code: 100, description });
  for (const messenger of ['telegram', 'vk'] as const) sandbox.faults.add({ ...on, messenger, kind: 'down' });
  await server.crash();
}

/** Tables in which what the mentee was called, or typed as nobody else did, still stands. */
async function heldIn({ database }: Stage): Promise<readonly string[]> {
  const all = await wholeDatabase(database.dataSource);
  return [...new Set(all.filter(({ words }) => words.includes(leaving.surname)).map(({ table }) => table))];
}

/** What the curator can still read of the one who has left. */
async function readBy(stage: Stage, { phones }: Fellow, { person }: Fellow): Promise<number> {
  const shown: string[] = [];
  const forget = stage.sandbox.journal.listen(({ params }) => void shown.push(JSON.stringify(params)));
  for (const phone of phones)
    for (const action of [`p.card:${person}`, 'p.list:0', 'menu', 'mine']) pressed(phone, action);
  await pause(8000);
  forget();
  return shown.filter((text) => text.includes(leaving.surname)).length;
}

function leaksIn({ sandbox }: Stage, lines: readonly string[], everybody: readonly Fellow[]): readonly string[] {
  const addresses = everybody.flatMap(({ phones }) => phones.map(({ account }) => String(account)));
  const secret = [...Object.values(leaving), 'Чижикова', 'Щеглова', sandbox.token, sandbox.vkToken];
  return lines.filter(
    (line) =>
      secret.some((one) => line.includes(one)) ||
      addresses.some((one) => new RegExp(`(?<!\\d)${one}(?!\\d)`).test(line)) ||
      /[а-яё]/i.test(line),
  );
}
