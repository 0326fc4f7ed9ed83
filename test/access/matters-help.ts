import type { HelpRequest } from '#core/help/help.ts';
import type { Tx } from '#core/store.ts';
import { mark } from './marks.ts';
import { ident, now, type Side } from './world.ts';

/** A request of the mentee in each state; the mentor was asked about each of them. */
export const helps = {
  kopen: { status: 'open' },
  ktaken: { status: 'taken' },
  kclosed: { status: 'closed' },
} as const satisfies Readonly<Record<string, Pick<HelpRequest, 'status'>>>;

export async function addHelpMatters(tx: Tx, side: Side): Promise<void> {
  const organisationId = ident<'organisation'>(side, 'school');
  const mentor = ident<'person'>(side, 'mentor');
  const mentee = ident<'person'>(side, 'mentee');
  for (const [key, { status }] of Object.entries(helps)) {
    const helpId = ident<'help'>(side, key);
    const taken = status === 'open' ? {} : { helperId: mentor, helperHomeId: organisationId, takenAt: now };
    await tx.helps.add({
      ...{ id: helpId, organisationId, personId: mentee, area: 'lesson', attachments: [], urgency: 'days' },
      ...{ rung: 'mentor', status, createdAt: now.subtract({ hours: 5 }), version: 1, ...taken },
      // An open one is told to whoever is asked next.
      text: mark(side, status === 'open' ? 'asked' : 'sides', `help ${key}`, 'text'),
      ...(status === 'closed' ? { closedAt: now, outcome: 'helped' as const } : {}),
    });
    const asked = { organisationId, helpId, personId: mentor, rung: 'mentor' as const, askedAt: now };
    await tx.helpOffers.add({
      ...{ id: ident<'offer'>(side, `o${key}`), ...asked },
      ...(status === 'open' ? {} : { answer: 'taken' as const }),
    });
    if (status === 'open') continue;
    // Called by the mentor, and nothing is to be read before the mentee agrees.
    if (status === 'taken')
      await tx.helpOffers.add({
        ...{ id: ident<'offer'>(side, 'ocalled'), organisationId, helpId, personId: ident<'person'>(side, 'staff') },
        ...{ rung: 'colleague', askedAt: now, answer: 'consent' },
      });
    await tx.helpMessages.add({
      ...{ id: ident<'message'>(side, `w${key}`), organisationId, helpId, number: 1, from: mentee, kind: 'text' },
      text: mark(side, 'sides', `help ${key}`, 'said'),
      ...{ state: 'passed', at: now },
    });
  }
}
