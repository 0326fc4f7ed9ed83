import { Agent } from 'node:http';
import { afterEach, beforeEach, expect } from 'vitest';
import { APIError, VK } from 'vk-io';
import { type Handset, type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { checkExchange, isAccepted } from '../support/spec.ts';
import { given } from './given.ts';

export interface VkBench {
  readonly clock: { now: number };
  readonly sandbox: () => Sandbox;
  readonly vk: () => VK;
  readonly connect: (options: Partial<ConstructorParameters<typeof VK>[0]>) => VK;
  /** A person who has started the talk. */
  readonly boris: () => Handset;
  readonly longPoll: () => Promise<{ readonly server: string; readonly key: string; readonly ts: string | number }>;
}

/** A sandbox and the VK library connected to it, new for each test; every accepted exchange is held against the schema. */
export function useVk(): VkBench {
  const clock = { now: 0 };
  const held: { sandbox?: Sandbox; vk?: VK; agent?: Agent } = {};
  const sandbox = () => given(held.sandbox);
  const vk = () => given(held.vk);
  const connect: VkBench['connect'] = (options) =>
    new VK({
      token: sandbox().vkToken,
      apiBaseUrl: sandbox().vkRoot,
      // vk-io names the https agent; for an http address it takes the http one.
      agent: given(held.agent) as never,
      apiLimit: 100,
      apiRetryLimit: 0,
      pollingGroupId: sandbox().groupId,
      ...options,
    });
  beforeEach(async () => {
    clock.now = Date.parse('2027-03-01T06:00:00Z');
    held.sandbox = await startSandbox({ now: () => clock.now });
    held.agent = new Agent({ keepAlive: true });
    held.vk = connect({});
  });
  afterEach(async () => {
    expect(sandbox().journal.since(0).filter(isAccepted).flatMap(checkExchange)).toEqual([]);
    held.agent?.destroy();
    await sandbox().stop();
  });
  const boris = () => {
    const phone = given(sandbox().addPerson({ name: 'Борис Чайкин', vk: true }).vk);
    phone.start();
    return phone;
  };
  const longPoll = () => vk().api.groups.getLongPollServer({ group_id: sandbox().groupId });
  return { clock, sandbox, vk, connect, boris, longPoll };
}

export async function code(call: Promise<unknown>): Promise<number> {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof APIError)) throw new Error(`error expected, got ${String(error)}`);
  return Number(error.code);
}

export const button = (label: string, payload: object, type = 'callback') => ({
  action: { type, label, payload: JSON.stringify(payload) },
});

export const keyboard = (buttons: object[][], inline = true) => JSON.stringify({ inline, buttons });
