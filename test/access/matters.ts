import type { Id } from '#core/kernel/id.ts';
import { date } from '#core/kernel/time.ts';
import type { Assignee, Occurrence, Roadmap, Stage, StageDeadline } from '#core/roadmap/roadmap.ts';
import type { Tx } from '#core/store.ts';
import { mark } from './marks.ts';
import { cast, dual, ident, now, type Side } from './world.ts';

const plan = { planFrom: date('2026-09-01'), planTo: date('2027-08-31') };
const window = (due: string): StageDeadline => ({ kind: 'window', windows: [{ from: '2026-09-01', due }] });

/** A roadmap in every state. */
export const roadmaps = {
  draft: 'draft',
  ready: 'returned',
  proposed: 'proposed',
  approved: 'approved',
  superseded: 'superseded',
} as const satisfies Readonly<Record<string, Roadmap['status']>>;

interface StageShape {
  readonly of: keyof typeof roadmaps;
  readonly deadline: StageDeadline;
  readonly whose: 'ours' | 'mentor' | 'bystander' | 'head';
  readonly publishes?: true;
}

export const stages = {
  ours: { of: 'approved', deadline: window('2027-01-20'), whose: 'ours' },
  role: { of: 'approved', deadline: window('2027-01-20'), whose: 'mentor' },
  other: { of: 'approved', deadline: window('2027-01-20'), whose: 'bystander' },
  heads: { of: 'approved', deadline: window('2027-01-20'), whose: 'head' },
  request: { of: 'approved', deadline: { kind: 'on_request', windows: [] }, whose: 'bystander' },
  undated: { of: 'approved', deadline: { kind: 'unresolved', windows: [] }, whose: 'bystander' },
  site: {
    of: 'approved',
    deadline: { kind: 'continuous', windows: [] },
    whose: 'bystander',
    publishes: true,
  },
  asked: { of: 'draft', deadline: { kind: 'unresolved', windows: [], question: 'Когда?' }, whose: 'ours' },
  over: { of: 'draft', deadline: window('2026-10-01'), whose: 'bystander' },
  fresh: { of: 'ready', deadline: window('2027-03-01'), whose: 'bystander' },
  waiting: { of: 'proposed', deadline: window('2027-03-01'), whose: 'bystander' },
  old: { of: 'superseded', deadline: window('2027-03-01'), whose: 'ours' },
} as const satisfies Readonly<Record<string, StageShape>>;

export const occurrences = {
  oursopen: ['ours', 'open'],
  oursdone: ['ours', 'done'],
  ourspast: ['ours', 'past'],
  oursskipped: ['ours', 'skipped'],
  roleopen: ['role', 'open'],
  otheropen: ['other', 'open'],
  otherdone: ['other', 'done'],
  headsdone: ['heads', 'done'],
  oldopen: ['old', 'open'],
} as const satisfies Readonly<Record<string, readonly [keyof typeof stages, Occurrence['status']]>>;

export async function addMatters(tx: Tx, side: Side): Promise<void> {
  for (const [key, status] of Object.entries(roadmaps)) await tx.roadmaps.add(roadmapOf(side, key, status));
  for (const [index, [key, shape]] of Object.entries(stages).entries())
    await tx.stages.add(stageOf(side, key, shape, index));
  for (const [key, [stage, status]] of Object.entries(occurrences)) {
    await tx.occurrences.add(occurrenceOf(side, key, stage, status));
    await addHistory(tx, side, ident(side, key), `stage:${stage}`, stages[stage].of);
  }
  await addHistory(tx, side, ident(side, 'approved'), 'organisers', 'approved');
  await addPapers(tx, side);
}

const roadmapOf = (side: Side, key: string, status: Roadmap['status']): Roadmap => ({
  id: ident(side, key),
  organisationId: ident(side, 'school'),
  title: mark(side, 'organisers', `roadmap ${key}`, 'title'),
  ...plan,
  status,
  ...(status === 'draft' || status === 'proposed'
    ? {}
    : { orderNumber: mark(side, 'organisers', `roadmap ${key}`, 'order'), orderDate: date('2026-09-01') }),
  ...(status === 'approved' || status === 'superseded' ? { approvedAt: now.subtract({ hours: 1000 }) } : {}),
  ...(status === 'returned' ? { remark: mark(side, 'organisers', `roadmap ${key}`, 'remark') } : {}),
  createdBy: ident(side, 'curator'),
  createdAt: now.subtract({ hours: 1000 }),
});

const assignees = (side: Side, whose: StageShape['whose']): readonly Assignee[] => {
  if (whose === 'mentor' || whose === 'head') return [{ role: whose }];
  if (whose === 'bystander') return [{ person: ident(side, 'bystander') }];
  return [...Object.keys(cast(side)).map((key) => ({ person: ident<'person'>(side, key) })), { person: dual }];
};

