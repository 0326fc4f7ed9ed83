import { areaWords } from '#core/bank/codes.ts';
import { type Context, type GuidedForm, guided } from '#core/conversation/context.ts';
import { type AnswersOf, form } from '#core/conversation/form.ts';
import { wordsOrFile } from '#core/conversation/question-words-or-file.ts';
import { choice } from '#core/conversation/questions.ts';
import type { Screen } from '#core/conversation/screen.ts';
import type { RoleName } from '#core/people/person.ts';
import { begin } from './climb.ts';
import { type HelpDeps, onLadder } from './desk.ts';
import type { HelpRequest } from './help.ts';
import { remember, statusScreen } from './shown.ts';
import { urgencyWords } from './words.ts';

/** Whoever teaches may ask. */
export const askers: readonly RoleName[] = ['mentee', 'mentor', 'staff'];

const what = () =>
  wordsOrFile(
    'Что случилось? Напишите, пришлите фото, файл или голосовое. Не называйте учеников: вместо имени «ученик 7 класса».',
    2000,
  );

const questions = () =>
  form('help-ask', 'Нужна помощь', { immediate: true })
    .ask('area', choice('С чем нужна помощь? Нажмите или напишите словом: дисциплина, родители.', areaWords))
    .ask('what', what())
    .ask('urgency', choice('Когда нужен ответ?', urgencyWords));

type Answers = AnswersOf<ReturnType<typeof questions>>;

/** Three inputs, and the own mentor is asked at once. */
export const askForm = (deps: HelpDeps): GuidedForm =>
  guided<Answers>('help-ask', askers, async () => ({
    form: questions(),
    send: async (ctx, { area, what: said, urgency }) => {
      // The words are kept with the request, and in no second place.
      await ctx.tx.forms.remove({ personId: ctx.me.person.id, form: 'help-ask', status: 'sent' });
      const request: HelpRequest = remember(ctx, {
        ...{ id: ctx.newId<'help'>(), organisationId: ctx.me.organisation.id, personId: ctx.me.person.id },
        ...{ area, text: said.text, attachments: said.file ? [said.file] : [], urgency },
        ...{ rung: 'mentor', status: 'open', createdAt: ctx.now, version: 0 },
      });
      await ctx.tx.helps.add(request);
      const similar = await deps.practices.similar(ctx, request);
      if (!similar) return sendOut(ctx, deps, request);
      await ctx.tx.helps.put({ ...request, wakeAt: ctx.now.add(readingTime) });
      return similar;
    },
  }));

/** Whoever reads a card and presses nothing has asked all the same. */
const readingTime = { minutes: 10 };

/** The first ones are asked now. */
export async function sendOut(ctx: Context, deps: HelpDeps, request: HelpRequest): Promise<Screen> {
  const asked = await onLadder(ctx, deps, request, async (desk) => {
    // What is shown now shows it: nothing is to be edited yet.
    const { shown, ...fresh } = request;
    const after = { ...(await begin(desk, fresh)), ...(shown ? { shown } : {}) };
    await desk.tx.helps.put(after);
    return after;
  });
  return statusScreen(asked, ctx.me.organisation.settings.zone, 'Просьба отправлена.');
}
