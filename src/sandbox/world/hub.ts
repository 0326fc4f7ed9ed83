export type Change =
  | { readonly kind: 'phone'; readonly phone: string }
  | { readonly kind: 'people' }
  | { readonly kind: 'faults' }
  | { readonly kind: 'clock' }
  /** A queue or a setting that no page shows. */
  | { readonly kind: 'inside' };

/** Tells whoever listens (the page, the keeper of the state, waiting polls, tests) that something changed. */
export interface Hub {
  readonly tell: (change: Change) => void;
  readonly listen: (listener: (change: Change) => void) => () => void;
}

export function createHub(): Hub {
  const listeners = new Set<(change: Change) => void>();
  return {
    tell: (change) => {
      for (const listener of [...listeners]) listener(change);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
