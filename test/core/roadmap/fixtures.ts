import { id } from '#core/kernel/id.ts';
import { date, instant } from '#core/kernel/time.ts';
import type { Approval } from '#core/roadmap/occurrences.ts';
import type { Occurrence, Stage, StageWindow } from '#core/roadmap/roadmap.ts';

const counter = { at: 0 };
export const nextId = <K extends string>() => id<K>(`id${++counter.at}`.padEnd(16, '0'));

export const stageWith = (title: string, windows: readonly StageWindow[], more: Partial<Stage> = {}): Stage => ({
  id: nextId<'stage'>(),
  organisationId: id<'organisation'>('school'),
  roadmapId: id<'roadmap'>('roadmap'),
  position: 0,
  number: '1.',
  title,
  content: [],
  phrase: '',
  deadline: { kind: windows.length === 1 ? 'window' : 'windows', windows },
  responsible: '',
  assignees: [],
  publishes: false,
  ...more,
});

export const approvalOn = (day: string): Approval => ({
  on: date(day),
  at: instant(`${day}T09:00:00Z`),
  by: id<'person'>('curator'),
  newId: nextId,
});

export const closed = (occurrence: Occurrence, text: string): Occurrence => ({
  ...occurrence,
  status: 'done',
  result: { text },
  closedAt: instant('2026-10-01T09:00:00Z'),
  closedBy: id<'person'>('curator'),
});
