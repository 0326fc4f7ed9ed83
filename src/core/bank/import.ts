import { type Action, action, type Context, guided, holds } from '#core/conversation/context.ts';
import { cut, pageOf } from '#core/conversation/fit.ts';
import { type AnswersOf, form } from '#core/conversation/form.ts';
import { file } from '#core/conversation/questions.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import type { StoredFile, Upload } from '#core/files/file.ts';
import { keepFile } from '#core/files/keep-file.ts';
import type { FileSheet } from '#core/files/sheet.ts';
import { id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines, named, say } from '#core/kernel/text.ts';
import { directory } from '#core/people/directory.ts';
import { namesAllowed, namesElsewhere } from '#core/people/names-gate.ts';
import { keepers } from './desk.ts';
import { type BankDeps, keep } from './export.ts';
import { importRows } from './import-apply.ts';
import { countsOf, type Fate, planBank } from './import-plan.ts';
import { type BankRow, bankRows } from './import-rows.ts';
import { fatesPaper } from './import-sheet.ts';
import { fateLine } from './import-verdict.ts';

/** Hours a list that was looked through waits for «Импортировать». */
const waitHours = 24;
const rowsPerPage = 8;

export const importActions = (deps: BankDeps): readonly Action[] => [
  action('bank.file', keepers, (ctx) => whereNamesMay(deps, ctx, 'bank-file')),
  action('bank.ext', keepers, (ctx) => whereNamesMay(deps, ctx, 'bank-external')),
  action('bank.plan', keepers, async (ctx, list = '') => planScreen(ctx, await listHere(ctx, list))),
  action('bank.rows', keepers, async (ctx, list = '', page = '0') => rowsScreen(ctx, await listHere(ctx, list), page)),
  action('bank.fates', keepers, async (ctx, list = '') => fatesFile(ctx, deps, await listHere(ctx, list)), {
    below: true,
  }),
  action('bank.ask', keepers, async (ctx, list = '') => askScreen(ctx, await listHere(ctx, list))),
  action('bank.say', keepers, (ctx, list = '', at = '', choice = '') => answer(ctx, list, Number(at), choice)),
  action('bank.import', keepers, (ctx, list = '') => importAll(ctx, list)),
];

const whereNamesMay = (deps: BankDeps, ctx: Context, name: string): Promise<Screen> =>
  namesAllowed(ctx)
    ? ctx.fill(name, ctx.me.organisation.id)
    : namesElsewhere(ctx, deps.secrets, { purpose: 'bank', back: button('Банк', 'bank') });

const fileQuestions = () =>
  form('bank-file', 'Загрузить список', { immediate: true }).ask(
    'file',
    file(
      'Пришлите файл .xlsx. Столбцы в любом порядке: «Фамилия», «Имя», «Отчество» или «ФИО», «Роль» (наставник или наставляемый), «Должность», «Предмет», «Стаж», «Направления», «Категория», «Организация», «Достижения». Сначала бот покажет судьбу каждой строки и ничего не запишет.',
    ),
  );

/** Takes the file; it is fetched and read outside any transaction and comes back to `receiveBank`. */
export const bankFileForm = guided<AnswersOf<ReturnType<typeof fileQuestions>>>('bank-file', keepers, async (ctx) => {
  if (!namesAllowed(ctx)) throw new Refusal('names-not-allowed');
  return {
    form: fileQuestions(),
    send: async (inside, answers) => {
      const upload = await inside.tx.uploads.get(id<'upload'>(answers.file));
      if (upload.personId !== inside.me.person.id) throw new Refusal('not-found');
      await inside.tx.uploads.put({ ...upload, purpose: 'bank' });
      return screen('Файл получен, сейчас он будет прочитан.', [button('Банк', 'bank')]);
    },
  };
});

/** A list that came in: what would happen is told, nothing is written yet. */
export async function receiveBank(ctx: Context, upload: Upload, sheets: readonly FileSheet[]): Promise<Screen> {
  if (!holds(ctx.me, ...keepers)) throw new Refusal('not-yours');
  const rows = bankRows(sheets);
  if (rows.length === 0)
    return screen(
      'В файле не нашлось ни одной строки с людьми. Проверьте, что над таблицей стоят заголовки «Фамилия» и «Имя» или «ФИО».',
      [button('Прислать другой файл', 'bank.file'), button('Банк', 'bank')],
    );
  const list = await keepFile(ctx, { name: 'bank.json', bytes: bytesOf(rows), hasNames: true }, waitHours);
  return planScreen(ctx, list, `Список «${upload.name.slice(0, 80)}» прочитан, ничего ещё не записано.`);
}

const bytesOf = (rows: readonly BankRow[]): Uint8Array => new TextEncoder().encode(JSON.stringify(rows));
// Written by `bytesOf` alone.
const rowsIn = ({ bytes }: StoredFile): readonly BankRow[] => JSON.parse(new TextDecoder().decode(bytes));

/** The presser's own list; held, so that an import happens once. */
async function listHere(ctx: Context, list: string): Promise<StoredFile> {
  const stored = await ctx.tx.files.lock(id<'file'>(list));
  if (stored.ownerId !== ctx.me.person.id || stored.name !== 'bank.json') throw new Refusal('not-found');
  return stored;
}

