import { channels } from '#core/kernel/ports.ts';
import { openDatabase } from '#db/data-source.ts';
import { unpaced } from '#db/queues/slots.ts';
import { startApp } from '../../src/app/app.ts';
import { connecting } from '../../src/app/messengers.ts';
import { russianCalendar } from '../../src/calendar/russia.ts';
import { programClock } from '../../src/clock.ts';
import { hookRoute } from '../../src/web/hook-route.ts';
import { startWeb } from '../../src/web/server.ts';
import { given, ready } from './child.ts';

// The whole program by webhooks, without the pace that messengers ask for: how fast it could be is the question here.

const quiet = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: (...what: unknown[]) => console.error(...what),
};
const database = await openDatabase({ url: given('DATABASE_URL') });
const app = startApp({
  ...{ database, clock: programClock({ rate: 1 }), national: russianCalendar(), log: quiet, served: channels },
  ...{ publicUrl: given('FRONT'), hooksAt: `${given('FRONT')}/hook`, pace: { telegram: unpaced, vk: unpaced } },
});
const route = hookRoute({ posted: app.posted, failed: (error) => console.error(error) });
const web = await startWeb({ port: Number(given('PORT')), host: '127.0.0.1', routes: [route] });
const messengers = connecting(
  {
    telegram: { token: given('TELEGRAM_BOT_TOKEN'), apiRoot: given('TELEGRAM_API_ROOT') },
    vk: {
      ...{ token: given('VK_TOKEN'), groupId: Number(given('VK_GROUP_ID')), apiRoot: given('VK_API_ROOT') },
      perSecond: 100_000,
    },
  },
  new AbortController().signal,
);
for (const messenger of messengers) await app.join(await messenger);
ready(async () => {
  await app.stop();
  await web.stop();
  await database.close();
});
