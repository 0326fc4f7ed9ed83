import type { IncomingMessage } from 'node:http';
import { type Part, readMultipart } from './multipart.ts';

const MOST_BYTES = 52 * 1024 * 1024;

export type Params = Readonly<Record<string, unknown>>;

/** What a caller sent, however it was encoded: query, form, multipart or JSON. */
export interface Call {
  readonly params: Params;
  readonly files: ReadonlyMap<string, Part>;
}

/** The body in full, or undefined when it is larger than we take. */
export async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    // Node gives buffers while no encoding is set.
    const bytes = chunk as Buffer;
    size += bytes.length;
    if (size <= MOST_BYTES) chunks.push(bytes);
  }
  return size > MOST_BYTES ? undefined : Buffer.concat(chunks);
}

/** undefined: the body cannot be read as what its content type says. */
export function readCall(query: URLSearchParams, body: Buffer, contentType: string): Call | undefined {
  const fromQuery = Object.fromEntries(query);
  if (contentType.startsWith('multipart/form-data')) {
    const parts = readMultipart(body, contentType);
    return parts && fromParts(fromQuery, parts);
  }
  if (contentType.startsWith('application/json')) {
    const json = readJson(body.toString('utf8'));
    return isRecord(json) ? { params: { ...fromQuery, ...json }, files: new Map() } : undefined;
  }
  const form = Object.fromEntries(new URLSearchParams(body.toString('utf8')));
  return { params: { ...fromQuery, ...form }, files: new Map() };
}

export function readJson(text: string): unknown {
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fromParts(query: Params, parts: readonly Part[]): Call {
  const fields = parts.filter((part) => part.filename === undefined);
  const files = parts.filter((part) => part.filename !== undefined);
  return {
    params: { ...query, ...Object.fromEntries(fields.map((part) => [part.name, part.bytes.toString('utf8')])) },
    files: new Map(files.map((part) => [part.name, part])),
  };
}