const planned = async (ctx: Context, list: StoredFile): Promise<readonly Fate[]> =>
  planBank(rowsIn(list), {
    people: (await directory(ctx)).map((one) => one.person),
    entries: await ctx.tx.bank.where({ organisationId: ctx.me.organisation.id }),
  });

async function planScreen(ctx: Context, list: StoredFile, note?: string): Promise<Screen> {
  const { fresh, changed, same, faults, asked } = countsOf(await planned(ctx, list));
  const ready = fresh + changed > 0 && asked === 0;
  return screen(
    lines(
      ...(note ? [note, ''] : []),
      `Новых: ${fresh}, изменится: ${changed}, без изменений: ${same}, с ошибками: ${faults}`,
      ...(asked > 0 ? [`Нужен ответ о тёзках: ${asked}`] : []),
      ...(faults > 0 ? ['', 'Строки с ошибками не будут загружены, остальные от этого не пострадают.'] : []),
    ),
    asked > 0 ? [button(`Ответить о тёзках: ${asked}`, 'bank.ask', list.id)] : [],
    [button('Показать строки', 'bank.rows', list.id, '0')],
    ready ? [button('Импортировать', 'bank.import', list.id)] : [],
    [button('Прислать другой файл', 'bank.file'), button('Банк', 'bank')],
  );
}

/** Every row's fate; people of the file who are not in the bot yet stand by the number of their row. */
async function rowsScreen(ctx: Context, list: StoredFile, wanted: string): Promise<Screen> {
  const page = pageOf(await planned(ctx, list), rowsPerPage, wanted);
  return screen(
    lines('Что станет с каждой строкой', '', ...page.items.map(fateLine)),
    page.count > 1
      ? [button(`Дальше (${page.at + 1} из ${page.count})`, 'bank.rows', list.id, String(page.at + 1))]
      : [],
    [button('Таблицей (.xlsx)', 'bank.fates', list.id), button('К итогам', 'bank.plan', list.id)],
  );
}

/** The same as a file: the list's own columns, «Итог» and «Почему». */
async function fatesFile(ctx: Context, { papers }: BankDeps, list: StoredFile): Promise<Screen> {
  const paper = fatesPaper(rowsIn(list), await planned(ctx, list), {
    organisation: ctx.me.organisation.name,
    today: ctx.me.today,
  });
  const file = await keep(ctx, `Судьба строк ${ctx.me.today.toString()}.xlsx`, await papers.xlsx(paper));
  return { ...screen('Что станет с каждой строкой списка', [button('К итогам', 'bank.plan', list.id)]), file };
}

/** The first row whose person has a namesake here: which of them is it? */
async function askScreen(ctx: Context, list: StoredFile): Promise<Screen> {
  const fates = await planned(ctx, list);
  const at = fates.findIndex((fate) => fate.kind === 'ask');
  const fate = fates[at];
  if (fate?.kind !== 'ask') return planScreen(ctx, list, 'Все ответы получены.');
  const roles = await ctx.tx.roles.among('personId', fate.candidates);
  const post = (person: string) => roles.find((role) => role.personId === person && role.position)?.position;
  const shown = fate.candidates.slice(0, 5);
  return screen(
    lines(
      `Строка ${fate.row}: в школе уже есть человек с таким именем. Кто это?`,
      ...shown.map(
        (person, index) =>
          say`${index + 1}. ${named(person)}${post(person) ? `, ${cut(post(person) ?? '', 120)}` : ''}`,
      ),
    ),
    ...shown.map((person, index) => [
      button(say`${index + 1}. ${named(person)}`, 'bank.say', list.id, String(at), String(index)),
    ]),
    [button('Это другой человек', 'bank.say', list.id, String(at), 'new')],
  );
}

async function answer(ctx: Context, listId: string, at: number, choice: string): Promise<Screen> {
  const list = await listHere(ctx, listId);
  const fate = (await planned(ctx, list))[at];
  if (fate?.kind !== 'ask') return askScreen(ctx, list);
  const person = choice === 'new' ? 'new' : fate.candidates[Number(choice)];
  if (person === undefined) throw new Refusal('stale');
  const rows = rowsIn(list).map((row, index) => (index === at ? { ...row, person } : row));
  const answered: StoredFile = { ...list, bytes: bytesOf(rows) };
  await ctx.tx.files.put(answered);
  return askScreen(ctx, answered);
}

/** «Импортировать»: planned anew against what there is now, all of it in this transaction or nothing. */
async function importAll(ctx: Context, listId: string): Promise<Screen> {
  const list = await listHere(ctx, listId);
  const fates = await planned(ctx, list);
  const { fresh, changed, same, faults, asked } = countsOf(fates);
  if (asked > 0) return planScreen(ctx, list, 'Пока есть вопросы о тёзках, ничего не загружается.');
  await importRows(ctx, fates);
  await ctx.tx.files.remove({ id: list.id });
  return screen(
    lines(
      `Загружено. Новых: ${fresh}, изменено: ${changed}, без изменений: ${same}, с ошибками: ${faults}`,
      ...(fresh > 0 ? ['Новые карточки ждут утверждения.'] : []),
    ),
    [button('Банк', 'bank')],
  );
}
