import { type Action, action, type Context, guided } from '#core/conversation/context.ts';
import { pageOf } from '#core/conversation/fit.ts';
import { form } from '#core/conversation/form.ts';
import { showDay, words } from '#core/conversation/questions.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines } from '#core/kernel/text.ts';
import { dayIn, Temporal } from '#core/kernel/time.ts';
import { pairToLog } from './access.ts';

const perPage = 3;

export const noteActions: readonly Action[] = [
  action('j.note', 'anyone', async (ctx, pair = '') => ctx.fill('note', (await pairToLog(ctx, pair)).pair.id)),
  action('j.notes', 'anyone', (ctx, pair = '', page = '0') => notesScreen(ctx, pair, page)),
  action('j.unnote', 'anyone', (ctx, note = '') => drop(ctx, note)),
];

/** Apart from the log: nobody but its author ever sees it, and the database answers nobody else. */
export const noteForm = guided<{ readonly text: string }>('note', 'anyone', async (ctx, pairId) => {
  const { pair } = await pairToLog(ctx, pairId);
  return {
    form: form('note', 'Заметка для себя', { immediate: true }).ask(
      'text',
      words('Напишите заметку. Её увидите только вы: ни вторая сторона, ни куратор, ни директор.', { max: 1000 }),
    ),
    send: async (inside, { text }) => {
      const of = { organisationId: inside.me.organisation.id, mentorshipId: pair.id, personId: inside.me.person.id };
      await inside.tx.notes.add({ id: inside.newId<'note'>(), ...of, text, at: inside.now });
      // The words are kept in one place only.
      await inside.tx.forms.remove({ personId: of.personId, form: 'note', subject: pair.id, status: 'sent' });
      return notesScreen(inside, pair.id, '0', 'Заметка сохранена.');
    },
  };
});

async function notesScreen(ctx: Context, pairId: string, wanted: string, note?: string): Promise<Screen> {
  const { pair } = await pairToLog(ctx, pairId);
  const all = [...(await ctx.tx.notes.where({ mentorshipId: pair.id, personId: ctx.me.person.id }))].sort((a, b) =>
    Temporal.Instant.compare(b.at, a.at),
  );
  const page = pageOf(all, perPage, wanted);
  const { zone } = ctx.me.organisation.settings;
  return screen(
    lines(
      ...(note ? [note, ''] : []),
      'Заметки для себя. Их видите только вы.',
      ...(all.length === 0 ? ['', 'Заметок пока нет.'] : []),
      ...page.items.flatMap((one, index) => [
        '',
        `${page.start + index + 1}. ${showDay(dayIn(zone, one.at))}`,
        one.text,
      ]),
    ),
    page.items.map((one, index) => button(`Удалить ${page.start + index + 1}`, 'j.unnote', one.id)),
    page.count > 1 ? [button('Дальше', 'j.notes', pair.id, String(page.at + 1))] : [],
    [button('Новая заметка', 'j.note', pair.id), button('Журнал', 'j.pair', pair.id, '0')],
    [button('Меню', 'menu')],
  );
}

async function drop(ctx: Context, noteId: string): Promise<Screen> {
  const note = await ctx.tx.notes.get(id<'note'>(noteId));
  if (note.personId !== ctx.me.person.id || note.organisationId !== ctx.me.organisation.id)
    throw new Refusal('not-found');
  await ctx.tx.notes.remove({ id: note.id });
  return notesScreen(ctx, note.mentorshipId, '0', 'Заметка удалена.');
}
