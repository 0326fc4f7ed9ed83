import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { chown, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

export interface PostgresServer {
  /** Of the maintenance database, as a superuser. */
  readonly url: string;
  /** kill -9, then a start on the same data. */
  crash(): Promise<void>;
  stop(): Promise<void>;
}

type Settings = Readonly<Record<string, string>>;

/** A server of our own in a temporary folder, gone with this process; undefined where PostgreSQL is not installed. */
export async function startPostgres(settings: Settings): Promise<PostgresServer | undefined> {
  const bin = binaries();
  if (bin === undefined) return undefined;
  const folder = await mkdtemp(join(tmpdir(), 'mentoring-postgres-'));
  const as = ordinaryUser();
  if ('uid' in as) await chown(folder, as.uid, as.gid);
  const data = join(folder, 'data');
  const init = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-locale', '-N'];
  const made = spawnSync(join(bin, 'initdb'), init, { ...as, cwd: folder });
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`);
  const port = await freePort();
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const options = Object.entries({ ...settings, listen_addresses: '127.0.0.1', max_connections: '200' });
  const args = [
    '-D',
    data,
    '-p',
    String(port),
    '-k',
    folder,
    ...options.flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
  const start = () => ready(spawn('sh', ['-c', guarded, join(bin, 'postgres'), ...args], { ...as, cwd: folder }), url);
  const guards = [await start()];
  const end = () => Promise.all(guards.splice(0).map(finish));
  return {
    url,
    crash: async () => {
      process.kill(await postmaster(data), 'SIGKILL');
      await end();
      guards.push(await start());
    },
    stop: async () => {
      await end();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Runs the server for as long as somebody holds its input open: it never outlives the tests, however they end. */
const guarded = '"$0" "$@" & server=$!; cat >/dev/null; kill -QUIT $server 2>/dev/null; wait $server';

/** Where initdb and postgres are: the newest of Debian's folders, else the PATH. */
function binaries(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).toSorted((a, b) => Number(b) - Number(a)) : [];
  const paths = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ];
  return paths.find((path) => existsSync(join(path, 'initdb')) && existsSync(join(path, 'postgres')));
}

/** initdb refuses root, so root lends it to nobody. */
function ordinaryUser(): { readonly uid: number; readonly gid: number } | Record<string, never> {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) => Number(spawnSync('id', [flag, 'nobody'], { encoding: 'utf8' }).stdout);
  return { uid: id('-u'), gid: id('-g') };
}

async function ready(guard: ChildProcess, url: string): Promise<ChildProcess> {
  const log: string[] = [];
  guard.stderr?.on('data', (chunk: Buffer) => log.push(chunk.toString()));
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (await answers(url)) return guard;
    await pause(25);
  }
  throw new Error(`PostgreSQL does not start: ${log.join('')}`);
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

async function finish(guard: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => guard.once('exit', resolve));
  guard.stdin?.end();
  if (guard.exitCode === null && guard.signalCode === null) await gone;
}

async function postmaster(data: string): Promise<number> {
  return Number((await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n')[0]);
}

/** A port that nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
