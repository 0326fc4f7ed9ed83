import { telegramMessenger } from '#bots/telegram/messenger.ts';
import { vkMessenger } from '#bots/vk/messenger.ts';
import type { Messenger } from '#core/delivery/messenger.ts';
import { type Channel, channels } from '#core/kernel/ports.ts';

export interface MessengersConfig {
  readonly telegram?: { readonly token: string; readonly apiRoot?: string };
  readonly vk?: {
    readonly token: string;
    readonly groupId: number;
    readonly apiRoot?: string;
    readonly perSecond?: number;
  };
  readonly proxyUrl?: string;
}

const commands = [
  { command: 'menu', description: 'Что сейчас и меню' },
  { command: 'cancel', description: 'Отложить анкету' },
  { command: 'help', description: 'Помощь' },
];

/** Every configured messenger, each connecting in its own time. A new one is one more line here. */
export function connecting(config: MessengersConfig, signal: AbortSignal): readonly Promise<Messenger>[] {
  const { telegram, vk, proxyUrl } = config;
  return [
    ...(telegram ? [telegramMessenger({ ...telegram, proxyUrl, commands, signal })] : []),
    ...(vk ? [vkMessenger({ ...vk, proxyUrl, signal })] : []),
  ];
}

/** Whose messengers will connect, the sandbox's without any configuration. A new one is one more word here. */
export const served = ({
  telegram,
  vk,
  sandbox,
}: MessengersConfig & { readonly sandbox?: unknown }): readonly Channel[] =>
  sandbox ? channels : channels.filter((one) => ({ telegram, vk })[one] !== undefined);
