import { type Call, isRecord } from '../http/request.ts';
import { findFile } from '../world/messages.ts';
import type { Peer } from '../world/peer.ts';
import { characters, structure, text } from './params.ts';
import { badRequest } from './refuse.ts';
import { botUser, chatOf, fileIds, fileNumber, filePath } from './shapes.ts';
import { chatIn } from './targets.ts';
import { remember } from './updates.ts';

const MOST_DOWNLOAD = 20 * 1024 * 1024;
const MOST_DESCRIPTION = 512;
const MOST_SHORT_DESCRIPTION = 120;

export function getMe(peer: Peer): unknown {
  return {
    ...botUser(peer),
    can_join_groups: false,
    can_read_all_group_messages: false,
    supports_inline_queries: false,
    can_connect_to_business: false,
    has_main_web_app: false,
  };
}

export function getChat(peer: Peer, { params }: Call): unknown {
  const phone = chatIn(peer, params, 'getChat');
  return {
    ...chatOf(peer, phone),
    accent_color_id: 0,
    max_reaction_count: 11,
    accepted_gift_types: {
      unlimited_gifts: false,
      limited_gifts: false,
      unique_gifts: false,
      premium_subscription: false,
      gifts_from_channels: false,
    },
  };
}

export function getFile(peer: Peer, { params }: Call): unknown {
  const file = findFile(peer.world, fileNumber(text(params, 'file_id')));
  if (file === undefined) throw badRequest('invalid file_id');
  if (file.size > MOST_DOWNLOAD) throw badRequest('file is too big');
  return { ...fileIds(file), file_size: file.size, file_path: filePath(file) };
}

export function setMyDescription(_peer: Peer, { params }: Call): true {
  if (characters(text(params, 'description')) > MOST_DESCRIPTION) throw badRequest('description is too long');
  return true;
}

export function setMyShortDescription(_peer: Peer, { params }: Call): true {
  const short = text(params, 'short_description');
  if (characters(short) > MOST_SHORT_DESCRIPTION) throw badRequest('short description is too long');
  return true;
}

export function setMyCommands(peer: Peer, { params }: Call): true {
  const commands = structure(params, 'commands');
  if (!Array.isArray(commands) || commands.length > 100) throw badRequest("can't parse commands: expected an Array");
  for (const one of commands) checkCommand(one);
  const scope = structure(params, 'scope');
  if (isRecord(scope) && scope.type !== 'default' && scope.type !== 'all_private_chats') return true;
  peer.world.telegram.commands = commands;
  peer.hub.tell({ kind: 'people' });
  return true;
}

function checkCommand(raw: unknown): void {
  const { command, description } = isRecord(raw) ? raw : {};
  if (typeof command !== 'string' || !/^\/?[a-z0-9_]{1,32}$/.test(command)) throw badRequest('BOT_COMMAND_INVALID');
  if (typeof description !== 'string' || description.length < 1 || description.length > 256) {
    throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID');
  }
}

export function getMyCommands(peer: Peer): unknown {
  return peer.world.telegram.commands;
}

/** Plain HTTP is taken for this machine alone, as a Bot API server of one's own takes it. */
export function setWebhook(peer: Peer, { params }: Call): true {
  const { telegram } = peer.world;
  const url = text(params, 'url');
  if (url !== '' && !/^(https:\/\/|http:\/\/(localhost|127\.0\.0\.1)[:/])/.test(url))
    throw badRequest('bad webhook: An HTTPS URL must be provided for webhook');
  const secret = text(params, 'secret_token');
  if (!/^[\w-]{0,256}$/.test(secret)) throw badRequest('secret token contains unallowed characters');
  telegram.webhook = url;
  telegram.webhookSecret = secret;
  remember(peer, params);
  peer.hub.tell({ kind: 'inside' });
  return true;
}

export function deleteWebhook(peer: Peer, { params }: Call): true {
  peer.world.telegram.webhook = '';
  if (params.drop_pending_updates === true || params.drop_pending_updates === 'true')
    peer.world.telegram.queue.length = 0;
  return true;
}

export function getWebhookInfo(peer: Peer): unknown {
  const { webhook, queue } = peer.world.telegram;
  return { url: webhook, has_custom_certificate: false, pending_update_count: queue.length };
}
