import { describe, expect, test } from 'vitest';
import { type Need, targetAmong } from '#core/delivery/target.ts';
import { id } from '#core/kernel/id.ts';
import type { Account } from '#core/people/person.ts';
import { noon } from '../../support/queues.ts';

const account = (channel: Account['channel'], hoursAgo: number, more: Partial<Account> = {}): Account => ({
  id: id(channel),
  channel,
  address: channel,
  reachable: true,
  seenAt: noon.subtract({ hours: hoursAgo }),
  ...more,
});
const telegram = account('telegram', 1);
const vk = account('vk', 2);
const need: Need = {
  connected: ['telegram', 'vk'],
  names: { telegram: 'initials', vk: 'full' },
  namesInFile: false,
};
const chosen = (accounts: readonly Account[], more: Partial<Need> = {}) => {
  const target = targetAmong(accounts, { ...need, ...more });
  return target && [target.account.channel, target.file];
};

describe('which messenger a message goes to', () => {
  test('the one its person used last', () => {
    expect(chosen([vk, telegram])).toEqual(['telegram', 'itself']);
    expect(chosen([account('vk', 0), telegram])).toEqual(['vk', 'itself']);
  });

  test('not one that is blocked, nor one the bot is not connected to', () => {
    expect(chosen([{ ...telegram, reachable: false }, vk])).toEqual(['vk', 'itself']);
    expect(chosen([telegram, vk], { connected: ['vk'] })).toEqual(['vk', 'itself']);
    expect(chosen([{ ...telegram, reachable: false }])).toBeUndefined();
    expect(chosen([])).toBeUndefined();
  });

  test('a file with names goes where full names may be shown, else a link goes', () => {
    expect(chosen([telegram, vk], { namesInFile: true })).toEqual(['vk', 'itself']);
    expect(chosen([telegram], { namesInFile: true })).toEqual(['telegram', 'link']);
    expect(chosen([telegram, { ...vk, reachable: false }], { namesInFile: true })).toEqual(['telegram', 'link']);
  });

  test('where it may have arrived already it is repeated, not sent a second way', () => {
    expect(chosen([telegram, vk], { triedAt: id('vk') })).toEqual(['vk', 'itself']);
    expect(chosen([telegram, { ...vk, reachable: false }], { triedAt: id('vk') })).toEqual(['telegram', 'itself']);
  });
});
