import { type Action, action, type Context, type GuidedForm, guided } from '#core/conversation/context.ts';
import { cut } from '#core/conversation/fit.ts';
import { form } from '#core/conversation/form.ts';
import { checked, showDay } from '#core/conversation/questions.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { tell } from '#core/delivery/tell.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { rowsBy } from '#core/kernel/rows-by.ts';
import { lines } from '#core/kernel/text.ts';
import { dayIn, isBefore, type PlainDate } from '#core/kernel/time.ts';
import type { Organisation } from '#core/people/organisation.ts';
import { record, recorded } from '#core/record/record.ts';
import { dueQuestion } from '#core/roadmap/draft-past.ts';
import type { Tx } from '#core/store.ts';
import type { Campaign } from './campaign.ts';
import { asSystem, campaignToRun } from './campaign-access.ts';
import { cardScreen } from './campaign-card.ts';
import { type Desk, endOf, messageKey, promise } from './campaign-opening.ts';
import { writers } from './hub.ts';

export const moveActions: readonly Action[] = [
  action('c.move', writers, (ctx, campaign = '') => ctx.fill('campaign-move', campaign)),
];

/** Another last day, earlier or later, of a campaign that is not over. Throws campaign-ended. */
export const moveForm: GuidedForm = guided<{ readonly to: PlainDate }>(
  'campaign-move',
  writers,
  async (ctx, subject) => {
    const campaign = await campaignToRun(ctx, subject);
    if (campaign.status === 'closed') throw new Refusal('campaign-ended');
    const asked = `${cut(campaign.title, 300)}\nСейчас последний день: ${showDay(campaign.closesOn)}\nДо какого дня ждём ответы?`;
    return {
      form: form('campaign-move', 'Последний день опроса', { immediate: true }).ask(
        'to',
        checked(dueQuestion(ctx.me.today, asked), (to) =>
          isBefore(to, campaign.opensOn)
            ? `Опрос начинается ${showDay(campaign.opensOn)}: последний день не может быть раньше.`
            : undefined,
        ),
      ),
      send: (inside, { to }) => move(inside, campaign.id, to),
    };
  },
);

async function move(ctx: Context, wanted: string, to: PlainDate): Promise<Screen> {
  const { id } = await campaignToRun(ctx, wanted);
  return asSystem(ctx, async (desk) => {
    // Held, so that it is not closed meanwhile.
    const campaign = await desk.tx.campaigns.lock(id);
    if (campaign.status === 'closed') throw new Refusal('campaign-ended');
    if (campaign.closesOn.equals(to)) return cardScreen(ctx, campaign, 'Последний день остался прежним.');
    const moved = { ...campaign, closesOn: to };
    await desk.tx.campaigns.put(moved);
    await record(ctx, {
      ...{ organisationId: campaign.organisationId, subject: id, act: 'moved', by: ctx.me.person.id },
      details: { was: campaign.closesOn.toString(), now: to.toString() },
    });
    if (campaign.status === 'open') await tellThem(desk, moved);
    return cardScreen(ctx, moved, `Последний день перенесён: ${showDay(campaign.closesOn)} → ${showDay(to)}`);
  });
}

/** Once, and only whoever has not answered; an invitation that still waits for the morning says the old day and goes. */
async function tellThem(desk: Desk, campaign: Campaign): Promise<void> {
  const { tx, organisation } = desk;
  const { count } = await movesOf(tx, organisation, campaign);
  const waiting = await tx.participants.where({ campaignId: campaign.id, answered: false });
  await tx.outbox.drop(messageKey(campaign.id));
  await tell(desk, {
    key: messageKey(campaign.id, `moved-${count}`),
    people: waiting.map((one) => one.personId),
    organisationId: organisation.id,
    screen: screen(
      lines(
        `Опрос: ${cut(campaign.title, 300)}`,
        `Последний день изменился, теперь ответы ждут до: ${showDay(campaign.closesOn)}`,
        ...promise(campaign),
      ),
      [button('Ответить', 'c.answer', campaign.id)],
    ),
    expiresAt: endOf(campaign, organisation),
  });
}

export interface Moves {
  readonly count: number;
  /** The day of the last move: nobody is reminded of the days before it again. */
  readonly on?: PlainDate;
}

/** How often its last day was moved: reminders of the old day are other reminders. */
export const movesOf = async (tx: Tx, organisation: Organisation, campaign: Pick<Campaign, 'id'>): Promise<Moves> =>
  (await movesOfEach(tx, organisation, [campaign]))(campaign);

/** The same of many campaigns, asked for at once. */
export async function movesOfEach(
  tx: Tx,
  { settings }: Organisation,
  campaigns: readonly Pick<Campaign, 'id'>[],
): Promise<(campaign: Pick<Campaign, 'id'>) => Moves> {
  const all = await recorded(tx, ...campaigns.map(({ id }) => id));
  const moves = rowsBy(
    all.filter(({ act }) => act === 'moved'),
    (one): string => one.subject,
  );
  return ({ id }) => {
    const [last, ...earlier] = moves(id);
    return last ? { count: earlier.length + 1, on: dayIn(settings.zone, last.at) } : { count: 0 };
  };
}
