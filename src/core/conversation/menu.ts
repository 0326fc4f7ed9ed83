import { fold } from '#core/kernel/fold.ts';
import { lines, named, say, type Text } from '#core/kernel/text.ts';
import { isBefore, Temporal } from '#core/kernel/time.ts';
import { type Action, action, allowed, type Context, type Duty, type Feature, type MenuEntry } from './context.ts';
import { showDay } from './questions.ts';
import { type Button, button, inPairs, type Screen, screen } from './screen.ts';

const shownDuties = 4;
/** VK shows six rows of buttons. */
const mostRows = 6;

export const entriesFor = (features: readonly Feature[], ctx: Context): readonly MenuEntry[] =>
  features.flatMap((feature) => feature.menu).filter((entry) => allowed(entry.who, ctx.me));

/** The menu line somebody typed or pressed on the ordinary keyboard. */
export const entryTyped = (entries: readonly MenuEntry[], words: string): MenuEntry | undefined =>
  entries.find((entry) => fold(entry.label) === fold(words));

/** What is expected of me now, with the button that does it, and the next date; then the menu. */
export async function homeScreen(features: readonly Feature[], ctx: Context): Promise<Screen> {
  const duties: Duty[] = [];
  const shortcuts: Button[] = [];
  // One after the other: a transaction asks its database one thing at a time.
  for (const feature of features) {
    duties.push(...((await feature.duties?.(ctx)) ?? []));
    shortcuts.push(...((await feature.shortcuts?.(ctx)) ?? []));
  }
  duties.sort(byDue);
  const next = duties.find((duty) => duty.due && !isBefore(duty.due, ctx.me.today));
  return {
    text: lines(
      say`${named(ctx.me.person.id)} · ${ctx.me.organisation.name}`,
      '',
      ...expected(duties),
      ...(next?.due ? ['', `Ближайшая дата: ${showDay(next.due)}`] : []),
    ),
    rows: [
      ...duties.slice(0, shownDuties).map((duty): Button[] => [button(duty.label, ...split(duty.action))]),
      ...shortcuts.slice(0, mostRows - Math.min(duties.length, shownDuties)).map((one) => [one]),
    ],
    menu: keyboard(entriesFor(features, ctx)),
  };
}

function expected(duties: readonly Duty[]): readonly (Text | string)[] {
  if (duties.length === 0) return ['Сейчас от вас ничего не ждут.'];
  const shown = duties.slice(0, shownDuties).map((duty) => say`• ${duty.text}`);
  const rest = duties.length - shown.length;
  return ['Что сейчас ждут от вас:', ...shown, ...(rest > 0 ? [`Ещё: ${rest}. Всё в «Мои дела».`] : [])];
}

export function menuActions(features: readonly Feature[]): readonly Action[] {
  return [
    action('menu', 'everyone', (ctx) => homeScreen(features, ctx), { below: true }),
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

const split = (action: string): [string, ...string[]] => {
  const [verb = '', ...targets] = action.split(':');
  return [verb, ...targets];
};
