import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import readXlsxFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shown as shownInTelegram } from '#bots/telegram/shown.ts';
import { shown as shownInVk } from '#bots/vk/shown.ts';
import type { Screen } from '#core/conversation/screen.ts';
import { type Id, id } from '#core/kernel/id.ts';
import { render } from '#core/kernel/text.ts';
import { nameOn } from '#core/people/names.ts';
import type { Person } from '#core/people/person.ts';
import type { RoadmapReport } from '#core/roadmap/papers.ts';
import type { Tx } from '#core/store.ts';
import { peoplePapers, roadmapPapers } from '../../src/app/papers.ts';
import { outgoing, phone, type Wired, wired } from '../support/messengers.ts';
import { nasty } from './nasty.ts';
import { openWorld, type World } from './open-world.ts';
import { press } from './press.ts';
import { addressOf, ident, now } from './world.ts';

let world: World;
let wires: Wired;
const people = new Map<Id<'person'>, Person>();

/** The words as they are kept: without what no database keeps. */
const kept = (words: string): string => Buffer.from(words.replaceAll('\0', ''), 'utf8').toString('utf8');
const words = nasty.filter((one) => kept(one).trim() !== '');
const numbered = (index: number): string => `anasty${String(index).padStart(10, '0')}`;
const stageId = (index: number) => id<'stage'>(numbered(index));
const occurrenceId = (index: number) => id<'occurrence'>(numbered(index));
const personId = (index: number) => id<'person'>(numbered(index));

/** Every text of a stage, a duty, its history and a person is one of the nasty ones. */
async function plant(tx: Tx): Promise<void> {
  const stage = await tx.stages.get(ident('a', 'ours'));
  const occurrence = await tx.occurrences.get(ident('a', 'oursdone'));
  const [entry] = await tx.history.where({ subject: occurrence.id });
  const [role] = await tx.roles.where({ personId: ident('a', 'bystander') });
  if (!entry || !role) throw new Error('nothing to plant beside');
  const organisation = await tx.organisations.get(ident('a', 'school'));
  await tx.organisations.put({
    ...organisation,
    settings: { ...organisation.settings, names: { telegram: 'full', vk: 'full' } },
  });
  for (const [index, text] of words.entries()) {
    const [planted, duty] = [stageId(index), occurrenceId(index)];
    await tx.people.add({ id: personId(index), surname: text, name: text, patronymic: text });
    await tx.roles.add({ ...role, id: id<'role'>(planted), personId: personId(index), position: text });
    const texts = { group: text, title: text, phrase: text, expectedResult: text, content: [text, text] };
    await tx.stages.add({
      ...stage,
      ...texts,
      id: planted,
      position: 100 + index,
      number: '1',
      assignees: [{ person: personId(index) }],
    });
    const result = { text, link: text, orderNumber: text };
    await tx.occurrences.add({ ...occurrence, id: duty, stageId: planted, request: text, result });
    await tx.history.add({
      ...entry,
      id: id<'history'>(planted),
      subject: duty,
      details: { reason: text, was: text, now: text },
    });
  }
  for (const person of await tx.people.where({})) people.set(person.id, person);
}

beforeAll(async () => {
  world = await openWorld();
  await world.database.store.transaction({ as: 'system' }, plant);
  wires = await wired();
});
afterAll(async () => {
  await wires?.stop();
  await world?.database.close();
});

const name = (person: Id<'person'>): string => nameOn('full', people.get(person), 'given');

/** What the curator is shown, pressed in a transaction that is kept: nothing here changes anything that matters. */
const look = (action: string): Promise<Screen> =>
  world.database.store.transaction({ as: 'system' }, async (tx) => {
    const curator = { channel: 'vk', address: addressOf('a', 'curator', 'vk') } as const;
    const { screen, bug } = await press(tx, curator, action);
    if (!screen) throw new Error(`${action}: ${bug}`);
    return screen;
  });

