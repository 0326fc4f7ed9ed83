import { fold } from '#core/kernel/fold.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { type Action, allowed, type Context, type Feature, type GuidedForm, type Said } from './context.ts';
import type { Door } from './door.ts';
import { fillForm, formActions, laterScreen } from './guided.ts';
import { answerInView, wantsFile } from './in-view.ts';
import type { Heard, Input } from './input.ts';
import { entriesFor, entryTyped, helpScreen, homeScreen, menuActions } from './menu.ts';
import { button, type Screen, screen } from './screen.ts';
import { unfinishedForms } from './unfinished.ts';
import { inView } from './view.ts';

export interface Reply {
  readonly screen: Screen;
  readonly edits?: string | undefined;
}

interface House {
  readonly door: Door;
  readonly forms: ReadonlyMap<string, GuidedForm>;
  readonly actions: ReadonlyMap<string, Action>;
}

/** Every button the bot understands. */
export const actionsOf = (door: Pick<Door, 'features'>): readonly Action[] => [
  ...formActions(formsOf(door)),
  ...menuActions(featuresOf(door)),
  ...door.features.flatMap((feature) => feature.actions),
];

/** Brings what somebody with a role said or pressed to the feature it is for. */
export function router(door: Door): (bare: BareContext, heard: Heard) => Promise<Reply> {
  const house: House = { door, forms: formsOf(door), actions: new Map(actionsOf(door).map((one) => [one.verb, one])) };
  const complete = contextOf(door);
  return async (bare, heard) => {
    const ctx = complete(bare);
    if (heard.input.kind === 'press') return pressed(house, ctx, heard, heard.input.action);
    const gate = await door.consent(ctx);
    return { screen: gate ?? (await said(house, ctx, heard.input)) };
  };
}

export type BareContext = Omit<Context, 'fill' | 'home'>;

/** A context as actions get it: with the ways to a guided form and to the first screen. */
export function contextOf(door: Pick<Door, 'features'>): (bare: BareContext) => Context {
  const fill = fillForm(formsOf(door));
  const features = featuresOf(door);
  return (bare) => {
    const ctx: Context = {
      ...bare,
      fill: (form, subject, given) => fill(ctx, form, subject, given),
      home: () => homeScreen(features, ctx),
    };
    return ctx;
  };
}

/** The features of the door, and the forms that were put aside. */
const featuresOf = (door: Pick<Door, 'features'>): readonly Feature[] => [
  ...door.features,
  unfinishedForms(formsOf(door)),
];

/** Every guided form, by its name. */
export const formsOf = (door: Pick<Door, 'features'>): ReadonlyMap<string, GuidedForm> =>
  new Map(door.features.flatMap((feature) => feature.forms).map((form) => [form.name, form]));

async function pressed(house: House, ctx: Context, heard: Heard, press: string): Promise<Reply> {
  const [verb = '', ...targets] = isButton(press) ? press.split(':') : [];
  const action = house.actions.get(verb);
  const gate = action?.beforeConsent ? undefined : await house.door.consent(ctx);
  if (gate) return { screen: gate };
  if (!action || targets.some((target) => target === '')) throw new Refusal('stale');
  if (!allowed(action.who, ctx.me)) throw new Refusal('not-yours');
  return { screen: await action.run(ctx, ...targets), edits: action.below ? undefined : heard.message };
}

/** Bytes of the longest button there is: no messenger carries more. */
const longest = 64;

/** Could we have made it? Anybody can send anything in a button's name. */
const isButton = (press: string): boolean =>
  new TextEncoder().encode(press).length <= longest && !/[\p{Cc}\p{Cs}]/u.test(press);

async function said(house: House, ctx: Context, input: Exclude<Input, { kind: 'press' }>): Promise<Screen> {
  switch (input.kind) {
    case 'start':
      return (await house.door.startAgain(ctx, input.payload)) ?? ctx.home();
    case 'text':
      return (
        (await command(house, ctx, input.text)) ??
        (await talked(house, ctx, input)) ??
        (await offered(house, ctx, input, 'interrupts')) ??
        (await answerInView(house.forms)(ctx, input.text, 'text')) ??
        unasked(house, ctx, input)
      );
    case 'file':
      return (
        (await talked(house, ctx, input)) ??
        (await offered(house, ctx, input, 'interrupts')) ??
        (await fileAnswer(house, ctx, input)) ??
        unasked(house, ctx, input)
      );
    case 'group':
    case 'reachable':
    case 'other':
      return notUnderstood();
    default:
      return input satisfies never;
  }
}

async function command(house: House, ctx: Context, words: string): Promise<Screen | undefined> {
  const typed = fold(words);
  if (['/start', '/menu', 'меню', 'начать', 'начало'].includes(typed)) return ctx.home();
  const entries = entriesFor(house.door.features, ctx);
  if (['/help', 'помощь', 'справка'].includes(typed)) return helpScreen(entries);
  if (['/cancel', 'отмена', 'стоп'].includes(typed)) return cancel(ctx);
  const [verb = '', ...targets] = entryTyped(entries, words)?.action.split(':') ?? [];
  return house.actions.get(verb)?.run(ctx, ...targets);
}

async function cancel(ctx: Context): Promise<Screen> {
  const session = (await inView(ctx))?.session;
  return session?.status === 'open' ? laterScreen(session) : ctx.home();
}

async function fileAnswer(
  house: House,
  ctx: Context,
  input: Extract<Input, { kind: 'file' }>,
): Promise<Screen | undefined> {
  const wanted = await wantsFile(house.forms)(ctx);
  if (!wanted) return undefined;
  const upload = await house.door.takeFile(ctx, input);
  return answerInView(house.forms)(ctx, wanted === 'too' ? input.caption : upload, 'file', upload);
}

/** Into the conversation that is held on this account: it goes before everything but a command. */
async function talked(house: House, ctx: Context, input: Said): Promise<Screen | undefined> {
  const { view } = ctx.account;
  if (!view || !('talk' in view)) return undefined;
  return house.door.features.find(({ talk }) => talk?.word === view.talk)?.talk?.take(ctx, view.id, input);
}

/** A file or words no question asked for: some feature may know what to do with them. */
async function unasked(house: House, ctx: Context, input: Input): Promise<Screen> {
  const taken = await offered(house, ctx, input, 'unasked');
  return taken ?? notUnderstood(input.kind === 'file' ? 'Сейчас файл ни к чему не приложить.' : undefined);
}

/** The first feature that knows what to do with it. */
async function offered(
  house: House,
  ctx: Context,
  input: Input,
  way: 'unasked' | 'interrupts',
): Promise<Screen | undefined> {
  for (const feature of house.door.features) {
    const taken = await feature[way]?.(ctx, input);
    if (taken) return taken;
  }
  return undefined;
}

const notUnderstood = (why = 'Не получилось понять сообщение.'): Screen =>
  screen(`${why} Нажмите кнопку или выберите раздел в меню. Всё, что можно сделать, есть в /help.`, [
    button('Меню', 'menu'),
    button('Помощь', 'help'),
  ]);
