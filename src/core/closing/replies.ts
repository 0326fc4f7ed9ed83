import { showDay } from '#core/conversation/questions.ts';
import type { Id } from '#core/kernel/id.ts';
import { dayIn } from '#core/kernel/time.ts';
import { peopleOn } from '#core/pairing/access.ts';
import type { Held } from '#core/programmes/access.ts';
import { closingMentee } from '#core/survey/built-in/closing-mentee.ts';
import { closingMentor } from '#core/survey/built-in/closing-mentor.ts';
import type { Campaign } from '#core/survey/campaign.ts';
import { type Desk, open } from '#core/survey/campaign-opening.ts';
import { asking } from '#core/survey/campaign-stages.ts';
import { type Questionnaire, refOf } from '#core/survey/questionnaire.ts';

/** What each side is asked at the end of a programme (ДК 6), under their names. */
export const closingQuestionnaires = { mentor: closingMentor, mentee: closingMentee } as const;

/** Days in which the closing questionnaire waits for answers. */
const replyDays = 14;

/** A campaign of its own for each side, opened at once; the roadmap's monitoring stage, where there is one, counts them all. */
export async function askForReplies(desk: Desk, { programme, members }: Held): Promise<void> {
  const today = dayIn(desk.organisation.settings.zone, desk.now);
  const stage = await asking(desk.tx, desk.organisation.id, today);
  for (const side of ['mentor', 'mentee'] as const) {
    const people = peopleOn(members, side);
    const campaign: Campaign = {
      ...{ id: desk.newId<'campaign'>(), organisationId: programme.organisationId, programmeId: programme.id },
      ...{ questionnaire: refOf(closingQuestionnaires[side]), audience: { kind: 'people', people }, moment: 'once' },
      title: titleOf(closingQuestionnaires[side], programme.closedOn ?? today),
      ...{ opensOn: today, closesOn: today.add({ days: replyDays }), anonymous: false, status: 'planned' },
      ...(stage ? { occurrenceId: stage } : {}),
      ...{ createdBy: by(programme), createdAt: desk.now },
    };
    await desk.tx.campaigns.add(campaign);
    await open(desk, campaign.id);
  }
}

const titleOf = ({ title }: Questionnaire, on: Campaign['opensOn']): string => `${title} · ${showDay(on)}`;

const by = ({ closedBy, approvedBy, createdBy }: Held['programme']): Id<'person'> =>
  closedBy ?? approvedBy ?? createdBy;
