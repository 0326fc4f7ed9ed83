import { type Action, action, type Context } from '#core/conversation/context.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { lines } from '#core/kernel/text.ts';
import type { Loan } from './loan.ts';
import { tellStep } from './loan-answer.ts';
import { sidesOfLoan } from './loan-desk.ts';
import { markOf } from './send.ts';
import { proposeTown, type TownCouple } from './town.ts';
import { townNow } from './town-desk.ts';
import { draftScreen } from './town-screens.ts';

const municipal = ['municipal'] as const;
/** How many proposals at once: each asks a school, and the transaction is short. */
const mostAtOnce = 200;

/** Sending what was looked at to the mentees' schools. */
export const townSendActions: readonly Action[] = [
  action('town.ask', municipal, (ctx) => askQuestion(ctx)),
  action('town.send', municipal, (ctx, mark = '') => sendAll(ctx, mark)),
];

async function askQuestion(ctx: Context): Promise<Screen> {
  const { couples } = proposeTown(await townNow(ctx));
  if (couples.length === 0) return draftScreen(ctx, '0');
  return screen(
    lines(
      `Отправить предложений: ${Math.min(couples.length, mostAtOnce)}`,
      'Сначала ответит куратор школы, где ищут наставника, потом куратор школы наставника, потом сам наставник. Имена узнаёт только тот, кому они нужны, и вы их не увидите. Отказ ничего не значит: поиск пойдёт дальше.',
    ),
    [button('Отправить', 'town.send', mark(couples))],
    [button('Вернуться к подбору', 'town.draft', '0')],
  );
}

const mark = (couples: readonly TownCouple[]): string =>
  markOf(couples.map(({ mentee, mentor }) => ({ mentee: mentee.one.person.id, mentor: mentor.one.person.id })));

/** Each proposal begins with the mentee's school. What has changed since it was looked at is shown first. */
async function sendAll(ctx: Context, wanted: string): Promise<Screen> {
  await ctx.tx.organisations.lock(ctx.me.organisation.id);
  const { couples } = proposeTown(await townNow(ctx));
  if (mark(couples) !== wanted) return draftScreen(ctx, '0', 'С тех пор подбор изменился. Посмотрите ещё раз.');
  const sent = couples.slice(0, mostAtOnce);
  await ctx.tx.as({ as: 'system' }, async () => {
    for (const couple of sent) await begin(ctx, couple);
  });
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
