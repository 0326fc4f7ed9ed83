import { type AddressInfo, connect, createServer } from 'node:net';

export interface HalfDead {
  /** The server's, through this. */
  readonly url: string;
  /** The next connection that says the word is heard no more and never ends: as when a cable is pulled. Resolves then. */
  readonly swallow: (word: string) => Promise<void>;
  readonly stop: () => void;
}

/** A way to a server that may fall silent without ending. */
export async function halfDead(to: string): Promise<HalfDead> {
  const place = new URL(to);
  const wanted: { word?: string; done?: () => void } = {};
  const ends = new Set<() => void>();
  const server = createServer((near) => {
    const far = connect(Number(place.port), place.hostname);
    const state = { silent: false };
    near.on('data', (bytes) => {
      if (wanted.word !== undefined && bytes.includes(wanted.word)) {
        delete wanted.word;
        state.silent = true;
        wanted.done?.();
      }
      if (!state.silent) far.write(bytes);
    });
    far.on('data', (bytes) => void (state.silent || near.write(bytes)));
    const end = () => {
      near.destroy();
      far.destroy();
    };
    ends.add(end);
    for (const socket of [near, far]) socket.on('error', () => undefined);
    near.on('close', end);
    far.on('close', () => void (state.silent || end()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // It listens on a port of a network address.
  const { port } = server.address() as AddressInfo;
  const url = new URL(to);
  url.port = String(port);
  return {
    url: url.href,
    swallow: (word) =>
      new Promise((resolve) => {
        wanted.word = word;
        wanted.done = resolve;
      }),
    stop: () => {
      server.close();
      for (const end of ends) end();
    },
  };
}
