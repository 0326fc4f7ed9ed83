import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startSandbox } from '../../src/sandbox/sandbox.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const statePath = () => join(folder, 'sandbox.json');

test('people, chats, files and unconfirmed updates are there after a restart, and numbers go on', async () => {
  const first = await startSandbox({ statePath: statePath() });
  const { telegram, vk } = first.addPerson({ name: 'Анна Полякова', key: 'anna', telegram: true, vk: true });
  telegram?.start();
  vk?.start();
  await telegram?.sendFile('карта.docx', Buffer.from('docx'));
  const before = telegram?.view();
  const updates = await (await fetch(`${first.telegramRoot}/bot${first.token}/getUpdates`)).json();
  await first.stop();
  const second = await startSandbox({ statePath: statePath() });
  try {
    const phone = second.phone(telegram?.id ?? '');
    expect(phone.view()).toEqual(before);
    expect(await phone.download(before?.messages[1]?.file?.id ?? 0)).toEqual(Buffer.from('docx'));
    expect(await (await fetch(`${second.telegramRoot}/bot${second.token}/getUpdates`)).json()).toEqual(updates);
    phone.say('ещё');
    const ids = phone.view().messages.map((message) => message.id);
    expect(ids).toEqual([...ids].sort((a, b) => a - b));
    expect(new Set(ids).size).toBe(3);
    expect(second.addPerson({ name: 'Анна Полякова', key: 'anna' }).telegram?.id).toBe(telegram?.id);
  } finally {
    await second.stop();
  }
});

test('a state file that cannot be read is put aside', async () => {
  writeFileSync(statePath(), '{"people": [');
  const sandbox = await startSandbox({ statePath: statePath() });
  sandbox.addPerson({ name: 'Анна Полякова', telegram: true });
  await sandbox.stop();
  const again = await startSandbox({ statePath: statePath() });
  expect(again.addPerson({ name: 'Борис Чайкин', telegram: true }).id).toBe('p2');
  await again.stop();
});

function child(): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', 'src/sandbox/main.ts'], {
    env: { ...process.env, SANDBOX_PORT: '0', SANDBOX_STATE: statePath() },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
}

async function ready(process: ChildProcess): Promise<{ ready: boolean; port: number }> {
  if (process.stdout === null) throw new Error('no output');
  const [line] = (await once(createInterface(process.stdout), 'line')) as [string];
  return JSON.parse(line) as { ready: boolean; port: number };
}

test('the program says where it listens, keeps its state at SIGTERM, and ends with its parent', async () => {
  const first = child();
  const { ready: isReady, port } = await ready(first);
  expect(isReady).toBe(true);
  const people = JSON.stringify({ people: [{ name: 'Анна Полякова', telegram: true }] });
  await fetch(`http://127.0.0.1:${port}/control/people`, { method: 'POST', body: people });
  first.kill('SIGTERM');
  expect(await once(first, 'exit')).toEqual([0, null]);
  const second = child();
  const told = await ready(second);
  const state = await (await fetch(`http://127.0.0.1:${told.port}/control/people`)).json();
  expect(state).toMatchObject([{ name: 'Анна Полякова' }]);
  second.stdin?.end();
  expect(await once(second, 'exit')).toEqual([0, null]);
});
