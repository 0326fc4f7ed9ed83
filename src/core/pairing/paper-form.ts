import { consentsOf } from '#core/consents/covered.ts';
import { guided } from '#core/conversation/context.ts';
import { form } from '#core/conversation/form.ts';
import { person } from '#core/conversation/question-person.ts';
import type { Id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { happened, lockedPair, pairFor, peopleOn, save } from './access.ts';
import { answer } from './answers.ts';
import { pairCard } from './card.ts';

/** For somebody outside the bot: their «Да» stands on a signed paper that lies with the organisation (no-answer-without-paper). */
export const paperForm = guided<{ readonly who: Id<'person'> }>('pair-paper', ['curator'], async (ctx, subject) => {
  const { pair, members } = await pairFor(ctx, subject);
  if (pair.status !== 'proposed') throw new Refusal('stale');
  const waiting = peopleOn(members).filter((one) =>
    members.some((each) => each.personId === one && each.answer !== 'yes'),
  );
  const people = await ctx.tx.people.among('id', waiting);
  return {
    form: form('pair-paper', 'Ответ на бумаге', { immediate: true }).ask(
      'who',
      person(
        'Кто ответил «Да» на подписанной бумаге? Оригинал согласия должен быть отмечен в карточке человека.',
        people,
      ),
    ),
    send: async (inside, { who }) => {
      const before = await lockedPair(inside, pair.id);
      const consents = await consentsOf(inside.tx, inside.me.organisation, [who]);
      const sides = before.members.filter((one) => one.personId === who).map((one) => one.side);
      if (sides.some((side) => !consents.of(who, side).original)) throw new Refusal('no-answer-without-paper');
      const after = answer(before, { by: who, answer: 'yes', at: inside.now });
      await save(inside, after);
      await happened(inside, after.pair.id, 'answered-on-paper', { person: who });
      return pairCard(inside, after.pair.id, 'Ответ отмечен: Да, на бумаге.');
    },
  };
});
