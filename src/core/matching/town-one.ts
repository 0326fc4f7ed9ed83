import { type Action, action, type Context } from '#core/conversation/context.ts';
import { pageOf } from '#core/conversation/fit.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines } from '#core/kernel/text.ts';
import type { MatchingHouse } from './deps.ts';
import { decide } from './desk.ts';
import { exclude, pin, unpin } from './match-draft.ts';
import { coupleOf, isSought, menteesIn, type Placed, type Town, type TownCouple } from './town.ts';
import { townNow } from './town-desk.ts';
import { type OtherMentor, othersFor } from './town-others.ts';
import { draftScreen, perPage } from './town-screens.ts';
import { menteeWords, mentorWords } from './town-words.ts';

const municipal = ['municipal'] as const;

/** One line of the proposal between schools: kept, given another mentor, or not proposed. */
export const townOneActions = (house: MatchingHouse): readonly Action[] => [
  action('town.one', municipal, (ctx, mentee = '') => coupleScreen(ctx, house, mentee)),
  action('town.others', municipal, (ctx, mentee = '', page = '0') => othersScreen(ctx, house, mentee, page)),
  action('town.pin', municipal, (ctx, mentee = '', mentor = '') => pinTwo(ctx, house, mentee, mentor)),
  action('town.unpin', municipal, (ctx, mentee = '') => unpinOne(ctx, house, mentee)),
  action('town.ban', municipal, (ctx, mentee = '', mentor = '') => ban(ctx, house, mentee, mentor)),
];

async function coupleScreen(ctx: Context, house: MatchingHouse, mentee: string): Promise<Screen> {
  const looked = await lookedAt(ctx, house, mentee);
  if (!looked) throw new Refusal('stale');
  return pairScreen(looked);
}

function pairScreen({ couple, page }: Looked, note?: string): Screen {
  const mentee = couple.mentee.one.entry.id;
  const targets = [mentee, couple.mentor.one.entry.id] as const;
  return screen(
    lines(
      ...(note ? [note, ''] : couple.pinned ? ['Закреплено', ''] : []),
      `Кому: ${menteeWords(couple.mentee)}`,
      `Кто: ${mentorWords(couple)}`,
      ...(couple.pinned ? [] : ['', 'Закреплённые останутся вместе, остальные подберутся вокруг.']),
    ),
    [couple.pinned ? button('Снять закрепление', 'town.unpin', mentee) : button('Закрепить', 'town.pin', ...targets)],
    [button('Другой наставник', 'town.others', mentee, '0')],
    [button('Не предлагать', 'town.ban', ...targets)],
    [button('Весь подбор', 'town.draft', String(page))],
  );
}

interface Looked {
  readonly town: Town;
  readonly couple: TownCouple;
  /** Of the whole proposal. */
  readonly page: number;
}

/** The line of a mentee in the proposal as it is now; undefined where they have none. */
async function lookedAt(ctx: Context, { proposeTown }: MatchingHouse, mentee: string): Promise<Looked | undefined> {
  const town = await townNow(ctx);
  const { couples } = await proposeTown(ctx.me.organisation.id, town);
  const at = couples.findIndex((one) => one.mentee.one.entry.id === mentee);
  const couple = couples[at];
  return couple && { town, couple, page: Math.floor(at / perPage) };
}

async function othersScreen(ctx: Context, house: MatchingHouse, menteeEntry: string, wanted: string): Promise<Screen> {
  const looked = await lookedAt(ctx, house, menteeEntry);
  if (!looked) throw new Refusal('stale');
  const { town, couple } = looked;
  const { mentee } = couple;
  const others = othersFor(town, mentee).filter(({ mentor }) => mentor.one.entry.id !== couple.mentor.one.entry.id);
  const page = pageOf(others, perPage, wanted);
  const back = [button('К паре', 'town.one', menteeEntry), button('Весь подбор', 'town.draft', String(looked.page))];
  if (page.items.length === 0)
    return screen(lines(`Кому: ${menteeWords(mentee)}`, '', 'Других свободных наставников нет.'), back);
  return screen(
    lines(
      `Кому: ${menteeWords(mentee)}`,
      'Кто ещё подойдёт, лучшие первыми. Номер закрепляет этих двоих.',
      ...page.items.flatMap((one, index) => ['', `${page.start + index + 1}. ${mentorWords({ ...one, mentee })}`]),
    ),
    page.items.map(({ mentor }, index) =>
      button(String(page.start + index + 1), 'town.pin', menteeEntry, mentor.one.entry.id),
    ),
    page.count > 1
      ? [button(`Дальше (${page.at + 1} из ${page.count})`, 'town.others', menteeEntry, String(page.at + 1))]
      : [],
    back,
  );
}

/** Somebody of these schools for whom another school's mentor is looked for. Throws stale. */
function menteeNow(town: Town, entry: string): Placed {
  const found = menteesIn(town).find((one) => one.one.entry.id === entry && isSought(one));
  if (!found) throw new Refusal('stale');
  return found;
}

/** Throws stale where the mentor may not be any more. */
async function pinTwo(ctx: Context, house: MatchingHouse, menteeEntry: string, mentorEntry: string): Promise<Screen> {
  const town = await townNow(ctx);
  const mentee = menteeNow(town, menteeEntry);
  const chosen = othersFor(town, mentee).find(({ mentor }: OtherMentor) => mentor.one.entry.id === mentorEntry);
  if (!chosen) throw new Refusal('stale');
  await decide(ctx, (before) => pin(before, coupleOf(chosen.mentor, mentee)));
  const looked = await lookedAt(ctx, house, menteeEntry);
  if (!looked) throw new Refusal('stale');
  return pairScreen(looked, 'Закреплено. Остальные подобраны заново.');
}

async function unpinOne(ctx: Context, house: MatchingHouse, menteeEntry: string): Promise<Screen> {
  const mentee = menteeNow(await townNow(ctx), menteeEntry);
  await decide(ctx, (before) => unpin(before, mentee.one.person.id));
  const note = 'Закрепление снято, все подобраны заново.';
  const looked = await lookedAt(ctx, house, menteeEntry);
  return looked ? pairScreen(looked, note) : draftScreen(ctx, house, '0', note);
}

async function ban(ctx: Context, house: MatchingHouse, menteeEntry: string, mentorEntry: string): Promise<Screen> {
  const looked = await lookedAt(ctx, house, menteeEntry);
  if (looked?.couple.mentor.one.entry.id !== mentorEntry) throw new Refusal('stale');
  const { mentor, mentee } = looked.couple;
  await decide(ctx, (before) => exclude(before, coupleOf(mentor, mentee)));
  return draftScreen(ctx, house, String(looked.page), 'Исключено, остальные подобраны заново.');
}
