import type { Papers } from '#core/people/deps.ts';
import { invitationPicture } from './invitations-picture.ts';
import { invitationSheet } from './invitations-sheet.ts';

export const peoplePapers: Papers = { picture: invitationPicture, sheet: invitationSheet };
