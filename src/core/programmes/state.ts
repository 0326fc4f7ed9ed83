import type { Id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import type { PlainDate } from '#core/kernel/time.ts';
import type { Agreement, Programme } from './programme.ts';

type Person = Id<'person'>;

/** Still in the hands of its sides: both may change any part of it. */
export const isOpen = ({ status }: Pick<Programme, 'status'>): boolean =>
  status === 'draft' || status === 'offered' || status === 'agreed';

/** Of one pair at most one is none of these. */
export const isOver = ({ status }: Pick<Programme, 'status'>): boolean => status === 'closed' || status === 'dropped';

/** What somebody said of the version that stands now; an answer to an older one does not hold. */
export const answerBy = ({ agreements, version }: Programme, person: Person): Agreement | undefined =>
  agreements.find((one) => one.person === person && one.version === version);

export const allAgree = (programme: Programme, people: readonly Person[]): boolean =>
  people.length > 1 && people.every((person) => answerBy(programme, person)?.answer === 'yes');

/** Two people have become one: of their words the latest counts. */
export const oneWordEach = (agreements: readonly Agreement[]): readonly Agreement[] =>
  agreements.filter((one, at) =>
    agreements.every(
      (other, place) => other.person !== one.person || other.at < one.at || (other.at === one.at && place <= at),
    ),
  );

/** Whose word on this version is still missing. */
export const silentOn = (programme: Programme, people: readonly Person[]): readonly Person[] =>
  people.filter((person) => answerBy(programme, person) === undefined);

const said = (programme: Programme, word: Agreement): Programme => ({
  ...programme,
  agreements: [...programme.agreements.filter((one) => one.person !== word.person), word],
});

/** Any edit makes another version; what was offered or agreed is a draft again, and whoever said yes is asked anew. Throws stale. */
export function edited(programme: Programme): Programme {
  if (!isOpen(programme)) throw new Refusal('stale');
  return { ...programme, status: 'draft', version: programme.version + 1 };
}

/** Put before everybody in it; whoever offers it agrees by that. Throws stale. */
export function offered(programme: Programme, by: Person, at: string): Programme {
  if (programme.status !== 'draft') throw new Refusal('stale');
  const { remark: _heeded, ...rest } = programme;
  return { ...said(rest, { person: by, version: programme.version, answer: 'yes', at }), status: 'offered' };
}

/** Agreed when everybody in it says yes to the version that stands (of a group every mentee). Throws stale. */
export function answered(programme: Programme, word: Agreement, people: readonly Person[]): Programme {
  if (programme.status !== 'offered' && programme.status !== 'agreed') throw new Refusal('stale');
  if (word.version !== programme.version) throw new Refusal('stale');
  const now = said(programme, word);
  return { ...now, status: allAgree(now, people) ? 'agreed' : 'offered' };
}

/** Somebody has left: where theirs was the only word still missing, all who stay have agreed. Anything else is as it was. */
export const judged = (programme: Programme, people: readonly Person[]): Programme =>
  programme.status === 'offered' && allAgree(programme, people) ? { ...programme, status: 'agreed' } : programme;

/** 4.4.4: the curator's word, once everybody has agreed. Throws stale. */
export function approved(programme: Programme, by: Person, on: PlainDate, people: readonly Person[]): Programme {
  if (programme.status !== 'agreed' || !allAgree(programme, people)) throw new Refusal('stale');
  return { ...programme, status: 'approved', approvedBy: by, approvedOn: on };
}

/** Back to its sides with what is to be mended. Throws stale. */
export function returned(programme: Programme, remark: string): Programme {
  if (programme.status !== 'agreed') throw new Refusal('stale');
  return { ...edited(programme), remark };
}

/** Thrown away by its sides before it was approved. Throws stale. */
export function dropped(programme: Programme): Programme {
  if (!isOpen(programme)) throw new Refusal('stale');
  return { ...programme, status: 'dropped' };
}
