import { areaWords } from '#core/bank/codes.ts';
import { type Action, action, type Context, guided } from '#core/conversation/context.ts';
import { cut, pageOf } from '#core/conversation/fit.ts';
import { form } from '#core/conversation/form.ts';
import { words } from '#core/conversation/questions.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { marks, withoutNames } from '#core/practices/without-names.ts';
import { bankers, numberedList } from './bank-list.ts';
import { namesIn, shelf } from './shelf.ts';

const perPage = 6;
const longest = 200;
const name = 'prog-find';

/** The bank by typed words; the last search can be paged until another one is begun. */
export const findActions: readonly Action[] = [
  action('prog.bank.find', bankers, async (ctx) => {
    await ctx.tx.forms.remove(searchedBy(ctx));
    return ctx.fill(name, ctx.me.organisation.id);
  }),
  action('prog.bank.found', bankers, async (ctx, page = '0') => {
    const [last] = await ctx.tx.forms.where(searchedBy(ctx));
    const said = last?.said.words?.text;
    return said === undefined ? screen('Какую программу искать?', again) : foundScreen(ctx, said, page);
  }),
];

/** Kept as any answered form is, and erased with the others. */
const searchedBy = ({ me }: Context) =>
  ({ personId: me.person.id, organisationId: me.organisation.id, form: name, status: 'sent' }) as const;

const again = [button('Искать ещё', 'prog.bank.find'), button('Банк программ', 'prog.bank')];

export const findGuided = guided<{ readonly words: string }>(name, bankers, async () => ({
  form: form(name, 'Найти программу', { immediate: true }).ask(
    'words',
    words('Что ищете? Например: дисциплина на уроке, родительское собрание', { max: longest }),
  ),
  send: async (inside, { words: said }) => foundScreen(inside, said, '0'),
}));

async function foundScreen(ctx: Context, said: string, wanted: string): Promise<Screen> {
  const found = await search(ctx, said);
  if (found.length === 0)
    return screen('Таких программ пока нет. Попробуйте другие слова или выберите трудность в банке.', again, [
      button('Меню', 'menu'),
    ]);
  const page = pageOf(found, perPage, wanted);
  return numberedList(
    `Нашлось по словам «${cut(said, 80)}»: ${found.length}`,
    page,
    'found',
    page.count > 1 ? [button('Дальше', 'prog.bank.found', String(page.at + 1))] : [],
    again,
  );
}

/** Names are no words to search by: a programme is not found by whose it is (4.4.4: the bank shows nobody). */
async function search(ctx: Context, said: string) {
  const house = await namesIn(ctx);
  const wanted = Object.values(marks).reduce((left, mark) => left.replaceAll(mark, ' '), withoutNames(said, house));
  const organisationId = ctx.me.organisation.id;
  const ids = await ctx.tx.as({ as: 'system' }, () =>
    ctx.tx.programmes.worded({ organisationId, words: wanted, areaWords }),
  );
  const all = await shelf(ctx);
  return ids.flatMap((one) => all.find(({ programme }) => programme.id === one) ?? []);
}
