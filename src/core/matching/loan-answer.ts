import type { BankEntry } from '#core/bank/entry.ts';
import { mentorProfile } from '#core/bank/profile.ts';
import { type Action, action, type Context, type Duty } from '#core/conversation/context.ts';
import { cut } from '#core/conversation/fit.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { tell } from '#core/delivery/tell.ts';
import { lines, named, say } from '#core/kernel/text.ts';
import { dayIn } from '#core/kernel/time.ts';
import { draftPair, usualTerm } from '#core/pairing/make.ts';
import type { Mentorship } from '#core/pairing/mentorship.ts';
import { tellCurators } from '#core/people/curators.ts';
import { giveRoles } from '#core/people/enlist.ts';
import { agreed, declined, type Loan } from './loan.ts';
import { type AskedLoan, awaitedOf, type LoanSides, loanFor, sidesOfLoan, stillWanted } from './loan-desk.ts';
import { askScreen, loanScreen, standingWords } from './loan-screens.ts';
import { tellNothingCame } from './loan-tell.ts';
import { formFor } from './send.ts';

/** What each side answers to a proposal between schools; anyone, because a mentor is one without the role too. */
export const loanActions: readonly Action[] = [
  action('loan', 'anyone', (ctx, loan = '') => loanScreen(ctx, loan)),
  action('loan.yes', 'anyone', (ctx, loan = '') => sayYes(ctx, loan)),
  action('loan.no', 'anyone', (ctx, loan = '') => sayNo(ctx, loan)),
];

export async function loanDuties(ctx: Context): Promise<readonly Duty[]> {
  const [first, ...more] = await awaitedOf(ctx);
  if (!first) return [];
  const text = first.status === 'school' ? 'Нашёлся наставник в другой школе' : 'Другой школе нужен наставник';
  const rest = more.length > 0 ? `, ещё предложений: ${more.length}` : '';
  return [{ text: [`${text}${rest}`], label: 'Ответить', action: `loan:${first.id}` }];
}

async function sayYes(ctx: Context, loanId: string): Promise<Screen> {
  const asked = await loanFor(ctx, loanId, 'hold');
  const done = await ctx.tx.as({ as: 'system' }, async () => {
    const sides = await sidesOfLoan(ctx.tx, asked.loan);
    if (!(await stillWanted(ctx, asked.loan, sides))) return over(ctx, asked);
    const after = agreed(asked.loan, asked.step, { by: ctx.me.person.id, at: ctx.now });
    return after.status === 'agreed' ? welcome(ctx, after, sides) : askNext(ctx, after, sides);
  });
  return afterAnswer(ctx, done);
}

/** One tap, no reason. The mentee's school hears that it goes on looking; nobody hears who it was. */
async function sayNo(ctx: Context, loanId: string): Promise<Screen> {
  const { loan, step } = await loanFor(ctx, loanId, 'hold');
  await ctx.tx.as({ as: 'system' }, async () => {
    await ctx.tx.loans.put(declined(loan, step, ctx.now));
    if (step !== 'school') await tellNothingCame(ctx, loan);
  });
  return afterAnswer(ctx, screen('Хорошо, поищем дальше.'));
}

/** A school has switched it off, or somebody has left the bank: nobody is asked further. */
async function over(ctx: Context, { loan, step }: AskedLoan): Promise<Screen> {
  await ctx.tx.loans.put(declined(loan, step, ctx.now));
  if (step !== 'school') await tellNothingCame(ctx, loan);
  return screen('Это предложение больше не действует: условия с тех пор изменились. Отвечать не нужно.');
}

async function askNext(ctx: Context, loan: Loan, sides: LoanSides): Promise<Screen> {
  await ctx.tx.loans.put(loan);
  await tellStep(ctx, loan, sides);
  return screen(lines(standingWords(loan, loan.status === 'lender' ? 'school' : 'lender')));
}

/** Asks whoever is next. As the system. */
export async function tellStep(ctx: Context, loan: Loan, sides: LoanSides): Promise<void> {
  const key = `loan:${loan.id}:${loan.status}`;
  const { now } = ctx;
  if (loan.status === 'school')
    await tellCurators(ctx.tx, sides.school, { key, now, screen: askScreen(loan, 'school', sides) });
  if (loan.status === 'lender')
    await tellCurators(ctx.tx, sides.lender, { key, now, screen: askScreen(loan, 'lender', sides) });
  if (loan.status === 'mentor')
    await tell(ctx, {
      ...{ key, people: [loan.mentorId], organisationId: loan.lenderId },
      screen: askScreen(loan, 'mentor', sides),
    });
}

