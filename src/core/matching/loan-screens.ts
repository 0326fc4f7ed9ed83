import { menteeProfile, mentorProfile } from '#core/bank/profile.ts';
import type { Context } from '#core/conversation/context.ts';
import { cut } from '#core/conversation/fit.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { lines, named, say, type Text } from '#core/kernel/text.ts';
import { menteeWords, mentorWords } from '#core/pairing/offer.ts';
import type { Loan, LoanStep } from './loan.ts';
import { type AskedLoan, type LoanSides, loanFor, sidesOfLoan } from './loan-desk.ts';

const longestLine = 160;
const longestName = 100;

/** What is asked at a step, with no more than is needed to answer (decision 13). */
export const askScreen = (loan: Loan, step: LoanStep, sides: LoanSides): Screen =>
  screen(lines(...questions[step](loan, sides)), [
    button('Да', 'loan.yes', loan.id),
    button('Нет', 'loan.no', loan.id),
  ]);

const questions: Readonly<Record<LoanStep, (loan: Loan, sides: LoanSides) => readonly (Text | string)[]>> = {
  school: (loan, { mentor }) => [
    say`Нашёлся наставник в другой школе. Кому: ${named(loan.menteeId)}`,
    '',
    ...aboutMentor(mentor),
    '',
    'Имя откроется, когда согласятся та школа и сам наставник; имя вашего коллеги до этого никому не сообщается. Согласны?',
  ],
  lender: (loan, { school, mentee }) => [
    say`Другой школе нужен наставник. Кто подходит: ${named(loan.mentorId)}`,
    `Куда: ${cut(school.name, longestName)}`,
    '',
    ...aboutMentee(mentee),
    '',
    'После вашего «Да» спросим самого наставника. Согласны?',
  ],
  mentor: (_, { school, mentee }) => [
    `Вас приглашают в другую школу. Коллеге нужен наставник: ${cut(school.name, longestName)}`,
    '',
    ...aboutMentee(mentee),
    '',
    'После «Да» та школа узнает ваше имя и то, что вы написали о себе в анкете наставника, и предложит пару. «Нет» ничего не значит, причина не нужна. Согласны?',
  ],
};

const aboutMentor = (entry: LoanSides['mentor']): readonly string[] =>
  told(entry ? mentorWords(mentorProfile(entry)) : []);
const aboutMentee = (entry: LoanSides['mentee']): readonly string[] =>
  told(entry ? menteeWords(menteeProfile(entry)) : []);

const told = (words: readonly string[]): readonly string[] =>
  words.length > 0 ? words.map((line) => cut(line, longestLine)) : ['В анкете пока ничего не сказано.'];

/** A proposal as the presser may see it: to be answered, or how it stands. */
export async function loanScreen(ctx: Context, loanId: string): Promise<Screen> {
  const { loan, step } = await loanFor(ctx, loanId);
  return loan.status === step ? askNow(ctx, { loan, step }) : standingScreen({ loan, step });
}

const askNow = (ctx: Context, { loan, step }: AskedLoan): Promise<Screen> =>
  ctx.tx.as({ as: 'system' }, async () => askScreen(loan, step, await sidesOfLoan(ctx.tx, loan)));

/** The other side's answers are not told apart: a «Нет» is nobody's in particular. */
function standingScreen({ loan, step }: AskedLoan): Screen {
  const who = step === 'school' ? say`Наставник другой школы для: ${named(loan.menteeId)}` : ['Помощь другой школе'];
  return screen(
    lines(who, standingWords(loan, step)),
    loan.status === 'agreed' && step === 'school' && loan.mentorshipId
      ? [button('Открыть пару', 'pair', loan.mentorshipId)]
      : [],
    [button('Меню', 'menu')],
  );
}

/** How it stands for somebody who has answered. The mentee's school is not told how far it has come: else it would know whose a «Нет» is. */
export function standingWords({ status }: Pick<Loan, 'status'>, step: LoanStep): string {
  if (status === 'agreed') return 'Все согласны.';
  if (status === 'declined') return 'В этот раз не сложилось. Поиск продолжается.';
  return step === 'lender'
    ? 'Ответ записан: Да. Спрашиваем самого наставника; если согласие будет, бот сообщит.'
    : 'Ответ записан: Да. Спрашиваем дальше, бот сообщит.';
}
