import type { NewId } from '#core/kernel/id.ts';
import type { Clock } from '#core/kernel/ports.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import type { Instant } from '#core/kernel/time.ts';
import type { Account } from '#core/people/person.ts';
import type { Tx } from '#core/store.ts';
import type { Action, Context, Feature, Links, StrangerContext } from './context.ts';
import { answerInView, fillForm, formActions, laterScreen, wantsFile } from './guided.ts';
import type { Heard, Input } from './input.ts';
import { whoIs } from './me.ts';
import { entriesFor, entryTyped, helpScreen, homeScreen, menuActions } from './menu.ts';
import { fold } from './questions.ts';
import { refusalSentences } from './refusals.ts';
import { button, type Screen, screen } from './screen.ts';

export interface Door {
  readonly newId: NewId;
  readonly clock: Clock;
  readonly links: Links;
  readonly features: readonly Feature[];
  /** Somebody whose account no invitation has bound yet. */
  readonly stranger: (ctx: StrangerContext, input: Input) => Promise<Screen>;
  /** A deep link opened by somebody who is bound already. */
  readonly startAgain: (ctx: Context, payload: string) => Promise<Screen | undefined>;
  /** The screen that stands before everything else until consent is given; undefined when it is in force. */
  readonly consent: (ctx: Context) => Promise<Screen | undefined>;
  /** Takes a file that an open question asked for; the stored answer is the upload's id. */
  readonly takeFile: (ctx: Context, input: Extract<Input, { kind: 'file' }>) => Promise<string>;
}

interface Reply {
  readonly screen: Screen;
  readonly edits?: string | undefined;
}

/** The one door in: what somebody said or pressed becomes effects and their next screen, in the caller's transaction. */
export function hear(door: Door): (tx: Tx, heard: Heard) => Promise<{ readonly guided: boolean }> {
  const route = router(door);
  return async (tx, heard) => {
    const now = door.clock();
    const account = await greet(tx, heard, now);
    if (heard.input.kind === 'reachable') return { guided: false };
    const reply = await respond(door, route, tx, account, heard, now);
    await tx.outbox.post({
      key: `reply:${door.newId()}`,
      lane: 'reply',
      to: { account: account.id },
      screen: reply.screen,
      ...(account.organisationId ? { organisationId: account.organisationId } : {}),
      ...(reply.edits ? { edits: reply.edits } : {}),
    });
    return { guided: (await tx.accounts.get(account.id)).view !== undefined };
  };
}

/** Anything heard proves that the account can be written to, unless it says the contrary. */
async function greet(tx: Tx, heard: Heard, now: Instant): Promise<Account> {
  const met = await tx.accounts.meet(heard.channel, heard.address, now);
  const reachable = heard.input.kind === 'reachable' ? heard.input.reachable : true;
  const { view: _left, ...rest } = met;
  // The question in view is handed over with the account and must be put in view again by whoever shows it.
  await tx.accounts.put({ ...rest, reachable, seenAt: now });
  return { ...met, reachable, seenAt: now };
}

async function respond(
  door: Door,
  route: ReturnType<typeof router>,
  tx: Tx,
  account: Account,
  heard: Heard,
  now: Instant,
): Promise<Reply> {
  if (heard.input.kind === 'group') return { screen: screen('Пишите лично: в общих чатах бот ничего не показывает.') };
  const base: StrangerContext = { tx, now, newId: door.newId, account, links: door.links };
  try {
    const found = await whoIs(tx, account, now);
    if (found === 'stranger') return { screen: await tx.as({ as: 'system' }, () => door.stranger(base, heard.input)) };
    if (found === 'nobody')
      return { screen: screen('Сейчас у вас нет роли ни в одной организации. Если это ошибка, напишите куратору.') };
    const scope = { as: 'person', person: found.person.id, organisations: [found.organisation.id] } as const;
    return await tx.as(scope, () =>
      route({ ...base, me: found, fill: () => Promise.reject(new Refusal('stale')) }, heard),
    );
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    return { screen: screen(refusalSentences[refusal.code], [button('Меню', 'menu')]) };
  }
}

