import type { Context } from '#core/conversation/context.ts';
import { openQuestions } from './draft.ts';
import type { Roadmap, Stage } from './roadmap.ts';

/** Open deadlines the presser has not answered yet, the answers of a form put aside included. */
export async function questionsLeft(ctx: Context, { id }: Roadmap, stages: readonly Stage[]): Promise<number> {
  const open = openQuestions(stages);
  const [session] = await ctx.tx.forms.where({
    personId: ctx.me.person.id,
    form: 'roadmap-questions',
    subject: id,
    status: 'open',
  });
  return open.filter((stage) => session?.said[stage.id] === undefined).length;
}
