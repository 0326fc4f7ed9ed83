import type { Context } from '#core/conversation/context.ts';
import { button, link, type Screen, screen } from '#core/conversation/screen.ts';
import { issueLink } from '#core/files/one-time-link.ts';
import { type Channel, channels } from '#core/kernel/ports.ts';
import { lines } from '#core/kernel/text.ts';
import { channelWords } from '#core/people/channel-words.ts';
import type { Secrets } from '#core/people/secrets.ts';
import { colleagues } from './access.ts';
import { namesPeople } from './assign.ts';
import type { RoadmapReading } from './reading-result.ts';

/** Whether a messenger may carry the names that stand in the column of assignees. */
export async function mayCarry(ctx: Context, channel: Channel, reading: RoadmapReading): Promise<boolean> {
  if (ctx.me.organisation.settings.names[channel] === 'full') return true;
  const staff = await colleagues(ctx);
  return !reading.stages.some((stage) => namesPeople(stage.responsible, staff));
}

/** What to do where it may not: nothing has been kept. */
export async function namesElsewhere(ctx: Context, secrets: Secrets, channel: Channel): Promise<Screen> {
  const page = await issueLink(ctx, secrets, { purpose: 'roadmap' });
  const others = channels
    .filter((one) => ctx.me.organisation.settings.names[one] === 'full')
    .map((one) => channelWords[one]);
  return screen(
    lines(
      `В столбце ответственных есть имена, а по настройкам школы полные имена в ${channelWords[channel]} не передаются. Карта не сохранена. Что можно сделать:`,
      ...(others.length > 0 ? [`• прислать файл боту в ${others.join(', ')}: там имена разрешены`] : []),
      ...(page ? ['• прислать файл по одноразовой ссылке, она действует сутки'] : []),
      '• заменить имена в столбце на должности: «куратор», «директор», «педагог-психолог»',
      '• изменить настройку, если школа это решила',
    ),
    page ? [link('Прислать файл по ссылке', page)] : [],
    [button('Подключить второй мессенджер', 'me.link')],
    [button('Настройки', 'set'), button('Меню', 'menu')],
  );
}
