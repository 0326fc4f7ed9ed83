import { type Action, action, type Context, guided } from '#core/conversation/context.ts';
import { pageOf } from '#core/conversation/fit.ts';
import { form } from '#core/conversation/form.ts';
import { checked, day } from '#core/conversation/questions.ts';
import { type Button, button, type Screen, screen } from '#core/conversation/screen.ts';
import { readDay } from '#core/kernel/read-day.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines } from '#core/kernel/text.ts';
import { isBefore, type PlainDate } from '#core/kernel/time.ts';
import { draftFor, draftStage, stagesOf } from './access.ts';
import { type PastWindow, pastWindows, withWindow } from './draft.ts';
import { draftScreen } from './draft-screen.ts';
import { record } from './record.ts';
import type { StageWindow } from './roadmap.ts';
import { stageName, stageTitle, windowWords } from './words.ts';

const perPage = 5;
const decided = { closed: 'закрыть', left: 'оставить' } as const;

/** Stages whose last day is over already, as one list: close, move, leave; each and all. */
export const pastActions: readonly Action[] = [
  action('draft.past', ['curator'], (ctx, roadmap = '', page = '0') => pastScreen(ctx, roadmap, page)),
  action('draft.past1', ['curator'], (ctx, stage = '', index = '') => oneScreen(ctx, stage, index)),
  action('draft.pastset', ['curator'], (ctx, stage = '', index = '', choice = '') => setOne(ctx, stage, index, choice)),
  action('draft.pastall', ['curator'], (ctx, roadmap = '', choice = '') => setAll(ctx, roadmap, choice)),
  action('draft.pastmove', ['curator'], (ctx, stage = '', index = '') =>
    ctx.fill('roadmap-past-move', `${stage}.${index}`),
  ),
  action('draft.pastmoveall', ['curator'], (ctx, roadmap = '') => ctx.fill('roadmap-past-move', roadmap)),
];

async function pastScreen(ctx: Context, roadmapId: string, wanted: string): Promise<Screen> {
  const { roadmap, stages } = await draftFor(ctx, roadmapId);
  const past = pastWindows(stages, ctx.me.today);
  if (past.length === 0) return draftScreen(ctx, roadmap, stages);
  const page = pageOf(past, perPage, wanted);
  return screen(
    lines(
      `Срок уже прошёл: ${past.length}. Что с ними сделать?`,
      'О том, что было до утверждения, бот не напоминает.',
      ...page.items.map((one, index) => `${page.start + index + 1}. ${stageTitle(one.stage, 120)} · ${pastWords(one)}`),
    ),
    page.items.map(({ stage, index }, at) =>
      button(String(page.start + at + 1), 'draft.past1', stage.id, String(index)),
    ),
    [
      button('Закрыть все', 'draft.pastall', roadmap.id, 'closed'),
      button('Оставить все', 'draft.pastall', roadmap.id, 'left'),
    ],
    [
      button('Перенести все', 'draft.pastmoveall', roadmap.id),
      ...(page.count > 1
        ? [button(`Дальше (${page.at + 1} из ${page.count})`, 'draft.past', roadmap.id, String(page.at + 1))]
        : []),
    ],
    [button('К черновику', 'draft', roadmap.id)],
  );
}

const pastWords = ({ window }: PastWindow): string =>
  [windowWords(window), ...(window.past ? [`решено: ${decided[window.past]}`] : [])].join(' · ');

async function oneScreen(ctx: Context, stageId: string, index: string): Promise<Screen> {
  const { stage, past } = await pastOf(ctx, stageId, index);
  const at = String(past.index);
  const press = (label: string, choice: string): Button => button(label, 'draft.pastset', stage.id, at, choice);
  return screen(
    lines(
      stageName(stage, 600),
      `Срок: ${windowWords(past.window)}`,
      '',
      'Закрыть: уже выполнено. Перенести: назначить новый срок. Оставить: останется в плане незакрытым, без напоминаний.',
    ),
    [press('Закрыть', 'closed'), button('Перенести', 'draft.pastmove', stage.id, at), press('Оставить', 'left')],
    [button('К списку', 'draft.past', stage.roadmapId, '0')],
  );
}

async function pastOf(ctx: Context, stageId: string, index: string) {
  const found = await draftStage(ctx, stageId);
  const past = pastWindows([found.stage], ctx.me.today).find((one) => one.index === Number(index));
  if (!past) throw new Refusal('stale');
  return { ...found, past };
}

async function setOne(ctx: Context, stageId: string, index: string, choice: string): Promise<Screen> {
  const { stage, past } = await pastOf(ctx, stageId, index);
  await ctx.tx.stages.put(withWindow(stage, past.index, decide(past.window, choice)));
  return pastScreen(ctx, stage.roadmapId, '0');
}

async function setAll(ctx: Context, roadmapId: string, choice: string): Promise<Screen> {
  const { roadmap, stages } = await draftFor(ctx, roadmapId);
  for (const { stage, index, window } of pastWindows(stages, ctx.me.today)) {
    const now = await ctx.tx.stages.get(stage.id);
    await ctx.tx.stages.put(withWindow(now, index, decide(window, choice)));
  }
  return draftScreen(ctx, roadmap, await stagesOf(ctx, roadmap));
}

function decide(window: StageWindow, choice: string): StageWindow {
  if (choice !== 'closed' && choice !== 'left') throw new Refusal('stale');
  return { ...window, past: choice };
}

/** The new last day for one past window (`stage.index`) or for all of them (a roadmap). */
export const pastMoveForm = guided<{ readonly due: PlainDate }>(
  'roadmap-past-move',
  ['curator'],
  async (ctx, subject) => {
    const [target = '', index] = subject.split('.');
    const { roadmap, past } = index === undefined ? await allPast(ctx, target) : await onePast(ctx, target, index);
    const title = past.length === 1 && past[0] ? stageName(past[0].stage, 90) : `Перенести этапов: ${past.length}`;
    return {
      form: form('roadmap-past-move', title, { immediate: true }).ask('due', dueQuestion(ctx.me.today)),
      send: async (inside, { due }) => {
        for (const { stage, index: at, window } of past) {
          const now = await inside.tx.stages.get(stage.id);
          await inside.tx.stages.put(withWindow(now, at, { due: due.toString() }));
          await record(inside, stage.roadmapId, stage.id, 'deadline-set', {
            was: windowWords(window),
            now: windowWords({ due: due.toString() }),
          });
        }
        return pastScreen(inside, roadmap.id, '0');
      },
    };
  },
);

const onePast = async (ctx: Context, stageId: string, index: string) => {
  const { roadmap, past } = await pastOf(ctx, stageId, index);
  return { roadmap, past: [past] };
};

const allPast = async (ctx: Context, roadmapId: string) => {
  const { roadmap, stages } = await draftFor(ctx, roadmapId);
  return { roadmap, past: pastWindows(stages, ctx.me.today) };
};

/** A last day that is still ahead. */
export const dueQuestion = (today: PlainDate, question = 'До какого дня?') =>
  checked(
    day(question, (said, on) => readDay(said, on, 'future'), [
      today.add({ days: 7 }),
      today.add({ days: 14 }),
      today.add({ months: 1 }),
    ]),
    (due) => (isBefore(due, today) ? 'Эта дата уже прошла. Назовите сегодняшнюю или более позднюю.' : undefined),
  );
