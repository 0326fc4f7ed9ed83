import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areaWords } from '#core/bank/codes.ts';
import { id } from '#core/kernel/id.ts';
import { date, instant } from '#core/kernel/time.ts';
import type { Activity, Programme } from '#core/programmes/programme.ts';
import { databaseKinds } from '../support/database.ts';
import { here, searched, there } from '../support/searched.ts';

const at = instant('2026-11-20T09:00:00Z');

const programme = (key: string, more: Partial<Programme> = {}): Programme => ({
  ...{ id: id<'programme'>(key), organisationId: here, mentorshipId: id<'mentorship'>(`${here}-${key}`) },
  ...{ status: 'approved', from: date('2026-10-01'), to: date('2027-05-31'), mode: 'person', areas: [] },
  ...{ strengths: 'Секретные сильные стороны', schedule: 'По вторникам', expected: '', version: 1, agreements: [] },
  ...{ createdBy: id<'person'>('p'), createdAt: at, approvedOn: date('2026-10-05'), ...more },
});

const line = (of: string, number: number, title: string, more: Partial<Activity> = {}): Activity => ({
  ...{ id: id<'activity'>(`${of}-${number}`), organisationId: here, programmeId: id<'programme'>(of), number, title },
  ...{ due: date('2026-12-10'), dueVersion: 0, ...more },
});

const all: readonly (readonly [Programme, ...Activity[]])[] = [
  [
    programme('parents', { areas: ['parents'] }),
    line('parents', 1, 'Провести собрание для родителей'),
    line('parents', 2, 'Снять ролик', { droppedOn: date('2026-11-01') }),
  ],
  [
    programme('discipline', {
      ...{ areas: ['discipline'], status: 'closed', closedOn: date('2026-11-01'), closeReason: 'done' },
      expected: 'Рабочая обстановка на уроках',
    }),
    line('discipline', 1, 'Составить с классом правила урока', { expected: 'Ёмкие правила на стене' }),
    line('discipline', 2, 'Провести собрание'),
  ],
  [programme('draft', { status: 'draft', areas: ['parents'] }), line('draft', 1, 'Собрание родителей')],
  [
    programme('theirs', { organisationId: there, areas: ['parents'] }),
    line('theirs', 1, 'Собрание родителей', { organisationId: there }),
  ],
];

describe.each(databaseKinds)('search of programmes, %s', (kind) => {
  const system = searched(kind, async (tx) => {
    for (const [of, ...lines] of all) {
      await tx.mentorships.add({
        ...{ id: of.mentorshipId, organisationId: of.organisationId, form: 'teacher-teacher', kinds: [] },
        ...{ status: 'in-force', plannedFrom: of.from, plannedTo: of.to, createdBy: of.createdBy, createdAt: at },
      });
      await tx.programmes.add(of);
      await tx.activities.add(...lines);
    }
  });

  const find = (words: string): Promise<readonly string[]> =>
    system((tx) => tx.programmes.worded({ organisationId: here, words, areaWords }));

  test('words in any form find a programme by its lines, what is expected and its directions', async () => {
    expect(await find('правило')).toEqual(['discipline']);
    expect(await find('обстановка')).toEqual(['discipline']);
    expect(await find('ДИСЦИПЛИНЫ')).toEqual(['discipline']);
    expect(await find('емкое правило')).toEqual(['discipline']);
    expect(await find('погода')).toEqual([]);
  });

  test('more of the words stand first, whichever line they stand in', async () => {
    expect(await find('собрание с родителями')).toEqual(['parents', 'discipline']);
    expect(await find('правила собрания')).toEqual(['discipline', 'parents']);
  });

  test('only what the bank shows: no drafts, no other school’s, no line that was taken out, no strengths', async () => {
    expect([...(await find('собрание'))].sort()).toEqual(['discipline', 'parents']);
    expect(await find('ролик')).toEqual([]);
    expect(await find('секретные')).toEqual([]);
  });

  test('the unfinished beginning of a title, and words that say nothing by themselves', async () => {
    expect(await find('роди')).toEqual(['parents']);
    expect(await find('  ')).toEqual([]);
  });

  test('whatever is typed is words: no command of the search, none of the database, no error', async () => {
    const hostile = ["'); drop table programmes; --", '!!! & | ( :* <-> ', '"', 'or or or', '\\', '\u0001', '$3'];
    const typed = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constantFrom(...hostile));
    await fc.assert(
      fc.asyncProperty(typed, async (words) => {
        for (const one of await find(words)) expect(['parents', 'discipline']).toContain(one);
      }),
      { numRuns: 100 },
    );
  });
});
