import { type Action, action, type Context } from '#core/conversation/context.ts';
import { cut, pageOf } from '#core/conversation/fit.ts';
import { showDay } from '#core/conversation/questions.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines } from '#core/kernel/text.ts';
import { isBefore, Temporal } from '#core/kernel/time.ts';
import type { Campaign } from './campaign.ts';
import { asSystem } from './campaign-access.ts';
import { showsResults, turnoutOf } from './campaign-state.ts';
import { decimal, signed } from './figures.ts';
import { readers } from './hub.ts';
import { stemOf } from './library.ts';
import { type Compared, compare } from './result-compare.ts';
import { load, resultsFor } from './result-sheets.ts';

const perPage = 5;

export const compareActions: readonly Action[] = [
  action('c.compare', readers, (ctx, campaign = '', page = '0') => compareScreen(ctx, campaign, page)),
];

/**
 * What a campaign is held against: monitoring at the start against monitoring at the end, else the same questionnaire the time
 * before. Undefined where there is none whose results may be seen, and of what one pair alone was asked.
 */
export async function counterpart(ctx: Context, campaign: Campaign): Promise<Campaign | undefined> {
  if (campaign.programmeId) return undefined;
  const all = await ctx.tx.campaigns.where({ organisationId: ctx.me.organisation.id });
  const others = all
    .filter(
      (one) =>
        one.id !== campaign.id &&
        one.status !== 'planned' &&
        one.programmeId === undefined &&
        stemOf(one.questionnaire) === stemOf(campaign.questionnaire),
    )
    .filter((one) => isCounterpart(campaign, one))
    .sort((a, b) => Temporal.PlainDate.compare(b.opensOn, a.opensOn));
  for (const one of others) {
    const turnout = await asSystem(ctx, ({ tx }) => turnoutOf(tx, one));
    if (turnout.papers > 0 && showsResults(one, turnout)) return one;
  }
  return undefined;
}

function isCounterpart(campaign: Campaign, other: Campaign): boolean {
  if (campaign.moment === 'before') return other.moment === 'after' && !isBefore(other.opensOn, campaign.opensOn);
  if (campaign.moment === 'after') return other.moment === 'before' && !isBefore(campaign.opensOn, other.opensOn);
  return other.moment === 'once' && isBefore(other.opensOn, campaign.opensOn);
}

async function compareScreen(ctx: Context, wanted: string, at: string): Promise<Screen> {
  const chosen = await resultsFor(ctx, wanted);
  const found = await counterpart(ctx, chosen.campaign);
  if (!found) throw new Refusal('stale');
  const other = await load(ctx, found);
  const [before, after] = chosen.campaign.moment === 'before' ? [chosen, other] : [other, chosen];
  const all = compare(before, after);
  const page = pageOf(all, perPage, at);
  return screen(
    lines(
      'До и после: только вопросы, которые задавались оба раза',
      `До: ${showDay(before.campaign.opensOn)}, ответов: ${before.sheets.length}`,
      `После: ${showDay(after.campaign.opensOn)}, ответов: ${after.sheets.length}`,
      all.length === 0 ? 'Общих вопросов с оценкой нет.' : undefined,
      ...page.items.flatMap((one, index) => ['', ...comparedLines(one, page.start + index + 1)]),
    ),
    page.count > 1
      ? [button(`Дальше (${page.at + 1} из ${page.count})`, 'c.compare', chosen.campaign.id, String(page.at + 1))]
      : [],
    [button('К итогам', 'c.results', chosen.campaign.id, '0')],
  );
}

const comparedLines = ({ item, before, after, paired }: Compared, number: number): readonly (string | undefined)[] => [
  `${number}. ${cut(item.text, 200)}`,
  `До: ${decimal(before.mean)} (ответов: ${before.n}) → после: ${decimal(after.mean)} (ответов: ${after.n}), разница: ${signed(after.mean - before.mean)}`,
  paired ? `У ответивших оба раза (${paired.n}): ${signed(paired.change)}` : undefined,
];