/** A screen where these words stand, however they were cut or their spaces joined. */
const views: readonly (readonly [string, (index: number) => string])[] = [
  ['the card of a stage', (index) => `stage:${stageId(index)}`],
  ['everything about a stage', (index) => `stage.full:${stageId(index)}:0`],
  ['the card of a duty', (index) => `occ:${occurrenceId(index)}`],
  ['a checklist', (index) => `occ.list:${occurrenceId(index)}:0`],
  ['a history', (index) => `occ.history:${occurrenceId(index)}:0`],
  ['the card of a person', (index) => `p.card:${personId(index)}`],
];

/** Spaces of every kind are one; VK's guard against mentions is not seen. */
const seen = (text: string): string => text.replaceAll('\u2060', '').replace(/\s+/gu, ' ').trim();
const beginning = (text: string): string => seen([...kept(text).trim()].slice(0, 60).join('')).replace(/…$/, '');

describe.each(['telegram', 'vk'] as const)('in %s', (channel) => {
  test.each(views)('%s shows the words that were kept, and the messenger takes it', async (view, action) => {
    const handset = phone(wires.sandbox, channel);
    const turn = views.findIndex(([one]) => one === view);
    const found: string[] = [];
    for (const [index, text] of words.entries()) {
      const screen = await look(action(index));
      if (!seen(render(screen.text, name)).includes(beginning(text))) found.push(`not in the text: ${beginning(text)}`);
      // VK takes twenty requests a second: each of the words goes there on one of the screens.
      if (channel === 'vk' && index % views.length !== turn) continue;
      const expected = (channel === 'telegram' ? shownInTelegram : shownInVk)(screen, name).text;
      const outcome = await wires[channel].send(outgoing(handset, screen, { name }));
      if (outcome.kind !== 'sent') found.push(`${outcome.kind}: ${beginning(text)}`);
      const arrived = handset.view().messages.findLast(({ from }) => from === 'bot')?.text ?? '';
      if (seen(arrived) !== seen(expected)) found.push(`arrived otherwise: ${beginning(text)}`);
    }
    expect(found).toEqual([]);
  });
});

describe('as files', () => {
  test('the report holds every text as it was, as text, and no formula', async () => {
    const rows = words.map(kept).map((text, index) => ({
      number: String(index),
      group: text,
      title: text,
      due: text,
      assignees: text,
      state: text,
      result: text,
    }));
    const report: RoadmapReport = {
      organisation: '=1+1',
      title: '=1+1',
      period: '=1+1',
      order: '=1+1',
      asOf: '=1+1',
      figures: [],
      rows,
    };
    const xlsx = await roadmapPapers.xlsx(report);
    for (const [part, bytes] of Object.entries(unzipSync(xlsx)))
      if (part.startsWith('xl/worksheets/')) expect(strFromU8(bytes)).not.toMatch(/<f[\s>/]/);
    const sheets = await readXlsxFile(Buffer.from(xlsx));
    const cells = new Set(sheets.flatMap(({ data }) => data.flat()).map((cell) => inPaper(String(cell))));
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(await roadmapPapers.docx(report)) });
    const paper = inPaper(value);
    for (const text of words.filter((one) => onPaper(one) !== '')) {
      expect(
        [...cells].some((cell) => cell.startsWith(onPaper(text))),
        `xlsx: ${onPaper(text)}`,
      ).toBe(true);
      expect(paper.includes(onPaper(text)), `docx: ${onPaper(text)}`).toBe(true);
    }
  });

  test('the sheet of invitations names people as they are', async () => {
    const until = now.toString();
    const cards = words.map(kept).map((text) => ({
      organisation: text,
      name: text,
      roles: text,
      code: 'ABCD-EFGH',
      links: [],
      until,
    }));
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(await peoplePapers.sheet(cards)) });
    for (const text of words) expect(inPaper(value).includes(onPaper(text)), onPaper(text)).toBe(true);
    expect(() => cards.slice(0, 20).map(peoplePapers.picture)).not.toThrow();
  });
});

/** XML cannot hold control characters, and Excel's writer leaves out more of them, and the sign of a torn one. */
const inPaper = (value: string): string => seen(value.replace(/(?![\t\n\r])[\p{Cc}\ufffd-\uffff]/gu, ''));

const onPaper = (text: string): string => [...inPaper(kept(text))].slice(0, 60).join('').trim();
