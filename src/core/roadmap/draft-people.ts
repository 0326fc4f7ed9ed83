import { type Action, action, type Context, holds } from '#core/conversation/context.ts';
import { cut, pageOf } from '#core/conversation/fit.ts';
import { type Button, button, type Screen, screen } from '#core/conversation/screen.ts';
import { id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines, named, say, type Text } from '#core/kernel/text.ts';
import type { RoleName } from '#core/people/person.ts';
import { roleWords, schoolRoles } from '#core/people/role-words.ts';
import type { Staff } from '#core/reminders/recipients.ts';
import { assigned } from '#core/reminders/recipients.ts';
import { staffOf } from '#core/reminders/situation.ts';
import { colleagues, draftFor, isEditable } from './access.ts';
import { assigneeKey, type Colleague, propose } from './assign.ts';
import { record } from './record.ts';
import type { Assignee, Roadmap, Stage } from './roadmap.ts';
import { assigneesWords, stageName, stageTitle } from './words.ts';

const perPage = 5;
const choicesPerPage = 6;

/** Assignees: proposed from the column, confirmed or changed stage by stage; in a draft and in the approved roadmap. */
export const peopleActions: readonly Action[] = [
  action('draft.people', ['curator'], (ctx, roadmap = '', page = '0') => peopleScreen(ctx, roadmap, page)),
  action('draft.match', ['curator'], (ctx, roadmap = '') => matchAgain(ctx, roadmap)),
  action('stage.who', ['curator'], (ctx, stage = '', page = '0') => whoScreen(ctx, stage, page)),
  action('stage.assign', ['curator'], (ctx, stage = '', page = '0', key = '') => toggle(ctx, stage, page, key)),
];

async function peopleScreen(ctx: Context, roadmapId: string, wanted: string): Promise<Screen> {
  const { roadmap, stages } = await draftFor(ctx, roadmapId);
  const staff = await staffOf(ctx.tx, ctx.me.organisation, ctx.now);
  const known = await colleagues(ctx);
  const page = pageOf(stages, perPage, wanted);
  const found = stages.filter((stage) => foundSince(stage, known).length > 0).length;
  const unknown = stages.filter((stage) => propose(stage.responsible, known).unknownPeople > 0).length;
  return screen(
    lines(
      'Ответственные: так бот понял столбец. Верно?',
      ...page.items.flatMap((stage, index) => [
        '',
        `${page.start + index + 1}. ${stageTitle(stage, 120)}`,
        whoLine(stage, staff),
        unknownLine(propose(stage.responsible, known)),
      ]),
      ...(unknown > 0
        ? ['', `Есть люди, которых бот не знает. Этапов: ${unknown}. Добавьте их или выберите других.`]
        : []),
    ),
    numbered(page.items, page.start),
    [
      ...(page.count > 1
        ? [button(`Дальше (${page.at + 1} из ${page.count})`, 'draft.people', roadmap.id, String(page.at + 1))]
        : []),
      ...(unknown > 0 ? [button('Добавить человека', 'p.add')] : []),
    ],
    found > 0 ? [button(`Подставить найденных, этапов: ${found}`, 'draft.match', roadmap.id)] : [],
    [button('Всё верно', 'draft', roadmap.id)],
  );
}

/** People of the column who have been added to the school since it was read. */
const foundSince = (stage: Stage, known: readonly Colleague[]): readonly Assignee[] => {
  const there = new Set(stage.assignees.map(assigneeKey));
  return propose(stage.responsible, known).assignees.filter((one) => 'person' in one && !there.has(assigneeKey(one)));
};

async function matchAgain(ctx: Context, roadmapId: string): Promise<Screen> {
  const { roadmap, stages } = await draftFor(ctx, roadmapId);
  const known = await colleagues(ctx);
  for (const stage of stages) {
    const found = foundSince(stage, known);
    if (found.length > 0) await ctx.tx.stages.put({ ...stage, assignees: [...stage.assignees, ...found] });
  }
  return peopleScreen(ctx, roadmap.id, '0');
}

const numbered = (stages: readonly Stage[], start: number): readonly Button[] =>
  stages.map((stage, at) => button(String(start + at + 1), 'stage.who', stage.id, '0'));

