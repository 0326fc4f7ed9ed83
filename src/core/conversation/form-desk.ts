import { id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { advance, type FormInput, type Next } from './advance.ts';
import { allowed, type Context, type GuidedForm, type OpenForm } from './context.ts';
import type { Stop } from './course.ts';
import type { AnyForm } from './form.ts';
import { reviewScreen } from './form-review.ts';
import { type QuestionView, questionScreen } from './form-screens.ts';
import type { FormSession, Said } from './form-session.ts';
import type { Screen } from './screen.ts';

export type Forms = ReadonlyMap<string, GuidedForm>;

/** Stands in an account's view for the screen on which answers are checked. */
export const reviewing = '';

/** Takes an input, writes what it changed, and shows where the form is now; or sends it. */
export async function step(forms: Forms, ctx: Context, session: FormSession, input: FormInput): Promise<Screen> {
  const opened = await definition(forms, ctx, session);
  const { said: words, next, course } = advance(opened.form, session.said, input);
  const sent = next.kind === 'done';
  const after: FormSession = { ...session, said: words, updatedAt: ctx.now, status: sent ? 'sent' : 'open' };
  await ctx.tx.forms.put(after);
  return sent ? opened.send(ctx, next.answers) : show(ctx, opened.form, after, course, next);
}

async function show(
  ctx: Context,
  form: AnyForm,
  session: FormSession,
  course: readonly Stop[],
  next: Exclude<Next, { kind: 'done' }>,
): Promise<Screen> {
  if (next.kind === 'ask') return showQuestion(ctx, form, session, course, next.key, next);
  await look(ctx, session, reviewing);
  return reviewScreen(form, session, next.page, course, next.notice);
}

/** Shows a question here; from now on a typed reply on this account answers it. */
export async function showQuestion(
  ctx: Context,
  form: AnyForm,
  session: FormSession,
  course: readonly Stop[],
  key: string,
  view: QuestionView,
): Promise<Screen> {
  await look(ctx, session, key);
  return questionScreen(form, session, key, view, course);
}

async function look(ctx: Context, session: FormSession, key: string): Promise<void> {
  const account = await ctx.tx.accounts.get(ctx.account.id);
  await ctx.tx.accounts.put({ ...account, view: { form: session.id, key } });
}

/** The form of a session as it is today, for somebody who may fill it. */
export async function definition(forms: Forms, ctx: Context, session: FormSession): Promise<OpenForm> {
  const guided = forms.get(session.form);
  if (!guided) throw new Refusal('form-gone');
  if (!allowed(guided.who, ctx.me)) throw new Refusal('not-yours');
  return guided.open(ctx, session.subject);
}

/** The presser's own open form, held until the transaction ends: two answers at once are two answers in a row. */
export async function own(ctx: Context, session: string): Promise<FormSession> {
  const mine = await ctx.tx.forms.lock(id<'form'>(session));
  if (mine.personId !== ctx.me.person.id) throw new Refusal('not-found');
  return open(mine);
}

/** A late tap or reply is told that the form is over. */
export function open(session: FormSession): FormSession {
  switch (session.status) {
    case 'open':
      return session;
    case 'sent':
      throw new Refusal('form-sent');
    case 'dropped':
      throw new Refusal('form-dropped');
    default:
      return session.status satisfies never;
  }
}

export const stamp = (ctx: Context) => ({ at: ctx.now.toString(), zone: ctx.me.organisation.settings.zone });
export const said = (ctx: Context, text: string): Said => ({ text, ...stamp(ctx) });
