import type { Id } from '#core/kernel/id.ts';
import type { Instant, PlainDate } from '#core/kernel/time.ts';
import type { RoleName } from '#core/people/person.ts';
import type { DeadlineKind } from './deadline.ts';

/** draft → proposed → approved, or returned with a remark → draft. A newer file for the period supersedes an approved one. */
export type RoadmapStatus = 'draft' | 'proposed' | 'returned' | 'approved' | 'superseded';

export interface Roadmap {
  readonly id: Id<'roadmap'>;
  readonly organisationId: Id<'organisation'>;
  readonly title: string;
  readonly planFrom?: PlainDate;
  readonly planTo?: PlainDate;
  readonly status: RoadmapStatus;
  readonly orderNumber?: string;
  readonly orderDate?: PlainDate;
  /** Absent with `approved` when the curator entered the order because the head is not in the bot. */
  readonly approvedBy?: Id<'person'>;
  readonly approvedAt?: Instant;
  readonly remark?: string;
  readonly createdBy: Id<'person'>;
  readonly createdAt: Instant;
}

/** An assignee is a person, or whoever holds a role in this organisation. */
export type Assignee = { readonly person: Id<'person'> } | { readonly role: RoleName };

/** ISO days; `from` absent where only the last day is named. */
export interface StageWindow {
  readonly from?: string;
  readonly due: string;
  /** What the curator decided in the draft about a window that is over already. */
  readonly past?: 'closed' | 'left';
}

export interface StageDeadline {
  readonly kind: DeadlineKind;
  readonly windows: readonly StageWindow[];
  /** Still to be asked. `unresolved` without a question: the curator has said that there is no date for now. */
  readonly question?: string;
}

export interface Stage {
  readonly id: Id<'stage'>;
  readonly organisationId: Id<'organisation'>;
  readonly roadmapId: Id<'roadmap'>;
  readonly position: number;
  readonly number: string;
  readonly group?: string;
  readonly title: string;
  /** The checklist. */
  readonly content: readonly string[];
  readonly expectedResult?: string;
  /** The deadline in the words of the document. */
  readonly phrase: string;
  readonly deadline: StageDeadline;
  /** The assignee column as it stood in the document; shown to nobody, used to propose assignees, emptied at approval. */
  readonly responsible: string;
  readonly assignees: readonly Assignee[];
  /** This stage asks for publication whenever another one is closed (stage 7 of the sample roadmap). */
  readonly publishes: boolean;
}

/** `past`: its last day was over when the roadmap was approved; it can be closed or moved, and nobody is reminded of it. */
export type OccurrenceStatus = 'open' | 'done' | 'skipped' | 'past';

/** One dated duty of a stage. `dueVersion` counts moves, so that a reminder knows for which date it was meant. */
export interface Occurrence {
  readonly id: Id<'occurrence'>;
  readonly organisationId: Id<'organisation'>;
  readonly roadmapId: Id<'roadmap'>;
  readonly stageId: Id<'stage'>;
  readonly from?: PlainDate;
  readonly due: PlainDate;
  /** The last day as the roadmap names it, where `due` has been moved since. */
  readonly planned?: PlainDate;
  readonly dueVersion: number;
  readonly status: OccurrenceStatus;
  /** Words of the incoming request for an `on_request` stage. */
  readonly request?: string;
  readonly result?: OccurrenceResult;
  readonly closedAt?: Instant;
  readonly closedBy?: Id<'person'>;
  /** Indexes of the stage's checklist already ticked. */
  readonly ticked: readonly number[];
}

export interface OccurrenceResult {
  readonly text?: string;
  readonly link?: string;
  readonly orderNumber?: string;
  readonly file?: Id<'file'>;
}

/** Who did what to a stage or an occurrence; history stays. */
export interface HistoryEntry {
  readonly id: Id<'history'>;
  readonly organisationId: Id<'organisation'>;
  readonly roadmapId: Id<'roadmap'>;
  readonly subject: string;
  readonly at: Instant;
  readonly by?: Id<'person'>;
  readonly act:
    | 'imported'
    | 'deadline-set'
    | 'assigned'
    | 'edited'
    | 'proposed'
    | 'returned'
    | 'approved'
    | 'closed'
    | 'postponed'
    | 'skipped'
    | 'reopened'
    | 'requested'
    | 'superseded'
    | 'published';
  readonly details: Readonly<Record<string, string>>;
}
