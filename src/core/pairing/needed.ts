import { pupilForms } from '#core/bank/codes.ts';
import { type Consents, consentsOf } from '#core/consents/covered.ts';
import { shortTitles } from '#core/consents/texts.ts';
import type { Id } from '#core/kernel/id.ts';
import { named, say, type Text } from '#core/kernel/text.ts';
import type { Organisation } from '#core/people/organisation.ts';
import type { Tx } from '#core/store.ts';
import { peopleOn } from './access.ts';
import type { Asked } from './answers.ts';
import type { Missing } from './orders.ts';

/** Consents that an order on these pairs needs and that are not there (4.4.2, 4.4.3), by pair. */
export async function missingFor(
  tx: Tx,
  organisation: Organisation,
  asked: readonly Asked[],
): Promise<ReadonlyMap<Id<'mentorship'>, readonly Missing[]>> {
  const people = asked.flatMap(({ members }) => peopleOn(members));
  const consents = await consentsOf(tx, organisation, people);
  return new Map(asked.map((one) => [one.pair.id, missingIn(one, consents)]));
}

export const missingOf = async (tx: Tx, organisation: Organisation, asked: Asked): Promise<readonly Missing[]> =>
  (await missingFor(tx, organisation, [asked])).get(asked.pair.id) ?? [];

function missingIn({ pair, members }: Asked, consents: Consents): readonly Missing[] {
  const here = members.filter((one) => one.leftOn === undefined);
  const wanted: readonly Missing[] = [
    ...peopleOn(here).map((personId): Missing => ({ personId, kind: 'personal-data' })),
    ...here.map(({ personId, side }): Missing => ({ personId, kind: side })),
    ...pupilsOf({ pair, members: here }).map((personId): Missing => ({ personId, kind: 'guardian' })),
  ];
  return wanted.filter(({ personId, kind }) => !consents.of(personId, kind).covers);
}

/** Who is a pupil in such a form: the mentees, and among pupils the mentor too. */
export function pupilsOf({ pair, members }: Asked): readonly Id<'person'>[] {
  if (!pupilForms.includes(pair.form)) return [];
  return peopleOn(members, pair.form === 'pupil-pupil' ? undefined : 'mentee');
}

/** «Нет согласия: Лугова А. П. (быть наставником)». */
export const missingLine = ({ personId, kind }: Missing): Text =>
  say`• ${named(personId)}: нет согласия «${shortTitles[kind]}»`;
