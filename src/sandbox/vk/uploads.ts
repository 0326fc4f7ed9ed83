import type { Answer } from '../http/answer.ts';
import type { Call } from '../http/request.ts';
import { findFile, imageSize, storeFile } from '../world/messages.ts';
import { mimeOf } from '../world/mime.ts';
import type { Peer } from '../world/peer.ts';
import { text } from './params.ts';
import { VkRefusal, wrongParameter } from './refuse.ts';
import { accessKey, docShape, extensionOf, photoShape } from './shapes.ts';

/** VK takes no music and no programs as documents. */
const REFUSED: ReadonlySet<string> = new Set(['mp3', 'exe', 'bat', 'cmd', 'com', 'scr', 'apk']);
const UPLOAD_SERVER = 1;

export function docsUploadServer(peer: Peer): unknown {
  return { upload_url: `${peer.url()}/upload/doc` };
}

export function photosUploadServer(peer: Peer): unknown {
  return { album_id: -64, upload_url: `${peer.url()}/upload/photo`, user_id: 0, group_id: peer.identity.groupId };
}

/** The upload server of documents: field `file`. */
export async function takeDocument(peer: Peer, call: Call): Promise<Answer> {
  const part = call.files.get('file');
  if (part === undefined || part.bytes.length === 0) return broken('no_file', 'file is empty');
  const name = part.filename === undefined || part.filename === '' ? 'file.dat' : part.filename;
  if (REFUSED.has(extensionOf(name))) return broken('invalid_file', 'file extension is not allowed');
  const file = await storeFile(peer, { name, mime: mimeOf(name, part.type), kind: 'document', bytes: part.bytes });
  return { status: 200, body: { file: `${-peer.identity.groupId}|${file.id}|${accessKey(file)}` } };
}

/** The upload server of pictures: field `photo`. What is not a picture comes back as an empty list. */
export async function takePhoto(peer: Peer, call: Call): Promise<Answer> {
  const part = call.files.get('photo');
  const picture = part !== undefined && imageSize(part.bytes) !== undefined;
  const file = picture
    ? await storeFile(peer, {
        name: 'photo.jpg',
        mime: mimeOf(part.filename ?? 'photo.jpg'),
        kind: 'photo',
        bytes: part.bytes,
      })
    : undefined;
  const photo = JSON.stringify(file === undefined ? [] : [{ photo: file.id }]);
  return { status: 200, body: { server: UPLOAD_SERVER, photo, hash: file === undefined ? '' : accessKey(file) } };
}

function broken(error: string, description: string): Answer {
  return { status: 200, body: { error, error_descr: description } };
}

export function saveDocument(peer: Peer, { params }: Call): unknown {
  const [, id, key] = text(params, 'file').split('|');
  const file = findFile(peer.world, Number(id));
  if (file === undefined || accessKey(file) !== key) throw new VkRefusal(105);
  const title = text(params, 'title');
  const named = title === '' ? file : { ...file, name: title };
  if (named !== file) peer.world.files.splice(peer.world.files.indexOf(file), 1, named);
  return { type: 'doc', doc: docShape(peer, named, -peer.identity.groupId) };
}

export function saveMessagesPhoto(peer: Peer, { params }: Call): unknown {
  const id = /"photo":(\d+)/.exec(text(params, 'photo'))?.[1];
  const file = findFile(peer.world, Number(id));
  if (file === undefined) throw wrongParameter('photos_list is invalid');
  if (accessKey(file) !== text(params, 'hash')) throw new VkRefusal(121, 'Invalid hash');
  return [photoShape(peer, file, -peer.identity.groupId)];
}
