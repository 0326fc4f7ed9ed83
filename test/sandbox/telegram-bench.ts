import { Bot, GrammyError } from 'grammy';
import { afterEach, beforeEach, expect } from 'vitest';
import { type Handset, type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { checkExchange, isAccepted } from '../support/spec.ts';
import { given } from './given.ts';

export interface TelegramBench {
  readonly clock: { now: number };
  readonly sandbox: () => Sandbox;
  readonly bot: () => Bot;
  readonly connect: (token?: string) => Bot;
  /** A person's phone on which the bot has not been started. */
  readonly anna: () => Handset;
}

/** A sandbox and the Telegram library connected to it, new for each test; every accepted exchange is held against the spec. */
export function useTelegram(): TelegramBench {
  const clock = { now: 0 };
  const held: { sandbox?: Sandbox; bot?: Bot } = {};
  const sandbox = () => given(held.sandbox);
  const connect = (token = sandbox().token) => new Bot(token, { client: { apiRoot: sandbox().telegramRoot } });
  beforeEach(async () => {
    clock.now = Date.parse('2027-03-01T06:00:00Z');
    held.sandbox = await startSandbox({ now: () => clock.now });
    held.bot = connect();
  });
  afterEach(async () => {
    expect(sandbox().journal.since(0).filter(isAccepted).flatMap(checkExchange)).toEqual([]);
    await sandbox().stop();
  });
  const anna = () => given(sandbox().addPerson({ name: 'Анна Полякова', telegram: true }).telegram);
  return { clock, sandbox, bot: () => given(held.bot), connect, anna };
}

export async function refusal(call: Promise<unknown>): Promise<GrammyError> {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof GrammyError)) throw new Error(`refusal expected, got ${String(error)}`);
  return error;
}
