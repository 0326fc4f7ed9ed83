import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import readXlsxFile from 'read-excel-file/node';
import { Temporal } from '#core/kernel/time.ts';
import type { Handset } from '../../src/sandbox/sandbox.ts';
import { nasty } from '../access/nasty.ts';
import { inForce } from './support/duties.ts';
import { folk, greeted, type Messenger, played, schoolIn } from './support/folk.ts';
import { type Stage, staged } from './support/stage.ts';
import type { Trial } from './trial.ts';

interface Evidence {
  readonly words: readonly string[];
  /** By screen and messenger, every text that was shown. */
  readonly shown: Readonly<Record<string, readonly string[]>>;
  /** What a messenger said to requests that it did not take. */
  readonly refused: readonly string[];
  /** Words inside the files. */
  readonly docx: string;
  readonly xlsx: readonly string[];
  readonly formulas: number;
}

const sizes = { small: 80, full: 500 };

/** Words that break programs which take them for anything but words. */
export const nastyWords: Trial<Evidence> = {
  number: 23,
  promise: 'Words are words: no markup, no formula, no broken character in a chat or a file',
  demanded: '0 requests refused by a messenger; 0 formula cells; the text shown is the text kept',
  gather: ({ size, seed, say }) =>
    staged(async (stage) => {
      const words = wordsOf(sizes[size], seed);
      const school = await schoolIn(stage, '=1+1', { names: { telegram: 'full', vk: 'full' } });
      const surname = (n: number) => words[n] ?? 'Никто';
      const people = await folk(stage, school, { count: words.length, role: 'mentor', on: () => [], surname });
      const on = (n: number): readonly Messenger[] => [n % 2 ? 'telegram' : 'vk'];
      const curators = await folk(stage, school, { count: 2, role: 'curator', on, surname: (n) => `Ветрова${n}` });
      const due = Temporal.PlainDate.from('2026-11-18');
      const duties = await inForce(
        stage,
        school,
        people.map(({ person }, n) => ({ person, title: surname(n), due })),
      );
      await planted(
        stage,
        words,
        duties.map(({ stageId }) => stageId),
      );
      await stage.instance({ settings: { CLOCK_START: '2026-11-18T12:00:00+03:00' } });
      const phones = curators.flatMap((one) => one.phones);
      await greeted(stage, phones);
      const refused: string[] = [];
      const shown: Record<string, string[]> = {};
      const now = { view: '' };
      stage.sandbox.journal.listen(({ messenger, method, params, answer, status }) => {
        const text = params.text ?? params.message ?? params.caption;
        const place = `${now.view} in ${messenger}`;
        if (text !== undefined) shown[place] = [...(shown[place] ?? []), String(text)];
        const body = JSON.stringify(answer ?? '');
        const failed = (status ?? 200) >= 400 || body.includes('error_code');
        if (failed && !body.includes('not modified')) refused.push(`${method}: ${body.slice(0, 100)}`);
      });
      const views: Readonly<Record<string, (n: number) => string>> = {
        'a stage': (n) => `stage.full:${duties[n]?.stageId}:0`,
        'a duty': (n) => `occ:${duties[n]?.id}`,
        'a person': (n) => `p.card:${people[n]?.person}`,
      };
      for (const [view, action] of Object.entries(views)) {
        now.view = view;
        for (let from = 0; from < words.length; from += 50)
          await played(
            stage,
            words
              .slice(from, from + 50)
              .flatMap((_, n) => phones.map((phone): readonly [Handset, string] => [phone, action(from + n)])),
          );
        say(`${view}: looked at`);
      }
      now.view = 'files';
      const [reader] = phones.filter(({ messenger }) => messenger === 'vk');
      if (!reader) throw new Error('nobody reads');
      await played(stage, [[reader, `report.docx:${duties[0]?.roadmapId}`]]);
      await played(stage, [[reader, `report.xlsx:${duties[0]?.roadmapId}`]]);
      return { words, shown, refused, ...(await filesOf(reader)) };
    }),
  judge: ({ words, shown, refused, docx, xlsx, formulas }) => {
    const otherwise = Object.entries(shown)
      .filter(([view]) => !view.startsWith('files'))
      .flatMap(([view, texts]) => {
        const all = texts.map(seen);
        return words
          .filter((one) => !all.some((text) => text.includes(beginning(one))))
          .map((one) => `${view}: ${beginning(one)}`);
      });
    const cells = xlsx.map(inPaper);
    const paper = inPaper(docx);
    const onPaper = words.map(paperWords).filter((one) => one !== '');
    const missing = onPaper.filter((one) => !paper.includes(one) || !cells.some((cell) => cell.includes(one)));
    const views = Object.keys(shown).filter((view) => !view.startsWith('files')).length;
    return {
      size: `${words.length} strings on ${views} screens of both messengers and in 2 files`,
      figure: `refused ${refused.length}; shown otherwise ${otherwise.length}; formulas ${formulas}; missing in files ${missing.length}`,
      broken: [
        ...(refused.length === 0 ? [] : [`refused: ${refused[0]}`]),
        ...(otherwise.length === 0 && views === 6 ? [] : [`shown otherwise: ${otherwise.slice(0, 3).join(' | ')}`]),
        ...(formulas === 0 ? [] : [`formulas: ${formulas}`]),
        ...(missing.length === 0 ? [] : [`missing in files: ${missing.slice(0, 3).join(' | ')}`]),
      ],
    };
  },
  spoilt: {
    'a request is refused': (of) => ({ ...of, refused: ['sendMessage: can’t parse entities'] }),
    'a text is shown otherwise': (of) => ({ ...of, words: [...of.words, 'никто этого не показал'] }),
    'a formula': (of) => ({ ...of, formulas: 1 }),
    'a file lacks something': (of) => ({ ...of, xlsx: of.xlsx.slice(0, 1) }),
    'a screen is not shown': (of) => ({ ...of, shown: Object.fromEntries(Object.entries(of.shown).slice(1)) }),
  },
};

