import { button, screen } from '#core/conversation/screen.ts';
import { lines, named, say } from '#core/kernel/text.ts';
import type { Instant } from '#core/kernel/time.ts';
import { tellCurators } from '#core/people/curators.ts';
import type { Tx } from '#core/store.ts';
import type { Loan } from './loan.ts';

/** The mentee's school hears that it goes on looking, and not whose word or what change it was. As the system. */
export async function tellNothingCame(
  { tx, now }: { readonly tx: Tx; readonly now: Instant },
  loan: Loan,
): Promise<void> {
  await tellCurators(tx, await tx.organisations.get(loan.organisationId), {
    ...{ key: `loan:${loan.id}:declined`, now },
    screen: screen(
      lines(
        say`Наставник другой школы для: ${named(loan.menteeId)}`,
        'В этот раз не сложилось. Человек снова в подборе.',
      ),
      [button('Подбор', 'match')],
    ),
  });
}
