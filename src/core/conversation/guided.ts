import type { FormInput } from './advance.ts';
import { type Action, action, type Context } from './context.ts';
import { courseOf } from './course.ts';
import { definition, type Forms, own, said, showQuestion, stamp, step } from './form-desk.ts';
import { editsScreen } from './form-review.ts';
import type { FormSession } from './form-session.ts';
import { button, type Screen, screen } from './screen.ts';

/**
 * Opens a form about a subject, or goes on with the one put aside: same answers, on any messenger. Answers given make it a new one,
 * and the one put aside is dropped.
 */
export const fillForm = (forms: Forms) => async (ctx: Context, name: string, subject: string, given?: Given) => {
  const [open] = await ctx.tx.forms.where({ personId: ctx.me.person.id, form: name, subject, status: 'open' });
  if (open && !given) return step(forms, ctx, open, { kind: 'open' });
  if (open) await ctx.tx.forms.put({ ...open, status: 'dropped', updatedAt: ctx.now });
  const prefill = Object.entries(given ?? (await forms.get(name)?.open(ctx, subject))?.prefill ?? {});
  const session: FormSession = {
    id: ctx.newId<'form'>(),
    organisationId: ctx.me.organisation.id,
    personId: ctx.me.person.id,
    form: name,
    subject,
    said: Object.fromEntries(
      prefill.map(([key, text]) => [key, { ...said(ctx, text), ...(text === '' ? { skipped: true as const } : {}) }]),
    ),
    status: 'open',
    updatedAt: ctx.now,
  };
  await ctx.tx.forms.add(session);
  return step(forms, ctx, session, { kind: 'open' });
};

type Given = Readonly<Record<string, string>>;

/** Buttons of forms. Each names its form and its question, so one pressed late does what it says and nothing else. */
export function formActions(forms: Forms): readonly Action[] {
  const on = (verb: string, input: (ctx: Context, key: string, value: string) => FormInput): Action =>
    action(verb, 'everyone', async (ctx, session = '', key = '', ...value) =>
      step(forms, ctx, await own(ctx, session), input(ctx, key, value.join(':'))),
    );
  return [
    on('f.open', () => ({ kind: 'open' })),
    on('f.next', (ctx, key) => (key === '' ? { kind: 'open' } : { kind: 'ready', key, said: stamp(ctx) })),
    on('f.say', (ctx, key, value) => ({
      kind: 'answer',
      key,
      said: { ...said(ctx, value), code: true },
      pressed: true,
    })),
    on('f.tick', (ctx, key, value) => ({ kind: 'toggle', key, value, said: stamp(ctx) })),
    on('f.skip', (ctx, key) => ({ kind: 'skip', key, said: stamp(ctx) })),
    on('f.back', (_, key) => ({ kind: 'back', key })),
    on('f.edit', (_, key) => ({ kind: 'edit', key })),
    on('f.review', (_, page) => ({ kind: 'review', page: pageNumber(page) })),
    on('f.send', () => ({ kind: 'send' })),
    action('f.page', 'everyone', async (ctx, session = '', key = '', page = '0') => {
      const mine = await own(ctx, session);
      const { form } = await definition(forms, ctx, mine);
      return showQuestion(ctx, form, mine, courseOf(form, mine.said), key, { page: pageNumber(page) });
    }),
    action('f.edits', 'everyone', async (ctx, session = '', page = '0') => {
      const mine = await own(ctx, session);
      const { form } = await definition(forms, ctx, mine);
      return editsScreen(mine, courseOf(form, mine.said), pageNumber(page));
    }),
    action('f.later', 'everyone', async (ctx, session = '') => laterScreen(await own(ctx, session))),
  ];
}

/** What stands in a button is anybody's: anything but a whole number is the first page. */
const pageNumber = (said: string): number => (Number.isSafeInteger(Number(said)) ? Number(said) : 0);

export const laterScreen = (session: Pick<FormSession, 'id'>): Screen =>
  screen(
    'Сохранено: ответы никуда не денутся. Продолжить можно здесь или в другом вашем мессенджере.',
    [button('Продолжить', 'f.open', session.id)],
    [button('Меню', 'menu')],
  );
