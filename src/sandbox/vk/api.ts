import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Answer, sendJson, sendText, serve } from '../http/answer.ts';
import { type Call, type Params, readBody, readCall } from '../http/request.ts';
import { findFile } from '../world/messages.ts';
import type { Peer } from '../world/peer.ts';
import * as callback from './callback.ts';
import { pollEvents } from './events.ts';
import { execute } from './execute.ts';
import * as groups from './groups.ts';
import * as history from './history.ts';
import * as messages from './messages.ts';
import { text } from './params.ts';
import { VkRefusal } from './refuse.ts';
import { send } from './send.ts';
import * as uploads from './uploads.ts';

type Method = (peer: Peer, call: Call) => unknown;

const METHODS: Readonly<Record<string, Method>> = {
  'messages.send': send,
  'messages.edit': messages.edit,
  'messages.delete': messages.remove,
  'messages.sendMessageEventAnswer': messages.sendMessageEventAnswer,
  'messages.setActivity': messages.setActivity,
  'messages.getHistory': history.getHistory,
  'messages.getById': history.getById,
  'messages.getByConversationMessageId': history.getByConversationMessageId,
  'messages.getConversations': history.getConversations,
  'messages.getConversationsById': history.getConversationsById,
  'messages.isMessagesFromGroupAllowed': history.isMessagesFromGroupAllowed,
  'users.get': history.getUsers,
  'docs.getMessagesUploadServer': uploads.docsUploadServer,
  'docs.save': uploads.saveDocument,
  'photos.getMessagesUploadServer': uploads.photosUploadServer,
  'photos.saveMessagesPhoto': uploads.saveMessagesPhoto,
  'groups.getLongPollServer': groups.getLongPollServer,
  'groups.getLongPollSettings': groups.getLongPollSettings,
  'groups.setLongPollSettings': groups.setLongPollSettings,
  'groups.getById': groups.getById,
  'groups.getCallbackConfirmationCode': callback.getCallbackConfirmationCode,
  'groups.getCallbackServers': callback.getCallbackServers,
  'groups.addCallbackServer': callback.addCallbackServer,
  'groups.editCallbackServer': callback.editCallbackServer,
  'groups.deleteCallbackServer': callback.deleteCallbackServer,
  'groups.setCallbackSettings': callback.setCallbackSettings,
};

export interface Exchanged {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
}

/** /method/<name> */
export async function serveVk(peer: Peer, { request, response, url }: Exchanged): Promise<void> {
  const method = url.pathname.slice('/method/'.length);
  const body = await readBody(request);
  const call = body && readCall(url.searchParams, body, request.headers['content-type'] ?? '');
  if (call === undefined) return sendJson(response, refused(new VkRefusal(8, 'Invalid request: bad body'), method, {}));
  const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  const { access_token: inside, ...params } = call.params;
  const fault = peer.faults.meet('vk', method);
  await serve(peer, response, {
    messenger: 'vk',
    method,
    call: { ...call, params },
    fault,
    act: () =>
      answered(method, params, async () => {
        if ((bearer ?? inside) !== peer.identity.vkToken) throw new VkRefusal(5);
        if (text(params, 'v') === '') throw new VkRefusal(8, 'Invalid request: v (version) is required');
        if (fault?.kind === 'error' || fault?.kind === '429') throw new VkRefusal(fault.code ?? 6, fault.description);
        return run(peer, method, { ...call, params });
      }),
  });
}

async function run(peer: Peer, method: string, call: Call): Promise<unknown> {
  if (method === 'execute') {
    return execute(call, async (name, params) => run(peer, name, { params, files: new Map() }));
  }
  const known = METHODS[method];
  if (known === undefined) throw new VkRefusal(3);
  return known(peer, call);
}

/** Executed calls put their errors beside the response. */
async function answered(method: string, params: Params, act: () => Promise<unknown>): Promise<Answer> {
  try {
    const response = await act();
    if (method !== 'execute') return { status: 200, body: { response } };
    const { response: list, errors } = response as Awaited<ReturnType<typeof execute>>;
    return { status: 200, body: { response: list, ...(errors.length === 0 ? {} : { execute_errors: errors }) } };
  } catch (error) {
    if (error instanceof VkRefusal) return refused(error, method, params);
    console.error(error);
    return refused(new VkRefusal(10), method, params);
  }
}

function refused(error: VkRefusal, method: string, params: Params): Answer {
  const echoed = Object.entries({ method, oauth: 1, ...params }).map(([key, value]) => ({ key, value: String(value) }));
  return { status: 200, body: { error: { error_code: error.code, error_msg: error.message, request_params: echoed } } };
}

/** /lp/<group>?act=a_check&key=…&ts=…&wait=… */
export async function serveLongPoll(peer: Peer, { response, url }: Exchanged): Promise<void> {
  const query = url.searchParams;
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  await serve(peer, response, {
    messenger: 'vk',
    method: 'a_check',
    call: { params: Object.fromEntries(query), files: new Map() },
    fault: peer.faults.meet('vk', 'a_check'),
    dull: ({ body }) => JSON.stringify(body).includes('"updates":[]'),
    act: async () => {
      const poll = {
        key: query.get('key') ?? '',
        ts: query.get('ts') ?? '',
        wait: Number(query.get('wait') ?? 25) || 0,
      };
      return { status: 200, body: await pollEvents(peer, poll, gone.signal) };
    },
  });
}

/** /upload/doc and /upload/photo */
export async function serveUpload(peer: Peer, { request, response, url }: Exchanged): Promise<void> {
  const body = await readBody(request);
  const call = body && readCall(url.searchParams, body, request.headers['content-type'] ?? '');
  if (call === undefined) return sendText(response, 400, 'Bad Request');
  const photo = url.pathname === '/upload/photo';
  await serve(peer, response, {
    messenger: 'vk',
    method: photo ? 'upload.photo' : 'upload.doc',
    call,
    fault: peer.faults.meet('vk', 'upload'),
    act: () => (photo ? uploads.takePhoto(peer, call) : uploads.takeDocument(peer, call)),
  });
}

/** /doc/<id>/<name>: the address behind a VK document or picture. */
export async function serveDocument(peer: Peer, response: ServerResponse, url: URL): Promise<void> {
  if (peer.faults.meet('vk', 'doc')?.kind === 'down') return void response.socket?.destroy();
  const file = findFile(peer.world, Number(url.pathname.split('/')[2]));
  const bytes = file && (await peer.bytes.get(file.id));
  if (bytes === undefined) return sendText(response, 404, 'Not Found');
  response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': bytes.length });
  response.end(bytes);
}
