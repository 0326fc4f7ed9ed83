import { type Action, action, type Context, guided } from '#core/conversation/context.ts';
import { cut, pageOf } from '#core/conversation/fit.ts';
import { form } from '#core/conversation/form.ts';
import { words } from '#core/conversation/questions.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { lines, say } from '#core/kernel/text.ts';
import { draftFor, draftStage } from './access.ts';
import { type DeadlineAnswer, deadlineQuestion, emptyDeadline } from './answer.ts';
import { contextFor } from './draft-forms.ts';
import { record } from './record.ts';
import type { Stage } from './roadmap.ts';
import { kept } from './stage-deadline.ts';
import { assigneesWords, deadlineWords, stageName, stageTitle } from './words.ts';

const perPage = 5;

/** Every stage of a draft can be changed, removed, or joined by another. */
export const draftStageActions: readonly Action[] = [
  action('draft.stages', ['curator'], (ctx, roadmap = '', page = '0') => listScreen(ctx, roadmap, page)),
  action('stage.edit', ['curator'], (ctx, stage = '') => editScreen(ctx, stage)),
  action('stage.title', ['curator'], (ctx, stage = '') => ctx.fill('stage-title', stage)),
  action('stage.deadline', ['curator'], (ctx, stage = '') => ctx.fill('stage-deadline', stage)),
  action('stage.add', ['curator'], (ctx, roadmap = '') => ctx.fill('stage-add', roadmap)),
  action('stage.delete', ['curator'], (ctx, stage = '') => askDelete(ctx, stage)),
  action('stage.deleted', ['curator'], (ctx, stage = '') => remove(ctx, stage)),
];

async function listScreen(ctx: Context, roadmapId: string, wanted: string): Promise<Screen> {
  const { roadmap, stages } = await draftFor(ctx, roadmapId);
  const page = pageOf(stages, perPage, wanted);
  return screen(
    lines(
      `Этапов: ${stages.length}. Нажмите номер, чтобы изменить.`,
      ...page.items.flatMap((stage, index) => [
        '',
        `${page.start + index + 1}. ${stageTitle(stage, 150)}`,
        say`${cut(deadlineWords(stage.deadline), 150)} · ${assigneesWords(stage.assignees)}`,
      ]),
    ),
    page.items.map((stage, index) => button(String(page.start + index + 1), 'stage.edit', stage.id)),
    page.count > 1
      ? [button(`Дальше (${page.at + 1} из ${page.count})`, 'draft.stages', roadmap.id, String(page.at + 1))]
      : [],
    [button('Добавить этап', 'stage.add', roadmap.id), button('К черновику', 'draft', roadmap.id)],
  );
}

async function editScreen(ctx: Context, stageId: string): Promise<Screen> {
  const { stage, roadmap } = await draftStage(ctx, stageId);
  return screen(
    lines(
      stage.group ? cut(stage.group, 200) : undefined,
      stageName(stage, 1000),
      '',
      `Срок: ${cut(deadlineWords(stage.deadline), 400)}`,
      stage.phrase.trim() === '' ? undefined : `В документе: «${cut(stage.phrase.trim(), 300)}»`,
      say`Ответственные: ${assigneesWords(stage.assignees)}`,
      stage.expectedResult ? `Ожидаемый результат: ${cut(stage.expectedResult, 300)}` : undefined,
      stage.content.length > 0 ? `Пунктов в чек-листе: ${stage.content.length}` : undefined,
    ),
    [button('Название', 'stage.title', stage.id), button('Срок', 'stage.deadline', stage.id)],
    [button('Ответственные', 'stage.who', stage.id, '0'), button('Удалить этап', 'stage.delete', stage.id)],
    [button('К списку', 'draft.stages', roadmap.id, String(Math.floor(stage.position / perPage)))],
  );
}

async function askDelete(ctx: Context, stageId: string): Promise<Screen> {
  const { stage } = await draftStage(ctx, stageId);
  return screen(lines('Удалить этап из черновика?', '', stageName(stage, 600)), [
    button('Удалить', 'stage.deleted', stage.id),
    button('Оставить', 'stage.edit', stage.id),
  ]);
}

