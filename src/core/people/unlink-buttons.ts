import { type Button, button } from '#core/conversation/screen.ts';
import { channelWords } from './channel-words.ts';
import type { Account } from './person.ts';

const most = 3;

/** «Отключить VK», one per messenger; a second account of the same messenger gets its number. */
export const unlinkButtons = (accounts: readonly Account[], verb: string): readonly Button[] =>
  accounts.slice(0, most).map((account, index, all) => {
    const before = all.slice(0, index).filter((one) => one.channel === account.channel).length;
    return button(`Отключить ${channelWords[account.channel]}${before > 0 ? ` ${before + 1}` : ''}`, verb, account.id);
  });
