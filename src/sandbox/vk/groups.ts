import type { Call } from '../http/request.ts';
import type { Peer } from '../world/peer.ts';
import { DEFAULT_SETTINGS, giveKey, newestTs } from './events.ts';
import { flag, integer, text } from './params.ts';
import { VkRefusal, wrongParameter } from './refuse.ts';

export function getLongPollServer(peer: Peer, { params }: Call): unknown {
  ownGroup(peer, params);
  delete peer.world.vk.lost;
  return { key: giveKey(peer), server: `${peer.url()}/lp/${peer.identity.groupId}`, ts: String(newestTs(peer)) };
}

export function getLongPollSettings(peer: Peer, { params }: Call): unknown {
  ownGroup(peer, params);
  const on = { ...DEFAULT_SETTINGS, ...peer.world.vk.settings };
  const events = Object.fromEntries(EVENTS.map((event) => [event, on[event] === true ? 1 : 0]));
  return { api_version: '5.199', is_enabled: true, events };
}

export function setLongPollSettings(peer: Peer, { params }: Call): 1 {
  ownGroup(peer, params);
  for (const event of EVENTS) {
    if (text(params, event) !== '') peer.world.vk.settings[event] = flag(params, event);
  }
  peer.hub.tell({ kind: 'inside' });
  return 1;
}

export function getById(peer: Peer): unknown {
  const { groupId, groupName, groupScreenName } = peer.identity;
  return {
    groups: [{ id: groupId, name: groupName, screen_name: groupScreenName, is_closed: 0, type: 'group' }],
    profiles: [],
  };
}

export function ownGroup(peer: Peer, params: Call['params']): void {
  const group = integer(params, 'group_id');
  if (group === undefined) throw wrongParameter('group_id is undefined');
  if (group !== peer.identity.groupId) throw new VkRefusal(15, 'Access denied: group is not available for this token');
}

export const EVENTS: readonly string[] = (
  'message_new message_reply message_edit message_allow message_deny message_read message_typing_state message_event ' +
  'message_reaction_event audio_new board_post_delete board_post_edit board_post_new board_post_restore group_change_photo ' +
  'group_change_settings group_join group_leave group_officers_edit market_comment_delete market_comment_edit ' +
  'market_comment_new market_comment_restore photo_comment_delete photo_comment_edit photo_comment_new ' +
  'photo_comment_restore photo_new poll_vote_new user_block user_unblock video_comment_delete video_comment_edit ' +
  'video_comment_new video_comment_restore video_new wall_post_new wall_reply_delete wall_reply_edit wall_reply_new ' +
  'wall_reply_restore wall_repost wall_schedule_post_new wall_schedule_post_delete donut_subscription_create ' +
  'donut_subscription_prolonged donut_subscription_cancelled donut_subscription_expired ' +
  'donut_subscription_price_changed donut_money_withdraw donut_money_withdraw_error'
).split(' ');
