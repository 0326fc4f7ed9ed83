import { describe, expect, test } from 'vitest';
import { readConfig } from '../src/config.ts';

const faults = (env: Record<string, string>) => {
  const config = readConfig(env);
  return 'faults' in config ? config.faults : [];
};

describe('the configuration', () => {
  test('without any setting: the embedded database and the sandbox', () => {
    expect(readConfig({})).toMatchObject({
      production: false,
      port: 3000,
      dataFolder: './data',
      sandbox: { port: 8080 },
      publicUrl: 'http://localhost:3000',
      logLevel: 'info',
      clock: { rate: 1 },
    });
  });

  test('either messenger alone is enough, and then the sandbox never starts', () => {
    const telegram = readConfig({ TELEGRAM_BOT_TOKEN: '12345:abcdefghijklmnopqrstuvwxyz' });
    const vk = readConfig({ VK_TOKEN: 'vk1.a.long-enough', VK_GROUP_ID: '220' });
    expect(telegram).not.toHaveProperty('sandbox');
    expect(vk).toMatchObject({ vk: { groupId: 220 } });
    expect(vk).not.toHaveProperty('sandbox');
  });

  test('every fault is one readable line, and all of them are told at once', () => {
    expect(
      faults({
        PORT: 'abc',
        DATABASE_URL: 'mysql://x',
        VK_TOKEN: 'vk1.a.long-enough',
        LOG_LEVEL: 'loud',
        CLOCK_START: 'завтра',
      }),
    ).toEqual([
      'PORT: номер порта, например 3000',
      'DATABASE_URL: адрес вида postgres://… или postgresql://…',
      'LOG_LEVEL: одно из: debug, info, warn, error',
      'CLOCK_START: момент с зоной, например 2026-09-01T08:00:00+03:00',
      'VK_GROUP_ID: нужен вместе с VK_TOKEN',
    ]);
    expect(faults({ VK_TOKEN: 'vk1.a.long-enough' })).toEqual(['VK_GROUP_ID: нужен вместе с VK_TOKEN']);
  });

  test('the clock cannot be moved in production', () => {
    const env = { CLOCK_START: '2026-09-01T08:00:00+03:00', CLOCK_RATE: '60' };
    expect(faults(env)).toEqual([]);
    expect(faults({ ...env, NODE_ENV: 'production' })).toEqual([
      'CLOCK_START: не применяется при NODE_ENV=production',
      'CLOCK_RATE: не применяется при NODE_ENV=production',
    ]);
  });

  test('an empty variable is an absent one', () => {
    expect(readConfig({ TELEGRAM_BOT_TOKEN: '', DATABASE_URL: '', PORT: '' })).toMatchObject({
      port: 3000,
      sandbox: { port: 8080 },
    });
  });

  test('a token that is wrong is never repeated in the fault', () => {
    expect(faults({ TELEGRAM_BOT_TOKEN: 'canary-secret' }).join()).not.toContain('canary-secret');
  });
});
