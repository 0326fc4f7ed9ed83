import type { Channel } from '#core/kernel/ports.ts';
import type { OpenPlaces } from './guest.ts';
import type { Secrets } from './secrets.ts';

/** What stands on a card that invites one person. */
export interface InvitationCard {
  readonly organisation: string;
  /** Full name, on printed cards only. */
  readonly name?: string;
  readonly roles: string;
  /** As it is typed: «ABCD-EFGH». */
  readonly code: string;
  readonly links: readonly { readonly channel: Channel; readonly url: string }[];
  /** Day and hour after which it is of no use, in words. */
  readonly until: string;
}

/** Papers made of invitations; pure rendering, milliseconds. */
export interface Papers {
  /** A .png with a QR code per messenger. */
  readonly picture: (card: InvitationCard) => Uint8Array;
  /** A .docx to print and cut, a card per person. */
  readonly sheet: (cards: readonly InvitationCard[]) => Promise<Uint8Array>;
}

export interface PeopleDeps {
  /** Things open to whoever has their link; absent where there are none. */
  readonly places?: OpenPlaces;
  readonly secrets: Secrets;
  readonly papers: Papers;
  /** Something an operator should look at; a code, never a text or a name. */
  readonly alarm: (code: 'invitation-guesses') => void;
}
