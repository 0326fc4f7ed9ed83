import { type Action, action, type Context } from '#core/conversation/context.ts';
import { cut } from '#core/conversation/fit.ts';
import { showDay } from '#core/conversation/questions.ts';
import { type Button, button, type Screen, screen } from '#core/conversation/screen.ts';
import { readCompact } from '#core/kernel/read-day.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines, named, say, type Text } from '#core/kernel/text.ts';
import { pairsLine, pairsOf, restButton } from './card.ts';
import { change, lockOwn } from './desk.ts';
import type { BankEntry } from './entry.ts';
import { changesIn, fieldsOf } from './fields.ts';
import { historyScreen } from './history.ts';
import { mentorProfile } from './profile.ts';
import { isOld } from './review.ts';
import { awake, rest, restScreen, seen } from './states.ts';

/** Characters of a value; of two cards on one screen each has half. */
const shown = { one: 160, two: 80 };

/** Everybody's own card: what the school's bank says of me, who sees it, and how to correct it. */
export const cardActions: readonly Action[] = [
  action('card', 'anyone', (ctx) => myCardScreen(ctx)),
  action('card.seen', 'anyone', async (ctx, entry = '') => {
    await change(ctx, seen(await lockOwn(ctx, entry), ctx.me.today), 'reviewed');
    return myCardScreen(ctx, 'Отмечено: карточка проверена.');
  }),
  action('card.rest', 'anyone', async (ctx, entry = '') => restScreen(await lockOwn(ctx, entry), ctx.me.today, 'card')),
  // Below: from the digest, which stays where it is.
  action(
    'card.more',
    'anyone',
    async (ctx, entry = '') => restScreen(await lockOwn(ctx, entry), ctx.me.today, 'card'),
    { below: true },
  ),
  action('card.until', 'anyone', async (ctx, entry = '', code = '') => {
    const until = readCompact(code);
    const own = await lockOwn(ctx, entry);
    if (!until) throw new Refusal('stale');
    await rest(ctx, own.id, until);
    return myCardScreen(ctx, `Пауза до ${showDay(until)}: до этого дня пары не предлагаются.`);
  }),
  action('card.day', 'anyone', async (ctx, entry = '') => ctx.fill('card-rest', (await lockOwn(ctx, entry)).id)),
  action('card.wake', 'anyone', async (ctx, entry = '') => {
    const own = await lockOwn(ctx, entry);
    if (own.pausedUntil) await change(ctx, awake(own), 'resumed');
    return myCardScreen(ctx, 'Пауза снята.');
  }),
  action('card.elsewhere', 'anyone', (ctx, entry = '', said = '') => workElsewhere(ctx, entry, said === 'on')),
  action('card.history', 'anyone', async (ctx, entry = '', page = '0') => {
    const own = await lockOwn(ctx, entry);
    // The wall shows events to those who run the programme; of one's own entry one may know them too.
    return ctx.tx.as({ as: 'system' }, () => historyScreen(ctx, own, page, 'card'));
  }),
  action('card.who', 'anyone', async () => whoScreen()),
];

export const ownEntries = async ({ tx, me }: Context): Promise<readonly BankEntry[]> =>
  (await tx.bank.where({ organisationId: me.organisation.id, personId: me.person.id }))
    .filter((entry) => entry.status !== 'left')
    .sort((a, b) => (a.side < b.side ? 1 : -1));

export async function myCardScreen(ctx: Context, note?: string): Promise<Screen> {
  const own = await ownEntries(ctx);
  const parts: Text[] = [];
  for (const entry of own) parts.push(await part(ctx, entry, own.length > 1 ? shown.two : shown.one));
  const sides = own.map((entry) => entry.side);
  return screen(
    lines(
      ...(note ? [note, ''] : []),
      say`${named(ctx.me.person.id)}`,
      ...(own.length === 0 ? ['', 'В банке наставничества школы вас пока нет. Хотите участвовать?'] : []),
      ...parts.flatMap((each) => ['', each]),
    ),
    ...own.map((entry) => entryRow(ctx, entry, own.length > 1)),
    ...own.map((entry) => elsewhereRow(ctx, entry)),
    sides.includes('mentor') ? [] : [button('Готовность быть наставником', 'sv.fill', 'mentor')],
    sides.includes('mentee') ? [] : [button('Нужна поддержка наставника', 'sv.fill', 'mentee')],
    own.length > 0 ? [button('Кто это видит', 'card.who')] : [],
  );
}

