import { type Area, areaWords, formWords, modeWords } from '#core/bank/codes.ts';
import { workingDays } from '#core/calendar/working-days.ts';
import { type Action, action, type Context } from '#core/conversation/context.ts';
import { type Button, button, inPairs, type Screen, screen } from '#core/conversation/screen.ts';
import { entry } from '#core/kernel/entry.ts';
import { type Id, id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines, say } from '#core/kernel/text.ts';
import { ownPair, peopleOn } from '#core/pairing/access.ts';
import type { Asked } from '#core/pairing/answers.ts';
import type { Mentorship } from '#core/pairing/mentorship.ts';
import { ownPairs } from '#core/pairing/mine.ts';
import { kindsWords, listOf } from '#core/pairing/words.ts';
import type { RoleName } from '#core/people/person.ts';
import { houseOf } from '#core/practices/house.ts';
import { type House, withoutNames } from '#core/practices/without-names.ts';
import { cut, pageOf } from '#core/roadmap/fit.ts';
import { newest, programmesOf } from './access.ts';
import { cardScreen } from './card.ts';
import type { ProgrammesDeps } from './deps.ts';
import { draftIn } from './draft.ts';
import { canTake, madeLike, termLike } from './follow.ts';
import { planOf } from './plan.ts';
import type { Activity, Programme } from './programme.ts';
import { isOpen, isOver } from './state.ts';
import { areasLine } from './words.ts';

const perPage = 6;
const linesPerPage = 10;
const all = 'all';
const who: readonly RoleName[] = ['mentor', 'mentee', 'curator', 'head', 'council'];

/** The bank of programmes (4.4.4): approved and closed ones of this school, without names, by what is difficult. */
export const bankActions = (deps: ProgrammesDeps): readonly Action[] => [
  action('prog.bank', who, (ctx, page = '0') => hub(ctx, page)),
  action('prog.bank.of', who, (ctx, area = all, size = all, page = '0') => listScreen(ctx, { area, size, page })),
  action('prog.bank.see', who, (ctx, programme = '', page = '0') => seeScreen(ctx, programme, page)),
  action('prog.take', who, (ctx, programme = '') => take(ctx, deps, programme)),
  action('prog.taken', who, (ctx, programme = '', pair = '') => taken(ctx, deps, programme, pair)),
];

/** A programme as the bank shows it: of its pair only how, not who. */
interface Shelved {
  readonly programme: Programme;
  readonly pair: Mentorship;
  readonly group: boolean;
}

/** Other people's programmes lie behind the wall: what is taken from there is shown without names alone. */
async function shelf(ctx: Context): Promise<readonly Shelved[]> {
  const organisationId = ctx.me.organisation.id;
  return ctx.tx.as({ as: 'system' }, async () => {
    const found = [
      ...(await ctx.tx.programmes.where({ organisationId, status: 'approved' })),
      ...(await ctx.tx.programmes.where({ organisationId, status: 'closed' })),
    ];
    const pairs = await ctx.tx.mentorships.among('id', [...new Set(found.map((one) => one.mentorshipId))]);
    const members = await ctx.tx.members.among(
      'mentorshipId',
      pairs.map((one) => one.id),
    );
    return [...found].sort(newest).flatMap((programme): readonly Shelved[] => {
      const pair = pairs.find((one) => one.id === programme.mentorshipId);
      const mentees = peopleOn(
        members.filter((one) => one.mentorshipId === programme.mentorshipId),
        'mentee',
      );
      return pair ? [{ programme, pair, group: pair.kinds.includes('group') || mentees.length > 2 }] : [];
    });
  });
}

async function hub(ctx: Context, wanted: string): Promise<Screen> {
  const found = await shelf(ctx);
  if (found.length === 0)
    return screen('В банке программ пока пусто: в него попадают утверждённые и завершённые программы, без имён.', [
      button('Программы', 'progs'),
      button('Меню', 'menu'),
    ]);
  const counted = (Object.keys(areaWords) as readonly Area[]) // the keys of a literal
    .map((area) => ({ area, count: found.filter((one) => one.programme.areas.includes(area)).length }))
    .filter(({ count }) => count > 0);
  const page = pageOf(counted, perPage, wanted);
  return screen(
    lines('Банк программ, без имён', '', `Программ: ${found.length}`, 'Какая трудность?'),
    ...inPairs(
      page.items.map(({ area, count }) =>
        button(`${cut(areaWords[area], 30)}: ${count}`, 'prog.bank.of', area, all, '0'),
      ),
    ),
    page.count > 1 ? [button('Другие трудности', 'prog.bank', String(page.at + 1))] : [],
    [button(`Все программы: ${found.length}`, 'prog.bank.of', all, all, '0'), button('Программы', 'progs')],
  );
}

const sizes = { one: 'Индивидуальные', group: 'Групповые' } as const;

async function listScreen(
  ctx: Context,
  { area, size, page: wanted }: { readonly area: string; readonly size: string; readonly page: string },
): Promise<Screen> {
  const ofArea = (await shelf(ctx)).filter(
    ({ programme }) => area === all || programme.areas.some((one) => one === area),
  );
  const found = ofArea.filter((one) => size === all || one.group === (size === 'group'));
  const page = pageOf(found, perPage, wanted);
  return screen(
    lines(
      `${entry(areaWords, area) ?? 'Все программы'}${entry(sizes, size) ? `, ${entry(sizes, size)?.toLowerCase()}` : ''}: ${found.length}`,
      '',
      ...page.items.map((one, index) => `${page.start + index + 1}. ${lineOf(one)}`),
    ),
    page.items
      .map((one, index) => button(String(page.start + index + 1), 'prog.bank.see', one.programme.id, '0'))
      .slice(0, 3),
    page.items
      .map((one, index) => button(String(page.start + index + 1), 'prog.bank.see', one.programme.id, '0'))
      .slice(3),
    sizeRow(area, size),
    [
      ...(page.count > 1 ? [button('Дальше', 'prog.bank.of', area, size, String(page.at + 1))] : []),
      button('Банк программ', 'prog.bank'),
    ],
  );
}

