import { fold } from '#core/kernel/fold.ts';
import type { FormInput } from './advance.ts';
import type { Context } from './context.ts';
import { courseOf } from './course.ts';
import type { Question } from './form.ts';
import { definition, type Forms, open, reviewing, said, showQuestion, stamp, step } from './form-desk.ts';
import type { Move } from './form-moves.ts';
import type { FormSession } from './form-session.ts';
import { laterScreen } from './guided.ts';
import type { Screen } from './screen.ts';
import { moveTyped } from './typed-moves.ts';
import { inView } from './view.ts';

/** A typed reply or a file answers the question in view on this account; undefined when none is. */
export const answerInView =
  (forms: Forms) =>
  async (ctx: Context, text: string, kind: 'text' | 'file', upload?: string): Promise<Screen | undefined> => {
    const seen = await inView(ctx);
    if (!seen || (kind === 'file' && seen.session.status !== 'open')) return undefined;
    const session = open(seen.session);
    if (seen.key === reviewing) return kind === 'text' ? reviewTyped(forms, ctx, session, text) : undefined;
    const { key } = seen;
    const { form } = await definition(forms, ctx, session);
    const question = form.steps.find((one) => one.key === key)?.question;
    const move = question && kind === 'text' ? moveTyped(question, text) : undefined;
    if (move === 'later') return laterScreen(session);
    if (move) return step(forms, ctx, session, moved(ctx, move, key));
    if (question?.file === 'too' || !question || (question.file === true) === (kind === 'file'))
      return step(forms, ctx, session, {
        kind: 'answer',
        key,
        said: { ...said(ctx, text), ...fileWith(question, upload) },
      });
    if (kind === 'file') return undefined;
    const complaint = 'Здесь нужен файл или фотография: приложите к сообщению.';
    return showQuestion(ctx, form, session, courseOf(form, session.said), key, { complaint });
  };

const fileWith = (question: Question<unknown> | undefined, file: string | undefined) =>
  question?.file === 'too' && file !== undefined ? { file } : {};

function moved(ctx: Context, move: Exclude<Move, 'later'>, key: string): FormInput {
  switch (move) {
    case 'back':
      return { kind: 'back', key };
    case 'review':
      return { kind: 'review' };
    case 'ready':
    case 'skip':
      return { kind: move, key, said: stamp(ctx) };
    default:
      return move satisfies never;
  }
}

/** The buttons of the review, typed; other words are not for it. */
async function reviewTyped(
  forms: Forms,
  ctx: Context,
  session: FormSession,
  text: string,
): Promise<Screen | undefined> {
  const typed = fold(text);
  if (typed === 'отправить') return step(forms, ctx, session, { kind: 'send' });
  if (typed === 'проверить') return step(forms, ctx, session, { kind: 'review' });
  if (typed === 'позже') return laterScreen(session);
  if (typed !== 'назад') return undefined;
  const { form } = await definition(forms, ctx, session);
  const last = courseOf(form, session.said).at(-1)?.step.key ?? '';
  return step(forms, ctx, session, { kind: 'edit', key: last });
}

/** Is the question in view one that takes a file? */
export const wantsFile =
  (forms: Forms) =>
  async (ctx: Context): Promise<true | 'too' | undefined> => {
    const seen = await inView(ctx);
    if (seen?.session.status !== 'open') return undefined;
    const { form } = await definition(forms, ctx, seen.session);
    return form.steps.find((one) => one.key === seen.key)?.question.file;
  };
