import { type Action, action, type Context, guided, holds } from '#core/conversation/context.ts';
import { cut } from '#core/conversation/fit.ts';
import { type AnswersOf, form } from '#core/conversation/form.ts';
import { file } from '#core/conversation/questions.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import type { Upload } from '#core/files/file.ts';
import { keepFile } from '#core/files/keep-file.ts';
import { type FileSheet, unreadableSheet } from '#core/files/sheet.ts';
import { id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines } from '#core/kernel/text.ts';
import { isRefused, type ReadingRefusal } from '#core/roadmap/reading-result.ts';
import { readers, writers } from './hub.ts';
import { kindOf, longest } from './item-words.ts';
import { named } from './own-access.ts';
import { cardScreen } from './own-card.ts';
import { begin } from './own-versions.ts';
import type { Item } from './questionnaire.ts';
import { readTemplate, type TemplateReading } from './template-read.ts';
import { templateOf, type Workbook } from './template-write.ts';

/** Hours that a table which was looked through waits for «Создать анкету», and a file that was made is kept. */
const waitHours = 24;
const shownFaults = 10;
const shownItems = 5;

export const fileActions = (workbook: Workbook): readonly Action[] => [
  action('q.file', writers, (ctx) => ctx.fill('q-file', 'own')),
  action('q.import', writers, (ctx, stored = '') => create(ctx, stored)),
  action('q.template', writers, (ctx) => handOver(ctx, workbook, 'Шаблон анкеты', undefined), { below: true }),
  action(
    'q.xlsx',
    readers,
    async (ctx, target = '') => {
      const one = await named(ctx, target);
      return handOver(ctx, workbook, one.title, one.items);
    },
    { below: true },
  ),
];

async function handOver(ctx: Context, workbook: Workbook, title: string, items?: readonly Item[]): Promise<Screen> {
  const bytes = await workbook(templateOf(items && { items }));
  const { id: stored } = await keepFile(ctx, { name: `${cut(title, 80)}.xlsx`, bytes, hasNames: false }, waitHours);
  const words = items
    ? 'Анкета таблицей. Её можно поправить и прислать как новую.'
    : 'Шаблон: заполните лист «Вопросы» и пришлите файл. На соседних листах пример и пояснения.';
  return {
    ...screen(words, [button('Прислать файл', 'q.file'), button('К списку анкет', 'q.list', '0')]),
    file: stored,
  };
}

const fileForm = () =>
  form('q-file', 'Анкета из файла', { immediate: true }).ask(
    'file',
    file('Пришлите файл .xlsx по шаблону. Сначала бот покажет, что получится, и ничего не запишет.'),
  );

/** Takes the file; it is fetched and read outside any transaction and comes back to `receiveQuestionnaire`. */
export const questionnaireFileForm = guided<AnswersOf<ReturnType<typeof fileForm>>>('q-file', writers, async () => ({
  form: fileForm(),
  send: async (ctx, answers) => {
    const upload = await ctx.tx.uploads.get(id<'upload'>(answers.file));
    if (upload.personId !== ctx.me.person.id) throw new Refusal('not-found');
    await ctx.tx.uploads.put({ ...upload, purpose: 'questionnaire' });
    return screen('Файл получен, сейчас он будет прочитан.', [button('К списку анкет', 'q.list', '0')]);
  },
}));

const again = [button('Прислать другой файл', 'q.file'), button('Шаблон .xlsx', 'q.template')];

interface Planned {
  readonly title: string;
  readonly items: readonly Item[];
}

/** The table that came in: what would become of it is told, nothing is made yet. */
export async function receiveQuestionnaire(
  ctx: Context,
  upload: Upload,
  sheets: readonly FileSheet[] | ReadingRefusal,
): Promise<Screen> {
  if (!holds(ctx.me, ...writers)) throw new Refusal('not-yours');
  if (isRefused(sheets)) return screen(unreadableSheet(sheets.refused), again);
  const reading = readTemplate(sheets);
  if (reading.faults.length > 0) return screen(faultWords(reading), again);
  const planned: Planned = { title: titleOf(upload.name), items: reading.items };
  const bytes = new TextEncoder().encode(JSON.stringify(planned));
  const { id: stored } = await keepFile(ctx, { name: plannedName, bytes, hasNames: false }, waitHours);
  return screen(
    lines(
      `«${planned.title}»: файл прочитан, ничего ещё не создано.`,
      `Вопросов: ${reading.count}, ошибок: 0`,
      '',
      ...reading.items
        .slice(0, shownItems)
        .map((item, index) => `${index + 1}. ${cut(item.text, 120)} · ${kindOf(item)}`),
      ...(reading.count > shownItems ? [`Ещё вопросов: ${reading.count - shownItems}`] : []),
    ),
    [button('Создать анкету', 'q.import', stored)],
    again,
  );
}

const plannedName = 'questionnaire.json';

const faultWords = ({ count, faults }: TemplateReading) =>
  lines(
    `Вопросов: ${count}, ошибок: ${faults.length}. Анкета не создана.`,
    '',
    ...faults.slice(0, shownFaults).map(({ row, why }) => `• ${row === undefined ? why : `строка ${row}: ${why}`}`),
    ...(faults.length > shownFaults ? [`Ещё ошибок: ${faults.length - shownFaults}`] : []),
    '',
    'Поправьте файл и пришлите его ещё раз.',
  );

/** The file's name without its ending. */
const titleOf = (name: string): string => {
  const title = name
    .replace(/\.xlsx$/iu, '')
    .replace(/[\s_]+/gu, ' ')
    .trim();
  return cut(title === '' ? 'Новая анкета' : title, longest.title);
};

/** «Создать анкету»: once; what was planned is used up. */
async function create(ctx: Context, target: string): Promise<Screen> {
  const stored = await ctx.tx.files.lock(id<'file'>(target));
  if (stored.ownerId !== ctx.me.person.id || stored.name !== plannedName) throw new Refusal('not-found');
  // Written by `receiveQuestionnaire` alone.
  const { title, items } = JSON.parse(new TextDecoder().decode(stored.bytes)) as Planned;
  await ctx.tx.files.remove({ id: stored.id });
  return cardScreen(ctx, await begin(ctx, { title, items, lastKey: items.length }), 'Анкета создана как черновик.');
}