/** Somebody in both halves of the bank has to see which of them a button is about. */
function entryRow(ctx: Context, entry: BankEntry, both: boolean): readonly Button[] {
  const about = both ? (entry.side === 'mentor' ? ': опыт' : ': поддержка') : '';
  return [
    ...(isOld(entry, ctx.me.today) ? [button(`Всё верно${about}`, 'card.seen', entry.id)] : []),
    button(`Изменить${about}`, 'sv.fill', entry.side),
    ...(entry.side === 'mentor' ? [restButton(entry, 'card')] : []),
    button(`История${about}`, 'card.history', entry.id, '0'),
  ];
}

/** Where the school lends its mentors, each of them says for themselves; nobody is asked to. */
function elsewhereRow({ me }: Context, entry: BankEntry): readonly Button[] {
  if (entry.side !== 'mentor') return [];
  const { municipality, exchange } = me.organisation.settings;
  if (mentorProfile(entry).elsewhere)
    return [button('Работать только в своей школе', 'card.elsewhere', entry.id, 'off')];
  return municipality && exchange?.lends ? [button('Можно и в другой школе', 'card.elsewhere', entry.id, 'on')] : [];
}

async function workElsewhere(ctx: Context, entryId: string, elsewhere: boolean): Promise<Screen> {
  const own = await lockOwn(ctx, entryId);
  const { municipality, exchange } = ctx.me.organisation.settings;
  if (elsewhere && (own.side !== 'mentor' || !municipality || !exchange?.lends)) throw new Refusal('stale');
  if (own.side !== 'mentor') return myCardScreen(ctx);
  const after: BankEntry = { ...own, profile: { ...mentorProfile(own), elsewhere } };
  await change(ctx, after, 'elsewhere', changesIn(own, after));
  return myCardScreen(
    ctx,
    elsewhere
      ? 'Записано. Если другой школе муниципалитета понадобится ваша помощь, вас сначала спросят; до согласия имя туда не попадёт.'
      : 'Записано: только своя школа.',
  );
}

/** A mentee is never called one to their face. */
async function part(ctx: Context, entry: BankEntry, longest: number): Promise<Text> {
  const pairs = await pairsOf(ctx, entry);
  return lines(
    entry.side === 'mentor' ? 'Вы в банке наставников' : 'Вы в списке тех, кому подбирают наставника',
    ...(entry.status === 'waiting' ? ['Карточка ждёт утверждения.'] : []),
    ...(entry.pausedUntil ? [`Пауза до ${showDay(entry.pausedUntil)}`] : []),
    ...fieldsOf(entry.side).flatMap(({ label, words }) =>
      words(entry) === '' ? [] : [`${ownLabels[label] ?? label}: ${cut(words(entry), longest)}`],
    ),
    pairsLine(pairs),
    `Проверено: ${showDay(entry.reviewedOn)}${isOld(entry, ctx.me.today) ? '. Прошёл год: проверьте, всё ли верно' : ''}`,
  );
}

const ownLabels: Readonly<Record<string, string>> = { 'Чего ждёт': 'Чего ждёте', 'Нужно обучение': 'Хотите обучение' };

const whoScreen = (): Screen =>
  screen(
    lines(
      'Карточку видят: вы, куратор, руководитель, администратор и совет наставников. Пожелания к наставнику совет не видит.',
      'Ответ о профессиональном выгорании в карточку не входит: его видят только педагог-психолог и куратор.',
      '',
      'Исправить карточку можно, заполнив анкету ещё раз: новые ответы заменят прежние. Отозвать согласие и стереть всё: «Мои данные».',
    ),
    [button('К карточке', 'card'), button('Мои данные', 'me')],
  );
