import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** Stands between the messengers and the bot's address: takes what they post, and delivers it as a trial wants it delivered. */
export interface Postman {
  /** For the messengers: `PUBLIC_URL`. */
  readonly url: string;
  /** Posts that came after `keep` was called and are not delivered yet. */
  readonly kept: () => number;
  /** From now on everything is taken, answered and kept. */
  readonly keep: () => void;
  /** Delivers what is kept, each so many times, shuffled within a span, in parallel, to these in turn; the answers that were no «yes». */
  readonly deliver: (how: Delivery) => Promise<readonly number[]>;
  readonly stop: () => Promise<void>;
}

export interface Delivery {
  readonly to: readonly string[];
  readonly times: number;
  readonly within: number;
  readonly atOnce: number;
  readonly random: () => number;
}

interface Parcel {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export async function postman(through: () => string): Promise<Postman> {
  const state = { keeping: false, parcels: [] as Parcel[] };
  const server = createServer((request, response) => {
    void read(request).then(async (parcel) => {
      if (state.keeping && !parcel.body.includes('"confirmation"')) {
        state.parcels.push(parcel);
        response.end('ok');
        return;
      }
      const answer = await post(through(), parcel).catch(() => undefined);
      response.writeHead(answer?.status ?? 502);
      response.end(answer?.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    kept: () => state.parcels.length,
    keep: () => {
      state.keeping = true;
    },
    deliver: (how) => delivered(state.parcels.splice(0), how),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function delivered(
  parcels: readonly Parcel[],
  { to, times, within, atOnce, random }: Delivery,
): Promise<readonly number[]> {
  const rounds = Array.from({ length: times }, () =>
    parcels.map((parcel, at) => ({ parcel, at: at + random() * within })),
  );
  const line = rounds.flat().toSorted((a, b) => a.at - b.at);
  const bad: number[] = [];
  let next = 0;
  const carry = async (): Promise<void> => {
    for (let at = next++; at < line.length; at = next++) {
      const one = line[at];
      if (!one) return;
      const answer = await post(to[at % to.length] ?? '', one.parcel).catch(() => ({ status: 0, body: '' }));
      if (answer.status !== 200) bad.push(answer.status);
      await pause(0);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, carry));
  return bad;
}

async function post(to: string, { path, headers, body }: Parcel): Promise<{ status: number; body: string }> {
  const answer = await fetch(`${to}${path}`, { method: 'POST', headers, body });
  return { status: answer.status, body: await answer.text() };
}

async function read(request: IncomingMessage): Promise<Parcel> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return { path: request.url ?? '/', headers: own(request.headers), body: Buffer.concat(chunks).toString() };
}

const own = (headers: IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      typeof value === 'string' && /^(content-type|x-)/.test(name) ? [[name, value]] : [],
    ),
  );
