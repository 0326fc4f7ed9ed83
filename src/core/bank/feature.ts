import { type Action, action, type Feature } from '#core/conversation/context.ts';
import { readCompact } from '#core/kernel/read-day.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { addForm, externalForm } from './add.ts';
import { cardScreen } from './card.ts';
import { correctionForm } from './correct.ts';
import { entryHere, keepers, readers } from './desk.ts';
import { bankDuties } from './duties.ts';
import { type BankDeps, exportActions } from './export.ts';
import { findForm } from './find.ts';
import { leaveForm, ownRestForm, restForm } from './forms.ts';
import { historyScreen } from './history.ts';
import { hubScreen, moreScreen } from './hub.ts';
import { bankFileForm, importActions } from './import.ts';
import { areasScreen, categoriesScreen, filterScreen, listScreen } from './list-screens.ts';
import { loneScreen, refer } from './lone.ts';
import { cardActions } from './my-card.ts';
import { psychologistActions } from './psychologist.ts';
import { approveForm, signActions } from './sign.ts';
import { act, kept, rest, restScreen } from './states.ts';

const reading: readonly Action[] = [
  action('bank', readers, hubScreen),
  action('bank.list', readers, (ctx, filter = '', page = '0') => listScreen(ctx, filter, page)),
  action('bank.filter', readers, async (_, filter = '') => filterScreen(filter)),
  action('bank.areas', readers, async (_, filter = '', page = '0') => areasScreen(filter, page)),
  action('bank.cats', readers, async (_, filter = '', page = '0') => categoriesScreen(filter, page)),
  action('bank.find', readers, (ctx) => ctx.fill('bank-find', ctx.me.organisation.id)),
  action('bank.lone', readers, (ctx, page = '0') => loneScreen(ctx, page)),
  action('bank.card', readers, (ctx, entry = '') => cardScreen(ctx, entry)),
];

const keeping: readonly Action[] = [
  action('bank.history', keepers, async (ctx, entry = '', page = '0') =>
    historyScreen(ctx, await entryHere(ctx, entry), page, 'bank'),
  ),
  action('bank.edit', keepers, (ctx, entry = '') => ctx.fill('bank-correct', entry)),
  action('bank.seen', keepers, async (ctx, entry = '') =>
    cardScreen(ctx, (await act(ctx, entry, 'seen')).id, 'Отмечено: карточка проверена.'),
  ),
  action('bank.rest', keepers, async (ctx, entry = '') =>
    restScreen(kept(await entryHere(ctx, entry)), ctx.me.today, 'bank'),
  ),
  action('bank.until', keepers, async (ctx, entry = '', code = '') => {
    const until = readCompact(code);
    if (!until) throw new Refusal('stale');
    await rest(ctx, entry, until);
    return cardScreen(ctx, entry);
  }),
  action('bank.day', keepers, (ctx, entry = '') => ctx.fill('bank-rest', entry)),
  action('bank.wake', keepers, async (ctx, entry = '') => cardScreen(ctx, (await act(ctx, entry, 'awake')).id)),
  action('bank.leave', keepers, (ctx, entry = '') => ctx.fill('bank-leave', entry)),
  action('bank.back', keepers, async (ctx, entry = '') => cardScreen(ctx, (await act(ctx, entry, 'restored')).id)),
  action('bank.more', keepers, async () => moreScreen()),
  action('bank.add', keepers, (ctx, side = 'm') => ctx.fill('bank-add', side)),
  action('bank.refer', ['curator'], (ctx, entry = '') => refer(ctx, entry)),
  action('bank.recall', ['curator'], async (ctx, entry = '') =>
    cardScreen(ctx, (await act(ctx, entry, 'recalled')).id),
  ),
];

/** The banks of mentors and mentees (4.4.4, 5.2): read, kept, approved as a list; everybody's own card; referrals. */
export const bankFeature = (deps: BankDeps): Feature => ({
  actions: [
    ...reading,
    ...keeping,
    ...signActions,
    ...exportActions(deps),
    ...importActions(deps),
    ...cardActions,
    ...psychologistActions,
  ],
  menu: [
    { label: 'Банк', who: readers, action: 'bank' },
    { label: 'Поддержка', who: ['psychologist'], action: 'psy' },
    { label: 'Моя карточка', who: 'anyone', action: 'card' },
  ],
  forms: [findForm, correctionForm, restForm, ownRestForm, leaveForm, addForm, externalForm, approveForm, bankFileForm],
  duties: bankDuties,
});
