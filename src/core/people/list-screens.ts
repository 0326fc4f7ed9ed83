import type { Context } from '#core/conversation/context.ts';
import { type Button, button, type Screen, screen } from '#core/conversation/screen.ts';
import { lines, named } from '#core/kernel/text.ts';
import { directory } from './directory.ts';

/** VK shows ten buttons: seven people, a way back and forth, one thing to do. */
export const peoplePerPage = 7;

/** «Люди»: who is in the organisation, a page at a time. */
export async function listScreen(ctx: Context, wanted: number): Promise<Screen> {
  const all = await directory(ctx);
  const pages = Math.max(1, Math.ceil(all.length / peoplePerPage));
  const page = Math.min(Math.max(0, Math.trunc(wanted) || 0), pages - 1);
  const accounts = await ctx.tx.accounts.among(
    'personId',
    all.map((one) => one.person.id),
  );
  const connected = new Set(accounts.map((account) => account.personId));
  const shown = all.slice(page * peoplePerPage, (page + 1) * peoplePerPage);
  return screen(
    lines(
      `Люди: ${all.length}, подключены: ${all.filter((one) => connected.has(one.person.id)).length}`,
      ...(pages > 1 ? [`Страница ${page + 1} из ${pages}`] : []),
      '',
      'Точкой отмечены те, кто ещё не подключился.',
    ),
    ...shown.map(({ person }): Button[] => [
      button([...(connected.has(person.id) ? [] : ['· ']), named(person.id)], 'p.card', person.id),
    ]),
    [
      ...(page > 0 ? [button('Назад', 'p.list', String(page - 1))] : []),
      ...(page < pages - 1 ? [button('Дальше', 'p.list', String(page + 1))] : []),
    ],
    [button('Добавить и пригласить', 'p.more')],
  );
}

/** Everything that is done with many people at once. */
export const moreScreen = (): Screen =>
  screen(
    lines(
      'Людей можно добавить по одному или списком .xlsx: столбцы «Фамилия», «Имя», «Отчество», «Должность», «Роль».',
      '',
      'Лист приглашений — файл для печати: карточка с кодом на каждого, кто ещё не подключился.',
    ),
    [button('Добавить человека', 'p.add')],
    [button('Список из файла', 'p.file')],
    [button('Лист приглашений', 'p.sheet')],
    [button('К списку', 'p.list', '0')],
  );
