import { date } from '#core/kernel/time.ts';
import type { Tx } from '#core/store.ts';
import type { Campaign } from '#core/survey/campaign.ts';
import type { OwnQuestionnaire } from '#core/survey/questionnaire.ts';
import { mark } from './marks.ts';
import { ident, now, type Side } from './world.ts';

/** An own questionnaire in each state. */
export const questionnaires = {
  qdraft: 'draft',
  qpublished: 'published',
} as const satisfies Readonly<Record<string, OwnQuestionnaire['status']>>;

/** A campaign in each state; the mentors of the school are asked. */
export const campaigns = {
  cplanned: 'planned',
  copen: 'open',
  cclosed: 'closed',
  /** Of a stage, and later than the one before. */
  clinked: 'closed',
} as const satisfies Readonly<Record<string, Campaign['status']>>;

export async function addSurveyMatters(tx: Tx, side: Side): Promise<void> {
  const organisationId = ident<'organisation'>(side, 'school');
  const made = { createdBy: ident<'person'>(side, 'curator'), createdAt: now };
  for (const [key, status] of Object.entries(questionnaires)) {
    const words = (field: string) => mark(side, 'organisers', `questionnaire ${key}`, field);
    await tx.questionnaires.add({
      ...{
        id: ident<'questionnaire'>(side, key),
        organisationId,
        family: ident(side, key),
        version: 1,
        status,
        ...made,
      },
      ...{ title: words('title'), lastKey: 2 },
      items: [
        { key: 'q1', kind: 'text', text: words('item') },
        {
          key: 'q2',
          kind: 'one',
          text: words('choice'),
          options: ['Да', 'Нет'].map((label) => ({ value: label, label })),
        },
      ],
    });
  }
  for (const [key, status] of Object.entries(campaigns)) await addCampaign(tx, side, key, status);
}

async function addCampaign(tx: Tx, side: Side, key: string, status: Campaign['status']): Promise<void> {
  const organisationId = ident<'organisation'>(side, 'school');
  const campaignId = ident<'campaign'>(side, key);
  const personId = ident<'person'>(side, 'mentor');
  await tx.campaigns.add({
    ...{ id: campaignId, organisationId, questionnaire: 'mentor.1', status, moment: 'once', anonymous: false },
    title: mark(side, 'everybody', `campaign ${key}`, 'title'),
    audience: { kind: 'roles', roles: ['mentor'] },
    ...{ opensOn: date(key === 'clinked' ? '2026-11-10' : '2026-11-01'), closesOn: date('2026-12-01') },
    ...(key === 'clinked' ? { occurrenceId: ident<'occurrence'>(side, 'otheropen') } : {}),
    ...{ createdBy: ident<'person'>(side, 'curator'), createdAt: now },
  });
  await tx.boxes.add({ id: campaignId, organisationId, papers: [] });
  if (status === 'planned') return;
  const answered = status === 'closed';
  await tx.participants.add({ id: ident(side, `p${key}`), organisationId, campaignId, personId, answered });
  if (!answered) return;
  const text = mark(side, 'organisers', `response ${key}`, 'said');
  await tx.responses.add({
    ...{ id: ident(side, `r${key}`), organisationId, campaignId, personId, questionnaire: 'mentor.1', sentAt: now },
    said: { subjects: { text, at: now.toString(), zone: 'UTC' } },
  });
}
