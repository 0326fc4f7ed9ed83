import { kindWords } from '#core/bank/codes.ts';
import { guided } from '#core/conversation/context.ts';
import { form } from '#core/conversation/form.ts';
import { checked, choice, day, optional, several, words } from '#core/conversation/questions.ts';
import type { Id } from '#core/kernel/id.ts';
import { readDay } from '#core/kernel/read-day.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { say, type Text } from '#core/kernel/text.ts';
import type { PlainDate } from '#core/kernel/time.ts';
import { peopleOn } from './access.ts';
import type { Asked } from './answers.ts';
import { wrongKinds, wrongTerm } from './composition.ts';
import { inForcePair } from './end-form.ts';
import type { MentorshipKind } from './mentorship.ts';
import { orderCard } from './order-card.ts';
import { draft } from './order-new.ts';
import { listOf } from './words.ts';

interface Changes {
  readonly to?: PlainDate | undefined;
  readonly kinds?: readonly MentorshipKind[] | undefined;
  readonly topic?: string | undefined;
  readonly leaving?: readonly string[] | undefined;
}

/** An order of change: term, kinds, topic, a mentee who leaves a group that goes on (П1 7.2). */
export const changeForm = guided<Changes>('pair-change', ['curator'], async (ctx, subject) => {
  const asked = await inForcePair(ctx, subject);
  return {
    form: questions(asked),
    send: async (inside, { to, kinds, topic, leaving = [] }) => {
      const fresh = await inForcePair(inside, asked.pair.id);
      if (!to && !kinds && !topic && leaving.length === 0) throw new Refusal('nothing-to-change');
      const order = await draft(inside, 'change', [fresh], {
        kind: 'change',
        ...(to ? { to: to.toString() } : {}),
        ...(kinds ? { kinds } : {}),
        ...(topic ? { topic } : {}),
        leaving: leaving.map((one) => one as Id<'person'>), // options of the question are people of this group
      });
      return orderCard(inside, order.id, 'Проект приказа составлен.');
    },
  };
});

function questions({ pair, members }: Asked) {
  const mentees = peopleOn(members, 'mentee');
  const base = form('pair-change', 'Изменение пары')
    .ask('agreed', agreed)
    .ask(
      'to',
      optional(
        checked(
          day('Новый последний день? Если срок прежний, пропустите.', (said, today) => readDay(said, today, 'future')),
          (to) => wrongTerm({ kinds: pair.kinds, from: pair.plannedFrom, to }),
        ),
      ),
    )
    .ask(
      'kinds',
      optional(
        checked(several('Другой вид? Если прежний, пропустите.', kindWords), (kinds) =>
          wrongKinds(kinds, mentees.length),
        ),
      ),
    )
    .ask('topic', optional(words('Другая тема? Если прежняя, пропустите.', { max: 300 })));
  return mentees.length < 2
    ? base
    : base.ask('leaving', optional(checked(leaving(mentees), (gone) => keepOne(gone, mentees))));
}

/** П1 7.2: by the consent of both sides; in a group, of all. */
const agreed = checked(
  choice('Все участники согласны на изменение (П1 7.2)?', { yes: 'Да, все', no: 'Ещё нет' }),
  (said) => (said === 'no' ? 'Изменить можно только с согласия всех участников. Сначала спросите их.' : undefined),
);

const leaving = (mentees: readonly Id<'person'>[]) =>
  several(
    'Кто выходит из группы? Если никто, пропустите.',
    Object.fromEntries(mentees.map((one, index): [string, Text] => [one, say`${index + 1}. ${listOf([one])}`])),
  );

const keepOne = (gone: readonly string[], mentees: readonly string[]): string | undefined =>
  gone.length >= mentees.length ? 'Кто-то должен остаться. Если выходят все, завершите группу приказом.' : undefined;
