import { sqlState } from '../migrate.ts';

const states = /^(08|53|57P|40001|40P01|55P03|25P03)/;
const network = new Set(['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT']);
const lost = /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error/i;

/** The database's weather: the connection is gone or another transaction won. The same work will succeed later. */
export function isPassing(error: unknown): boolean {
  const code = sqlState(error);
  if (code !== undefined && (states.test(code) || network.has(code))) return true;
  return error instanceof Error && lost.test(error.message);
}
