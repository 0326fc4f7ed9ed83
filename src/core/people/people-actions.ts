import { type Action, action, type Context } from '#core/conversation/context.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines, named, say } from '#core/kernel/text.ts';
import { cardScreen } from './card-screens.ts';
import { channelWords } from './channel-words.ts';
import type { PeopleDeps } from './deps.ts';
import { personHere } from './directory.ts';
import { onlyHere } from './elsewhere.ts';
import { importPeople } from './import-people.ts';
import { inviteScreen, sheetScreen } from './invite-screens.ts';
import { listScreen, moreScreen } from './list-screens.ts';
import { unbind } from './my-data.ts';
import { namesAllowed, namesElsewhere } from './names-gate.ts';
import { switchTo } from './organisations.ts';
import type { Account } from './person.ts';
import { organisers } from './roles.ts';
import { settingsScreen } from './settings-screen.ts';

/** What curators, heads and administrators do with people and settings. */
export const peopleActions = (deps: PeopleDeps): readonly Action[] => [
  action('p.list', organisers, (ctx, page = '0') => listScreen(ctx, Number(page))),
  action('p.card', organisers, (ctx, person = '') => cardScreen(ctx, person)),
  action('p.more', organisers, async () => moreScreen()),
  action('p.add', organisers, (ctx) => whereNamesMay(deps, ctx, 'person-add')),
  action('p.file', organisers, (ctx) => whereNamesMay(deps, ctx, 'people-file')),
  action('p.name', organisers, async (ctx, person = '') => {
    const { id: here } = await personHere(ctx, id<'person'>(person));
    return whereNamesMay(deps, ctx, 'person-rename', here);
  }),
  action('p.import', organisers, (ctx, file = '') => importPeople(ctx, file)),
  action('p.invite', organisers, (ctx, person = '') => inviteScreen(deps, ctx, person), { below: true }),
  action('p.sheet', organisers, (ctx) => sheetScreen(deps, ctx), { below: true }),
  action('p.role', organisers, (ctx, person = '') => ctx.fill('role-add', person)),
  action('p.end', organisers, (ctx, person = '') => ctx.fill('role-end', person)),
  action('p.stand', organisers, (ctx, person = '') => ctx.fill('stand-in', person)),
  action('p.order', ['curator', 'head'], (ctx, role = '') => ctx.fill('curator-order', role)),
  action('p.unlink', organisers, (ctx, account = '') => unlinkQuestion(ctx, account)),
  action('p.unlink.yes', organisers, (ctx, account = '') => unlink(ctx, account)),
  action('org', 'everyone', (ctx, organisation = '') => switchTo(ctx, organisation)),
  action('set', organisers, async (ctx) => settingsScreen(ctx)),
  action('set.edit', organisers, (ctx) => ctx.fill('settings', ctx.me.organisation.id)),
];

const whereNamesMay = (
  deps: PeopleDeps,
  ctx: Context,
  form: string,
  subject: string = ctx.me.organisation.id,
): Promise<Screen> => (namesAllowed(ctx) ? ctx.fill(form, subject) : namesElsewhere(ctx, deps.secrets));

async function unlinkQuestion(ctx: Context, accountId: string): Promise<Screen> {
  const { account, person } = await boundHere(ctx, accountId);
  return screen(
    lines(
      say`Отключить ${channelWords[account.channel]}: ${named(person.id)}?`,
      'Бот перестанет писать туда. Подключить снова можно новым приглашением.',
    ),
    [button('Отключить', 'p.unlink.yes', account.id), button('Не отключать', 'p.card', person.id)],
  );
}

/** First use wins, so the wrong one may have won: whoever invites can take a messenger away again. */
async function unlink(ctx: Context, accountId: string): Promise<Screen> {
  const { account, person } = await boundHere(ctx, accountId);
  await ctx.tx.as({ as: 'system' }, () => unbind(ctx, account.id));
  return cardScreen(ctx, person.id, `Отключено: ${channelWords[account.channel]}`);
}

async function boundHere(ctx: Context, accountId: string) {
  const account: Account = await ctx.tx.accounts.get(id<'account'>(accountId));
  if (!account.personId) throw new Refusal('not-found');
  const person = await personHere(ctx, account.personId);
  await onlyHere(ctx, person.id);
  return { account, person };
}
