import type { Check } from '#core/delivery/prepare.ts';
import { id } from '#core/kernel/id.ts';

/** `meeting:<id>:<version>:<status>`: nobody is asked or reminded of what was moved, called off or settled since, nor who cannot come. */
export const meetingCheck: Check = async (tx, { about, personId }) => {
  const [, meetingId = '', version, status] = about?.split(':') ?? [];
  const meeting = await tx.meetings.find(id<'meeting'>(meetingId));
  if (!meeting || String(meeting.version) !== version || meeting.status !== status) return 'drop';
  return personId && meeting.answers[personId] === 'no' ? 'drop' : undefined;
};
