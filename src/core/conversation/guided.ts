import { id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { type Action, action, allowed, type Context, type GuidedForm } from './context.ts';
import { advance, type FormInput, type Next } from './form.ts';
import { editsScreen, reviewScreen } from './form-review.ts';
import { questionScreen } from './form-screens.ts';
import type { FormSession, Said } from './form-session.ts';
import { button, type Screen, screen } from './screen.ts';

type Forms = ReadonlyMap<string, GuidedForm>;

/** Opens a form about a subject, or goes on with the one put aside: same answers, on any messenger. */
export const fillForm = (forms: Forms) => async (ctx: Context, name: string, subject: string) => {
  const [open] = await ctx.tx.forms.where({ personId: ctx.me.person.id, form: name, subject, status: 'open' });
  if (open) return step(forms, ctx, open, { kind: 'open' });
  const prefill = Object.entries((await forms.get(name)?.open(ctx, subject))?.prefill ?? {});
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

/** A typed reply or a file answers the question in view on this account; undefined when none is. */
export const answerInView =
  (forms: Forms) =>
  async (ctx: Context, text: string, kind: 'text' | 'file'): Promise<Screen | undefined> => {
    const seen = await inView(ctx);
    if (!seen) return undefined;
    const { session, key } = seen;
    const { form } = await definition(forms, ctx, session);
    const question = form.steps.find((one) => one.key === key)?.question;
    if ((question?.file === true) !== (kind === 'file'))
      return kind === 'file' ? undefined : wordsForFile(forms, ctx, session);
    return step(forms, ctx, session, { kind: 'answer', key, said: said(ctx, text) });
  };

/** Is the question in view one that takes a file? */
export const wantsFile =
  (forms: Forms) =>
  async (ctx: Context): Promise<boolean> => {
    const seen = await inView(ctx);
    if (!seen) return false;
    const { form } = await definition(forms, ctx, seen.session);
    return form.steps.find((one) => one.key === seen.key)?.question.file === true;
  };

/** The question this account looks at, if it is of a form the presser has open. */
async function inView({ tx, me, account: { view } }: Context) {
  const session = view && (await tx.forms.find(view.form));
  return view && session?.status === 'open' && session.personId === me.person.id
    ? { session, key: view.key }
    : undefined;
}

export function formActions(forms: Forms): readonly Action[] {
  const on = (verb: string, input: (ctx: Context, key: string, value: string) => FormInput): Action =>
    action(verb, 'anyone', async (ctx, session = '', key = '', ...value) =>
      step(forms, ctx, await own(ctx, session), input(ctx, key, value.join(':'))),
    );
  return [
    on('f.open', () => ({ kind: 'open' })),
    on('f.next', () => ({ kind: 'open' })),
    on('f.say', (ctx, key, value) => ({ kind: 'answer', key, said: said(ctx, value), pressed: true })),
    on('f.tick', (ctx, key, value) => ({ kind: 'toggle', key, value, said: stamp(ctx) })),
    on('f.skip', (ctx, key) => ({ kind: 'skip', key, said: stamp(ctx) })),
    on('f.back', (_, key) => ({ kind: 'back', key })),
    on('f.edit', (_, key) => ({ kind: 'edit', key })),
    on('f.review', (_, page) => ({ kind: 'review', page: pageNumber(page) })),
    on('f.send', () => ({ kind: 'send' })),
    action('f.page', 'anyone', async (ctx, session = '', key = '', page = '0') => {
      const mine = await own(ctx, session);
      const { form } = await definition(forms, ctx, mine);
      await look(ctx, mine, key);
      return questionScreen(form, mine, key, { page: pageNumber(page) });
    }),
    action('f.edits', 'anyone', async (ctx, session = '', page = '0') => {
      const mine = await own(ctx, session);
      return editsScreen((await definition(forms, ctx, mine)).form, mine, pageNumber(page));
    }),
    action('f.later', 'anyone', async (ctx, session = '') => laterScreen(await own(ctx, session))),
  ];
}

/** What stands in a button is anybody's: anything but a whole number is the first page. */
const pageNumber = (said: string): number => (Number.isSafeInteger(Number(said)) ? Number(said) : 0);

export const laterScreen = (session: FormSession): Screen =>
  screen(
    'Сохранено: ответы никуда не денутся. Продолжить можно здесь или в другом вашем мессенджере.',
    [button('Продолжить', 'f.open', session.id)],
    [button('Меню', 'menu')],
  );

async function step(forms: Forms, ctx: Context, session: FormSession, input: FormInput): Promise<Screen> {
  const opened = await definition(forms, ctx, session);
  const { said: words, next } = advance(opened.form, session.said, input);
  const sent = next.kind === 'done';
  const after: FormSession = { ...session, said: words, updatedAt: ctx.now, status: sent ? 'sent' : 'open' };
  await ctx.tx.forms.put(after);
  if (sent) return opened.send(ctx, next.answers);
  return show(ctx, opened.form, after, next);
}

async function show(
  ctx: Context,
  form: Parameters<typeof questionScreen>[0],
  session: FormSession,
  next: Exclude<Next, { kind: 'done' }>,
): Promise<Screen> {
  if (next.kind === 'review') return reviewScreen(form, session, next.page);
  await look(ctx, session, next.key);
  return questionScreen(form, session, next.key, { complaint: next.complaint });
}

/** From now on a typed reply on this account answers that question. */
async function look(ctx: Context, session: FormSession, key: string): Promise<void> {
  const account = await ctx.tx.accounts.get(ctx.account.id);
  await ctx.tx.accounts.put({ ...account, view: { form: session.id, key } });
}

async function wordsForFile(forms: Forms, ctx: Context, session: FormSession): Promise<Screen> {
  const { form } = await definition(forms, ctx, session);
  const key = ctx.account.view?.key ?? '';
  await look(ctx, session, key);
  return questionScreen(form, session, key, { complaint: 'Здесь нужен файл: приложите его к сообщению.' });
}

async function definition(forms: Forms, ctx: Context, session: FormSession) {
  const guided = forms.get(session.form);
  if (!guided) throw new Refusal('stale');
  if (!allowed(guided.who, ctx.me)) throw new Refusal('not-yours');
  return guided.open(ctx, session.subject);
}

/** The presser's own open form, held until the transaction ends: two answers at once are two answers in a row. */
async function own(ctx: Context, session: string): Promise<FormSession> {
  const mine = await ctx.tx.forms.lock(id<'form'>(session));
  if (mine.personId !== ctx.me.person.id) throw new Refusal('not-found');
  if (mine.status !== 'open') throw new Refusal('stale');
  return mine;
}

const stamp = (ctx: Context) => ({ at: ctx.now.toString(), zone: ctx.me.organisation.settings.zone });
const said = (ctx: Context, text: string): Said => ({ text, ...stamp(ctx) });
