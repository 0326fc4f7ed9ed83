import { type Context, type Duty, holds } from '#core/conversation/context.ts';
import { cut } from '#core/conversation/fit.ts';
import { days } from '#core/kernel/plural.ts';
import { daysBetween, Temporal } from '#core/kernel/time.ts';
import { isEditable, stagesOf } from './access.ts';
import { nextStep } from './draft.ts';
import { myDuties } from './plan.ts';
import { questionsLeft } from './questions-left.ts';
import type { Roadmap } from './roadmap.ts';
import { stageName } from './words.ts';

/** Days ahead in which a duty is already worth showing on the first screen; the nearest one always is. */
const horizon = 14;

/** What the roadmap expects of somebody now: to approve, to answer, to send on, to close. */
export async function roadmapDuties(ctx: Context): Promise<readonly Duty[]> {
  const all = await ctx.tx.roadmaps.where({ organisationId: ctx.me.organisation.id });
  const newest = [...all].sort((a, b) => Temporal.Instant.compare(b.createdAt, a.createdAt));
  return [...approving(ctx, newest), ...(await drafting(ctx, newest)), ...(await closing(ctx))];
}

const approving = (ctx: Context, all: readonly Roadmap[]): readonly Duty[] =>
  holds(ctx.me, 'head')
    ? all
        .filter((one) => one.status === 'proposed')
        .map((one) => ({
          text: ['Утвердить дорожную карту'],
          label: 'Посмотреть и утвердить',
          action: `draft:${one.id}`,
        }))
    : [];

async function drafting(ctx: Context, all: readonly Roadmap[]): Promise<readonly Duty[]> {
  if (!holds(ctx.me, 'curator')) return [];
  if (all.length === 0)
    return [
      {
        text: ['Прислать дорожную карту: файлом сюда или взять примерную'],
        label: 'Прислать карту',
        action: 'roadmap.new',
      },
    ];
  const [draft] = all.filter(isEditable);
  return draft ? [await draftDuty(ctx, draft)] : [];
}

async function draftDuty(ctx: Context, draft: Roadmap): Promise<Duty> {
  const stages = await stagesOf(ctx, draft);
  const open = `draft:${draft.id}`;
  if (draft.status === 'returned')
    return { text: ['Дорожная карта возвращена с замечанием'], label: 'Исправить', action: open };
  switch (nextStep(draft, stages, ctx.me.today)) {
    case 'plan':
      return { text: ['Назвать период дорожной карты'], label: 'Назвать', action: `draft.plan:${draft.id}` };
    case 'questions': {
      const words = `Ответить на вопросы: ${await questionsLeft(ctx, draft, stages)}`;
      return { text: [`${words} (сроки дорожной карты)`], label: words, action: `draft.ask:${draft.id}` };
    }
    case 'past':
    case 'propose':
      return { text: ['Отправить дорожную карту на утверждение'], label: 'Открыть черновик', action: open };
  }
}

async function closing(ctx: Context): Promise<readonly Duty[]> {
  const mine = await myDuties(ctx);
  return mine
    .map(({ occurrence, stage }) => ({ occurrence, stage, left: daysBetween(ctx.me.today, occurrence.due) }))
    .filter(({ left }, index) => left <= horizon || index === 0)
    .map(({ occurrence, stage, left }) => ({
      text: [`${stageName(stage, 120)} · ${leftWords(left)}`],
      label: `Закрыть: ${cut(stageName(stage, 200), 28)}`,
      action: `occ.close:${occurrence.id}`,
      due: occurrence.due,
    }));
}

const leftWords = (left: number): string =>
  left < 0 ? `просрочено: ${days(-left)}` : left === 0 ? 'срок сегодня' : `до срока: ${days(left)}`;