/** Everybody said yes: the mentor is taken into the mentee's school, and a draft of the pair stands there as out of its own matching. */
async function welcome(ctx: Context, loan: Loan, sides: LoanSides): Promise<Screen> {
  const { school } = sides;
  const from = dayIn(school.settings.zone, ctx.now);
  await giveRoles(ctx, ['mentor'], { organisationId: school.id, personId: loan.mentorId, from });
  await shelve(ctx, loan, sides);
  const pair = await draft(ctx, loan, sides);
  await ctx.tx.loans.put({ ...loan, mentorshipId: pair.id });
  await tellCurators(ctx.tx, school, {
    ...{ key: `loan:${loan.id}:agreed`, now: ctx.now },
    screen: screen(
      lines(
        say`Наставник другой школы согласен: ${named(loan.mentorId)}`,
        `Работает: ${sides.lender.name}`,
        say`Черновик пары готов. Кому: ${named(loan.menteeId)}`,
        'Дальше как обычно: предложите пару обеим сторонам.',
      ),
      [button('Открыть пару', 'pair', pair.id)],
    ),
  });
  await tellLender(ctx, loan, sides);
  return screen(
    lines(
      'Спасибо. Школа узнала ваше имя и готовит предложение пары.',
      'Чтобы получить его, откройте эту школу в боте и прочитайте её согласие на обработку данных.',
    ),
    [button(`Перейти: ${cut(school.name, 30)}`, 'org', school.id)],
  );
}

/** The curator who let them go knows that the place is taken. */
const tellLender = (ctx: Context, loan: Loan, { school, lender }: LoanSides): Promise<void> =>
  tellCurators(ctx.tx, lender, {
    ...{ key: `loan:${loan.id}:lent`, now: ctx.now, except: ctx.me.person.id },
    screen: screen(
      lines(
        say`Согласие есть, помощь другой школе: ${named(loan.mentorId)}`,
        `Куда: ${cut(school.name, 100)}`,
        'Та школа готовит пару. В вашем подборе это место занято, пока пара не завершится.',
      ),
      [button('Банк', 'bank')],
    ),
  });

/** Their card in the school's bank: external, for this one mentee, and waiting for the head like anybody's (4.4.3); also of one who had left it. */
async function shelve(ctx: Context, loan: Loan, { school, lender, mentor }: LoanSides): Promise<void> {
  if (!mentor) return;
  const own = { organisationId: school.id, personId: loan.mentorId, side: 'mentor' } as const;
  const [known] = await ctx.tx.bank.where(own);
  if (known && known.status !== 'left') return;
  const { elsewhere: _here, ...profile } = mentorProfile(mentor);
  const card: BankEntry = {
    ...{ ...own, id: known?.id ?? ctx.newId<'entry'>(), status: 'waiting', profile: { ...profile, capacity: 1 } },
    ...{ categories: mentor.categories, external: lender.name, createdAt: known?.createdAt ?? ctx.now },
    reviewedOn: dayIn(school.settings.zone, ctx.now),
  };
  if (known) await ctx.tx.bank.put(card);
  else await ctx.tx.bank.add(card);
}

/** In the name of the curator who agreed to it. */
async function draft(ctx: Context, loan: Loan, { school, mentee, mentor }: LoanSides): Promise<Mentorship> {
  const today = dayIn(school.settings.zone, ctx.now);
  const person = await ctx.tx.people.get(loan.agreedBy ?? loan.mentorId);
  const inSchool: Context = { ...ctx, me: { person, organisation: school, elsewhere: [], roles: ['curator'], today } };
  return draftPair(inSchool, {
    ...{ mentor: loan.mentorId, mentees: [loan.menteeId], kinds: ['traditional'], ...usualTerm(today) },
    form: mentor && mentee ? formFor({ entry: mentor }, { entry: mentee }) : 'teacher-teacher',
  });
}

/** What was answered; and the next one, where there is one. */
async function afterAnswer(ctx: Context, done: Screen): Promise<Screen> {
  const [next] = await awaitedOf(ctx);
  return {
    ...done,
    rows: [...done.rows, [...(next ? [button('Следующее предложение', 'loan', next.id)] : []), button('Меню', 'menu')]],
  };
}
