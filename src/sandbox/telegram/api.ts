import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Answer, sendJson, sendText, serve } from '../http/answer.ts';
import { type Call, readBody, readCall } from '../http/request.ts';
import type { Peer } from '../world/peer.ts';
import { answerCallbackQuery, sendChatAction } from './callback.ts';
import { deleteMessage, editMessageCaption, editMessageReplyMarkup, editMessageText } from './edit.ts';
import * as profile from './profile.ts';
import { TelegramRefusal } from './refuse.ts';
import { sendDocument, sendMessage, sendPhoto } from './send.ts';
import { filePath } from './shapes.ts';
import { tooMany } from './targets.ts';
import type { UpdatesDesk } from './updates.ts';

type Method = (peer: Peer, call: Call) => unknown;

const METHODS: Readonly<Record<string, Method>> = {
  sendMessage,
  sendDocument,
  sendPhoto,
  editMessageText,
  editMessageCaption,
  editMessageReplyMarkup,
  deleteMessage,
  answerCallbackQuery,
  sendChatAction,
  getMe: profile.getMe,
  getChat: profile.getChat,
  getFile: profile.getFile,
  setMyCommands: profile.setMyCommands,
  getMyCommands: profile.getMyCommands,
  setMyDescription: profile.setMyDescription,
  setMyShortDescription: profile.setMyShortDescription,
  setWebhook: profile.setWebhook,
  deleteWebhook: profile.deleteWebhook,
  getWebhookInfo: profile.getWebhookInfo,
};

const NAMES = new Map([...Object.keys(METHODS), 'getUpdates'].map((name) => [name.toLowerCase(), name]));

/** /bot<token>/<method> */
export async function serveTelegram(
  peer: Peer,
  desk: UpdatesDesk,
  { request, response, url }: { request: IncomingMessage; response: ServerResponse; url: URL },
): Promise<void> {
  const [, token = '', asked = ''] = /^\/bot([^/]+)\/(.*)$/.exec(decodeURIComponent(url.pathname)) ?? [];
  const body = await readBody(request);
  const call = body && readCall(url.searchParams, body, request.headers['content-type'] ?? '');
  const method = NAMES.get(asked.toLowerCase());
  if (token !== peer.identity.telegramToken) return sendJson(response, refused(401, 'Unauthorized'));
  if (method === undefined) return sendJson(response, refused(404, 'Not Found: method not found'));
  if (body === undefined) return sendJson(response, refused(413, 'Request Entity Too Large'));
  if (call === undefined) return sendJson(response, refused(400, "Bad Request: can't parse the request body"));
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const fault = peer.faults.meet('telegram', method);
  await serve(peer, response, {
    messenger: 'telegram',
    method,
    call,
    fault,
    dull: ({ body: answer }) => method === 'getUpdates' && isEmptyPoll(answer),
    act: () =>
      answered(async () => {
        if (fault?.kind === '429') throw tooMany(fault.retryAfter);
        if (fault?.kind === 'error')
          throw new TelegramRefusal(fault.code ?? 500, fault.description ?? 'Internal Server Error');
        return method === 'getUpdates' ? desk.getUpdates(call.params, gone.signal) : METHODS[method]?.(peer, call);
      }),
  });
}

/** /file/bot<token>/<path> */
export async function serveTelegramFile(peer: Peer, response: ServerResponse, url: URL): Promise<void> {
  const [, token, path] = /^\/file\/bot([^/]+)\/(.*)$/.exec(decodeURIComponent(url.pathname)) ?? [];
  if (token !== peer.identity.telegramToken) return sendJson(response, refused(401, 'Unauthorized'));
  if (peer.faults.meet('telegram', 'file')?.kind === 'down') return void response.socket?.destroy();
  const file = peer.world.files.find((one) => filePath(one) === path);
  const bytes = file && (await peer.bytes.get(file.id));
  if (bytes === undefined) return sendText(response, 404, 'Not Found');
  response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': bytes.length });
  response.end(bytes);
}

async function answered(act: () => Promise<unknown>): Promise<Answer> {
  try {
    return { status: 200, body: { ok: true, result: await act() } };
  } catch (error) {
    if (error instanceof TelegramRefusal) return refused(error.code, error.message, error.retryAfter);
    console.error(error);
    return refused(500, 'Internal Server Error');
  }
}

function refused(code: number, description: string, retryAfter?: number): Answer {
  return {
    status: code,
    body: {
      ok: false,
      error_code: code,
      description,
      ...(retryAfter === undefined ? {} : { parameters: { retry_after: retryAfter } }),
    },
    ...(retryAfter === undefined ? {} : { headers: { 'retry-after': String(retryAfter) } }),
  };
}

function isEmptyPoll(body: unknown): boolean {
  return JSON.stringify(body) === '{"ok":true,"result":[]}';
}
