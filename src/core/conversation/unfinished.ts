import { Refusal } from '#core/kernel/refusal.ts';
import type { Context, Duty, Feature, GuidedForm, OpenForm } from './context.ts';
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
    const duties = await inTurn(open, (session) => duty(forms, ctx, session));
    return duties.slice(0, shown);
  },
});

async function duty(
  forms: ReadonlyMap<string, GuidedForm>,
  ctx: Context,
  session: FormSession,
): Promise<readonly Duty[]> {
  const guided = forms.get(session.form);
  const opened = guided && !guided.remembered ? await fillable(guided, ctx, session.subject) : undefined;
  if (!opened || !begun(session, opened)) return [];
  const course = courseOf(opened.form, session.said);
  const answered = course.filter((stop) => stop.answered).length;
  return [
    {
      text: [`Не закончено: ${opened.form.title}. Ответов: ${answered} из ${course.length}`],
      label: `Продолжить: ${opened.form.title}`,
      action: `f.open:${session.id}`,
    },
  ];
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

/** One after the other: a transaction answers one question at a time. */
async function inTurn<A, B>(all: readonly A[], work: (one: A) => Promise<readonly B[]>): Promise<readonly B[]> {
  const done: B[] = [];
  for (const one of all) done.push(...(await work(one)));
  return done;
}
