import { type Action, action, type Context } from '#core/conversation/context.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { lines } from '#core/kernel/text.ts';
import type { MatchingHouse } from './deps.ts';
import { decide } from './desk.ts';
import type { Loan } from './loan.ts';
import { tellStep } from './loan-answer.ts';
import { sidesOfLoan } from './loan-desk.ts';
import { type Couple, letFall } from './match-draft.ts';
import { markOf } from './send.ts';
import { coupleOf, type TownCouple } from './town.ts';
import { proposalNow } from './town-desk.ts';
import { draftScreen } from './town-screens.ts';

const municipal = ['municipal'] as const;
/** How many proposals at once: each asks a school, and the transaction is short. */
const mostAtOnce = 200;

/** Sending what was looked at to the mentees' schools. */
export const townSendActions = (house: MatchingHouse): readonly Action[] => [
  action('town.ask', municipal, (ctx) => askQuestion(ctx, house)),
  action('town.send', municipal, (ctx, mark = '') => sendAll(ctx, house, mark)),
];

async function askQuestion(ctx: Context, house: MatchingHouse): Promise<Screen> {
  const { couples } = await proposalNow(ctx, house);
  if (couples.length === 0) return draftScreen(ctx, house, '0');
  return screen(
    lines(
      `Отправить предложений: ${Math.min(couples.length, mostAtOnce)}`,
      'Сначала ответит куратор школы, где ищут наставника, потом куратор школы наставника, потом сам наставник. Имена узнаёт только тот, кому они нужны, и вы их не увидите. Отказ ничего не значит: поиск пойдёт дальше.',
    ),
    [button('Отправить', 'town.send', markOf(peopleOf(couples)))],
    [button('Вернуться к подбору', 'town.draft', '0')],
  );
}

const peopleOf = (couples: readonly TownCouple[]): readonly Couple[] =>
  couples.map(({ mentee, mentor }) => coupleOf(mentor, mentee));

/** Each proposal begins with the mentee's school. What has changed since it was looked at is shown first. */
async function sendAll(ctx: Context, house: MatchingHouse, wanted: string): Promise<Screen> {
  await ctx.tx.organisations.lock(ctx.me.organisation.id);
  const { couples } = await proposalNow(ctx, house);
  if (markOf(peopleOf(couples)) !== wanted)
    return draftScreen(ctx, house, '0', 'С тех пор подбор изменился. Посмотрите ещё раз.');
  const sent = couples.slice(0, mostAtOnce);
  await ctx.tx.as({ as: 'system' }, async () => {
    for (const couple of sent) await begin(ctx, couple);
  });
  if (sent.some(({ pinned }) => pinned)) await decide(ctx, (before) => letFall(before, peopleOf(sent)));
  return screen(
    lines(`Отправлено предложений: ${sent.length}`, 'Как они отвечают, видно в «Подборе по школам», без имён.'),
    [button('К школам', 'town', '0'), button('Меню', 'menu')],
  );
}

async function begin(ctx: Context, { mentee, mentor }: TownCouple): Promise<void> {
  const loan: Loan = {
    ...{ id: ctx.newId<'loan'>(), organisationId: mentee.at.school.id, lenderId: mentor.at.school.id },
    ...{ municipalityId: ctx.me.organisation.id, menteeId: mentee.one.person.id, mentorId: mentor.one.person.id },
    ...{ status: 'school', sentAt: ctx.now, changedAt: ctx.now },
  };
  await ctx.tx.loans.add(loan);
  await tellStep(ctx, loan, await sidesOfLoan(ctx.tx, loan));
}
