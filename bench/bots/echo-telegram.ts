import { createServer } from 'node:http';
import { Bot, webhookCallback } from 'grammy';
import { given, ready } from './child.ts';

// A bare grammY bot that says a menu's worth of words back.

const answer = given('ANSWER');
const bot = new Bot(given('TELEGRAM_BOT_TOKEN'), { client: { apiRoot: given('TELEGRAM_API_ROOT') } });
bot.on('message', (ctx) => ctx.reply(answer));
await bot.init();
const server = createServer(webhookCallback(bot, 'http'));
await new Promise<void>((resolve) => server.listen(Number(given('PORT')), '127.0.0.1', resolve));
await bot.api.setWebhook(given('FRONT'));
ready();
