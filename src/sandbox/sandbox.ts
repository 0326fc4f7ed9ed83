import { botClockAt } from './control/clock.ts';
import { createHands, type Hands } from './control/hands.ts';
import { createFaults, type Faults } from './http/faults.ts';
import { createJournal, type Journal } from './http/journal.ts';
import { createSandboxServer, listen } from './http/server.ts';
import { updatesDesk } from './telegram/updates.ts';
import { serveWebhook } from './telegram/webhook.ts';
import { serveCallback } from './vk/callback.ts';
import { botClock, ownClock } from './world/clock.ts';
import { bytesInFolder, bytesInMemory } from './world/files.ts';
import { createHub } from './world/hub.ts';
import { keepWorld, loadWorld } from './world/keep.ts';
import type { Identity, Peer } from './world/peer.ts';

export type { Handset, HeldPerson } from './control/hands.ts';
export type { Exchange } from './http/journal.ts';

export interface SandboxOptions {
  /** 0, the default, is any free port. */
  readonly port?: number | undefined;
  /** A JSON file in which everything is kept across restarts. */
  readonly statePath?: string | undefined;
  /** The bot's own HTTP, for its clock. */
  readonly botUrl?: string | undefined;
  /** Milliseconds since 1970, for tests that own the clock. */
  readonly now?: (() => number) | undefined;
  readonly identity?: Partial<Identity> | undefined;
}

export interface Sandbox extends Hands {
  readonly url: string;
  readonly port: number;
  /** grammY's `client.apiRoot`. */
  readonly telegramRoot: string;
  /** vk-io's `apiBaseUrl`. */
  readonly vkRoot: string;
  readonly token: string;
  readonly vkToken: string;
  readonly groupId: number;
  readonly botUsername: string;
  readonly groupScreenName: string;
  readonly faults: Faults;
  readonly journal: Journal;
  readonly stop: () => Promise<void>;
}

const IDENTITY: Identity = {
  telegramToken: '7000000001:sandbox-telegram-token-0000000000',
  botId: 7_000_000_001,
  botUsername: 'nastavnik_sandbox_bot',
  botName: 'Наставник',
  vkToken: 'sandbox-vk-token',
  groupId: 220_000_001,
  groupName: 'Наставник',
  groupScreenName: 'nastavnik_sandbox',
};

export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { statePath, botUrl, now } = options;
  const hub = createHub();
  const place = { url: '' };
  const peer: Peer = {
    identity: { ...IDENTITY, ...options.identity },
    world: loadWorld(statePath),
    bytes: statePath === undefined ? bytesInMemory() : bytesInFolder(`${statePath}.files`),
    clock: botUrl === undefined ? ownClock(now) : botClock(botUrl),
    hub,
    faults: createFaults(() => hub.tell({ kind: 'faults' })),
    journal: createJournal(),
    url: () => place.url,
  };
  const keep = keepWorld(peer.world, statePath, hub);
  const desk = updatesDesk(peer);
  const server = createSandboxServer({ peer, desk, botClock: botClockAt(peer, botUrl) });
  const port = await listen(server, options.port ?? 0);
  place.url = `http://127.0.0.1:${port}`;
  const posting = [serveWebhook(peer), serveCallback(peer)];
  return {
    ...createHands(peer, desk),
    url: place.url,
    port,
    telegramRoot: place.url,
    vkRoot: `${place.url}/method`,
    token: peer.identity.telegramToken,
    vkToken: peer.identity.vkToken,
    groupId: peer.identity.groupId,
    botUsername: peer.identity.botUsername,
    groupScreenName: peer.identity.groupScreenName,
    faults: peer.faults,
    journal: peer.journal,
    stop: () =>
      new Promise((resolve) => {
        for (const end of posting) end();
        server.close(() => {
          keep();
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
