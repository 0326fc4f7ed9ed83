import { type Action, action, type Context } from '#core/conversation/context.ts';
import { showDay } from '#core/conversation/questions.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { keepFile } from '#core/files/keep-file.ts';
import type { Id } from '#core/kernel/id.ts';
import { fullName } from '#core/people/full-name.ts';
import type { Secrets } from '#core/people/secrets.ts';
import { keepers } from './desk.ts';
import type { BankSide } from './entry.ts';
import { fieldsOf } from './fields.ts';
import { placesTaken } from './pairs.ts';
import type { BankColumn, BankPaper, BankPapers, BankTable } from './papers.ts';
import { isKept, type Shelved, shelf } from './shelf.ts';

export interface BankDeps {
  readonly papers: BankPapers;
  readonly secrets: Secrets;
}

export const exportActions = (deps: BankDeps): readonly Action[] => [
  action('bank.out', keepers, async () => outScreen()),
  action('bank.xlsx', keepers, (ctx) => file(ctx, deps, 'xlsx'), { below: true }),
  action('bank.docx', keepers, (ctx) => file(ctx, deps, 'docx'), { below: true }),
];

const outScreen = (): Screen =>
  screen(
    'Таблица Excel: все столбцы, её же можно загрузить обратно. Таблица Word: как приложение к приказу. Конфиденциальных ответов, пожеланий и причин в файлах нет.',
    [button('Excel (.xlsx)', 'bank.xlsx'), button('Word (.docx)', 'bank.docx')],
    [button('Банк', 'bank')],
  );

async function file(ctx: Context, { papers }: BankDeps, format: keyof BankPapers): Promise<Screen> {
  const paper = await paperOf(ctx, format === 'xlsx' ? wide : narrow);
  const name = `Банк наставничества ${ctx.me.today.toString()}.${format}`;
  const kept = await keep(ctx, name, await papers[format](paper));
  return { ...screen(`Банк наставничества на ${showDay(ctx.me.today)}`, [button('Банк', 'bank')]), file: kept };
}

/** A file of people for whoever asked: it has their names, so it travels only where those may. */
export async function keep(ctx: Context, name: string, bytes: Uint8Array): Promise<Id<'file'>> {
  return (await keepFile(ctx, { name, bytes, hasNames: true })).id;
}

interface Cell extends BankColumn {
  readonly words: (row: Row) => string;
}

interface Row extends Shelved {
  readonly number: number;
  readonly position: string;
}

/** Names in full: such a file travels only where they may, or by a one-time link. Confidences, wishes and reasons never do. */
export async function paperOf(ctx: Context, columns: (side: BankSide) => readonly Cell[]): Promise<BankPaper> {
  const all = (await shelf(ctx)).filter(isKept);
  const roles = await ctx.tx.roles.where({ organisationId: ctx.me.organisation.id });
  const positions = new Map(roles.flatMap((role) => (role.position ? [[role.personId, role.position] as const] : [])));
  const table = (title: string, side: BankSide): BankTable => ({
    title,
    columns: columns(side).map(({ title: heading, width }) => ({ title: heading, width })),
    rows: all
      .filter(({ entry }) => entry.side === side)
      .map((one, index): Row => ({ ...one, number: index + 1, position: positions.get(one.person.id) ?? '' }))
      .map((row) => columns(side).map(({ words }) => words(row))),
  });
  return {
    organisation: ctx.me.organisation.name,
    asOf: showDay(ctx.me.today),
    tables: [table('Наставники', 'mentor'), table('Наставляемые', 'mentee')],
  };
}

const cell = (title: string, width: number, words: Cell['words']): Cell => ({ title, width, words });
const sideWords = { mentor: 'наставник', mentee: 'наставляемый' } as const;
const states = { waiting: 'ждёт утверждения', approved: 'утверждено', left: '' } as const;

/** Every column; the headings are those that an import understands. */
export const wide = (side: BankSide): readonly Cell[] => [
  cell('№', 3, ({ number }) => String(number)),
  cell('Фамилия', 10, ({ person }) => person.surname),
  cell('Имя', 8, ({ person }) => person.name),
  cell('Отчество', 10, ({ person }) => person.patronymic ?? ''),
  cell('Роль', 8, ({ entry }) => sideWords[entry.side]),
  cell('Должность', 14, ({ position }) => position),
  ...fieldsOf(side)
    .filter(({ discreet }) => !discreet)
    .map(({ label, words }) => cell(label, 14, ({ entry }) => words(entry))),
  ...(side === 'mentor' ? [cell('Занято мест', 6, ({ pairs }) => String(placesTaken(pairs)))] : []),
  ...(side === 'mentee' ? [cell('Пара', 6, ({ pairs }) => (pairs.length > 0 ? 'есть' : 'нет'))] : []),
  cell('Согласия', 8, ({ lacksConsent }) => (lacksConsent ? 'не все' : 'есть')),
  cell('Состояние', 10, ({ entry }) => states[entry.status]),
  cell('Проверено', 10, ({ entry }) => showDay(entry.reviewedOn)),
];

/** As it hangs in an order. */
export const narrow = (side: BankSide): readonly Cell[] => {
  const field = (key: string) => fieldsOf(side).find((one) => one.key === key)?.words;
  return [
    cell('№', 6, ({ number }) => String(number)),
    cell('Фамилия, имя, отчество', 26, ({ person }) => fullName(person)),
    cell('Должность', 20, ({ position, entry }) => [position, entry.external].filter(Boolean).join(', ')),
    cell('Категория', 24, ({ entry }) => field('categories')?.(entry) ?? ''),
    cell('Направления', 24, ({ entry }) =>
      (field(side === 'mentor' ? 'areas' : 'needs')?.(entry) ?? '').replace(/ \(\d\)/g, ''),
    ),
  ];
};
