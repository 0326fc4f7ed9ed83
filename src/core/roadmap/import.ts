import { cut } from '#core/conversation/fit.ts';
import type { Id, NewId } from '#core/kernel/id.ts';
import type { Instant } from '#core/kernel/time.ts';
import { type Colleague, propose } from './assign.ts';
import type { RoadmapReading, StageReading } from './reading-result.ts';
import type { Roadmap, Stage } from './roadmap.ts';
import { kept } from './stage-deadline.ts';

/** Where a new draft is to live. */
export interface Frame {
  readonly organisationId: Id<'organisation'>;
  readonly by: Id<'person'>;
  readonly at: Instant;
  readonly newId: NewId;
  readonly staff: readonly Colleague[];
}

export interface Draft {
  readonly roadmap: Roadmap;
  readonly stages: readonly Stage[];
}

/** More than a cell of any table holds; what is beyond is noise. */
const longest = 4000;

/** A draft of what was read, with assignees proposed from the staff. */
export function draftFrom(reading: RoadmapReading, frame: Frame): Draft {
  const roadmap: Roadmap = {
    id: frame.newId<'roadmap'>(),
    organisationId: frame.organisationId,
    title: cut(reading.title.trim() || 'Дорожная карта', longest),
    ...(reading.plan ? { planFrom: reading.plan.from, planTo: reading.plan.to } : {}),
    status: 'draft',
    ...(reading.order ? { orderNumber: reading.order.number, orderDate: reading.order.date } : {}),
    createdBy: frame.by,
    createdAt: frame.at,
  };
  const publishing = reading.stages.findIndex(isPublishing);
  const stages = reading.stages.map((stage, position) => ({
    ...stageFrom(stage, roadmap.id, frame),
    position,
    publishes: position === publishing,
  }));
  return { roadmap, stages };
}

const stageFrom = (
  stage: StageReading,
  roadmapId: Id<'roadmap'>,
  frame: Frame,
): Omit<Stage, 'position' | 'publishes'> => ({
  id: frame.newId<'stage'>(),
  organisationId: frame.organisationId,
  roadmapId,
  number: stage.number,
  ...(stage.group ? { group: cut(stage.group, longest) } : {}),
  title: cut(stage.title, longest),
  content: stage.content.map((one) => cut(one, longest)),
  ...(stage.result.trim() === '' ? {} : { expectedResult: cut(stage.result, longest) }),
  phrase: stage.deadline.phrase,
  deadline: kept(stage.deadline),
  responsible: stage.responsible,
  assignees: propose(stage.responsible, frame.staff).assignees,
});

/**
 * The information-support stage (appendix 2, stage 7): it asks what to publish whenever another stage is closed. Schools call
 * it by many names; one that goes on all year and speaks of news or of the site is it.
 */
const isPublishing = ({ title, deadline }: StageReading): boolean =>
  /информационн\p{L}* (поддержк|сопровожден|освещен)|освещени\p{L}* (мероприят|хода|деятельн|реализац)/iu.test(title) ||
  (deadline.kind === 'continuous' && /на (?:\p{L}+ )?сайт|новост|публикац|соц\p{L}* сет/iu.test(title));
