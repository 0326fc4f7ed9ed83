import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RoadmapReading } from '#core/roadmap/reading-result.ts';
import { readingOf, stageRead, unknown, windowed } from '../core/roadmap/readings.ts';
import type { TestDatabase } from '../support/database.ts';
import { fits, type Phone, roadmapChat } from '../support/roadmap-chat.ts';
import { usedDatabase } from '../support/used-database.ts';

const shared: { database?: TestDatabase } = {};
beforeAll(async () => {
  shared.database = await usedDatabase();
});
afterAll(() => shared.database?.close());

const long = (start: string, length: number) =>
  `${start} ${'очень подробно о наставничестве '.repeat(40)}`.slice(0, length);

/** Sixty stages whose every cell is as long as cells get. */
const huge: RoadmapReading = {
  ...readingOf(
    ...Array.from({ length: 60 }, (_, index) =>
      stageRead(`${index + 1}.`, long(`Этап ${index + 1}`, 600), deadline(index), {
        group: long('Раздел', 600),
        content: Array.from({ length: 30 }, (_, item) => long(`Пункт ${item + 1}`, 600)),
        result: long('Результат', 1500),
        responsible:
          'куратор; руководитель; педагог-психолог; наставники; совет наставников; учителя; администратор; кто-то ещё',
      }),
    ),
  ),
  title: long('Дорожная карта', 1500),
};

function deadline(index: number) {
  if (index === 59) return { phrase: 'постоянно', kind: 'continuous', windows: [] } as const;
  if (index === 58) return { phrase: 'по запросу', kind: 'on_request', windows: [] } as const;
  if (index % 6 === 0) return { ...unknown, phrase: long('по мере готовности', 900), question: long('Когда', 900) };
  const month = String((index % 9) + 1).padStart(2, '0');
  const year = index % 2 === 0 ? '2026' : '2027';
  return windowed(long('в срок', 900), `${year}-${month}-01`, `${year}-${month}-28`);
}

/** What would end the walk too early. */
const final = /^(stage\.deleted|draft\.deleted|draft\.propose|draft\.pastall|roadmap\.approve|draft\.recall)/;

/** Presses everything that can be reached from `starts`, each kind of button a few times. Every screen is checked on its way. */
async function walk(phone: Phone, starts: readonly string[], known: ReadonlySet<string>): Promise<ReadonlySet<string>> {
  const pressed = new Map<string, number>();
  const queue = [...starts];
  const seen = new Set(queue);
  for (let action = queue.shift(); action !== undefined; action = queue.shift()) {
    const verb = action.split(':')[0] ?? '';
    const times = pressed.get(verb) ?? 0;
    if (final.test(action) || times >= 2) continue;
    pressed.set(verb, times + 1);
    expect(known, verb).toContain(verb);
    const screen = await phone.forges(action);
    for (const button of screen.rows.flat())
      if ('action' in button && !seen.has(button.action)) {
        seen.add(button.action);
        queue.push(button.action);
      }
  }
  return new Set(pressed.keys());
}

test('every screen of a roadmap of sixty stages with titles of 600 characters fits both messengers', async () => {
  const database = shared.database ?? (await usedDatabase());
  const chat = await roadmapChat(database, { now: '2026-11-16T10:00:00+03:00', page: true });
  const curator = await chat.member('Орлова', 'curator');
  const head = await chat.member('Соколов', 'head');
  await chat.member('Зимина', 'psychologist');
  const verbs = new Set([...chat.verbs, 'p.add']);
  await curator.isRead(huge);
  const [draft] = await chat.system((tx) => tx.roadmaps.where({ organisationId: chat.organisation.id }));
  const drafted = await walk(curator, ['menu', 'roadmap', `draft:${draft?.id}`], verbs);
  expect([...drafted]).toEqual(
    expect.arrayContaining(['draft.past1', 'stage.edit', 'stage.who', 'f.later', 'stage.assign']),
  );

  const stages = await chat.system((tx) => tx.stages.where({ roadmapId: draft?.id ?? ('' as never) }));
  await chat.system(async (tx) => {
    for (const stage of stages.filter((one) => one.deadline.question !== undefined))
      await tx.stages.put({ ...stage, deadline: { kind: 'unresolved', windows: [] } });
  });
  await curator.forges(`draft.propose:${draft?.id}`);
  head.opensNotice();
  await head.presses('Утвердить');
  await head.says('1');
  await head.says('сегодня');
  expect(head.text()).toContain('Дорожная карта утверждена');
  const duties = await chat.system((tx) => tx.occurrences.where({ roadmapId: draft?.id ?? ('' as never) }));
  const open = duties.filter((one) => one.status === 'open');
  const cards = open.slice(0, 3).map((one) => `occ:${one.id}`);
  const acts = ['occ.close', 'occ.skip', 'occ.postpone'].map((verb) => `${verb}:${open[4]?.id}`);
  const undated = stages.filter((one) => one.deadline.windows.length === 0).map((one) => `stage:${one.id}`);
  const walked = await walk(
    curator,
    ['menu', 'roadmap', 'plan', 'plan:2027-03:0', 'mine', ...cards, ...acts, ...undated.slice(-3)],
    verbs,
  );
  expect([...walked]).toEqual(
    expect.arrayContaining([
      'occ.list',
      'occ.tick',
      'stage.full',
      'report',
      'report.docx',
      'stages',
      'occ.snooze',
      'occ.history',
    ]),
  );
  await head.forges('menu');
  await curator.isRead({
    ...huge,
    stages: huge.stages.slice(10).map((one) => ({ ...one, title: `${one.title} и ещё` })),
  });
  await curator.presses('Что изменилось');
  await curator.presses('Отменить 1');
  expect(curator.text()).toContain('Что изменится');
}, 60_000);

test('the check itself refuses what a messenger would refuse', () => {
  const rows = Array.from({ length: 11 }, () => [{ label: ['а'], action: 'a' }]);
  expect(() => fits({ text: ['я'.repeat(4097)], rows: [] })).toThrow();
  expect(() => fits({ text: ['я'], rows })).toThrow();
  expect(() => fits({ text: ['я'], rows: [[{ label: ['а'.repeat(41)], action: 'a' }]] })).toThrow();
});
