import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Heard } from '#core/conversation/input.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import type { Messenger } from '#core/delivery/messenger.ts';
import { inbox, outgoing, soon, type Wired, wired } from './messengers.ts';
import { type People, people } from './people.ts';

/** A bot of one line: it repeats what it heard. */
const answerTo = ({ input }: Heard): Screen => {
  switch (input.kind) {
    case 'start':
      return { text: ['Здравствуйте'], rows: [], menu: [['Меню']] };
    case 'press':
      return screen(`Нажато: ${input.action}`);
    case 'file':
      return screen(`Файл: ${input.file.name}`);
    case 'text':
      return screen(`Сказано: ${input.text}`, [button('Повторить', 'again', input.text)]);
    default:
      return screen(input.kind);
  }
};

let all: Wired;
let crowd: People;
const stop = new AbortController();

function run(messenger: Messenger): () => boolean {
  const box = inbox();
  const handled = new Set<string>();
  const listening = crowd.through(messenger).listen(
    {
      ...box,
      receive: async (updates, position) => {
        await box.receive(updates, position);
        for (const { key, payload } of updates)
          void messenger
            .handle(payload, async (heard) => {
              const edits = heard.input.kind === 'press' && heard.message ? { edits: heard.message } : {};
              const to = all.sandbox.phone(`${messenger.channel}-${heard.address}`);
              await messenger.send(outgoing(to, answerTo(heard), edits));
              return { guided: false };
            })
            .finally(() => handled.add(key));
      },
    },
    stop.signal,
  );
  void listening;
  return () => handled.size === box.rows.size;
}

beforeAll(async () => {
  all = await wired();
  const idle: (() => boolean)[] = [];
  crowd = people(all.sandbox, () => vi.waitUntil(() => idle.every((one) => one()), soon).then(() => {}));
  idle.push(run(all.telegram), run(all.vk));
});
afterAll(async () => {
  stop.abort();
  await all.stop();
});

describe.each(['telegram', 'vk'] as const)('a person on %s in a story', (channel) => {
  test('every act leads to the screen it caused', async () => {
    const anna = await crowd.person('Анна', { [channel]: true });
    const phone = anna[channel];
    expect(await phone.starts()).toShow('Здравствуйте');
    expect(phone.sees().menu).toEqual(['Меню']);
    expect(await phone.says('да')).toShow('Сказано: да', '[Повторить]');
    expect(await phone.says('нет')).toShow('Сказано: нет');
    expect(await phone.presses('Повт')).toShow('Нажато: again:нет');
    expect(await phone.presses('Меню')).toShow('Сказано: Меню');
    expect(await phone.sends(Buffer.from('x'), 'план.txt')).toShow('Файл: план.txt');
    expect(await phone.forges('close:other')).toShow('Нажато: close:other');
    await phone.blocks();
    expect(await phone.says('снова')).toShow('Сказано: снова');
    expect(phone.transcript().slice(2, 4)).toEqual(['Анна: да', 'Бот: Сказано: да\n[Повторить]']);
  });

  test('news are what came since the last look, edits included', async () => {
    const phone = (await crowd.person('Пётр', { [channel]: true }))[channel];
    await phone.starts();
    phone.news();
    await phone.says('раз');
    await phone.presses('Повторить');
    expect(phone.news().map((seen) => seen.text)).toEqual(['Сказано: раз', 'Нажато: again:раз']);
    expect(phone.news()).toEqual([]);
  });

  test('a button that is not there says which are', async () => {
    const phone = (await crowd.person('Олег', { [channel]: true }))[channel];
    await phone.starts();
    await expect(phone.presses('Нет такой')).rejects.toThrow(/Нет такой.*Меню/);
  });
});
