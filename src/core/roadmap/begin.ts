import type { Context } from '#core/conversation/context.ts';
import { holds } from '#core/conversation/context.ts';
import { cut } from '#core/conversation/fit.ts';
import { showDay } from '#core/conversation/questions.ts';
import { type Button, button, type Screen, screen } from '#core/conversation/screen.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines } from '#core/kernel/text.ts';
import { Temporal } from '#core/kernel/time.ts';
import { colleagues, isEditable, stagesOf, termsOf } from './access.ts';
import { copyOf } from './copy.ts';
import { answeredBefore } from './difference.ts';
import { draftScreen } from './draft-screen.ts';
import { type Draft, draftFrom } from './import.ts';
import type { RoadmapReading } from './reading-result.ts';
import { record } from './record.ts';
import { replacedBy } from './replaced.ts';
import type { Roadmap } from './roadmap.ts';
import { sampleRoadmap } from './sample.ts';

const shownDrafts = 3;

/** «Дорожная карта»: what is in force, what is being prepared, and what can be begun. */
export async function roadmapScreen(ctx: Context): Promise<Screen> {
  const all = await newestFirst(ctx);
  const inForce = all.filter((one) => one.status === 'approved');
  const drafts = all.filter((one) => isEditable(one) || one.status === 'proposed').slice(0, shownDrafts);
  const curator = holds(ctx.me, 'curator');
  return screen(
    lines(
      'Дорожная карта',
      ...(inForce.length === 0 ? ['', 'Утверждённой карты пока нет.'] : []),
      ...inForce.slice(0, shownDrafts).flatMap((one) => ['', line(one)]),
      ...drafts.flatMap((one) => ['', line(one)]),
      ...(curator ? ['', 'Новую карту можно прислать файлом прямо сюда: Word, Excel или текст.'] : []),
    ),
    ...drafts.map((one): Button[] => [
      button(one.status === 'proposed' ? 'Карта на утверждении' : `Черновик: ${cut(one.title, 26)}`, 'draft', one.id),
    ]),
    inForce.length > 0 ? [button('План года', 'plan'), button('Этапы', 'stages', inForce[0]?.id ?? '')] : [],
    inForce.length > 0 ? [button('Отчёт', 'report', inForce[0]?.id ?? '')] : [],
    curator ? [button('Новая карта', 'roadmap.new')] : [],
  );
}

const states: Readonly<Record<Roadmap['status'], string>> = {
  draft: 'черновик',
  proposed: 'на утверждении',
  returned: 'возвращена с замечанием',
  approved: 'утверждена',
  superseded: 'заменена новой',
};

const line = (one: Roadmap): string =>
  [
    `${cut(one.title, 200)}: ${states[one.status]}`,
    one.status === 'approved' && one.orderNumber && one.orderDate
      ? `, приказ №\u00a0${cut(one.orderNumber, 30)} от ${showDay(one.orderDate)}`
      : '',
  ].join('');

/** How a roadmap can be begun. */
export async function beginScreen(ctx: Context): Promise<Screen> {
  const last = (await newestFirst(ctx)).find((one) => one.status === 'approved');
  return screen(
    lines(
      'Откуда взять дорожную карту?',
      '',
      'Файл Word, Excel или текст: приложите его к сообщению.',
      'Текст: вставьте таблицу или нумерованный список прямо в сообщение.',
      'Примерная карта: семь этапов, сроки спрошу по одному.',
      last ? 'Прошлогодняя карта: сроки сдвинутся на учебный год.' : undefined,
    ),
    [button('Взять примерную', 'roadmap.sample')],
    last ? [button('Скопировать прошлогоднюю', 'roadmap.copy', last.id)] : [],
    [button('Назад', 'roadmap')],
  );
}

/** Both «take the sample» and «what was read from a file» end here. */
export async function begin(ctx: Context, reading: RoadmapReading, origin: Origin = {}): Promise<Screen> {
  const { roadmap, stages } = await imported(ctx, reading, origin);
  return draftScreen(ctx, roadmap, stages);
}

/** How a roadmap came, where that matters afterwards: text in pieces. */
export interface Origin {
  readonly source?: 'text';
  /** The row of headings as it was typed. */
  readonly heading?: string | undefined;
}

/** A draft of what was read. Throws not-yours. */
export async function imported(ctx: Context, reading: RoadmapReading, origin: Origin = {}): Promise<Draft> {
  if (!holds(ctx.me, 'curator')) throw new Refusal('not-yours');
  return save(ctx, draftFrom(reading, await frame(ctx)), origin);
}

export const beginSample = (ctx: Context): Promise<Screen> => begin(ctx, sampleRoadmap);

export async function beginCopy(ctx: Context, roadmapId: string): Promise<Screen> {
  const roadmap = (await newestFirst(ctx)).find((one) => one.id === roadmapId);
  if (!roadmap) throw new Refusal('not-found');
  const copy = await save(ctx, copyOf(roadmap, await stagesOf(ctx, roadmap), await frame(ctx), termsOf(ctx)), {});
  return draftScreen(ctx, copy.roadmap, copy.stages);
}

async function save(ctx: Context, { roadmap, stages: read }: Draft, origin: Origin): Promise<Draft> {
  const older = await replacedBy(ctx, roadmap);
  const stages = older ? answeredBefore(await stagesOf(ctx, older), read) : read;
  await ctx.tx.roadmaps.add(roadmap);
  await ctx.tx.stages.add(...stages);
  await record(ctx, roadmap.id, roadmap.id, 'imported', { stages: String(stages.length), ...origin });
  return { roadmap, stages };
}

const frame = async (ctx: Context) => ({
  organisationId: ctx.me.organisation.id,
  by: ctx.me.person.id,
  at: ctx.now,
  newId: ctx.newId,
  staff: await colleagues(ctx),
});

const newestFirst = async (ctx: Context): Promise<readonly Roadmap[]> =>
  [...(await ctx.tx.roadmaps.where({ organisationId: ctx.me.organisation.id }))].sort((a, b) =>
    Temporal.Instant.compare(b.createdAt, a.createdAt),
  );
