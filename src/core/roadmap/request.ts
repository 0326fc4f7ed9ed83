import { type Action, action, type Context, guided } from '#core/conversation/context.ts';
import { form } from '#core/conversation/form.ts';
import { words } from '#core/conversation/questions.ts';
import type { Screen } from '#core/conversation/screen.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import type { PlainDate } from '#core/kernel/time.ts';
import { stageFor, termsOf } from './access.ts';
import { type DeadlineAnswer, deadlineQuestion, emptyDeadline } from './answer.ts';
import { occurrenceCard } from './card.ts';
import { dueQuestion } from './draft-past.ts';
import { occurrencesOf } from './occurrences.ts';
import { record } from './record.ts';
import type { Occurrence } from './roadmap.ts';
import { stageCard } from './stage-card.ts';
import { kept, planOf } from './stage-deadline.ts';
import { deadlineWords, stageName } from './words.ts';

/** A date that comes only now: with a request from outside (5.3 of municipal roadmaps), or because the curator names it. */
export const requestActions: readonly Action[] = [
  action('stage.request', ['curator', 'head'], (ctx, stage = '') => ctx.fill('stage-request', stage)),
  action('stage.date', ['curator', 'head'], (ctx, stage = '') => ctx.fill('stage-date', stage)),
];

interface Request {
  readonly request: string;
  readonly due: PlainDate;
}

export const requestForm = guided<Request>('stage-request', ['curator', 'head'], async (ctx, subject) => {
  const found = await stageFor(ctx, subject, 'run');
  const { stage, roadmap } = found;
  if (stage.deadline.kind !== 'on_request') throw new Refusal('not-open');
  return {
    form: form('stage-request', 'Запрос по этапу', { immediate: true })
      .ask('request', words(`${stageName(stage, 200)}\nОт кого запрос и о чём?`, { max: 500 }))
      .ask('due', dueQuestion(ctx.me.today, 'К какому дню нужен ответ?')),
    send: async (inside, { request, due }): Promise<Screen> => {
      const occurrence: Occurrence = {
        id: inside.newId<'occurrence'>(),
        organisationId: stage.organisationId,
        roadmapId: roadmap.id,
        stageId: stage.id,
        due,
        dueVersion: 0,
        status: 'open',
        request,
        ticked: [],
      };
      await inside.tx.occurrences.add(occurrence);
      await record(inside, roadmap.id, occurrence.id, 'requested', { request, due: due.toString() });
      return occurrenceCard(inside, { ...found, occurrence });
    },
  };
});

export const dateForm = guided<{ readonly deadline: DeadlineAnswer }>(
  'stage-date',
  ['curator', 'head'],
  async (ctx, subject) => {
    const found = await stageFor(ctx, subject, 'run');
    const { stage, roadmap } = found;
    if (stage.deadline.kind !== 'unresolved') throw new Refusal('stale');
    const plan = planOf(roadmap);
    const asked = { ...stage, deadline: kept(emptyDeadline(stage.phrase)) };
    return {
      form: form('stage-date', 'Срок этапа', { immediate: true }).ask(
        'deadline',
        deadlineQuestion(asked, { ...(plan ? { plan } : {}), ...termsOf(ctx) }, ctx.me.today),
      ),
      send: async (inside: Context, { deadline: { deadline } }): Promise<Screen> => {
        const dated = { ...stage, deadline };
        await inside.tx.stages.put(dated);
        const approval = { on: inside.me.today, at: inside.now, by: inside.me.person.id, newId: inside.newId };
        await inside.tx.occurrences.add(...occurrencesOf(dated, approval));
        await record(inside, roadmap.id, stage.id, 'deadline-set', {
          was: deadlineWords(stage.deadline),
          now: deadlineWords(deadline),
        });
        return stageCard(inside, { ...found, stage: dated });
      },
    };
  },
);
