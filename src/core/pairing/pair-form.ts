import { type Context, guided, holds } from '#core/conversation/context.ts';
import type { Screen } from '#core/conversation/screen.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { happened, lockedPair, pairFor } from './access.ts';
import type { Asked } from './answers.ts';
import { candidates } from './candidates.ts';
import { pairCard } from './card.ts';
import { type Composition, compositionOf, kindsOf, wrongWith } from './composition.ts';
import { draftPair, endOfYear, membersFor, rowOf } from './make.ts';
import type { Mentorship } from './mentorship.ts';
import { type Choices, type PairAnswers, pairForm } from './pair-questions.ts';

/** Of which states the composition can still be changed: nothing that an order has touched. */
const editable: readonly Mentorship['status'][] = ['draft', 'proposed', 'declined', 'agreed'];

/**
 * A pair or a group made by hand: a new one where the subject is the organisation, else a change of that pair, after which its
 * sides are asked anew. The council puts down drafts, the curator proposes them (4.4.5).
 */
export const pairGuided = guided<PairAnswers>('pair', ['curator', 'council'], async (ctx, subject) => {
  const chosen = withThese(subject);
  const old = chosen || subject === ctx.me.organisation.id ? undefined : await editablePair(ctx, subject);
  const made = old && compositionOf(old.pair, old.members);
  return {
    form: pairForm(await choicesFor(ctx)),
    ...(made ? { prefill: typed(made) } : chosen ? { prefill: chosen } : {}),
    send: (inside, answers) => (old ? changed(inside, old, answers) : added(inside, answers)),
  };
});

/** «with:<mentor>:<mentee>»: a new pair of two people who are chosen already. */
function withThese(subject: string): Readonly<Record<string, string>> | undefined {
  const [, mentor, mentees] = /^with:([\w-]+):([\w-]+)$/.exec(subject) ?? [];
  return mentor && mentees ? { mentor, mentees } : undefined;
}

async function editablePair(ctx: Context, subject: string): Promise<Asked> {
  const asked = await pairFor(ctx, subject);
  if (!holds(ctx.me, 'curator')) throw new Refusal('not-yours');
  if (!editable.includes(asked.pair.status)) throw new Refusal('stale');
  return asked;
}

async function choicesFor(ctx: Context): Promise<Choices> {
  const { today, organisation } = ctx.me;
  return {
    ...{ mentors: await candidates(ctx, 'mentor'), mentees: await candidates(ctx, 'mentee') },
    ...{ pupils: organisation.settings.pupils === true, today, until: endOfYear(today) },
  };
}

const typed = (made: Composition): Readonly<Record<string, string>> => ({
  ...{ mentor: made.mentor, mentees: made.mentees.join(','), form: made.form, kinds: made.kinds.join(',') },
  ...{ topic: made.topic ?? '', from: made.from.toString(), to: made.to.toString() },
});

function madeOf({ mentor, mentees, form, kinds, topic, from, to }: PairAnswers): Composition {
  const made: Composition = { mentor, mentees, form, kinds, from, to, ...(topic ? { topic } : {}) };
  // Each answer was held against the earlier ones; two messengers at once could still have changed one of them.
  if (wrongWith(made)) throw new Refusal('stale');
  return { ...made, kinds: kindsOf(made) };
}

async function added(ctx: Context, answers: PairAnswers): Promise<Screen> {
  const pair = await draftPair(ctx, madeOf(answers));
  return pairCard(ctx, pair.id, 'Черновик записан.');
}

async function changed(ctx: Context, before: Asked, answers: PairAnswers): Promise<Screen> {
  const { pair } = await lockedPair(ctx, before.pair.id);
  if (!editable.includes(pair.status)) throw new Refusal('stale');
  const made = madeOf(answers);
  const { topic: _topic, askedAt: _asked, ...rest } = pair;
  await ctx.tx.mentorships.put({ ...rest, ...rowOf(made), status: 'draft' });
  await ctx.tx.members.remove({ mentorshipId: pair.id });
  await ctx.tx.members.add(...membersFor(ctx, pair, made));
  await happened(ctx, pair.id, 'redrafted');
  return pairCard(
    ctx,
    pair.id,
    'Изменения записаны. Ответы, которые были, больше не считаются: предложите пару снова.',
  );
}