function stageOf(side: Side, key: string, { of, deadline, whose, ...rest }: StageShape, position: number): Stage {
  const inForce = of === 'approved' || of === 'superseded';
  const words = (field: string) => mark(side, inForce ? `stage:${key}` : 'organisers', `stage ${key}`, field);
  return {
    id: ident(side, key),
    organisationId: ident(side, 'school'),
    roadmapId: ident(side, of),
    position,
    number: String(position + 1),
    group: words('group'),
    title: words('title'),
    content: [words('content 1'), words('content 2')],
    expectedResult: words('result'),
    phrase: words('phrase'),
    deadline,
    responsible: inForce ? '' : words('responsible'),
    assignees: assignees(side, whose),
    publishes: rest.publishes ?? false,
  };
}

function occurrenceOf(side: Side, key: string, stage: keyof typeof stages, status: Occurrence['status']): Occurrence {
  const words = (field: string) => mark(side, `stage:${stage}`, `occurrence ${key}`, field);
  const closed = { closedAt: now.subtract({ hours: 24 }), closedBy: ident<'person'>(side, 'bystander') };
  return {
    ...{ id: ident(side, key), organisationId: ident(side, 'school'), roadmapId: ident(side, stages[stage].of) },
    ...{ stageId: ident(side, stage), from: date('2026-11-01'), due: date('2026-12-01'), dueVersion: 1, status },
    ...{ request: words('request'), ticked: [0] },
    ...(status === 'skipped' ? closed : {}),
    ...(status === 'done'
      ? { ...closed, result: { text: words('text'), link: words('link'), file: ident<'file'>(side, `f${key}`) } }
      : {}),
  };
}

const addHistory = (tx: Tx, side: Side, subject: string, readers: `stage:${string}` | 'organisers', of: string) =>
  tx.history.add({
    ...{ id: ident<'history'>(side, `h${subject}`), organisationId: ident(side, 'school'), subject, at: now },
    ...{ roadmapId: ident<'roadmap'>(side, of), by: ident<'person'>(side, 'bystander'), act: 'postponed' as const },
    details: { reason: mark(side, readers, `history ${subject}`, 'reason') },
  });

/** Files, forms, invitations, links, reminders. */
async function addPapers(tx: Tx, side: Side): Promise<void> {
  const organisationId = ident<'organisation'>(side, 'school');
  const personId: Id<'person'> = ident(side, 'bystander');
  const bytes = new TextEncoder().encode(mark(side, 'nobody', 'file', 'bytes'));
  for (const [key, [stage]] of Object.entries(occurrences))
    await tx.files.add({
      ...{ id: ident(side, `f${key}`), organisationId, ownerId: personId, bytes, hasNames: true, createdAt: now },
      name: mark(side, `stage:${stage}`, `file ${key}`, 'name'),
    });
  const rows = [{ surname: 'Щукина', name: 'Ия', role: 'сотрудник', row: 2 }];
  await tx.files.add({
    ...{ id: ident(side, 'list'), organisationId, ownerId: ident(side, 'curator'), name: 'people.json' },
    ...{ bytes: new TextEncoder().encode(JSON.stringify(rows)), hasNames: true, createdAt: now },
  });
  const said = { result: { text: mark(side, 'person:bystander', 'form', 'said'), at: now.toString(), zone: 'UTC' } };
  const form = { organisationId, personId, form: 'occ-close', said, updatedAt: now } as const;
  await tx.forms.add({ ...form, id: ident(side, 'theirform'), subject: ident(side, 'otheropen'), status: 'open' });
  await tx.forms.add({ ...form, id: ident(side, 'sentform'), subject: ident(side, 'oursopen'), status: 'sent' });
  const accountId = ident<'account'>(side, 'tebystander');
  const hash = (thing: string, field: string) => mark(side, 'nobody', thing, field);
  await tx.invitations.add({
    ...{ id: ident(side, 'invitation'), organisationId, personId: ident(side, 'invited'), purpose: 'join' },
    ...{ tokenHash: hash('invitation', 'token'), codeHash: hash('invitation', 'code') },
    ...{ createdAt: now, expiresAt: now.add({ hours: 72 }) },
  });
  await tx.links.add({
    ...{ id: ident(side, 'link'), organisationId, personId, accountId, tokenHash: hash('link', 'token') },
    ...{ fileId: ident<'file'>(side, 'fotherdone'), expiresAt: now.add({ hours: 24 }) },
  });
  await tx.uploads.add({
    ...{ id: ident(side, 'upload'), organisationId, personId, accountId, purpose: 'roadmap', channel: 'telegram' },
    ...{ ref: hash('upload', 'ref'), name: hash('upload', 'name'), status: 'done', attempts: 1, createdAt: now },
  });
  const subject = ident<'occurrence'>(side, 'otheropen');
  const day = date('2026-11-18');
  await tx.reminders.add({
    ...{ id: ident(side, 'reminder'), organisationId, personId, subject, lead: 'start', dueVersion: 1, day },
  });
  await tx.snoozes.add({ id: ident(side, 'snooze'), organisationId, personId, occurrenceId: subject, until: day });
}
