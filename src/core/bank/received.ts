import type { Context } from '#core/conversation/context.ts';
import { button, screen } from '#core/conversation/screen.ts';
import { named, say } from '#core/kernel/text.ts';
import { tellCurators } from '#core/people/curators.ts';
import type { Received } from '#core/survey/received.ts';
import { noteAct } from './desk.ts';
import type { BankEntry, BankSide } from './entry.ts';
import { changesIn } from './fields.ts';
import { myCardScreen } from './my-card.ts';
import { type Answers, emptyProfile, fromMenteeAnswers, fromMentorAnswers, retold } from './profile.ts';

const sides: Readonly<Record<string, BankSide>> = { mentor: 'mentor', mentee: 'mentee' };

/** The questionnaires of a mentor and of a mentee make an entry, or are written over the one there is. */
export const bankReceived: Received = async (ctx, { questionnaire }, answers) => {
  const side = sides[questionnaire.split('.')[0] ?? ''];
  if (side === undefined) return undefined;
  await take(ctx, side, answers);
  return myCardScreen(ctx, 'Спасибо, анкета записана. Вот ваша карточка.');
};

async function take(ctx: Context, side: BankSide, answers: Answers): Promise<void> {
  const { person, organisation, today } = ctx.me;
  const told = side === 'mentor' ? fromMentorAnswers(answers) : fromMenteeAnswers(answers);
  const [before] = await ctx.tx.bank.where({ organisationId: organisation.id, personId: person.id, side });
  const base: BankEntry = before ?? {
    ...{ id: ctx.newId<'entry'>(), organisationId: organisation.id, personId: person.id, side, status: 'waiting' },
    ...{ profile: emptyProfile(side), categories: [], reviewedOn: today, createdAt: ctx.now },
  };
  const after: BankEntry = {
    ...retold(base, told),
    reviewedOn: today,
    ...(base.status === 'left' ? { status: 'waiting' as const } : {}),
  };
  if (before) await ctx.tx.bank.put(after);
  else await ctx.tx.bank.add(after);
  await noteAct(ctx, after, 'filled', before ? changesIn(before, after) : {});
  if (before && before.status !== 'left') return;
  await tellCurators(ctx.tx, organisation, {
    key: `bank-filled:${after.id}:${today.toString()}`,
    now: ctx.now,
    except: person.id,
    screen: screen(
      say`Новая карточка в банке: ${named(person.id)}, ${side === 'mentor' ? 'готовность быть наставником' : 'нужна поддержка наставника'}`,
      [button('Открыть карточку', 'bank.card', after.id)],
    ),
  });
}