const sizeRow = (area: string, size: string): readonly Button[] =>
  (['one', 'group'] as const).map((one) =>
    size === one ? button('Все', 'prog.bank.of', area, all, '0') : button(sizes[one], 'prog.bank.of', area, one, '0'),
  );

const monthsOf = ({ from, to }: Programme): number =>
  Math.round(from.until(to.add({ days: 1 }), { largestUnit: 'days' }).days / 30.4);

const lineOf = ({ programme, group }: Shelved): string =>
  `${group ? 'Групповая' : 'Индивидуальная'}, месяцев: ${monthsOf(programme)}. ${cut(areasLine(programme.areas), 120)}`;

/** One of the bank. Throws not-found. */
async function shelved(ctx: Context, programmeId: string): Promise<Shelved & { readonly plan: readonly Activity[] }> {
  const found = (await shelf(ctx)).find(({ programme }) => programme.id === id<'programme'>(programmeId));
  if (!found) throw new Refusal('not-found');
  const plan = await ctx.tx.as({ as: 'system' }, () => planOf(ctx, found.programme));
  return { ...found, plan };
}

async function seeScreen(ctx: Context, programmeId: string, wanted: string): Promise<Screen> {
  const one = await shelved(ctx, programmeId);
  const house = await namesIn(ctx);
  const page = pageOf(one.plan, linesPerPage, wanted);
  const line = ({ title, expected }: Activity) =>
    cut(withoutNames(expected ? `${title} → ${expected}` : title, house), 220);
  return screen(
    lines(
      lineOf(one),
      `Форма и вид: ${formWords[one.pair.form]}; ${kindsWords(one.pair.kinds)}`,
      `Встречи: ${modeWords[one.programme.mode].toLowerCase()}`,
      '',
      ...page.items.map((each, index) => `${page.start + index + 1}. ${line(each)}`),
    ),
    page.count > 1 ? [button('Дальше', 'prog.bank.see', one.programme.id, String(page.at + 1))] : [],
    [button('Взять за образец', 'prog.take', one.programme.id)],
    [button('Банк программ', 'prog.bank'), button('Меню', 'menu')],
  );
}

/** Everybody the school knows: their names may be typed into a line. */
const namesIn = (ctx: Context): Promise<House> => ctx.tx.as({ as: 'system' }, () => houseOf(ctx));

/** One's own pairs where a programme can be begun or is being made. */
async function targets(ctx: Context): Promise<readonly Asked[]> {
  const found: Asked[] = [];
  for (const asked of await ownPairs(ctx)) {
    const own = await programmesOf(ctx, asked.pair.id);
    if (own.some(isOpen) || (canTake(asked.pair, ctx.me.today) && own.every(isOver))) found.push(asked);
  }
  return found;
}

async function take(ctx: Context, deps: ProgrammesDeps, programmeId: string): Promise<Screen> {
  const { programme } = await shelved(ctx, programmeId);
  const into = await targets(ctx);
  const [only, ...others] = into;
  if (!only)
    return screen('Образец берут в программу своей пары, которая ещё не утверждена. Такой пары у вас сейчас нет.', [
      button('К образцу', 'prog.bank.see', programme.id, '0'),
      button('Программы', 'progs'),
    ]);
  if (others.length === 0) return taken(ctx, deps, programme.id, only.pair.id);
  const shown = into.slice(0, perPage);
  const titles = shown.map(({ members }) => listOf(peopleOn(members).filter((one) => one !== ctx.me.person.id)));
  return screen(
    lines('В какую программу взять мероприятия?', ...titles.map((one, index) => say`${index + 1}. ${one}`)),
    shown.map(({ pair }, index) => button(String(index + 1), 'prog.taken', programme.id, pair.id)),
    [button('К образцу', 'prog.bank.see', programme.id, '0')],
  );
}

async function taken(ctx: Context, { national }: ProgrammesDeps, programmeId: string, pairId: string): Promise<Screen> {
  const { programme: pattern, plan } = await shelved(ctx, programmeId);
  const { pair } = await ownPair(ctx, pairId);
  const asked = (await targets(ctx)).find((one): boolean => one.pair.id === (pair.id as Id<'mentorship'>));
  if (!asked) throw new Refusal('stale');
  const house = await namesIn(ctx);
  const nameless = plan.map(
    ({ expected, ...one }): Activity => ({
      ...{ ...one, title: withoutNames(one.title, house) },
      ...(expected ? { expected: withoutNames(expected, house) } : {}),
    }),
  );
  const open = (await programmesOf(ctx, asked.pair.id)).find(isOpen);
  const term = open ?? termLike(pattern, asked.pair, ctx.me.today);
  const made = madeLike(
    { ...pattern, expected: withoutNames(pattern.expected, house), schedule: withoutNames(pattern.schedule, house) },
    nameless,
    {
      from: term.from,
      to: term.to,
    },
  );
  const isWorking = workingDays(national, ctx.me.organisation.settings);
  const { programme, joined } = await draftIn(ctx, asked, made, isWorking);
  return cardScreen(
    ctx,
    programme.id,
    joined
      ? 'Мероприятия образца добавлены в вашу программу, даты сдвинуты.'
      : 'Черновик по образцу готов, даты сдвинуты. Проверьте направления и предложите всем в паре.',
  );
}
