import { type Action, action, type Context, holds } from '#core/conversation/context.ts';
import { cut, pageOf } from '#core/conversation/fit.ts';
import { showDay } from '#core/conversation/questions.ts';
import { type Button, button, type Screen, screen } from '#core/conversation/screen.ts';
import { lines, type Text } from '#core/kernel/text.ts';
import { Temporal } from '#core/kernel/time.ts';
import { isPending } from '#core/roadmap/occurrences.ts';
import { stageName } from '#core/roadmap/words.ts';
import type { Campaign } from './campaign.ts';
import { asSystem, campaignFor } from './campaign-access.ts';
import { stageOf } from './campaign-stages.ts';
import { showsResults, type Turnout, turnoutOf } from './campaign-state.ts';
import { readers, writers } from './hub.ts';

const perPage = 7;

export const cardActions: readonly Action[] = [
  action('c.list', readers, (ctx, page = '0') => listScreen(ctx, page)),
  action('c.card', readers, async (ctx, campaign = '') => cardScreen(ctx, await campaignFor(ctx, campaign))),
  // Below: from a digest, which stays where it is.
  action('c.over', readers, async (ctx, campaign = '') => cardScreen(ctx, await campaignFor(ctx, campaign)), {
    below: true,
  }),
];

async function listScreen(ctx: Context, wanted: string): Promise<Screen> {
  // What the sides of a closed programme are asked is listed with that programme.
  const all = await ctx.tx.campaigns.where({ organisationId: ctx.me.organisation.id, programmeId: undefined });
  const newest = [...all].sort((a, b) => Temporal.Instant.compare(b.createdAt, a.createdAt));
  const page = pageOf(newest, perPage, wanted);
  const lined: string[] = [];
  for (const [index, campaign] of page.items.entries()) {
    const turnout = await turnoutFor(ctx, campaign);
    lined.push(
      '',
      `${page.start + index + 1}. ${cut(campaign.title, 120)}`,
      `${stateWords(campaign)} · ${turnoutWords(turnout)}`,
    );
  }
  const numbers = page.items.map((one, index) => button(String(page.start + index + 1), 'c.card', one.id));
  return screen(
    lines(all.length === 0 ? 'Опросов ещё не было.' : `Опросы: ${all.length}`, ...lined),
    numbers.slice(0, 4),
    numbers.slice(4),
    page.count > 1 ? [button(`Дальше (${page.at + 1} из ${page.count})`, 'c.list', String(page.at + 1))] : [],
    [...(holds(ctx.me, ...writers) ? [button('Новый опрос', 'c.new')] : []), button('Анкеты и опросы', 'sv')],
  );
}

export const turnoutFor = (ctx: Context, campaign: Campaign): Promise<Turnout> =>
  asSystem(ctx, ({ tx }) => turnoutOf(tx, campaign));

export const turnoutWords = ({ answered, asked }: Pick<Turnout, 'answered' | 'asked'>): string =>
  `ответов: ${answered} из ${asked}`;

export const stateWords = ({ status, opensOn, closesOn }: Campaign): string =>
  ({
    planned: `начнётся ${showDay(opensOn)}`,
    open: `идёт до ${showDay(closesOn)}`,
    closed: 'завершён',
  })[status];

/** Everything about one campaign, as of now. */
export async function cardScreen(ctx: Context, campaign: Campaign, told?: Text | string): Promise<Screen> {
  const turnout = await turnoutFor(ctx, campaign);
  const linked = await stageOf(ctx, campaign.occurrenceId);
  const runs = holds(ctx.me, ...writers);
  return screen(
    lines(
      ...(told === undefined ? [] : [told, '']),
      `Опрос: ${campaign.title}`,
      `Дни: с ${showDay(campaign.opensOn)} по ${showDay(campaign.closesOn)}`,
      `Состояние: ${stateWords(campaign)}`,
      campaign.anonymous ? 'Анонимный' : 'С именами',
      ...(campaign.status === 'planned' ? [] : [`Ответов: ${turnout.answered} из ${turnout.asked}`]),
      ...hiddenLines(campaign, turnout),
      linked ? `Этап: ${stageName(linked.stage, 200)}` : undefined,
    ),
    campaign.status === 'planned'
      ? []
      : [
          ...(showsResults(campaign, turnout) ? [button('Итоги', 'c.results', campaign.id, '0')] : []),
          button('Кто не ответил', 'c.who', campaign.id, '0'),
        ],
    ...(runs ? runRows(campaign, turnout) : []),
    linked && isPending(linked.occurrence) && endsStage(campaign, turnout)
      ? [button('Закрыть этап: опрос проведён', 'c.stage', campaign.id)]
      : [],
    [
      ...(linked ? [button('Этап', 'occ', linked.occurrence.id)] : []),
      campaign.programmeId
        ? button('К программе', 'closing', campaign.programmeId)
        : button('К опросам', 'c.list', '0'),
    ],
  );
}

/** It has done what it was for: everybody answered, or its time is over. */
export const isDone = ({ status }: Campaign, { answered, asked }: Turnout): boolean =>
  status === 'closed' || (status === 'open' && asked > 0 && answered === asked);

/** What one pair was asked is not yet the whole monitoring. */
export const endsStage = (campaign: Campaign, turnout: Turnout): boolean =>
  campaign.programmeId === undefined && isDone(campaign, turnout);

function runRows(campaign: Campaign, { answered, asked }: Turnout): readonly (readonly Button[])[] {
  if (campaign.status === 'closed') return [];
  const move = button('Перенести срок', 'c.move', campaign.id);
  if (campaign.status === 'planned') return [[move, button('Отменить опрос', 'c.close', campaign.id)]];
  return [
    answered < asked ? [button('Напомнить тем, кто не ответил', 'c.remind', campaign.id)] : [],
    [button('Добавить участников', 'c.join', campaign.id)],
    [move, button('Закрыть опрос', 'c.close', campaign.id)],
  ];
}

function hiddenLines(campaign: Campaign, turnout: Turnout): readonly string[] {
  if (showsResults(campaign, turnout) || campaign.status === 'planned') return [];
  return campaign.status === 'open'
    ? ['Итоги анонимного опроса откроются после закрытия.']
    : ['Итогов нет: ответов меньше пяти, по ним было бы видно, кто что ответил. Ответы уничтожены.'];
}
