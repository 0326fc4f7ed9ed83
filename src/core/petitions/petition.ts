import type { Id } from '#core/kernel/id.ts';
import type { Instant, PlainDate } from '#core/kernel/time.ts';

/** What somebody may ask of those who run the programme, in writing (4.1, 5.1, 1.5). */
export const petitionKinds = [
  /** П1 5.1: not visible to that mentor. */
  'replace-mentor',
  /** П1 4.1: to the curator and the head at once; no sooner than three working days later (art. 351.8). */
  'lay-down',
  /** П1 5.1. */
  'improve-programme',
  /** П1 4.1: with that colleague's consent. */
  'involve-colleague',
  /** П1 4.1: the file itself is never stored. */
  'personal-file',
  /** 1.5: the head alone decides, and only with who stands in. */
  'release',
  /** П1 4.2: seen by the curator and the head alone. */
  'reward',
  'discipline',
  /** 4.4.5: to the council. */
  'mediation',
] as const;
export type PetitionKind = (typeof petitionKinds)[number];

export interface Petition {
  readonly id: Id<'petition'>;
  readonly organisationId: Id<'organisation'>;
  readonly kind: PetitionKind;
  /** Who filed it. */
  readonly personId: Id<'person'>;
  /** The pair it is about, where it is about one. */
  readonly mentorshipId?: Id<'mentorship'>;
  /** The mentor to be replaced, the colleague to be involved, whoever is to be rewarded. */
  readonly aboutId?: Id<'person'>;
  /** filed → taken up → granted or refused; or taken back by its author before that. */
  readonly status: 'filed' | 'taken' | 'granted' | 'refused' | 'withdrawn';
  readonly text?: string;
  /** What else it says, by kind: the last day wished, the activity, who stands in. Days are ISO, because the value is stored as JSON. */
  readonly details: Readonly<Record<string, string>>;
  /** A word of somebody whose consent it needs: the colleague's. */
  readonly consentOf?: Id<'person'>;
  readonly consent?: 'yes' | 'no';
  readonly filedAt: Instant;
  /** When an answer is owed. */
  readonly due: PlainDate;
  readonly dueVersion: number;
  readonly resolvedBy?: Id<'person'>;
  readonly resolvedAt?: Instant;
  readonly resolution?: string;
}
