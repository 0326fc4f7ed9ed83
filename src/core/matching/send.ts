import { menteeProfile, mentorProfile } from '#core/bank/profile.ts';
import type { Shelved } from '#core/bank/shelf.ts';
import type { Context } from '#core/conversation/context.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { breathing } from '#core/kernel/breath.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines } from '#core/kernel/text.ts';
import { pairCard } from '#core/pairing/card.ts';
import type { Composition } from '#core/pairing/composition.ts';
import { draftPair, usualTerm } from '#core/pairing/make.ts';
import type { MentorshipForm } from '#core/pairing/mentorship.ts';
import { askSides } from '#core/pairing/propose.ts';
import type { MatchingHouse } from './deps.ts';
import { groundsNow, personOf } from './desk.ts';
import { batchScreen } from './hub.ts';
import type { Couple } from './match-draft.ts';
import { fitIn, type Grounds, proposing } from './proposal.ts';

/** How many pairs at once: each asks two people, and the transaction is short. */
const mostAtOnce = 200;

/** Before everybody is asked: how many, and that each may say no. */
export async function askQuestion(ctx: Context, house: MatchingHouse): Promise<Screen> {
  const { couples } = await breathing(proposing(await groundsNow(ctx)), house.breath);
  if (couples.length === 0) return batchScreen(ctx, house);
  return screen(
    lines(
      `Предложить пар: ${Math.min(couples.length, mostAtOnce)}`,
      'Каждый увидит карточку другого и ответит «Да», «Обсудить» или «Нет». Отказ ничего не значит для человека: поиск пойдёт дальше.',
    ),
    [button('Предложить', 'match.send', markOf(couples))],
    [button('Вернуться к подбору', 'match')],
  );
}

/** What was looked at is what is sent: the mark tells whether the proposal is still the same. */
export const markOf = (couples: readonly Couple[]): string =>
  couples
    .map(({ mentor, mentee }) => `${mentee}${mentor}`)
    .sort()
    .join()
    .split('')
    .reduce((hash, letter) => (Math.imul(hash, 31) + letter.charCodeAt(0)) >>> 0, 7)
    .toString(36);

/** Makes the pairs and asks their sides (П1 6.2). What has changed since it was looked at is shown first. */
export async function sendAll(ctx: Context, house: MatchingHouse, mark: string): Promise<Screen> {
  await ctx.tx.organisations.lock(ctx.me.organisation.id);
  const grounds = await groundsNow(ctx);
  const { couples } = await breathing(proposing(grounds), house.breath);
  if (markOf(couples) !== mark) return batchScreen(ctx, house, '0', 'С тех пор подбор изменился. Посмотрите ещё раз.');
  for (const couple of couples.slice(0, mostAtOnce)) {
    const pair = await draftPair(ctx, compositionFor(ctx, grounds, couple));
    await askSides(ctx, pair.id);
  }
  return screen(
    lines(
      `Предложено пар: ${Math.min(couples.length, mostAtOnce)}`,
      'Когда люди ответят, бот сообщит. Кто промолчит, тому напомнит.',
    ),
    [button('Пары', 'pairs'), button('Меню', 'menu')],
  );
}

/** One pair out of the ranking: a draft whose card leads on. The council puts down drafts too (4.4.5). */
export async function pairOne(ctx: Context, menteeEntry: string, mentorEntry: string): Promise<Screen> {
  const couple = {
    mentee: await personOf(ctx, menteeEntry, 'mentee'),
    mentor: await personOf(ctx, mentorEntry, 'mentor'),
  };
  const pair = await draftPair(ctx, compositionFor(ctx, await groundsNow(ctx), couple));
  return pairCard(ctx, pair.id, 'Черновик записан.');
}

/** The form of a reverse pair, filled in as far as the bank tells; what is sent is held against the rules of a pair (3.1). */
export async function reverseForm(ctx: Context, menteeEntry: string, mentorEntry: string): Promise<Screen> {
  const [menteeId, mentorId] = [await personOf(ctx, menteeEntry, 'mentee'), await personOf(ctx, mentorEntry, 'mentor')];
  const grounds = await groundsNow(ctx);
  const mentor = grounds.mentors.find((one) => one.person.id === mentorId);
  const mentee = grounds.mentees.find((one) => one.person.id === menteeId);
  if (!mentor || !mentee || !fitIn(grounds, mentor, mentee).bothWays) throw new Refusal('stale');
  return ctx.fill('pair', `with:${mentorId}:${menteeId}`, {
    ...{ mentor: mentorId, mentees: menteeId, form: formFor(mentor, mentee), kinds: 'reverse' },
  });
}

/** Form by the mentee's wish, the kind that is usual, the term until the end of the school year. Throws stale. */
function compositionFor(
  ctx: Context,
  grounds: Grounds,
  couple: Pick<Composition, 'mentor'> & { readonly mentee: Composition['mentor'] },
): Composition {
  const mentor = grounds.mentors.find((one) => one.person.id === couple.mentor);
  const mentee = grounds.mentees.find((one) => one.person.id === couple.mentee);
  if (!mentor || !mentee || couple.mentor === couple.mentee) throw new Refusal('stale');
  return {
    ...{ mentor: couple.mentor, mentees: [couple.mentee], kinds: ['traditional'] },
    form: formFor(mentor, mentee),
    ...usualTerm(ctx.me.today),
  };
}

export function formFor(mentor: Pick<Shelved, 'entry'>, mentee: Pick<Shelved, 'entry'>): MentorshipForm {
  const wished = menteeProfile(mentee.entry).form ?? mentorProfile(mentor.entry).forms[0];
  // Codes of forms in the bank come from the same list.
  return (wished as MentorshipForm | undefined) ?? 'teacher-teacher';
}