function whoLine(stage: Stage, staff: Staff): Text {
  const people = assigned(stage.assignees, staff);
  const unheard = stage.assignees.length > 0 && (people.length === 0 || people.some((one) => !staff.connected(one)));
  return say`→ ${assigneesWords(stage.assignees)}${unheard ? ' · ответственный не подключён' : ''}`;
}

const unknownLine = ({ unknownPeople, unknownWords }: ReturnType<typeof propose>): string | undefined => {
  const parts = [
    ...(unknownPeople > 0 ? [`ответственный не подключён: ${unknownPeople}`] : []),
    ...(unknownWords.length > 0 ? [`не распознано: ${cut(unknownWords.join(', '), 80)}`] : []),
  ];
  return parts.length > 0 ? parts.join(' · ') : undefined;
};

async function whoScreen(ctx: Context, stageId: string, wanted: string): Promise<Screen> {
  const { stage, roadmap } = await assignable(ctx, stageId);
  const chosen = new Set(stage.assignees.map(assigneeKey));
  const page = pageOf(await choices(ctx), choicesPerPage, wanted);
  const at = String(page.at);
  return screen(
    lines(
      stageName(stage, 600),
      '',
      say`Ответственные: ${assigneesWords(stage.assignees)}`,
      '',
      'Нажмите, чтобы добавить или убрать.',
    ),
    ...pairs(
      page.items.map(({ key, label }) =>
        button([chosen.has(key) ? '✓ ' : '', ...label], 'stage.assign', stage.id, at, key),
      ),
    ),
    [
      ...(page.count > 1
        ? [button(`Ещё (${page.at + 1} из ${page.count})`, 'stage.who', stage.id, String(page.at + 1))]
        : []),
      isEditable(roadmap)
        ? button('Готово', 'draft.people', roadmap.id, String(Math.floor(stage.position / perPage)))
        : button('Готово', 'stage', stage.id),
    ],
  );
}

/** Roles first, then everyone who works here. */
async function choices(ctx: Context): Promise<readonly { readonly key: string; readonly label: Text }[]> {
  const people = await colleagues(ctx);
  return [
    ...schoolRoles.map((role) => ({ key: assigneeKey({ role }), label: [`роль: ${roleWords[role]}`] as Text })),
    ...people.map(({ person }) => ({ key: assigneeKey({ person: person.id }), label: [named(person.id)] as Text })),
  ];
}

async function toggle(ctx: Context, stageId: string, page: string, key: string): Promise<Screen> {
  const { stage } = await assignable(ctx, stageId);
  const assignee = await assigneeOf(ctx, key);
  const without = stage.assignees.filter((one) => assigneeKey(one) !== key);
  const assignees = without.length < stage.assignees.length ? without : [...stage.assignees, assignee];
  await ctx.tx.stages.put({ ...stage, assignees });
  await record(ctx, stage.roadmapId, stage.id, 'assigned', { assignees: assignees.map(assigneeKey).join(' ') });
  return whoScreen(ctx, stageId, page);
}

async function assigneeOf(ctx: Context, key: string): Promise<Assignee> {
  const rest = key.slice(1);
  if (key.startsWith('p')) {
    const known = (await colleagues(ctx)).some(({ person }) => person.id === rest);
    if (known) return { person: id<'person'>(rest) };
  }
  const role = schoolRoles.find((one): one is RoleName => one === rest);
  if (!key.startsWith('r') || !role) throw new Refusal('stale');
  return { role };
}

async function assignable(
  ctx: Context,
  stageId: string,
): Promise<{ readonly stage: Stage; readonly roadmap: Roadmap }> {
  const stage = await ctx.tx.stages.lock(id<'stage'>(stageId));
  if (stage.organisationId !== ctx.me.organisation.id) throw new Refusal('not-found');
  if (!holds(ctx.me, 'curator')) throw new Refusal('not-yours');
  const roadmap = await ctx.tx.roadmaps.get(stage.roadmapId);
  if (!isEditable(roadmap) && roadmap.status !== 'approved') throw new Refusal('roadmap-not-draft');
  return { stage, roadmap };
}

const pairs = (buttons: readonly Button[]): readonly (readonly Button[])[] =>
  buttons.flatMap((one, index) => (index % 2 === 0 ? [[one, ...buttons.slice(index + 1, index + 2)]] : []));
