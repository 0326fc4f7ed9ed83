import { fold } from '#core/kernel/fold.ts';
import { lines, named, say, type Text } from '#core/kernel/text.ts';
import { isBefore, Temporal } from '#core/kernel/time.ts';
import { type Action, action, allowed, type Context, type Duty, type Feature, type MenuEntry } from './context.ts';
import { cut, pageOf } from './fit.ts';
import { showDay } from './questions.ts';
import { type Button, button, inPairs, type Screen, screen } from './screen.ts';

const shownDuties = 4;
const perPage = 5;
/** VK shows six rows of buttons, and forty characters on each. */
const mostRows = 6;
const longestLabel = 40;

export const entriesFor = (features: readonly Feature[], ctx: Context): readonly MenuEntry[] =>
  features.flatMap((feature) => feature.menu).filter((entry) => allowed(entry.who, ctx.me));

/** The menu line somebody typed or pressed on the ordinary keyboard. */
export const entryTyped = (entries: readonly MenuEntry[], words: string): MenuEntry | undefined =>
  entries.find((entry) => fold(entry.label) === fold(words));

/** What is expected of me now, the most pressing with the button that does it, and the next date; then the menu. */
export async function homeScreen(features: readonly Feature[], ctx: Context): Promise<Screen> {
  const duties = await dutiesOf(features, ctx);
  const shortcuts = await shortcutsOf(features, ctx);
  const first = told(duties.slice(0, shownDuties));
  const next = duties.find((duty) => duty.due && !isBefore(duty.due, ctx.me.today));
  return {
    text: lines(
      say`${named(ctx.me.person.id)} · ${ctx.me.organisation.name}`,
      '',
      ...expected(first, duties.length),
      ...(next?.due ? ['', `Ближайшая дата: ${showDay(next.due)}`] : []),
    ),
    rows: [...first.map((duty) => [buttonOf(duty)]), ...below(duties, shortcuts)],
    menu: keyboard(entriesFor(features, ctx)),
  };
}

// One after the other: a transaction asks its database one thing at a time.
async function dutiesOf(features: readonly Feature[], ctx: Context): Promise<readonly Duty[]> {
  const all: Duty[] = [];
  for (const feature of features) all.push(...((await feature.duties?.(ctx)) ?? []));
  return all.sort(byDue);
}

async function shortcutsOf(features: readonly Feature[], ctx: Context): Promise<readonly Button[]> {
  const all: Button[] = [];
  for (const feature of features) all.push(...((await feature.shortcuts?.(ctx)) ?? []));
  return all;
}

/** Numbered where two buttons would read alike. */
function told(duties: readonly Duty[]): readonly Duty[] {
  const isClear = new Set(duties.map((duty) => duty.label)).size === duties.length;
  return duties.map((duty, index) => {
    const { text, label } = duty;
    return isClear
      ? { ...duty, text: say`• ${text}` }
      : { ...duty, text: say`${index + 1}. ${text}`, label: cut(`${index + 1}. ${label}`, longestLabel) };
  });
}

function expected(first: readonly Duty[], count: number): readonly (Text | string)[] {
  if (count === 0) return ['Сейчас от вас ничего не ждут.'];
  const rest = count - first.length;
  return ['Что сейчас ждут от вас:', ...first.map(({ text }) => text), ...(rest > 0 ? [`Ещё: ${rest}.`] : [])];
}

/** The way to the whole list shares its row with the first shortcut. */
function below(duties: readonly Duty[], [first, ...others]: readonly Button[]): Screen['rows'] {
  const whole = duties.length > shownDuties ? [button(`Показать все: ${duties.length}`, 'expected')] : [];
  const rows = [[...whole, ...(first ? [first] : [])], ...others.map((one) => [one])];
  return rows.slice(0, mostRows - Math.min(duties.length, shownDuties)).filter((row) => row.length > 0);
}

/** Everything that is expected of me, the nearest date first, each under its number. */
async function expectedScreen(features: readonly Feature[], ctx: Context, wanted: string): Promise<Screen> {
  const duties = await dutiesOf(features, ctx);
  if (duties.length === 0) return homeScreen(features, ctx);
  const { items, start, at, count } = pageOf(duties, perPage, wanted);
  const numbered = items.map((duty, index) => ({ ...duty, label: String(start + index + 1) }));
  return screen(
    lines(`От вас ждут: ${duties.length}`, ...numbered.flatMap(({ label, text }) => ['', say`${label}. ${text}`])),
    numbered.map(buttonOf),
    count > 1 ? [button(`Дальше (${at + 1} из ${count})`, 'expected', String(at + 1))] : [],
    [button('Меню', 'menu')],
  );
}

export function menuActions(features: readonly Feature[]): readonly Action[] {
  return [
    action('menu', 'everyone', (ctx) => homeScreen(features, ctx), { below: true }),
    action('expected', 'everyone', (ctx, page = '0') => expectedScreen(features, ctx, page)),
    action('help', 'everyone', async (ctx) => helpScreen(entriesFor(features, ctx))),
  ];
}

export const helpScreen = (entries: readonly MenuEntry[]): Screen =>
  screen(
    lines(
      'Здесь живёт система наставничества вашей школы: сроки дорожной карты, опросы, согласия, отчёты.',
      '',
      'Кнопки под сообщением отвечают на него. Меню внизу открывает разделы:',
      ...entries.map((entry) => `• ${entry.label}`),
      '',
      'В анкете вместо кнопок можно написать: назад, пропустить, готово, позже, проверить.',
      '/menu — меню, /cancel — отложить анкету, /help — эта подсказка.',
    ),
    [button('Меню', 'menu')],
  );

const keyboard = (entries: readonly MenuEntry[]): readonly (readonly string[])[] =>
  inPairs(entries.map((entry) => entry.label));

const byDue = (a: Duty, b: Duty): number =>
  a.due && b.due ? Temporal.PlainDate.compare(a.due, b.due) : Number(b.due !== undefined) - Number(a.due !== undefined);

function buttonOf({ label, action }: Duty): Button {
  const [verb = '', ...targets] = action.split(':');
  return button(label, verb, ...targets);
}
