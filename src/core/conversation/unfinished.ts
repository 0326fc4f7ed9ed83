import { Refusal } from '#core/kernel/refusal.ts';
import { allowed, type Context, type Duty, type Feature, type GuidedForm, type OpenForm } from './context.ts';
import { courseOf } from './course.ts';
import type { FormSession } from './form-session.ts';

const shown = 3;

/** Forms put aside: the first screen offers to go on with them, on whichever messenger. */
export const unfinishedForms = (forms: ReadonlyMap<string, GuidedForm>): Feature => ({
  actions: [],
  menu: [],
  forms: [],
  duties: async (ctx) => {
    const open = await ctx.tx.forms.where({ personId: ctx.me.person.id, status: 'open' });
    const duties: Duty[] = [];
    // One after the other: a transaction answers one question at a time.
    for (const session of open) {
      if (forms.get(session.form)?.remembered) continue;
      const progress = await progressOf(forms, ctx, session);
      if (progress) duties.push(duty(session, progress));
    }
    return duties.slice(0, shown);
  },
});

const duty = (session: FormSession, { title, answered, count }: Progress): Duty => ({
  text: [`Не закончено: ${title}. Ответов: ${answered} из ${count}`],
  label: `Продолжить: ${title}`,
  action: `f.open:${session.id}`,
});

export interface Progress {
  readonly title: string;
  readonly answered: number;
  readonly count: number;
}

/** How far a form has come; undefined where nothing was said yet, or it can no longer be filled in. */
export async function progressOf(
  forms: ReadonlyMap<string, GuidedForm>,
  ctx: Context,
  session: FormSession,
): Promise<Progress | undefined> {
  const guided = forms.get(session.form);
  if (!guided || !allowed(guided.who, ctx.me)) return undefined;
  const opened = await fillable(guided, ctx, session.subject);
  if (!opened || !begun(session, opened)) return undefined;
  const course = courseOf(opened.form, session.said);
  return {
    title: opened.form.title,
    answered: course.filter((stop) => stop.answered).length,
    count: course.length,
  };
}

/** What the form was about may be gone, or somebody else's by now. */
const fillable = (guided: GuidedForm, ctx: Context, subject: string): Promise<OpenForm | undefined> =>
  guided.open(ctx, subject).catch((error: unknown) => {
    if (error instanceof Refusal) return undefined;
    throw error;
  });

/** Something was said beyond what the form started with. */
const begun = (session: FormSession, { prefill = {} }: OpenForm): boolean =>
  Object.entries(session.said).some(([key, words]) => (words.skipped ? '' : words.text) !== prefill[key]);
