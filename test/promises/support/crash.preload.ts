import { subscribe } from 'node:diagnostics_channel';
import pg from 'pg';

// Loaded before the program: it dies by its own hand at the point that CRASH names, when it comes there for the CRASH_AFTERth time.

const { CRASH, CRASH_AFTER = '1' } = process.env;
const left = { count: Number(CRASH_AFTER) };

function reached(point: string): void {
  if (point !== CRASH) return;
  left.count -= 1;
  if (left.count === 0) process.kill(process.pid, 'SIGKILL');
}

const plain = pg.Client.prototype.query;

/** The statements by which a message is taken and noted as sent. */
async function watched(client: pg.Client, given: unknown[], sql: string): Promise<unknown> {
  const sending = sql.includes("set status = 'sent'");
  if (sending) reached('before-commit');
  const result: unknown = await Reflect.apply(plain, client, given);
  const { rows = [] } = Object(result) as { readonly rows?: readonly unknown[] };
  if (sending) reached('after-commit');
  else if (rows.length > 0) reached('after-claim');
  return result;
}

Object.assign(pg.Client.prototype, {
  query(this: pg.Client, ...given: unknown[]): unknown {
    const [asked] = given;
    const { text: sql } = (typeof asked === 'string' ? { text: asked } : Object(asked)) as { readonly text?: string };
    const ours = sql !== undefined && /set status = 'sent'|app_claim_messages\(/.test(sql);
    return ours ? watched(this, given, sql) : Reflect.apply(plain, this, given);
  },
});

subscribe('http.client.response.finish', (message) => {
  const { request } = message as { readonly request: { readonly path: string } };
  if (/\/(sendMessage|messages\.send)$/.test(request.path)) reached('after-send');
});
