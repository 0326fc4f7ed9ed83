import { type Action, action, type Context, guided } from '#core/conversation/context.ts';
import { form } from '#core/conversation/form.ts';
import { words } from '#core/conversation/questions.ts';
import { type Button, button, type Screen, screen } from '#core/conversation/screen.ts';
import { tellHere } from '#core/delivery/tell.ts';
import { id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines } from '#core/kernel/text.ts';
import { sightOf } from './access.ts';
import { behind, record } from './record.ts';
import type { Occurrence, Stage } from './roadmap.ts';
import { stageName } from './words.ts';

export const publishActions: readonly Action[] = [
  action('pub.done', 'anyone', (ctx, one = '') => ctx.fill('pub-link', one)),
  action('pub.none', 'anyone', (ctx, one = '') => notNeeded(ctx, one)),
];

/**
 * When a stage is closed, whoever keeps the information-support stage is asked what to publish about it (appendix 2, stage 7).
 * Returns what to show to the closer, where that is they themselves.
 */
export async function askToPublish(
  ctx: Context,
  stage: Stage,
  occurrence: Occurrence,
): Promise<{ readonly lines: readonly string[]; readonly row: readonly Button[] } | undefined> {
  const [publishing] = await ctx.tx.stages.where({ roadmapId: stage.roadmapId, publishes: true });
  if (!publishing || publishing.id === stage.id) return undefined;
  const people = await behind(ctx, publishing.assignees);
  const question = `Что опубликовать по этапу «${stageName(stage, 300)}»?`;
  const row = [button('Опубликовано', 'pub.done', occurrence.id), button('Не требуется', 'pub.none', occurrence.id)];
  await tellHere(
    ctx,
    `publish:${occurrence.id}:${ctx.now.epochMilliseconds}`,
    people.filter((one) => one !== ctx.me.person.id),
    screen(lines(question, '', 'Анонс, фотографии, документ на сайте или в сообществе школы.'), row),
  );
  return people.includes(ctx.me.person.id) ? { lines: ['', question], row } : undefined;
}

interface Publication {
  readonly stage: Stage;
  readonly occurrence: Occurrence;
  readonly answered: boolean;
}

/** A closed stage about which the presser may say that it was published. Throws not-found, not-yours. */
async function publicationFor(ctx: Context, occurrenceId: string): Promise<Publication> {
  const occurrence = await ctx.tx.occurrences.lock(id<'occurrence'>(occurrenceId));
  const stage = await ctx.tx.stages.get(occurrence.stageId);
  const sight = await sightOf(ctx);
  const publishing = await ctx.tx.stages.where({ roadmapId: stage.roadmapId, publishes: true });
  if (occurrence.organisationId !== ctx.me.organisation.id) throw new Refusal('not-found');
  if (!sight.runsAll && !publishing.some(sight.mine)) throw new Refusal('not-found');
  if (occurrence.status !== 'done') throw new Refusal('stale');
  const history = await ctx.tx.history.where({ subject: occurrence.id, act: 'published' });
  const answered = history.some(
    (one) => !occurrence.closedAt || one.at.epochMilliseconds >= occurrence.closedAt.epochMilliseconds,
  );
  return { stage, occurrence, answered };
}

async function notNeeded(ctx: Context, occurrenceId: string): Promise<Screen> {
  const { stage, occurrence, answered } = await publicationFor(ctx, occurrenceId);
  if (!answered) await record(ctx, occurrence.roadmapId, occurrence.id, 'published', { needed: 'no' });
  return marked(stage, answered ? 'Уже отмечено раньше.' : 'Отмечено: публикация не требуется.');
}

const marked = (stage: Stage, words: string): Screen =>
  screen(lines(words, stageName(stage, 300)), [button('Мои дела', 'mine'), button('Меню', 'menu')]);

/** Where it was published: a link, or words. */
export const publishForm = guided<{ readonly link: string }>('pub-link', 'anyone', async (ctx, subject) => {
  const { stage, occurrence, answered } = await publicationFor(ctx, subject);
  return {
    form: form('pub-link', 'Публикация', { immediate: true }).ask(
      'link',
      words(lines(stageName(stage, 200), '', 'Где опубликовано? Пришлите ссылку или напишите словами.'), { max: 500 }),
    ),
    send: async (inside, { link }) => {
      if (!answered) await record(inside, occurrence.roadmapId, occurrence.id, 'published', { link });
      return marked(stage, answered ? 'Уже отмечено раньше.' : 'Отмечено: опубликовано.');
    },
  };
});
