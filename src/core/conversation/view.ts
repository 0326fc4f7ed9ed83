import type { Context } from './context.ts';
import type { FormSession } from './form-session.ts';

/** The presser's own form that this account looks at, and the question of it; it may be sent or dropped since. */
export async function inView({
  tx,
  me,
  account: { view },
}: Pick<Context, 'tx' | 'me' | 'account'>): Promise<
  { readonly session: FormSession; readonly key: string } | undefined
> {
  if (!view || !('form' in view)) return undefined;
  const session = await tx.forms.find(view.form);
  return session?.personId === me.person.id ? { session, key: view.key } : undefined;
}
