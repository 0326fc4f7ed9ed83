import type { Context } from '#core/conversation/context.ts';
import { showDay } from '#core/conversation/questions.ts';
import type { Id } from '#core/kernel/id.ts';
import { rowsBy } from '#core/kernel/rows-by.ts';
import { dayIn, type PlainDate } from '#core/kernel/time.ts';
import type { Consent, ConsentKind, Original } from '#core/people/invitation.ts';
import type { BankEntry } from './entry.ts';

/** Where one document stands: given in the chat, withdrawn since, its signed paper received. */
export interface ConsentStanding {
  readonly givenOn?: PlainDate;
  readonly withdrawn: boolean;
  readonly originalOn?: PlainDate;
}

export type ConsentsOf = (person: Id<'person'>, kind: Original['kind']) => ConsentStanding;

/** Everybody's consents in the organisation. Papers are seen by those who keep the bank only. */
export async function consentsIn({ tx, me }: Pick<Context, 'tx' | 'me'>): Promise<ConsentsOf> {
  const organisationId = me.organisation.id;
  const given = await tx.consents.where({ organisationId });
  const papers = await tx.originals.where({ organisationId });
  const givenBy = rowsBy(given, (one) => one.personId);
  const papersOf = rowsBy(papers, (one) => one.personId);
  return (person, kind) =>
    standing(
      me.organisation.settings.zone,
      givenBy(person).filter((one) => one.kind === kind),
      papersOf(person).filter((one) => one.kind === kind),
    );
}

function standing(zone: string, given: readonly Consent[], papers: readonly Original[]): ConsentStanding {
  const held = given.find((one) => one.withdrawnAt === undefined);
  const [paper] = papers;
  return {
    withdrawn: given.length > 0 && held === undefined,
    ...(held ? { givenOn: dayIn(zone, held.givenAt) } : {}),
    ...(paper ? { originalOn: paper.receivedOn } : {}),
  };
}

/** 4.4.2, 4.4.3: personal data, and being a mentor or a mentee; by a tap or on paper, and not taken back. */
export const lacksConsent = (entry: Pick<BankEntry, 'personId' | 'side'>, consents: ConsentsOf): boolean =>
  (['personal-data', entry.side] as const).some((kind) => !isGiven(consents(entry.personId, kind)));

const isGiven = ({ withdrawn, givenOn, originalOn }: ConsentStanding): boolean =>
  !withdrawn && (givenOn !== undefined || originalOn !== undefined);

const kindWords: Readonly<Record<ConsentKind, string>> = {
  'personal-data': 'обработка данных',
  mentor: 'быть наставником',
  mentee: 'участие в паре',
  publication: 'публикация',
};

/** «Согласие, быть наставником: 2 сентября 2026 г., оригинал получен 3 сентября 2026 г.», a line per document. */
export const consentLines = (entry: BankEntry, consents: ConsentsOf): readonly string[] =>
  (['personal-data', entry.side, 'publication'] as const).map((kind) => {
    const { givenOn, withdrawn, originalOn } = consents(entry.personId, kind);
    const state = givenOn ? showDay(givenOn) : withdrawn ? 'отозвано' : 'нет';
    const paper = originalOn ? `, оригинал получен ${showDay(originalOn)}` : '';
    return `Согласие, ${kindWords[kind]}: ${state}${paper}`;
  });
