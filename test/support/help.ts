import { versions } from '#core/consents/texts.ts';
import type { Id } from '#core/kernel/id.ts';
import type { Channel } from '#core/kernel/ports.ts';
import { dayIn } from '#core/kernel/time.ts';
import { newId } from '#db/new-id.ts';
import type { Member, School } from './school.ts';
import type { Seen, StoryPhone } from './story-phone.ts';

/** A pair in force, as orders leave it. */
export async function paired(here: School, mentor: Id<'person'>, mentee: Id<'person'>): Promise<void> {
  const organisationId = here.organisation.id;
  const today = dayIn(here.organisation.settings.zone, here.clock.now());
  await here.system(async (tx) => {
    const mentorshipId = newId<'mentorship'>();
    await tx.mentorships.add({
      ...{ id: mentorshipId, organisationId, form: 'teacher-teacher', kinds: ['traditional'], status: 'in-force' },
      ...{ plannedFrom: today, plannedTo: today.add({ months: 8 }), inForceFrom: today },
      ...{ createdBy: mentor, createdAt: here.clock.now() },
    });
    const member = { organisationId, mentorshipId, answer: 'yes' } as const;
    await tx.members.add({ ...member, id: newId(), personId: mentor, side: 'mentor' });
    await tx.members.add({ ...member, id: newId(), personId: mentee, side: 'mentee' });
  });
}

/** An approved mentor of the bank who helps in these areas and has consented to it. */
export async function banked(here: School, personId: Id<'person'>, ...areas: readonly string[]): Promise<void> {
  const of = { organisationId: here.organisation.id, personId };
  const today = dayIn(here.organisation.settings.zone, here.clock.now());
  await here.system(async (tx) => {
    await tx.bank.add({
      ...{ ...of, id: newId<'entry'>(), side: 'mentor', status: 'approved', categories: [], reviewedOn: today },
      ...{ profile: { areas, forms: [], kinds: [], capacity: 2 }, createdAt: here.clock.now() },
    });
    await tx.consents.add({
      ...{ ...of, id: newId<'consent'>(), kind: 'mentor', version: versions.mentor, hash: 'h', channel: 'vk' },
      givenAt: here.clock.now(),
    });
  });
}

/** «Нужна помощь» → area → words → urgency. */
export async function asks(
  phone: StoryPhone,
  { area = 'Дисциплина', text = 'Класс шумит, урок не начать.', urgency = 'В ближайшие дни' } = {},
): Promise<Seen> {
  await phone.presses('Нужна помощь');
  await phone.says(area);
  await phone.says(text);
  return phone.presses(urgency);
}

export const on = (member: Member, channel: Channel): StoryPhone => member[channel];