async function remove(ctx: Context, stageId: string): Promise<Screen> {
  const { stage, roadmap } = await draftStage(ctx, stageId);
  await ctx.tx.stages.remove({ id: stage.id });
  await record(ctx, roadmap.id, stage.id, 'edited', { removed: cut(stage.title, 200) });
  return listScreen(ctx, roadmap.id, '0');
}

export const titleForm = guided<{ readonly title: string }>('stage-title', ['curator'], async (ctx, subject) => {
  const { stage } = await draftStage(ctx, subject);
  return {
    form: form('stage-title', 'Название этапа', { immediate: true }).ask(
      'title',
      words(lines('Как назвать этап?', '', `Сейчас: ${stageName(stage, 600)}`), { max: 1000 }),
    ),
    send: async (inside, { title }) => {
      await inside.tx.stages.put({ ...stage, title });
      await record(inside, stage.roadmapId, stage.id, 'edited', { was: cut(stage.title, 300), now: cut(title, 300) });
      return editScreen(inside, stage.id);
    },
  };
});

export const deadlineForm = guided<{ readonly deadline: DeadlineAnswer }>(
  'stage-deadline',
  ['curator'],
  async (ctx, subject) => {
    const { stage, roadmap, stages } = await draftStage(ctx, subject);
    return {
      form: form('stage-deadline', 'Срок этапа', { immediate: true }).ask(
        'deadline',
        deadlineQuestion(stage, contextFor(ctx, roadmap, stages, stage), ctx.me.today),
      ),
      send: async (inside, { deadline: { deadline } }) => {
        await inside.tx.stages.put({ ...stage, deadline });
        await record(inside, stage.roadmapId, stage.id, 'deadline-set', {
          was: deadlineWords(stage.deadline),
          now: deadlineWords(deadline),
        });
        return editScreen(inside, stage.id);
      },
    };
  },
);

interface NewStage {
  readonly title: string;
  readonly deadline: DeadlineAnswer;
}

export const addForm = guided<NewStage>('stage-add', ['curator'], async (ctx, subject) => {
  const { roadmap, stages } = await draftFor(ctx, subject);
  const position = Math.max(-1, ...stages.map((one) => one.position)) + 1;
  const bare = {
    organisationId: roadmap.organisationId,
    roadmapId: roadmap.id,
    position,
    number: '',
    title: 'Новый этап',
  };
  const blank: Omit<Stage, 'id'> = {
    ...bare,
    content: [],
    phrase: '',
    deadline: kept(emptyDeadline('')),
    responsible: '',
    assignees: [{ role: 'curator' }],
    publishes: false,
  };
  return {
    form: form('stage-add', 'Новый этап', { immediate: true })
      .ask('title', words('Как называется этап?', { max: 1000 }))
      .ask(
        'deadline',
        deadlineQuestion({ ...blank, id: ctx.newId<'stage'>() }, contextFor(ctx, roadmap, stages, bare), ctx.me.today),
      ),
    send: async (inside, { title, deadline: { deadline } }) => {
      const stage: Stage = { ...blank, id: inside.newId<'stage'>(), title, deadline };
      await inside.tx.stages.add(stage);
      await record(inside, roadmap.id, stage.id, 'edited', { added: cut(title, 300) });
      return editScreen(inside, stage.id);
    },
  };
});

export const deleteDraftActions: readonly Action[] = [
  action('draft.delete', ['curator'], async (ctx, roadmapId = '') => {
    const { roadmap } = await draftFor(ctx, roadmapId);
    return screen(lines('Удалить черновик вместе с ответами?', '', cut(roadmap.title, 300)), [
      button('Удалить', 'draft.deleted', roadmap.id),
      button('Оставить', 'draft', roadmap.id),
    ]);
  }),
  action('draft.deleted', ['curator'], async (ctx, roadmapId = '') => {
    const { roadmap } = await draftFor(ctx, roadmapId);
    await ctx.tx.roadmaps.remove({ id: roadmap.id });
    const begun = await ctx.tx.forms.where({ personId: ctx.me.person.id, subject: roadmap.id, status: 'open' });
    for (const one of begun) await ctx.tx.forms.put({ ...one, status: 'dropped' });
    return screen('Черновик удалён.', [button('Дорожная карта', 'roadmap'), button('Меню', 'menu')]);
  }),
];
