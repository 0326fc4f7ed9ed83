import { fstatSync } from 'node:fs';
import { z } from 'zod';
import { startSandbox } from './sandbox.ts';

const environment = z.object({
  SANDBOX_PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  SANDBOX_STATE: z.string().min(1).optional(),
  BOT_URL: z.url().optional(),
});

const { SANDBOX_PORT, SANDBOX_STATE, BOT_URL } = environment.parse(process.env);

const sandbox = await startSandbox({
  port: SANDBOX_PORT,
  statePath: SANDBOX_STATE,
  botUrl: BOT_URL,
}).catch((error: NodeJS.ErrnoException) => {
  console.error(error.code === 'EADDRINUSE' ? `Port ${SANDBOX_PORT} is taken` : error.message);
  process.exit(1);
});

const stop = (): void => {
  void sandbox.stop().then(() => process.exit(0));
};
const isChild = process.send !== undefined || isPipe();
process.once('SIGTERM', stop);
// Ctrl-C reaches the parent too: it ends its own work first, and then us.
process.on('SIGINT', isChild ? () => {} : stop);
// The parent's end: its side of the pipe or of the channel closes, even when it was killed.
process.once('disconnect', stop);
if (isChild && process.send === undefined) process.stdin.resume().once('end', stop).once('close', stop);

const { port, telegramRoot, vkRoot, token, vkToken, groupId, botUsername, groupScreenName } = sandbox;
console.log(
  JSON.stringify({ ready: true, port, telegramRoot, vkRoot, token, vkToken, groupId, botUsername, groupScreenName }),
);

function isPipe(): boolean {
  try {
    const input = fstatSync(0);
    return input.isFIFO() || input.isSocket();
  } catch {
    return false;
  }
}
