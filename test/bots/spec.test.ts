import { expect, test, vi } from 'vitest';
import { telegramMessenger } from '#bots/telegram/messenger.ts';
import { vkMessenger } from '#bots/vk/messenger.ts';
import { button, link, type Screen, screen } from '#core/conversation/screen.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { inbox, outgoing, phone, soon } from '../support/messengers.ts';
import { png } from '../support/png.ts';
import { checkExchange, isAccepted, specIsHere } from '../support/spec.ts';

const question = screen('Готово?', [button('Да', 'yes'), link('Файл', 'https://example.org/f')]);
const home: Screen = { text: ['Школа\n\nДело'], rows: [[button('Открыть', 'o')]], menu: [['План', 'Отчёт']] };

test.skipIf(!specIsHere).each(['telegram', 'vk'] as const)(
  'everything the bot asks of %s is as its official description says',
  async (channel) => {
    const sandbox = await startSandbox();
    const { token, telegramRoot, vkToken, groupId, vkRoot } = sandbox;
    const commands = [{ command: 'menu', description: 'Меню' }];
    const messenger =
      channel === 'telegram'
        ? await telegramMessenger({ token, apiRoot: telegramRoot, commands })
        : await vkMessenger({ token: vkToken, groupId, apiRoot: vkRoot });
    await messenger.introduce();
    const box = inbox('0');
    const stop = new AbortController();
    const listening = messenger.listen(box, stop.signal);
    const anna = phone(sandbox, channel);
    const asked = await messenger.send(outgoing(anna, question));
    anna.press('Да');
    await anna.sendFile('план.docx', Buffer.from('план'));
    anna.block();
    anna.unblock();
    await vi.waitUntil(() => box.rows.size === 5, soon);
    for (const payload of box.rows.values()) await messenger.handle(payload, async () => ({ guided: true }));
    const edits = asked.kind === 'sent' ? { edits: asked.message } : {};
    await messenger.send(outgoing(anna, screen('Принято', [button('Дальше', 'next')]), edits));
    await messenger.send(outgoing(anna, home));
    await messenger.send(outgoing(anna, { text: ['Всё'], rows: [], menu: [] }));
    for (const file of [
      { name: 'qr.png', bytes: png },
      { name: 'отчёт.docx', bytes: Buffer.from('x') },
    ])
      await messenger.send(outgoing(anna, question, { file }));
    await messenger.answers?.();
    await messenger.alreadySent?.(String(anna.account), 5);
    await sandbox.until(() => anna.view().waiting.length === 0);
    stop.abort();
    await listening;
    const exchanges = sandbox.journal.since(0);
    expect(exchanges.length).toBeGreaterThan(12);
    expect(exchanges.filter((exchange) => !isAccepted(exchange)).map((one) => [one.method, one.answer])).toEqual([]);
    expect(exchanges.flatMap(checkExchange)).toEqual([]);
    await sandbox.stop();
  },
);
