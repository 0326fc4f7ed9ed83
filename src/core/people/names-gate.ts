import type { Context } from '#core/conversation/context.ts';
import { type Button, button, link, type Screen, screen } from '#core/conversation/screen.ts';
import type { UploadPurpose } from '#core/files/file.ts';
import { issueLink } from '#core/files/one-time-link.ts';
import type { Channel } from '#core/kernel/ports.ts';
import { channels } from '#core/kernel/ports.ts';
import { lines } from '#core/kernel/text.ts';
import { channelWords } from './channel-words.ts';
import type { Secrets } from './secrets.ts';

/** May this messenger carry full names? The organisation's setting decides, per messenger. */
export const namesAllowed = (ctx: Context): boolean =>
  ctx.me.organisation.settings.names[ctx.account.channel] === 'full';

const channelsWithNames = (ctx: Context): readonly Channel[] =>
  channels.filter((channel) => ctx.me.organisation.settings.names[channel] === 'full');

/** What the list is for, and where one came from. */
interface Elsewhere {
  readonly purpose: UploadPurpose;
  readonly back: Button;
}

/** What to do with a list of names where the messenger may not carry them: another one, a one-time link, or the setting. */
export async function namesElsewhere(
  ctx: Context,
  secrets: Secrets,
  { purpose, back }: Elsewhere = { purpose: 'people', back: button('К списку', 'p.list', '0') },
): Promise<Screen> {
  const others = channelsWithNames(ctx);
  const page = await issueLink(ctx, secrets, { purpose });
  return screen(
    lines(
      `По настройкам школы полные имена в ${channelWords[ctx.account.channel]} не передаются, поэтому не пишите их сюда. Что можно сделать:`,
      ...(others.length > 0
        ? [`• открыть бота в ${others.map((one) => channelWords[one]).join(', ')}: там имена разрешены`]
        : []),
      ...(page ? ['• прислать список файлом .xlsx по одноразовой ссылке, она действует сутки'] : []),
      '• изменить настройку, если школа это решила',
    ),
    ...(page ? [[link('Прислать файл по ссылке', page)]] : []),
    [button('Подключить второй мессенджер', 'me.link')],
    [button('Настройки', 'set'), back],
  );
}
