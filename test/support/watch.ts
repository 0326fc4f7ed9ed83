import { expect } from 'vitest';
import { shown as inTelegram } from '#bots/telegram/shown.ts';
import { shown as inVk } from '#bots/vk/shown.ts';
import type { Messenger, Outgoing } from '#core/delivery/messenger.ts';
import type { Log } from '#core/kernel/log.ts';
import { render } from '#core/kernel/text.ts';
import type { Exchange, Sandbox } from '../../src/sandbox/sandbox.ts';
import { checkExchange } from './spec.ts';

/** Everything that leaves the bot during a story: screens, requests, lines of its log. */
export interface Watch {
  readonly log: Log;
  readonly through: (messenger: Messenger) => Messenger;
  /** Lines of the log so far, as JSON. */
  readonly logged: () => readonly string[];
  /** Throws where a screen, a request or a line of the log is not as it must be. */
  readonly check: () => void;
}

/** `secrets` may not stand in the log; neither may any Cyrillic letter: names, texts, titles. */
export function watch(sandbox: Sandbox, secrets: readonly string[]): Watch {
  const screens: Outgoing[] = [];
  const logged: string[] = [];
  const exchanges: Exchange[] = [];
  const forget = sandbox.journal.listen((exchange) => exchanges.push(exchange));
  const note = (level: string) => (event: string, fields?: object) => {
    logged.push(JSON.stringify({ level, event, ...fields }));
  };
  return {
    log: { debug: note('debug'), info: note('info'), warn: note('warn'), error: note('error') },
    through: (messenger) => ({
      ...messenger,
      send: (outgoing) => {
        screens.push(outgoing);
        return messenger.send(outgoing);
      },
    }),
    logged: () => logged,
    check: () => {
      forget();
      expect([...new Set(screens.flatMap(faultsOf))]).toEqual([]);
      expect([...new Set(exchanges.flatMap(checkExchange))]).toEqual([]);
      expect(logged.filter((line) => /[а-яё]/i.test(line) || secrets.some((secret) => line.includes(secret)))).toEqual(
        [],
      );
      expect(logged.filter((line) => line.includes('-bug"') || line.includes('"job-failed"'))).toEqual([]);
    },
  };
}

const longest = { text: 4096, label: 40, menu: 40 };
const ugly = /undefined|\bnull\b|\[object|NaN|Invalid|!|\([-–]?а\)| {2}/;

/** What a person would stumble over, on either messenger. */
function faultsOf({ screen, name }: Outgoing): readonly string[] {
  const text = render(screen.text, name);
  const labels = screen.rows.flat().map((button) => render(button.label, name));
  const words = [text, ...labels, ...(screen.menu?.flat() ?? [])];
  return [
    ...words.filter((one) => ugly.test(one)).map((one) => `ugly: ${one}`),
    ...([...text].length > longest.text || text.trim() === '' ? [`length of text: ${text}`] : []),
    ...labels.filter((one) => one.length > longest.label || one.trim() === '').map((one) => `label: ${one}`),
    ...(new Set(labels).size < labels.length ? [`two buttons alike: ${labels.join(' | ')}: ${text}`] : []),
    ...refused(() => inTelegram(screen, name)),
    ...refused(() => inVk(screen, name)),
  ];
}

function refused(show: () => unknown): readonly string[] {
  try {
    show();
    return [];
  } catch (error) {
    return [`refused: ${String(error)}`];
  }
}
