import type { ServerResponse } from 'node:http';
import { sendText } from '../http/answer.ts';
import { findFile, imageSize } from '../world/messages.ts';
import type { Peer } from '../world/peer.ts';

/** A file for the page: pictures are shown, everything else is only downloaded, so that no file runs as a page. */
export async function sendFileBytes(peer: Peer, response: ServerResponse, id: number): Promise<void> {
  const file = findFile(peer.world, id);
  const bytes = file && (await peer.bytes.get(file.id));
  if (file === undefined || bytes === undefined) return sendText(response, 404, 'Not Found');
  const picture = imageSize(bytes) !== undefined;
  const name = encodeURIComponent(file.name);
  response.writeHead(200, {
    'content-type': picture ? (bytes[0] === 0x89 ? 'image/png' : 'image/jpeg') : 'application/octet-stream',
    'content-length': bytes.length,
    'content-disposition': `${picture ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`,
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
  });
  response.end(bytes);
}
