import { isRecord, readJson } from '../http/request.ts';
import type { Peer } from '../world/peer.ts';
import { ControlRefusal } from './refuse.ts';
import { clockView } from './views.ts';

/** The bot's clock, which the page moves: PT1H, P1D or next. */
export interface BotClock {
  readonly advance: (by: string) => Promise<unknown>;
}

const PATIENCE_MS = 120_000;

export function botClockAt(peer: Peer, botUrl: string | undefined): BotClock {
  return {
    advance: async (by) => {
      if (botUrl === undefined) throw new ControlRefusal('Часы стоят у бота, а он не подключён', 409);
      const answer = await peer.clock.moving(ask(botUrl, by));
      await peer.clock.refresh(true);
      peer.hub.tell({ kind: 'clock' });
      return { ...clockView(peer), answer };
    },
  };
}

async function ask(botUrl: string, by: string): Promise<unknown> {
  const response = await fetch(`${botUrl}/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ advance: by }),
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch(() => undefined);
  if (response === undefined) throw new ControlRefusal('Бот не отвечает', 502);
  const told = readJson(await response.text());
  if (response.ok) return told;
  const reason = isRecord(told) && typeof told.error === 'string' ? told.error : 'Бот отказался переводить часы';
  throw new ControlRefusal(reason, response.status === 409 ? 409 : 502);
}
