import { type Context, guided, holds } from '#core/conversation/context.ts';
import { type AnswersOf, form } from '#core/conversation/form.ts';
import { file } from '#core/conversation/questions.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import type { Upload } from '#core/files/file.ts';
import { keepFile } from '#core/files/keep-file.ts';
import { id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines } from '#core/kernel/text.ts';
import { directory } from './directory.ts';
import { enlist } from './enlist.ts';
import { namesAllowed } from './names-gate.ts';
import { type PersonRow, planInWords, planPeople } from './plan-people.ts';
import { organisers } from './roles.ts';

/** Hours a list that was looked through waits for «Добавить». */
const waitHours = 24;

const fileForm = () =>
  form('people-file', 'Список людей', { immediate: true }).ask(
    'file',
    file(
      'Пришлите файл .xlsx. Столбцы: «Фамилия», «Имя», «Отчество», «Должность», «Роль». Сначала бот покажет, что получится, и ничего не запишет.',
    ),
  );

/** Takes the file; it is fetched and read outside any transaction and comes back to `receivePeople`. */
export const peopleFileForm = guided<AnswersOf<ReturnType<typeof fileForm>>>('people-file', organisers, async (ctx) => {
  if (!namesAllowed(ctx)) throw new Refusal('names-not-allowed');
  return {
    form: fileForm(),
    send: async (inside, answers) => {
      const upload = await inside.tx.uploads.get(id<'upload'>(answers.file));
      if (upload.personId !== inside.me.person.id) throw new Refusal('not-found');
      await inside.tx.uploads.put({ ...upload, purpose: 'people' });
      return screen('Файл получен, сейчас он будет прочитан.', [button('К списку', 'p.list', '0')]);
    },
  };
});

/** The rows of a list that came in: what would happen is told, nothing is written yet. */
export async function receivePeople(ctx: Context, upload: Upload, rows: readonly PersonRow[]): Promise<Screen> {
  if (!holds(ctx.me, ...organisers)) throw new Refusal('not-yours');
  if (rows.length === 0)
    return screen(
      'В файле не нашлось ни одной строки с людьми. Проверьте, что в первой строке стоят заголовки «Фамилия» и «Имя».',
      [button('Прислать другой файл', 'p.file')],
    );
  const plan = planPeople(rows, await everybody(ctx));
  const bytes = new TextEncoder().encode(JSON.stringify(rows));
  const { id: planned } = await keepFile(ctx, { name: 'people.json', bytes, hasNames: true }, waitHours);
  return screen(
    lines(`Список «${upload.name.slice(0, 80)}» прочитан, ничего ещё не записано.`, '', planInWords(plan)),
    ...(plan.fresh.length > 0 ? [[button(`Добавить: ${plan.fresh.length}`, 'p.import', planned)]] : []),
    [button('Прислать другой файл', 'p.file'), button('К списку', 'p.list', '0')],
  );
}

/** «Добавить»: planned anew against the people there are now, so pressing twice adds nobody twice. */
export async function importPeople(ctx: Context, fileId: string): Promise<Screen> {
  const stored = await ctx.tx.files.lock(id<'file'>(fileId));
  if (stored.ownerId !== ctx.me.person.id || stored.name !== 'people.json') throw new Refusal('not-found');
  // Written by `receivePeople` alone.
  const rows = JSON.parse(new TextDecoder().decode(stored.bytes)) as readonly PersonRow[];
  const { fresh } = planPeople(rows, await everybody(ctx));
  for (const one of fresh) await enlist(ctx, one, { organisationId: ctx.me.organisation.id, from: ctx.me.today });
  await ctx.tx.files.remove({ id: stored.id });
  return screen(
    lines(`Добавлено: ${fresh.length}`, '', 'Дальше: напечатайте лист приглашений или пригласите каждого из карточки.'),
    [button('Лист приглашений', 'p.sheet')],
    [button('К списку', 'p.list', '0')],
  );
}

const everybody = async (ctx: Context) => (await directory(ctx)).map((one) => one.person);
