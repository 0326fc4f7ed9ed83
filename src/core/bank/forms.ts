import { guided } from '#core/conversation/context.ts';
import { type AnswersOf, form } from '#core/conversation/form.ts';
import { checked, day, words } from '#core/conversation/questions.ts';
import type { Screen } from '#core/conversation/screen.ts';
import { readDay } from '#core/kernel/read-day.ts';
import type { PlainDate } from '#core/kernel/time.ts';
import { cardScreen } from './card.ts';
import { change, entryHere, keepers, lockEntry, lockOwn } from './desk.ts';
import { myCardScreen } from './my-card.ts';
import { gone, kept, rest } from './states.ts';

const untilForm = (name: string, today: PlainDate) =>
  form(name, '«Не сейчас»', { immediate: true }).ask(
    'until',
    checked(
      day('До какого дня не предлагать пары?', (text, on) => readDay(text, on, 'future'), [
        today.add({ weeks: 2 }),
        today.add({ months: 3 }),
      ]),
      (answer) => (answer.until(today).sign >= 0 ? 'Назовите завтрашний день или более поздний.' : undefined),
    ),
  );

type Until = AnswersOf<ReturnType<typeof untilForm>>;

/** A pause until a day of one's own choice, by those who keep the bank. */
export const restForm = guided<Until>('bank-rest', keepers, async (ctx, subject) => {
  kept(await entryHere(ctx, subject));
  return {
    form: untilForm('bank-rest', ctx.me.today),
    send: async (inside, { until }) => {
      await rest(inside, subject, until);
      return cardScreen(inside, subject);
    },
  };
});

/** The same for one's own entry. */
export const ownRestForm = guided<Until>('card-rest', 'anyone', async (ctx, subject) => {
  await lockOwn(ctx, subject);
  return {
    form: untilForm('card-rest', ctx.me.today),
    send: async (inside, { until }) => {
      await lockOwn(inside, subject);
      await rest(inside, subject, until);
      return myCardScreen(inside);
    },
  };
});

const leaveQuestions = () =>
  form('bank-leave', 'Убрать из банка', { immediate: true }).ask(
    'reason',
    words('Почему? Причина останется в истории карточки, в выгрузки она не попадает.', { max: 300 }),
  );

/** Out of the bank, with a reason; nobody is told, and it can be taken back. */
export const leaveForm = guided<AnswersOf<ReturnType<typeof leaveQuestions>>>(
  'bank-leave',
  keepers,
  async (ctx, subject) => {
    kept(await entryHere(ctx, subject));
    return {
      form: leaveQuestions(),
      send: async (inside, { reason }): Promise<Screen> => {
        const entry = await lockEntry(inside, subject);
        await change(inside, gone(entry, inside.me.today), 'left', { reason });
        return cardScreen(inside, subject, 'Карточка убрана из банка. Её можно вернуть.');
      },
    };
  },
);
