import { fold } from '#core/kernel/fold.ts';
import type { Person } from '#core/people/person.ts';
import { readFullName, readNamePart } from '#core/people/read-person.ts';
import { areaWords, formWords, kindWords, menteeCategoryWords, mentorCategoryWords, modeWords } from './codes.ts';
import type { BankSide, MenteeProfile, MentorProfile } from './entry.ts';
import type { BankRow, Column } from './import-rows.ts';

/** What a row says, once it is understood. */
export interface ReadRow {
  readonly row: number;
  readonly person: Omit<Person, 'id'>;
  readonly side: BankSide;
  readonly position?: string;
  readonly external?: string;
  readonly profile: Partial<MentorProfile> | Partial<MenteeProfile>;
  readonly categories: readonly string[];
  /** Words that stand under a heading of codes and are none of them. */
  readonly unknown: readonly string[];
}

/** Reads a row; a fault says in a few words why the row cannot be taken. */
export function readRow({ row, cells }: BankRow): ReadRow | { readonly row: number; readonly why: string } {
  const person = nameIn(cells);
  if (!person) return { row, why: 'фамилия и имя не читаются' };
  const side = sideIn(cells);
  if (!side) return { row, why: 'не указано, наставник это или наставляемый' };
  const bad = (['years', 'yearsHere', 'capacity', 'hours'] as const).find(
    (column) => cells[column] !== undefined && numberIn(cells[column]) === undefined,
  );
  if (bad) return { row, why: `не читается число «${(cells[bad] ?? '').slice(0, 20)}»` };
  const coded = codesIn(cells, side);
  const { position, external } = cells;
  return {
    ...{ row, person, side, categories: coded.categories, unknown: coded.unknown },
    ...(position ? { position: position.slice(0, 200) } : {}),
    ...(external ? { external: external.slice(0, 200) } : {}),
    profile: side === 'mentor' ? mentorIn(cells, coded) : menteeIn(cells, coded),
  };
}

type Cells = BankRow['cells'];

function nameIn(cells: Cells): Omit<Person, 'id'> | undefined {
  if (cells.surname === undefined) return readFullName(cells.full ?? '');
  const surname = readNamePart(cells.surname);
  const name = readNamePart(cells.name ?? '');
  const patronymic = cells.patronymic === undefined ? undefined : readNamePart(cells.patronymic);
  if (!surname || !name || (cells.patronymic !== undefined && !patronymic)) return undefined;
  return { surname, name, ...(patronymic ? { patronymic } : {}) };
}

/** A feminine, a stem: «наставница», «наставляемая», «молодой специалист». */
function sideIn({ side, external }: Cells): BankSide | undefined {
  const word = fold(side ?? '');
  if (/^настав(?:ник|ница)/.test(word)) return 'mentor';
  if (/^наставляем|^молод/.test(word)) return 'mentee';
  return word === '' && external !== undefined ? 'mentor' : undefined;
}

/** «5», «5 лет». */
function numberIn(text: string | undefined): number | undefined {
  const digits = /^(\d{1,2})(?:\s*(?:лет|год[а]?|ч\.?|час\S*))?$/.exec((text ?? '').trim().toLowerCase())?.[1];
  return digits === undefined ? undefined : Number(digits);
}

interface Coded {
  readonly areas: readonly (readonly [string, number])[];
  readonly categories: readonly string[];
  readonly forms: readonly string[];
  readonly kinds: readonly string[];
  readonly mode: readonly string[];
  readonly unknown: readonly string[];
}

function codesIn(cells: Cells, side: BankSide): Coded {
  const unknown: string[] = [];
  const read = (column: Column, words: Readonly<Record<string, string>>) =>
    partsOf(cells[column] ?? '', words).flatMap((part) => {
      const [, bare = part, level] = /^(.*?)\s*(?:\(([0-3])\))?$/.exec(part) ?? [];
      const code = codeFor(bare, words);
      if (code === undefined) unknown.push(part.slice(0, 40));
      return code === undefined ? [] : [[code, level === undefined ? 2 : Number(level)] as const];
    });
  const codes = (column: Column, words: Readonly<Record<string, string>>) => read(column, words).map(([code]) => code);
  const areas = read('areas', areaWords);
  const categories = codes('categories', side === 'mentor' ? mentorCategoryWords : openCategories);
  return {
    areas,
    categories,
    forms: codes('forms', formWords),
    kinds: codes('kinds', kindWords),
    mode: codes('mode', modeWords),
    unknown,
  };
}

const { burnout: _never, ...openCategories } = menteeCategoryWords;

/** As long as an answer in a questionnaire may be, in characters. */
const longestText = 1000;
/** Longest cell of codes that is read, in characters. */
const longestCell = 2000;
/** Commas that stand inside the words of a code, and one more. */
const mostPieces = 3;

/** Parts after semicolons and line breaks; after commas too, unless the comma is part of one of the words. */
const partsOf = (text: string, words: Readonly<Record<string, string>>): readonly string[] =>
  text
    .slice(0, longestCell)
    .split(/[;\n]/)
    .flatMap((part) =>
      grouped(
        part
          .split(',')
          .map((piece) => piece.trim())
          .filter((piece) => piece !== ''),
        words,
      ),
    );

function grouped(pieces: readonly string[], words: Readonly<Record<string, string>>): readonly string[] {
  if (pieces.length === 0) return [];
  const first = (count: number): string => pieces.slice(0, count).join(', ');
  const known = [mostPieces, 2, 1].find((count) => codeFor(first(count).replace(level, ''), words) !== undefined) ?? 1;
  return [first(known), ...grouped(pieces.slice(known), words)];
}

/** How hard an area is, after its words. */
const level = /\s*\([0-3]\)\s*$/;

/** By the whole of its words, or by a beginning that only one has. */
function codeFor(text: string, words: Readonly<Record<string, string>>): string | undefined {
  const typed = fold(text).replaceAll('—', '–');
  const all = Object.entries(words);
  const exact = all.find(([, label]) => fold(label) === typed);
  const begun = all.filter(([, label]) => typed.length >= 4 && fold(label).startsWith(typed));
  return exact?.[0] ?? (begun.length === 1 ? begun[0]?.[0] : undefined);
}

const given = (fields: Readonly<Record<string, unknown>>): Partial<MentorProfile> & Partial<MenteeProfile> =>
  // Rebuilt from fields that are each of the profile's own type; absent ones left out.
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)),
  );

const short = (text: string | undefined): string | undefined => text?.slice(0, longestText);

const mentorIn = (cells: Cells, { areas, forms, kinds, mode }: Coded): Partial<MentorProfile> =>
  given({
    ...{
      subjects: short(cells.subjects),
      achievements: short(cells.achievements),
      experience: short(cells.experience),
    },
    ...{ areas: areas.map(([code]) => code), forms, kinds, mode: mode[0], motivation: short(cells.motivation) },
    ...{ years: numberIn(cells.years), yearsHere: numberIn(cells.yearsHere) },
    ...{ capacity: numberIn(cells.capacity), hours: numberIn(cells.hours) },
    wantsTraining: cells.training === undefined ? undefined : fold(cells.training).startsWith('да'),
  });

const menteeIn = (cells: Cells, { areas, forms, mode }: Coded): Partial<MenteeProfile> =>
  given({
    ...{
      subject: short(cells.subjects),
      strengths: short(cells.strengths),
      expects: short(cells.expects),
      form: forms[0],
      mode: mode[0],
    },
    years: numberIn(cells.years),
    needs: areas.length > 0 ? Object.fromEntries(areas) : undefined,
  });
