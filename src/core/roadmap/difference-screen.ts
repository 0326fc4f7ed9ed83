import { type Action, action, type Context } from '#core/conversation/context.ts';
import { cut, pageOf } from '#core/conversation/fit.ts';
import { type Button, button, type Screen, screen } from '#core/conversation/screen.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines } from '#core/kernel/text.ts';
import { draftFor, draftStage, stagesOf } from './access.ts';
import { type Change, difference } from './difference.ts';
import { record } from './record.ts';
import { replacedBy } from './replaced.ts';
import type { Roadmap, Stage } from './roadmap.ts';
import { deadlineWords, stageName } from './words.ts';

const perPage = 5;

/** What the new file changes in the roadmap in force; each change can be declined while it is a draft. */
export const differenceActions: readonly Action[] = [
  action('draft.changes', ['curator'], (ctx, roadmap = '', page = '0') => changesScreen(ctx, roadmap, page)),
  action('draft.keep', ['curator'], (ctx, roadmap = '', stage = '') => decline(ctx, roadmap, stage)),
];

async function changesOf(ctx: Context, draft: Roadmap, stages: readonly Stage[]) {
  const older = await replacedBy(ctx, draft);
  if (!older) throw new Refusal('stale');
  return difference(await stagesOf(ctx, older), stages);
}

async function changesScreen(ctx: Context, roadmapId: string, wanted: string): Promise<Screen> {
  const { roadmap, stages } = await draftFor(ctx, roadmapId);
  const all = await changesOf(ctx, roadmap, stages);
  const changes = all.filter((one) => one.kind !== 'same');
  const page = pageOf(changes, perPage, wanted);
  const count = (kind: Change['kind']) => all.filter((one) => one.kind === kind).length;
  return screen(
    lines(
      'Что изменится после утверждения',
      `Добавлено: ${count('added')} · исчезло: ${count('removed')} · другой срок: ${count('changed')} · без изменений: ${count('same')}`,
      'Закрытые этапы и их история останутся. Номер под сообщением отменяет изменение.',
      ...page.items.flatMap((change, index) => ['', `${page.start + index + 1}. ${changeWords(change)}`]),
    ),
    page.items
      .map(
        (change, index): Button =>
          button(`Отменить ${page.start + index + 1}`, 'draft.keep', roadmap.id, keyOf(change)),
      )
      .slice(0, 3),
    page.items
      .map(
        (change, index): Button =>
          button(`Отменить ${page.start + index + 1}`, 'draft.keep', roadmap.id, keyOf(change)),
      )
      .slice(3),
    page.count > 1
      ? [button(`Дальше (${page.at + 1} из ${page.count})`, 'draft.changes', roadmap.id, String(page.at + 1))]
      : [],
    [button('Всё верно', 'draft', roadmap.id)],
  );
}

const keyOf = (change: Change): string => ('fresh' in change ? change.fresh.id : change.old.id);

function changeWords(change: Change): string {
  switch (change.kind) {
    case 'added':
      return `Добавлено: ${stageName(change.fresh, 200)} (${cut(deadlineWords(change.fresh.deadline), 120)})`;
    case 'removed':
      return `Исчезло: ${stageName(change.old, 200)}`;
    case 'changed':
    case 'same':
      return `Другой срок: ${stageName(change.fresh, 200)}: ${cut(deadlineWords(change.old.deadline), 120)} → ${cut(deadlineWords(change.fresh.deadline), 120)}`;
    default:
      return change satisfies never;
  }
}

/** Takes one change back: an added stage goes, a removed one returns, a changed deadline is the old one again. */
async function decline(ctx: Context, roadmapId: string, stageId: string): Promise<Screen> {
  const { roadmap, stages } = await draftFor(ctx, roadmapId);
  const change = (await changesOf(ctx, roadmap, stages)).find((one) => one.kind !== 'same' && keyOf(one) === stageId);
  if (!change) throw new Refusal('stale');
  await undo(ctx, roadmap, stages, change);
  return changesScreen(ctx, roadmapId, '0');
}

async function undo(ctx: Context, roadmap: Roadmap, stages: readonly Stage[], change: Change): Promise<void> {
  switch (change.kind) {
    case 'added':
      await ctx.tx.stages.remove({ id: change.fresh.id });
      return;
    case 'removed': {
      const position = Math.max(-1, ...stages.map((one) => one.position)) + 1;
      const back: Stage = { ...change.old, id: ctx.newId<'stage'>(), roadmapId: roadmap.id, position };
      await ctx.tx.stages.add(back);
      return record(ctx, roadmap.id, back.id, 'edited', { added: cut(back.title, 300) });
    }
    case 'changed':
    case 'same': {
      const { stage } = await draftStage(ctx, change.fresh.id);
      await ctx.tx.stages.put({ ...stage, deadline: change.old.deadline });
      return;
    }
    default:
      return change satisfies never;
  }
}
