import { type Action, action, type Context, guided } from '#core/conversation/context.ts';
import { cut, pageOf } from '#core/conversation/fit.ts';
import { form } from '#core/conversation/form.ts';
import { showDay, words } from '#core/conversation/questions.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { untell } from '#core/delivery/tell.ts';
import { lines, named, say } from '#core/kernel/text.ts';
import { date } from '#core/kernel/time.ts';
import { type Judging, resultToJudge, resultToRead } from './access.ts';
import { activityScreen } from './card.ts';
import { accept, assess, giveBack } from './result.ts';
import { tellJudged } from './tellings.ts';
import { nameOf } from './words.ts';

/** The mentor checks what was done (П1 4.1): accepts it in one tap, or returns it with a remark. */
export const judgeActions: readonly Action[] = [
  action('act.ok', 'anyone', (ctx, result = '') => acceptIt(ctx, result)),
  action('act.back', 'anyone', (ctx, result = '') => ask(ctx, result, 'act-back', 'done')),
  action('act.word', 'anyone', (ctx, result = '') => ask(ctx, result, 'act-word', 'accepted')),
  action('act.file', 'anyone', (ctx, result = '') => fileScreen(ctx, result), { below: true }),
  action('act.earlier', 'anyone', (ctx, result = '', page = '0') => earlierScreen(ctx, result, page)),
];

async function acceptIt(ctx: Context, resultId: string): Promise<Screen> {
  const judging = await resultToJudge(ctx, resultId);
  if (judging.result.status !== 'done') return cardOf(ctx, judging);
  const after = accept(judging.result, { by: ctx.me.person.id, on: ctx.me.today });
  await keep(ctx, judging, after);
  await tellJudged(ctx, judging, after, 'Принято.');
  return cardOf(ctx, judging, 'Принято. Оценку словами можно добавить, она войдёт в программу.');
}

/** Where it is no longer its turn, the card shows what it is now. */
async function ask(ctx: Context, resultId: string, form: string, status: Judging['result']['status']): Promise<Screen> {
  const judging = await resultToJudge(ctx, resultId);
  return judging.result.status === status ? ctx.fill(form, judging.result.id) : cardOf(ctx, judging);
}

const cardOf = (ctx: Context, { result }: Judging, note?: string): Promise<Screen> =>
  activityScreen(ctx, result.activityId, result.personId, note);

/** What was said of its earlier state and not sent yet is no longer true. */
async function keep(ctx: Context, { result }: Judging, after: Judging['result']): Promise<void> {
  await ctx.tx.results.put(after);
  await untell(ctx, `activity:${result.id}:marked`);
}

export const backForm = guided<{ readonly remark: string }>('act-back', 'anyone', async (ctx, resultId) => {
  const { activity } = await resultToJudge(ctx, resultId);
  return {
    form: form('act-back', 'Вернуть на доработку', { immediate: true }).ask('remark', {
      ...words('Что поправить или дополнить? Это замечание получит тот, кто выполняет.', { max: 700 }),
      help: [nameOf(activity)],
    }),
    send: async (inside, { remark }) => {
      await inside.tx.forms.remove({ personId: inside.me.person.id, form: 'act-back', status: 'sent' });
      const judging = await resultToJudge(inside, resultId);
      const after = giveBack(judging.result, remark, { by: inside.me.person.id, on: inside.me.today });
      await keep(inside, judging, after);
      await tellJudged(inside, judging, after, 'Возвращено на доработку.');
      return cardOf(inside, judging, 'Возвращено, замечание отправлено.');
    },
  };
});

/** «Оценка наставника». */
export const wordForm = guided<{ readonly word: string }>('act-word', 'anyone', async (ctx, resultId) => {
  const { activity } = await resultToJudge(ctx, resultId);
  return {
    form: form('act-word', 'Оценка наставника', { immediate: true }).ask('word', {
      ...words('Ваша оценка выполненного, одна-две фразы. Её увидят обе стороны и куратор.', { max: 500 }),
      help: [nameOf(activity)],
    }),
    send: async (inside, { word }) => {
      await inside.tx.forms.remove({ personId: inside.me.person.id, form: 'act-word', status: 'sent' });
      const judging = await resultToJudge(inside, resultId);
      const after = assess(judging.result, word, { by: inside.me.person.id, on: inside.me.today });
      await inside.tx.results.put(after);
      await tellJudged(inside, judging, after, 'Наставник добавил оценку.');
      return cardOf(inside, judging, 'Оценка записана.');
    },
  };
});

/** A file somebody sent as their result; it is kept as theirs. */
async function fileScreen(ctx: Context, resultId: string): Promise<Screen> {
  const { result, activity } = await resultToRead(ctx, resultId);
  const { fileId } = result;
  const back = [button('К мероприятию', 'act.open', activity.id, result.personId)];
  const file = fileId && (await ctx.tx.as({ as: 'system' }, () => ctx.tx.files.find(fileId)));
  if (!file || file.organisationId !== result.organisationId)
    return screen('Файла пока нет: он ещё не получен из мессенджера или не сохранился.', back);
  return { ...screen(nameOf(activity), back), file: file.id };
}

/** What stood there before it was corrected: nothing is lost. */
async function earlierScreen(ctx: Context, resultId: string, wanted: string): Promise<Screen> {
  const { result, activity } = await resultToRead(ctx, resultId);
  const page = pageOf([...result.earlier].reverse(), 1, wanted);
  const [one] = page.items;
  return screen(
    lines(
      nameOf(activity),
      '',
      ...(one
        ? [
            `Прежняя запись ${page.at + 1} из ${page.count}`,
            `Сделано: ${showDay(date(one.doneOn))}`,
            ...(one.text ? [`Результат: ${cut(one.text, 1000)}`] : []),
            ...(one.fileId ? ['Файл: был приложен'] : []),
            ...(one.assessment && one.assessedBy
              ? [say`Наставник, ${named(one.assessedBy)}: ${cut(one.assessment, 700)}`]
              : []),
          ]
        : ['Прежних записей нет.']),
    ),
    page.count > 1 ? [button('Дальше', 'act.earlier', result.id, String(page.at + 1))] : [],
    [button('К мероприятию', 'act.open', activity.id, result.personId), button('Меню', 'menu')],
  );
}
