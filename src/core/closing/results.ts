import { type Action, action, type Context } from '#core/conversation/context.ts';
import { cut } from '#core/conversation/fit.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { lines, say } from '#core/kernel/text.ts';
import { titleOf } from '#core/pairing/words.ts';
import { approvedFor } from '#core/programmes/access.ts';
import type { Campaign } from '#core/survey/campaign.ts';
import { asSystem } from '#core/survey/campaign-access.ts';
import { turnoutOf } from '#core/survey/campaign-state.ts';
import { decimal, share } from '#core/survey/figures.ts';
import { familyOf } from '#core/survey/questionnaire.ts';
import { type ItemResult, resultsOf } from '#core/survey/result.ts';
import { sheetsOf } from '#core/survey/result-sheets.ts';
import { closingQuestionnaires } from './replies.ts';

const leaders = ['curator', 'head'] as const;
type Side = keyof typeof closingQuestionnaires;

/** What the sides answered at the end: of one programme, and of all together. */
export const resultActions: readonly Action[] = [
  action('closing.replies', leaders, (ctx, programme = '') => repliesScreen(ctx, programme)),
  action('closing.totals', leaders, (ctx, side = '') => totalsScreen(ctx, side === 'mentee' ? 'mentee' : 'mentor')),
];

const sideWords = { mentor: 'Наставники', mentee: 'Наставляемые' } as const;

/** Questions mean the same in every version. */
const sideOf = ({ questionnaire }: Campaign): Side =>
  familyOf(questionnaire) === closingQuestionnaires.mentor.family ? 'mentor' : 'mentee';

async function repliesScreen(ctx: Context, programmeId: string): Promise<Screen> {
  const ground = await approvedFor(ctx, programmeId);
  const campaigns = await ctx.tx.campaigns.where({ programmeId: ground.programme.id });
  const counted: string[] = [];
  for (const one of campaigns) {
    const { answered, asked } = await asSystem(ctx, ({ tx }) => turnoutOf(tx, one));
    counted.push(`${sideWords[sideOf(one)]}: ответов ${answered} из ${asked}`);
  }
  return screen(
    lines(
      say`Анкеты завершения: ${titleOf(ground)}`,
      ...(counted.length > 0 ? counted : ['Анкеты начнутся, когда программа будет завершена.']),
    ),
    campaigns.map((one) => button(sideWords[sideOf(one)], 'c.card', one.id)),
    campaigns.length > 0 ? [button('По всем программам', 'closing.totals', 'mentor')] : [],
    [button('К программе', 'closing', ground.programme.id), button('Меню', 'menu')],
  );
}

async function totalsScreen(ctx: Context, side: Side): Promise<Screen> {
  const questionnaire = closingQuestionnaires[side];
  const all = (await ctx.tx.campaigns.where({ organisationId: ctx.me.organisation.id })).filter(
    (one) => one.programmeId !== undefined && familyOf(one.questionnaire) === questionnaire.family,
  );
  const asked = { people: 0, answered: 0 };
  const sheets = await asSystem(ctx, async ({ tx }) => {
    const found = [];
    for (const one of all) {
      const turnout = await turnoutOf(tx, one);
      asked.people += turnout.asked;
      asked.answered += turnout.answered;
      found.push(...(await sheetsOf(tx, one)));
    }
    return found;
  });
  const other = side === 'mentor' ? 'mentee' : 'mentor';
  return screen(
    lines(
      `Анкеты завершения: ${sideWords[side].toLowerCase()}`,
      `Программ: ${new Set(all.map((one) => one.programmeId)).size}, ответов: ${asked.answered} из ${asked.people}`,
      ...resultsOf(questionnaire, sheets).flatMap((one, index) => [
        '',
        `${index + 1}. ${cut(one.item.text, 200)}`,
        ...resultLines(one),
      ]),
    ),
    [button(sideWords[other], 'closing.totals', other)],
    [button('Завершение программ', 'closings', '0'), button('Меню', 'menu')],
  );
}

/** With denominators; words are read programme by programme. */
function resultLines(result: ItemResult<unknown>): readonly string[] {
  if (result.kind === 'words') return [`Ответили словами: ${result.answered} из ${result.asked}`];
  if (result.kind === 'marks')
    return [
      result.answered > 0
        ? `Среднее: ${decimal(result.mean)} (ответов: ${result.answered} из ${result.asked})`
        : 'Ответов нет',
    ];
  return [
    `Ответов: ${result.answered} из ${result.asked}`,
    ...result.rows
      .filter(({ count }) => count > 0)
      .map(({ label, count }) => `${label}: ${share(count, result.answered)}`),
  ];
}
