import { type Context, type GuidedForm, guided } from '#core/conversation/context.ts';
import { form } from '#core/conversation/form.ts';
import type { Screen } from '#core/conversation/screen.ts';
import type { PlainDate } from '#core/kernel/time.ts';
import { draftFor, stagesOf, termsOf } from './access.ts';
import { type DeadlineAnswer, deadlineQuestion } from './answer.ts';
import { readDeadline } from './deadline/read-deadline.ts';
import type { DeadlineContext, Period } from './deadline.ts';
import { answeredBefore } from './difference.ts';
import { openQuestions } from './draft.ts';
import { draftScreen } from './draft-screen.ts';
import { planQuestion } from './plan-question.ts';
import { record } from './record.ts';
import { replacedBy } from './replaced.ts';
import type { Roadmap, Stage } from './roadmap.ts';
import { kept, planOf, readWindow } from './stage-deadline.ts';
import { deadlineWords } from './words.ts';

/** One question per stage whose deadline the words leave open; the key is the stage's id. */
export const questionsForm: GuidedForm = {
  ...guided('roadmap-questions', ['curator'], async (ctx, subject) => {
    const { roadmap, stages } = await draftFor(ctx, subject);
    const open = openQuestions(stages);
    const asked = open.reduce(
      (all, stage) => all.ask(stage.id, deadlineQuestion(stage, contextFor(ctx, roadmap, stages, stage), ctx.me.today)),
      form('roadmap-questions', 'Сроки этапов', { immediate: true }),
    );
    return {
      form: asked,
      send: async (inside, answers: Readonly<Record<string, DeadlineAnswer>>): Promise<Screen> => {
        for (const stage of open) await settle(inside, stage, answers[stage.id]);
        return draftScreen(inside, roadmap, await stagesOf(inside, roadmap));
      },
    };
  }),
  remembered: true,
};

async function settle(ctx: Context, stage: Stage, answer: DeadlineAnswer | undefined): Promise<void> {
  if (!answer) return;
  await ctx.tx.stages.put({ ...stage, deadline: answer.deadline });
  await record(ctx, stage.roadmapId, stage.id, 'deadline-set', {
    was: deadlineWords(stage.deadline),
    now: deadlineWords(answer.deadline),
  });
}

/** The period the plan is for; every phrase is then read again against it. */
export const planForm = guided<{ readonly plan: Period }>('roadmap-plan', ['curator'], async (ctx, subject) => {
  const { roadmap, stages } = await draftFor(ctx, subject);
  return {
    form: form('roadmap-plan', 'Период карты', { immediate: true }).ask('plan', planQuestion(ctx.me.today)),
    send: async (inside, { plan }) => {
      const dated: Roadmap = { ...roadmap, planFrom: plan.from, planTo: plan.to };
      await inside.tx.roadmaps.put(dated);
      const older = await replacedBy(inside, dated);
      const again = readAgain(stages, plan, inside);
      const read = older ? answeredBefore(await stagesOf(inside, older), again) : again;
      for (const stage of read) await inside.tx.stages.put(stage);
      return draftScreen(inside, dated, read);
    },
  };
});

/** Only what is still open is read again: an answer of the curator stands. */
function readAgain(stages: readonly Stage[], plan: Period, ctx: Context): readonly Stage[] {
  const read: Stage[] = [];
  for (const stage of stages) {
    const context = { plan, ...termsOf(ctx), ...after(read) };
    read.push(
      stage.deadline.question === undefined || stage.phrase.trim() === ''
        ? stage
        : { ...stage, deadline: kept(readDeadline(stage.phrase, context)) },
    );
  }
  return read;
}

/** What a stage's deadline is read against: the plan, the terms, the row above. */
export function contextFor(
  ctx: Context,
  roadmap: Roadmap,
  stages: readonly Stage[],
  stage: Pick<Stage, 'position'>,
): DeadlineContext {
  const plan = planOf(roadmap);
  return {
    ...(plan ? { plan } : {}),
    ...termsOf(ctx),
    ...after(stages.filter((one) => one.position < stage.position)),
  };
}

function after(above: readonly Stage[]): { readonly after?: PlainDate } {
  // A recurring row runs through the whole plan and says nothing about its place in the table.
  const window = above.findLast(({ deadline }) => deadline.kind === 'window' || deadline.kind === 'windows')?.deadline
    .windows[0];
  if (!window) return {};
  const { from, due } = readWindow(window);
  return { after: from ?? due };
}
