import { date } from '#core/kernel/time.ts';
import type { Agreement, Programme } from '#core/programmes/programme.ts';
import type { Tx } from '#core/store.ts';
import { mark } from './marks.ts';
import type { mentorships } from './matters-pairing.ts';
import { ident, now, type Side } from './world.ts';

/** A programme of the mentor and the mentee in each state, each on a pair of its own: one pair has one open. */
export const programmes = {
  pdraft: ['draft', 'mproposed'],
  poffered: ['offered', 'mordered'],
  pagreed: ['agreed', 'msigning'],
  pready: ['agreed', 'mplan'],
  papproved: ['approved', 'mforce'],
  pclosed: ['closed', 'mended'],
  /** Approved, and its mentor has said that the plan is done. */
  pleaving: ['approved', 'magreed'],
  /** Closed before it was done, and its pair is over: another one may go on with it. */
  pbroken: ['closed', 'mended'],
  /** Closed, and its pair goes on. */
  pover: ['closed', 'mforce'],
} as const satisfies Readonly<Record<string, readonly [Programme['status'], keyof typeof mentorships]>>;

/** Lines of the approved one by what became of them, and the one of each other programme. */
export const activities = {
  aplanned: 'papproved',
  adone: 'papproved',
  aaccepted: 'papproved',
  adraft: 'pdraft',
} as const;

/** Of the lines that were marked, and the change that waits for answers. */
export const results = ['radone', 'raaccepted'];
export const changes = ['xoffered'];

const yes = (person: Agreement['person']): Agreement => ({ person, version: 1, answer: 'yes', at: now.toString() });

/** The mentor wants to talk about what is offered. */
function agreementsOn(status: Programme['status'], mentor: Agreement['person'], mentee: Agreement['person']) {
  if (status === 'agreed') return [yes(mentor), yes(mentee)];
  return status === 'offered' ? [{ ...yes(mentor), answer: 'discuss' as const }] : [];
}

export async function addProgrammeMatters(tx: Tx, side: Side): Promise<void> {
  const organisationId = ident<'organisation'>(side, 'school');
  const [mentor, mentee] = [ident<'person'>(side, 'mentor'), ident<'person'>(side, 'mentee')];
  const term = { from: date('2026-10-01'), to: date('2027-05-31') };
  for (const [key, [status, pair]] of Object.entries(programmes)) {
    const words = (field: string) => mark(side, 'pair', `programme ${key}`, field);
    await tx.programmes.add({
      ...{ id: ident<'programme'>(side, key), organisationId, mentorshipId: ident<'mentorship'>(side, pair), status },
      ...{ ...term, mode: 'person', areas: ['lesson'], strengths: words('strengths'), schedule: words('schedule') },
      ...{ expected: words('expected'), version: 1, createdBy: mentee, createdAt: now },
      agreements: agreementsOn(status, mentor, mentee),
      ...(status === 'approved'
        ? { approvedBy: ident<'person'>(side, 'curator'), approvedOn: date('2026-10-05') }
        : {}),
      ...(status === 'closed'
        ? { closedOn: date('2026-11-01'), closeReason: key === 'pbroken' ? ('mentee' as const) : ('done' as const) }
        : {}),
    });
  }
  for (const [index, [key, programme]] of Object.entries(activities).entries()) {
    const programmeId = ident<'programme'>(side, programme);
    const activityId = ident<'activity'>(side, key);
    await tx.activities.add({
      ...{ id: activityId, organisationId, programmeId, number: index + 1, area: 'lesson', dueVersion: 0 },
      ...{ due: date('2026-12-10'), title: mark(side, 'pair', `activity ${key}`, 'title') },
      expected: mark(side, 'pair', `activity ${key}`, 'expected'),
    });
    const status = key === 'adone' ? 'done' : key === 'aaccepted' ? 'accepted' : undefined;
    if (!status) continue;
    await tx.results.add({
      ...{
        id: ident<'result'>(side, `r${key}`),
        organisationId,
        programmeId,
        activityId,
        personId: mentee,
        status,
        earlier: [],
      },
      ...{ doneOn: date('2026-11-10'), text: mark(side, 'pair', `result ${key}`, 'text') },
      earlier: [{ doneOn: '2026-11-09', text: mark(side, 'pair', `result ${key}`, 'earlier') }],
      ...(status === 'accepted'
        ? {
            ...{ assessedBy: ident<'person'>(side, 'mentor'), assessedOn: date('2026-11-12') },
            assessment: mark(side, 'pair', `result ${key}`, 'assessment'),
          }
        : {}),
    });
  }
  await tx.changes.add({
    ...{ id: ident<'change'>(side, 'xoffered'), organisationId, programmeId: ident<'programme'>(side, 'papproved') },
    ...{ status: 'offered', agreements: [], by: mentor, at: now },
    plan: [
      {
        ...{ act: 'add', due: '2027-02-01', title: mark(side, 'pair', 'change xoffered', 'title') },
        expected: mark(side, 'pair', 'change xoffered', 'expected'),
      },
    ],
    ...{ to: date('2027-06-30'), reason: mark(side, 'pair', 'change xoffered', 'reason') },
  });
}
