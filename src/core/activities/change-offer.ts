import { type Action, action, type Context } from '#core/conversation/context.ts';
import { pageOf } from '#core/conversation/fit.ts';
import { type Button, button, type Screen, screen } from '#core/conversation/screen.ts';
import { tellHere, untell } from '#core/delivery/tell.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines } from '#core/kernel/text.ts';
import type { Programme, ProgrammeChange } from '#core/programmes/programme.ts';
import { answered, everyoneIn, mayGrow, versionOf } from './change.ts';
import { askedOf, lineToChange, type Offered, planToChange } from './change-access.ts';
import { answerRow, changeCard, detailRow } from './change-card.ts';
import { changeDesk, noted, offeredKey } from './change-effect.ts';
import { openChange } from './change-open.ts';
import { changeText } from './change-words.ts';
import { doersOf, isPending, itemOf, type Plan } from './items.ts';
import { nameOf, planTitle } from './words.ts';

const perPage = 5;
const taken = 'Одно предложение уже ждёт ответов. Новое можно сделать, когда на это ответят.';

/** «Изменить план» (П1 7.2): what may be offered, while nothing else is. */
export const offerActions: readonly Action[] = [
  action('plan.change', 'anyone', (ctx, programme = '') =>
    unlessOpen(ctx, programme, (plan, own) => menuScreen(plan, own)),
  ),
  action('plan.add', 'anyone', (ctx, programme = '') =>
    unlessOpen(ctx, programme, (plan) => ctx.fill('plan-add', plan.programme.id)),
  ),
  action('plan.longer', 'anyone', (ctx, programme = '') =>
    unlessOpen(ctx, programme, (plan) => ctx.fill('plan-longer', plan.programme.id)),
  ),
  action('plan.pick', 'anyone', (ctx, programme = '', what = 'move', page = '0') =>
    unlessOpen(ctx, programme, (plan) => pickScreen(plan, what === 'drop' ? 'drop' : 'move', page)),
  ),
  action('plan.move', 'anyone', (ctx, activity = '') => ofLine(ctx, activity, 'plan-move')),
  action('plan.drop', 'anyone', (ctx, activity = '') => ofLine(ctx, activity, 'plan-drop')),
];

/** A second one is not begun: the open one is shown. */
async function unlessOpen(
  ctx: Context,
  programmeId: string,
  then: (plan: Plan, own?: ProgrammeChange) => Screen | Promise<Screen>,
): Promise<Screen> {
  const plan = await planToChange(ctx, programmeId);
  const open = await openChange(ctx.tx, plan.programme);
  return open && !mayGrow(open, ctx.me.person.id) ? changeCard(ctx, { plan, change: open }, taken) : then(plan, open);
}

async function ofLine(ctx: Context, activityId: string, form: string): Promise<Screen> {
  const { activity } = await lineToChange(ctx, activityId);
  return unlessOpen(ctx, activity.programmeId, () => ctx.fill(form, activity.id));
}

/** With an offer of one's own that nobody has answered, more is put into it. */
function menuScreen(plan: Plan, own: ProgrammeChange | undefined): Screen {
  const { id } = plan.programme;
  const lined: readonly Button[] =
    movable(plan).length > 0
      ? [
          button('Перенести срок', 'plan.pick', id, 'move', '0'),
          button('Убрать мероприятие', 'plan.pick', id, 'drop', '0'),
        ]
      : [];
  return screen(
    lines(
      planTitle(plan),
      '',
      own
        ? 'Что ещё добавить в предложение? Отвечать будут сразу на всё.'
        : 'Что изменить? Изменение действует, когда согласны все участники; план до того прежний.',
    ),
    [button('Добавить мероприятие', 'plan.add', id)],
    lined,
    [button('Продлить программу', 'plan.longer', id)],
    [button('План', 'plan.of', id), button('Меню', 'menu')],
  );
}

/** What somebody has still to do. */
const movable = (plan: Plan) =>
  plan.activities
    .filter((one) => !one.droppedOn && doersOf(plan, one).some((person) => isPending(itemOf(plan, one, person))))
    .sort((a, b) => a.number - b.number);

function pickScreen(plan: Plan, what: 'move' | 'drop', wanted: string): Screen {
  const { id } = plan.programme;
  const page = pageOf(movable(plan), perPage, wanted);
  return screen(
    lines(
      what === 'move' ? 'Какое мероприятие перенести?' : 'Какое мероприятие убрать?',
      ...page.items.map((one) => nameOf(one)),
    ),
    page.items.map((one) => button(String(one.number), `plan.${what}`, one.id)),
    page.count > 1 ? [button('Дальше', 'plan.pick', id, what, String(page.at + 1))] : [],
    [button('План', 'plan.of', id), button('Меню', 'menu')],
  );
}

type Made = Pick<ProgrammeChange, 'plan' | 'to' | 'reason'>;

/**
 * Writes it down and asks everybody else; its author has said yes with it, and puts more into it until somebody has answered. Of two
 * authors at once the first one's is open, the second sees it.
 */
export async function offer(ctx: Context, programmeId: string, made: Made): Promise<Screen> {
  const { programme } = await planToChange(ctx, programmeId);
  await ctx.tx.programmes.lock(programme.id);
  const plan = await planToChange(ctx, programmeId);
  const open = await openChange(ctx.tx, programme);
  const me = ctx.me.person.id;
  if (open && !mayGrow(open, me)) return changeCard(ctx, { plan, change: open }, taken);
  if (open?.to && made.to)
    return changeCard(
      ctx,
      { plan, change: open },
      'Новый последний день уже предложен. Чтобы назвать другой, снимите предложение.',
    );
  const bare = open ? grown(open, made) : fresh(ctx, programme, made);
  const change = everyoneIn(plan).includes(me)
    ? answered(bare, { person: me, answer: 'yes', at: ctx.now.toString() })
    : bare;
  if (askedOf({ plan, change }).length === 0) throw new Refusal('stale');
  if (open) await ctx.tx.changes.put(change);
  else await ctx.tx.changes.add(change);
  await noted(changeDesk(ctx), { plan, change }, 'plan-change-offered');
  await ask(ctx, { plan, change }, open !== undefined);
  return changeCard(ctx, { plan, change }, 'Предложение отправлено. Оно подействует, когда согласятся все.');
}

const fresh = (ctx: Context, { id: programmeId, organisationId }: Programme, made: Made): ProgrammeChange => ({
  ...{ id: ctx.newId<'change'>(), organisationId, programmeId, status: 'offered', agreements: [] },
  ...{ by: ctx.me.person.id, at: ctx.now, ...made },
});

function grown(open: ProgrammeChange, { plan, to, reason }: Made): ProgrammeChange {
  const why = [open.reason, reason].filter((one) => one !== undefined).join('; ');
  return {
    ...{ ...open, plan: [...open.plan, ...plan] },
    ...(to ? { to } : {}),
    ...(why === '' ? {} : { reason: why }),
  };
}

/** What was asked before and not sent yet is asked no more. */
async function ask(ctx: Context, { plan, change }: Offered, again: boolean): Promise<void> {
  const { zone } = ctx.me.organisation.settings;
  await untell(ctx, offeredKey(change));
  await tellHere(
    ctx,
    `${offeredKey(change)}:${versionOf(change)}`,
    askedOf({ plan, change }),
    screen(
      lines(
        again ? 'Предложение об изменении программы дополнено. Согласны?' : 'Предложено изменение программы. Согласны?',
        '',
        changeText(plan, change, zone),
      ),
      answerRow(change),
      detailRow(change),
    ),
  );
}
