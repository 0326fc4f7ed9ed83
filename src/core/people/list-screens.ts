import type { Context } from '#core/conversation/context.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { lines, named, say, type Text } from '#core/kernel/text.ts';
import { directory, type Listed } from './directory.ts';
import { roleWords } from './role-words.ts';

const peoplePerPage = 7;

/** «Люди»: who is in the organisation, a page at a time; the number under the list opens the card. */
export async function listScreen(ctx: Context, wanted: number): Promise<Screen> {
  const all = await directory(ctx);
  const pages = Math.max(1, Math.ceil(all.length / peoplePerPage));
  const page = Math.min(Math.max(0, Math.trunc(wanted) || 0), pages - 1);
  const people = all.map((one) => one.person.id);
  const accounts = await ctx.tx.accounts.among('personId', people);
  const connected = new Set(accounts.map((account) => account.personId));
  const shown = all.slice(page * peoplePerPage, (page + 1) * peoplePerPage);
  const numbers = shown.map(({ person }, index) =>
    button(String(page * peoplePerPage + index + 1), 'p.card', person.id),
  );
  return screen(
    lines(
      `Люди: ${all.length}, подключены: ${people.filter((one) => connected.has(one)).length}`,
      '',
      ...shown.map((one, index) => line(one, page * peoplePerPage + index + 1, connected.has(one.person.id))),
      ...(pages > 1 ? ['', `Страница ${page + 1} из ${pages}`] : []),
    ),
    numbers.slice(0, 4),
    numbers.slice(4),
    [
      ...(page > 0 ? [button('Назад', 'p.list', String(page - 1))] : []),
      ...(page < pages - 1 ? [button('Дальше', 'p.list', String(page + 1))] : []),
    ],
    [button('Добавить и пригласить', 'p.more')],
  );
}

/** «3. Лугова Анна: наставник · не в боте». */
function line({ person, roles }: Listed, number: number, connected: boolean): Text {
  const words = [...new Set(roles.map((role) => roleWords[role.role]))].join(', ');
  return say`${number}. ${named(person.id)}: ${words}${connected ? '' : ' · не в боте'}`;
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
