import type { Messenger } from '../world/world.ts';

/**
 * What can go wrong between the bot and a messenger. «down» cuts the connection before anything happens, «5xx» answers
 * 502 with a page, «reset-after-accept» does the work and then cuts, «error» answers the messenger's own error.
 */
export interface FaultOrder {
  readonly messenger: Messenger;
  readonly kind: 'down' | '5xx' | 'reset-after-accept' | '429' | 'error' | 'slow';
  /** For «error»: VK's error_code or Telegram's error_code. */
  readonly code?: number | undefined;
  readonly description?: string | undefined;
  /** Seconds, for 429. */
  readonly retryAfter?: number | undefined;
  /** Milliseconds, for slow. */
  readonly ms?: number | undefined;
  /** Only these methods; without it «down» and «5xx» hit everything, the others everything but polling. */
  readonly methods?: readonly string[] | undefined;
  /** Only calls about this phone. */
  readonly phone?: string | undefined;
  /** The next N calls, then it is over. */
  readonly times?: number | undefined;
  readonly probability?: number | undefined;
}

export interface Fault extends FaultOrder {
  readonly id: number;
}

export interface Faults {
  readonly add: (order: FaultOrder) => Fault;
  readonly remove: (id: number) => boolean;
  readonly clear: () => void;
  readonly list: () => readonly Fault[];
  /** The fault that this call meets, counted off. `phone` is given where a call is about one chat. */
  readonly meet: (messenger: Messenger, method: string, phone?: string) => Fault | undefined;
}

const POLLING: ReadonlySet<string> = new Set([
  'getUpdates',
  'getMe',
  'deleteWebhook',
  'groups.getLongPollServer',
  'a_check',
]);

/** VK's refusals of one recipient: with `peer_ids` they stand beside the others' message ids. */
const PERSONAL: ReadonlySet<number> = new Set([900, 901, 902]);

export function createFaults(changed: () => void, random: () => number = Math.random): Faults {
  const live: (Fault & { left: number })[] = [];
  const count = { n: 0 };
  const remove = (id: number): boolean => {
    const index = live.findIndex((fault) => fault.id === id);
    if (index < 0) return false;
    live.splice(index, 1);
    changed();
    return true;
  };
  return {
    add: (order) => {
      count.n += 1;
      const fault = { ...order, id: count.n, left: order.times ?? Infinity };
      live.push(fault);
      changed();
      return fault;
    },
    remove,
    clear: () => {
      live.length = 0;
      changed();
    },
    list: () => live,
    meet: (messenger, method, phone) => {
      const fault = live.find((one) => one.messenger === messenger && hits(one, method, phone, random));
      if (fault === undefined) return undefined;
      fault.left -= 1;
      if (fault.left <= 0) remove(fault.id);
      return fault;
    },
  };
}

/** Faults that concern one recipient are met where the target is known, all others at the door. */
function hits(fault: Fault, method: string, phone: string | undefined, random: () => number): boolean {
  const personal = fault.phone !== undefined || PERSONAL.has(fault.code ?? 0);
  if (personal !== (phone !== undefined)) return false;
  if (fault.phone !== undefined && fault.phone !== phone) return false;
  if (fault.methods !== undefined) {
    if (!fault.methods.includes(method)) return false;
  } else if (fault.kind !== 'down' && fault.kind !== '5xx' && POLLING.has(method)) {
    return false;
  }
  return fault.probability === undefined || random() < fault.probability;
}
