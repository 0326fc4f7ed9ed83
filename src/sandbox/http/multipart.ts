export interface Part {
  readonly name: string;
  readonly filename?: string;
  readonly type?: string;
  readonly bytes: Buffer;
}

const CRLF = '\r\n';

/** Reads multipart/form-data as browsers, grammY (unquoted `filename=`) and vk-io write it; undefined when it is broken. */
export function readMultipart(body: Buffer, contentType: string): readonly Part[] | undefined {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (boundary === undefined) return undefined;
  const mark = Buffer.from(`--${boundary}`);
  const parts: Part[] = [];
  let at = body.indexOf(mark);
  while (at >= 0) {
    const start = at + mark.length;
    if (body.subarray(start, start + 2).toString('latin1') === '--') return parts;
    const next = body.indexOf(Buffer.concat([Buffer.from(CRLF), mark]), start);
    if (next < 0) return undefined;
    const part = readPart(body.subarray(start + CRLF.length, next));
    if (part === undefined) return undefined;
    parts.push(part);
    at = next + CRLF.length;
  }
  return undefined;
}

function readPart(bytes: Buffer): Part | undefined {
  const end = bytes.indexOf(CRLF + CRLF);
  if (end < 0) return undefined;
  const headers = bytes.subarray(0, end).toString('utf8');
  const name = attribute(headers, 'name');
  if (name === undefined) return undefined;
  const filename = attribute(headers, 'filename');
  const type = /^content-type:\s*(\S+)/im.exec(headers)?.[1];
  return {
    name,
    ...(filename === undefined ? {} : { filename }),
    ...(type === undefined ? {} : { type }),
    bytes: bytes.subarray(end + 4),
  };
}

function attribute(headers: string, name: string): string | undefined {
  const found = new RegExp(`[;\\s]${name}=(?:"([^"]*)"|([^;\\r\\n]*))`, 'i').exec(headers);
  const raw = found?.[1] ?? found?.[2];
  return raw?.replaceAll('%22', '"').replaceAll('%0D', '').replaceAll('%0A', '');
}
