import { Agent, createServer } from 'node:http';
import type { Agent as HttpsAgent } from 'node:https';
import { text } from 'node:stream/consumers';
import { VK } from 'vk-io';
import { given, ready } from './child.ts';

// A bare vk-io bot that says a menu's worth of words back.

const answer = given('ANSWER');
const group_id = given('VK_GROUP_ID');
const vk = new VK({
  token: given('VK_TOKEN'),
  apiBaseUrl: given('VK_API_ROOT'),
  // Typed as https only; an http root needs, and takes, an http one.
  agent: new Agent({ keepAlive: true }) as HttpsAgent,
  apiLimit: 100_000,
  apiTimeout: 30_000,
});
vk.updates.on('message_new', (context) => context.send(answer));
const { code } = await vk.api.groups.getCallbackConfirmationCode({ group_id: Number(group_id) });
const server = createServer(async (request, response) => {
  const update = JSON.parse(await text(request));
  if (update.type === 'confirmation') return void response.end(code);
  await vk.updates.handleWebhookUpdate(update);
  response.end('ok');
});
await new Promise<void>((resolve) => server.listen(Number(given('PORT')), '127.0.0.1', resolve));
const named = { group_id: Number(group_id), url: given('FRONT'), title: 'echo', secret_key: 'secret' };
const { server_id } = await vk.api.groups.addCallbackServer(named);
await vk.api.groups.setCallbackSettings({
  ...{ group_id: Number(group_id), server_id, api_version: '5.199' },
  message_new: 1,
});
ready();
