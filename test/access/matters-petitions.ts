import { date } from '#core/kernel/time.ts';
import type { Petition } from '#core/petitions/petition.ts';
import type { Tx } from '#core/store.ts';
import { mark } from './marks.ts';
import { ident, now, type Side } from './world.ts';

type Shape = Pick<Petition, 'kind' | 'status'> & { readonly by: 'mentor' | 'mentee'; readonly about?: string };

/** Petitions of the pair in force: of each kind one that waits for its answer, and one that has got it. */
export const petitions = {
  qreplace: { kind: 'replace-mentor', status: 'filed', by: 'mentee', about: 'mentor' },
  qlay: { kind: 'lay-down', status: 'filed', by: 'mentor' },
  qimprove: { kind: 'improve-programme', status: 'filed', by: 'mentee' },
  qcolleague: { kind: 'involve-colleague', status: 'filed', by: 'mentor', about: 'staff' },
  qfile: { kind: 'personal-file', status: 'filed', by: 'mentor', about: 'mentee' },
  qrelease: { kind: 'release', status: 'filed', by: 'mentee' },
  qreward: { kind: 'reward', status: 'filed', by: 'mentor', about: 'mentee' },
  qpunish: { kind: 'discipline', status: 'filed', by: 'mentor', about: 'mentee' },
  qmediate: { kind: 'mediation', status: 'filed', by: 'mentee' },
  qswap: { kind: 'replace-mentor', status: 'granted', by: 'mentee', about: 'mentor' },
  qdone: { kind: 'improve-programme', status: 'granted', by: 'mentee' },
} as const satisfies Readonly<Record<string, Shape>>;

/** Words among the details are as closed as the petition's own. */
const detailsOf = (side: Side, key: string, by: string): Petition['details'] => {
  if (key === 'qmediate') return { open: 'yes' };
  return key === 'qrelease' ? { offers: mark(side, `petition:${by}`, `petition ${key}`, 'offers') } : {};
};

export async function addPetitionMatters(tx: Tx, side: Side): Promise<void> {
  const organisationId = ident<'organisation'>(side, 'school');
  for (const [key, { kind, status, by, about }] of Object.entries<Shape>(petitions)) {
    await tx.petitions.add({
      ...{ id: ident<'petition'>(side, key), organisationId, kind, status, personId: ident<'person'>(side, by) },
      ...{ mentorshipId: ident<'mentorship'>(side, 'mforce'), details: detailsOf(side, key, by) },
      ...(status === 'granted'
        ? { resolvedAt: now, resolution: mark(side, `petition:${by}`, `petition ${key}`, 'resolution') }
        : {}),
      ...(about ? { aboutId: ident<'person'>(side, about) } : {}),
      ...(kind === 'involve-colleague' ? { consentOf: ident<'person'>(side, 'staff') } : {}),
      text: mark(side, `petition:${by}`, `petition ${key}`, 'text'),
      ...{ filedAt: now.subtract({ hours: 30 }), due: date('2026-11-25'), dueVersion: 0 },
    });
    await tx.events.add({
      ...{ id: ident<'event'>(side, `e${key}`), organisationId, subject: ident(side, key), at: now, details: { kind } },
      ...{ act: 'petition-filed', by: ident<'person'>(side, by) },
    });
  }
}