/** The words as they are kept: without what no database keeps. */
const kept = (words: string): string => Buffer.from(words.replaceAll('\0', ''), 'utf8').toString('utf8');

function wordsOf(count: number, seed: number): readonly string[] {
  const made = fc.sample(
    fc.oneof(
      fc.string({ unit: 'binary', minLength: 2, maxLength: 80 }),
      fc.string({ unit: 'grapheme', minLength: 2, maxLength: 80 }),
      fc
        .tuple(fc.constantFrom('=', '+', '-', '@', '<b>', '\u202e', '*', '[id1|', '\t'), fc.string())
        .map((two) => two.join('')),
    ),
    { numRuns: count, seed },
  );
  return [...new Set([...nasty, ...made].map(kept))].filter((one) => seen(one) !== '').slice(0, count);
}

/** Spaces of every kind are one; VK's guard against mentions is not seen. */
const seen = (text: string): string => text.replaceAll('\u2060', '').replace(/\s+/gu, ' ').trim();
const beginning = (text: string): string => seen([...kept(text).trim()].slice(0, 40).join('')).replace(/…$/, '');
/** XML cannot hold control characters, and Excel's writer leaves out more of them, and the sign of a torn one. */
const inPaper = (value: string): string => seen(value.replace(/(?![\t\n\r])[\p{Cc}\ufffd-\uffff]/gu, ''));
const paperWords = (text: string): string => [...inPaper(kept(text))].slice(0, 40).join('').trim();

/** Every other text of a stage is the same. */
const planted = ({ database }: Stage, words: readonly string[], stages: readonly string[]): Promise<void> =>
  database.store.transaction({ as: 'system' }, async (tx) => {
    for (const stage of await tx.stages.where({})) {
      const text = words[stages.indexOf(stage.id)] ?? '';
      await tx.stages.put({ ...stage, group: text, phrase: text, expectedResult: text, content: [text, text] });
    }
  });

async function filesOf(phone: Handset): Promise<Pick<Evidence, 'docx' | 'xlsx' | 'formulas'>> {
  const files = phone.view().messages.flatMap(({ from, file }) => (from === 'bot' && file ? [file] : []));
  const of = async (ending: string) => {
    const found = files.find(({ name }) => name.endsWith(ending));
    return (found && (await phone.download(found.id))) ?? Buffer.alloc(0);
  };
  const [paper, sheet] = [await of('.docx'), await of('.xlsx')];
  const { value } = await mammoth.extractRawText({ buffer: paper });
  const parts = Object.entries(unzipSync(sheet)).filter(([part]) => part.startsWith('xl/worksheets/'));
  const sheets = await readXlsxFile(sheet);
  return {
    docx: value,
    xlsx: sheets.flatMap(({ data }) => data.flat()).map(String),
    formulas: parts.filter(([, bytes]) => /<f[\s>/]/.test(strFromU8(bytes))).length,
  };
}
