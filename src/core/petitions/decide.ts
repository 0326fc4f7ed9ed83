import { type Action, action, type Context, type GuidedForm, guided, holds } from '#core/conversation/context.ts';
import { form } from '#core/conversation/form.ts';
import { checked, optional, words, yesNo } from '#core/conversation/questions.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { tellHere, untell } from '#core/delivery/tell.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines } from '#core/kernel/text.ts';
import { lockedPetition, standsIn } from './access.ts';
import { decides } from './audience.ts';
import { petitionCard } from './card.ts';
import { happenedTo } from './happened.ts';
import { desk, kindRules } from './kinds.ts';
import { tellSides } from './mediation.ts';
import type { Petition, PetitionKind } from './petition.ts';
import { type Answer, settle, take } from './state.ts';
import { outcomeLines, stateOf } from './words.ts';

/** The answer: a word of those who may give it, told to the author and to nobody else. */
export const decideActions: readonly Action[] = [
  action('pet.take', desk, (ctx, petition = '') => takeUp(ctx, petition)),
  action('pet.grant', desk, (ctx, petition = '') => grant(ctx, petition)),
  action('pet.refuse', desk, async (ctx, petition = '') => {
    const { id, kind } = await toDecide(ctx, petition);
    if (!kindRules[kind].refuse) throw new Refusal('not-found');
    return ctx.fill('pet-refuse', id);
  }),
];

/** Held, and the presser's to answer. Throws not-found, not-yours, stale. */
async function toDecide(ctx: Context, petitionId: string): Promise<Petition> {
  const { petition, as } = await lockedPetition(ctx, petitionId);
  if (as !== 'desk') throw new Refusal('not-found');
  if (await decides(ctx, petition, await standsIn(ctx))) return petition;
  throw new Refusal(['filed', 'taken'].includes(petition.status) ? 'not-yours' : 'stale');
}

async function takeUp(ctx: Context, petitionId: string): Promise<Screen> {
  const petition = await toDecide(ctx, petitionId);
  await ctx.tx.petitions.put(take(petition));
  await happenedTo(ctx, petition, 'petition-taken');
  return petitionCard(ctx, petition.id, 'Взято в работу.');
}

/** To lay down the duties is a right: one tap takes note of it (art. 351.8). Elsewhere there is something to say. */
async function grant(ctx: Context, petitionId: string): Promise<Screen> {
  const petition = await toDecide(ctx, petitionId);
  if (petition.kind === 'lay-down') return answer(ctx, petition, { status: 'granted' });
  return ctx.fill(petition.kind === 'release' ? 'pet-allow' : 'pet-grant', petition.id);
}

async function answer(
  ctx: Context,
  petition: Petition,
  said: Pick<Answer, 'status' | 'resolution' | 'details'>,
): Promise<Screen> {
  // Of a release the head alone decides: what a curator enters is the head's word, and is shown as that.
  const byCurator = petition.kind === 'release' && !holds(ctx.me, 'head');
  const details = { ...said.details, ...(byCurator ? { byCurator: 'yes' } : {}) };
  const done = settle(petition, { ...said, details, by: ctx.me.person.id, at: ctx.now });
  await ctx.tx.petitions.put(done);
  await happenedTo(ctx, done, `petition-${said.status}`);
  await untell(ctx, `petition:${done.id}:filed`);
  const outcome = (...last: Parameters<typeof button>[]) =>
    screen(
      lines(`Ответ на обращение: ${kindRules[done.kind].title}`, `Решение: ${stateOf(done)}`, ...outcomeLines(done)),
      last.map((one) => button(...one)),
    );
  await tellHere(ctx, `petition:${done.id}:answered`, [done.personId], outcome(['Открыть', 'pet.see', done.id]));
  await tellSides(ctx, done, outcome(['Открыть', 'pet.see', done.id]));
  return petitionCard(ctx, done.id, 'Записано. Автор получит ответ.');
}

const asks: Partial<Readonly<Record<PetitionKind, string>>> = {
  'personal-file': 'Где и когда посмотреть? Само дело присылать не нужно. Ответ увидит автор.',
  mediation: 'Что решил совет? Решение увидит автор, а если он разрешил, и другая сторона.',
};

export const grantForm: GuidedForm = guided<{ readonly resolution?: string | undefined }>(
  'pet-grant',
  desk,
  async (ctx, subject) => {
    const petition = await toDecide(ctx, subject);
    if (petition.kind === 'release' || petition.kind === 'lay-down') throw new Refusal('not-found');
    const must = asks[petition.kind];
    const title = kindRules[petition.kind].title;
    const resolution = words(must ?? 'Что ответить? Можно пропустить. Ответ увидит автор.', { max: 1000 });
    return {
      form: form('pet-grant', title, { immediate: true }).ask('resolution', must ? resolution : optional(resolution)),
      send: async (inside, said) => {
        await forgetForm(inside, 'pet-grant');
        return answer(inside, await toDecide(inside, petition.id), { ...said, status: 'granted' });
      },
    };
  },
);

export const refuseForm: GuidedForm = guided<{ readonly resolution: string }>(
  'pet-refuse',
  desk,
  async (ctx, subject) => {
    const petition = await toDecide(ctx, subject);
    if (!kindRules[petition.kind].refuse) throw new Refusal('not-found');
    return {
      form: form('pet-refuse', kindRules[petition.kind].title, { immediate: true }).ask(
        'resolution',
        words('Почему? Ответ увидит автор.', { max: 1000 }),
      ),
      send: async (inside, said) => {
        await forgetForm(inside, 'pet-refuse');
        return answer(inside, await toDecide(inside, petition.id), { ...said, status: 'refused' });
      },
    };
  },
);

interface Allowing {
  readonly standIn: string;
  readonly exceptional: 'yes' | 'no';
  readonly resolution?: string | undefined;
}

/** 1.5: only in an exceptional case, and only with who stands in, so that teaching goes on. */
export const allowForm: GuidedForm = guided<Allowing>('pet-allow', desk, async (ctx, subject) => {
  const petition = await toDecide(ctx, subject);
  if (petition.kind !== 'release') throw new Refusal('not-found');
  const title = holds(ctx.me, 'head') ? 'Освобождение от работы' : 'Решение руководителя: освобождение от работы';
  return {
    form: form('pet-allow', title, { immediate: true })
      .ask('standIn', words('Кто замещает? Без этого не освобождают (п. 1.5).', { max: 200 }))
      .ask(
        'exceptional',
        checked(yesNo('Это исключительный случай (п. 1.5)?'), (said) =>
          said === 'no'
            ? 'Освобождают только в исключительном случае. Если это не он, откажите в карточке.'
            : undefined,
        ),
      )
      .ask(
        'resolution',
        optional(words('Что ещё передать? Можно пропустить. Решение и кто замещает увидит автор.', { max: 1000 })),
      ),
    send: async (inside, { standIn, resolution }) => {
      await forgetForm(inside, 'pet-allow');
      const fresh = await toDecide(inside, petition.id);
      return answer(inside, fresh, { status: 'granted', resolution, details: { standIn } });
    },
  };
});

const forgetForm = ({ tx, me }: Context, name: string): Promise<number> =>
  tx.forms.remove({ personId: me.person.id, form: name, status: 'sent' });
