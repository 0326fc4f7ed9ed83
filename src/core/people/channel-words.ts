import type { Channel } from '#core/kernel/ports.ts';

export const channelWords: Readonly<Record<Channel, string>> = { telegram: 'Telegram', vk: 'VK' };