function router(door: Door) {
  const forms = new Map(door.features.flatMap((feature) => feature.forms).map((form) => [form.name, form]));
  const actions = new Map<string, Action>(
    [...formActions(forms), ...menuActions(door.features), ...door.features.flatMap((feature) => feature.actions)].map(
      (one) => [one.verb, one],
    ),
  );
  const fill = fillForm(forms);
  const answer = answerInView(forms);
  const asksForFile = wantsFile(forms);

  return async (bare: Context, heard: Heard): Promise<Reply> => {
    const ctx: Context = { ...bare, fill: (form, subject) => fill(ctx, form, subject) };
    const { input } = heard;
    if (input.kind === 'press') return pressed(ctx, heard, input.action);
    const gate = await door.consent(ctx);
    if (gate) return { screen: gate };
    return { screen: await said(ctx, input) };
  };

  async function pressed(ctx: Context, heard: Heard, pressedAction: string): Promise<Reply> {
    const [verb = '', ...targets] = pressedAction.split(':');
    const action = actions.get(verb);
    const gate = action?.beforeConsent ? undefined : await door.consent(ctx);
    if (gate) return { screen: gate };
    if (!action || targets.some((target) => target === '')) throw new Refusal('stale');
    if (action.who !== 'anyone' && !action.who.some((role) => ctx.me.roles.includes(role)))
      throw new Refusal('not-yours');
    return { screen: await action.run(ctx, ...targets), edits: action.below ? undefined : heard.message };
  }

  async function said(ctx: Context, input: Exclude<Input, { kind: 'press' }>): Promise<Screen> {
    switch (input.kind) {
      case 'start':
        return (await door.startAgain(ctx, input.payload)) ?? homeScreen(door.features, ctx);
      case 'text':
        return (await command(ctx, input.text)) ?? (await answer(ctx, input.text, 'text')) ?? unasked(ctx, input);
      case 'file':
        return (await asksForFile(ctx))
          ? ((await answer(ctx, await door.takeFile(ctx, input), 'file')) ?? unasked(ctx, input))
          : unasked(ctx, input);
      case 'group':
      case 'reachable':
      case 'other':
        return notUnderstood();
      default:
        return input satisfies never;
    }
  }

  async function command(ctx: Context, words: string): Promise<Screen | undefined> {
    const typed = fold(words);
    if (['/start', '/menu', 'меню', 'начать', 'начало'].includes(typed)) return homeScreen(door.features, ctx);
    const entries = entriesFor(door.features, ctx);
    if (['/help', 'помощь', 'справка'].includes(typed)) return helpScreen(entries);
    if (['/cancel', 'отмена', 'стоп'].includes(typed)) return cancel(ctx);
    const entry = entryTyped(entries, words);
    const [verb = '', ...targets] = entry?.action.split(':') ?? [];
    return entry && actions.get(verb)?.run(ctx, ...targets);
  }

  async function cancel(ctx: Context): Promise<Screen> {
    const { view } = ctx.account;
    const session = view && (await ctx.tx.forms.find(view.form));
    return session?.status === 'open' ? laterScreen(session) : homeScreen(door.features, ctx);
  }

  async function unasked(ctx: Context, input: Input): Promise<Screen> {
    for (const feature of door.features) {
      const taken = await feature.unasked?.(ctx, input);
      if (taken) return taken;
    }
    return notUnderstood(input.kind === 'file' ? 'Сейчас файл ни к чему не приложить.' : undefined);
  }
}

const notUnderstood = (why = 'Не получилось понять сообщение.'): Screen =>
  screen(`${why} Нажмите кнопку или выберите раздел в меню. Всё, что можно сделать, есть в /help.`, [
    button('Меню', 'menu'),
    button('Помощь', 'help'),
  ]);
