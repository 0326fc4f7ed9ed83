import type { Faults } from '../http/faults.ts';
import type { Journal } from '../http/journal.ts';
import type { Clock } from './clock.ts';
import type { FileBytes } from './files.ts';
import type { Hub } from './hub.ts';
import type { World } from './world.ts';

export interface Identity {
  readonly telegramToken: string;
  readonly botId: number;
  readonly botUsername: string;
  readonly botName: string;
  readonly vkToken: string;
  readonly groupId: number;
  readonly groupName: string;
  readonly groupScreenName: string;
}

/** What every part of the sandbox is given. */
export interface Peer {
  readonly identity: Identity;
  readonly world: World;
  readonly bytes: FileBytes;
  readonly clock: Clock;
  readonly hub: Hub;
  readonly faults: Faults;
  readonly journal: Journal;
  /** The sandbox's own address, for links it hands out: http://127.0.0.1:8080 */
  readonly url: () => string;
}

/** Seconds of sandbox time, as both messengers write dates. */
export function seconds(peer: Peer): number {
  return Math.floor(peer.clock.now() / 1000);
}
