import { connect, createServer, type Server } from 'node:net';
import type { Exchange, Handset, Sandbox } from '../src/sandbox/sandbox.ts';
import { until } from '../test/support/queues.ts';

export interface Load {
  readonly perSecond: number;
  /** Milliseconds from saying it to reading the answer. */
  readonly p50: number;
  readonly p95: number;
}

/** Every phone says the words so often, each time when the whole of the last answer is there. */
export async function loaded(
  sandbox: Sandbox,
  phones: readonly Handset[],
  times: number,
  words: string,
): Promise<Load> {
  const end = await endOf(sandbox, phones[0], words);
  const waited: number[] = [];
  const state = { left: phones.length };
  const turns = new Map(phones.map((phone): [string, Turn] => [nameOf(phone), { phone, times, since: 0 }]));
  const say = (turn: Turn) => {
    turn.times -= 1;
    turn.since = performance.now();
    turn.phone.say(words);
  };
  const began = performance.now();
  await new Promise<void>((resolve) => {
    const forget = sandbox.journal.listen((exchange) => {
      const turn = turns.get(toWhom(exchange) ?? '');
      if (!turn || turn.since === 0 || wordsOf(exchange) !== end) return;
      waited.push(performance.now() - turn.since);
      turn.since = 0;
      // Not from within the answer: the next word comes after it.
      if (turn.times > 0) return void setImmediate(say, turn);
      state.left -= 1;
      if (state.left > 0) return;
      forget();
      resolve();
    });
    for (const turn of turns.values()) say(turn);
  });
  const seconds = (performance.now() - began) / 1000;
  const sorted = waited.toSorted((a, b) => a - b);
  const at = (part: number) => sorted[Math.floor(part * (sorted.length - 1))] ?? 0;
  return { perSecond: waited.length / seconds, p50: at(0.5), p95: at(0.95) };
}

interface Turn {
  readonly phone: Handset;
  times: number;
  since: number;
}

const nameOf = ({ messenger, account }: Handset): string => `${messenger} ${account}`;

/** Whose phone a message goes to. */
const toWhom = ({ messenger, method, params }: Exchange): string | undefined =>
  method === 'sendMessage' || method === 'messages.send'
    ? `${messenger} ${String(params.chat_id ?? params.peer_ids ?? params.peer_id)}`
    : undefined;

const wordsOf = ({ params }: Exchange): string => String(params.text ?? params.message ?? '');

/** How the answer ends: it may be several messages, and whatever was said before may still be answered. */
async function endOf(sandbox: Sandbox, phone: Handset | undefined, words: string): Promise<string> {
  if (!phone) throw new Error('nobody speaks');
  const since = sandbox.journal.since(0).at(-1)?.n ?? 0;
  const heard = () => sandbox.journal.since(since).filter((one) => toWhom(one) === nameOf(phone));
  phone.say(words);
  await until(() => heard().length > 0);
  await settled(sandbox);
  const last = heard().at(-1);
  return last ? wordsOf(last) : '';
}

/** The messengers know the address and have said what they had kept. */
export async function settled(sandbox: Sandbox): Promise<void> {
  for (;;) {
    const before = sandbox.journal.since(0).at(-1)?.n;
    await new Promise((resolve) => setTimeout(resolve, 1500));
    if (sandbox.journal.since(0).at(-1)?.n === before) return;
  }
}

/** One address before several processes: each new connection goes to the next one. */
export function front(port: number, behind: readonly number[]): Promise<Server> {
  const turn = { at: 0 };
  const server = createServer((incoming) => {
    turn.at += 1;
    const outgoing = connect(behind[turn.at % behind.length] ?? 0, '127.0.0.1');
    incoming.pipe(outgoing).pipe(incoming);
    // Where nobody listens, the caller hears it at once.
    incoming.on('error', () => outgoing.destroy());
    outgoing.on('error', () => incoming.destroy());
  });
  return new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(server)));
}
