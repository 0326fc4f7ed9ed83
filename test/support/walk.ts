import type { Talker } from './hearing.ts';

export interface Walking {
  readonly phone: (role: string) => Talker;
  /** Verbs that belong to the walk, besides forms and the menu. */
  readonly ours: RegExp;
  /** What would end it, or tells everybody something. */
  readonly final: RegExp;
}

/** Presses `starts` and everything that can be reached from there, each kind of button once; each screen is held against the limits as it is read back. */
export function walker({ phone, ours, final }: Walking) {
  const faults: string[] = [];
  const texts: string[] = [];
  const walked = async (role: string, ...starts: readonly string[]): Promise<readonly string[]> => {
    const pressed = new Set<string>();
    const begun = new Set(starts);
    const queue = ['menu', ...starts];
    const seen = new Set(queue);
    for (let action = queue.shift(); action !== undefined; action = queue.shift()) {
      const verb = action.split(':')[0] ?? '';
      if (final.test(action) || !(ours.test(verb) || /^(f[.]|menu)/.test(verb))) continue;
      if (pressed.has(verb) && !begun.has(action)) continue;
      pressed.add(verb);
      const shown = await phone(role)
        .forges(action)
        .catch((why: unknown) => faults.push(`${role} ${action}: …${String(why).slice(-120)}`));
      if (typeof shown === 'number') continue;
      texts.push(shown.text);
      // Words that go with a file are its caption.
      if (shown.screen.file && shown.text.length > 1024)
        faults.push(`${role} ${action}: a caption of ${shown.text.length}`);
      for (const next of shown.actions.filter((one) => !seen.has(one))) {
        seen.add(next);
        queue.push(next);
      }
    }
    return [...pressed];
  };
  return { walked, faults, texts };
}
