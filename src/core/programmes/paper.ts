import { type PlanRow, planRows } from '#core/activities/rows.ts';
import { type Area, formWords } from '#core/bank/codes.ts';
import { type Action, action, type Context } from '#core/conversation/context.ts';
import { showDay } from '#core/conversation/questions.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { keepFile } from '#core/files/keep-file.ts';
import type { Id } from '#core/kernel/id.ts';
import { render, say } from '#core/kernel/text.ts';
import { peopleOn } from '#core/pairing/access.ts';
import { figures } from '#core/pairing/order-paper.ts';
import { kindsWords, spanOf, titleOf } from '#core/pairing/words.ts';
import { fullName } from '#core/people/full-name.ts';
import { type Held, programmeFor } from './access.ts';
import type { ProgrammesDeps } from './deps.ts';
import { isReverse } from './ground.ts';
import type { ProgrammePaper, ProgrammePapers, ProgrammeRow } from './papers.ts';
import { areasLine, modeLine } from './words.ts';

export const paperActions = ({ papers }: ProgrammesDeps): readonly Action[] => [
  action('prog.docx', 'anyone', (ctx, id = '') => file(ctx, papers, id), { below: true }),
];

/** Names in full: such a file travels only where they may, or by a one-time link. */
async function file(ctx: Context, papers: ProgrammePapers, id: string): Promise<Screen> {
  const held = await programmeFor(ctx, id);
  const bytes = await papers.programme(await programmePaper(ctx, held));
  const name = `Программа наставничества ${ctx.me.today.toString()}.docx`;
  const stored = await keepFile(ctx, { name, bytes, hasNames: true });
  return {
    ...screen(say`Программа: ${titleOf(held)}`, [button('К программе', 'prog.open', held.programme.id)]),
    file: stored.id,
  };
}

/** A programme as it is filed (forms.md, section 4). */
export async function programmePaper(ctx: Context, held: Held): Promise<ProgrammePaper> {
  const plan = await planRows(ctx.tx, held.programme);
  const person = await peopleIn(ctx, held);
  return {
    organisation: ctx.me.organisation.name,
    approval: held.programme.approvedOn ? showDay(held.programme.approvedOn) : '',
    about: aboutOf(held, person),
    sections: sections.map(({ title, holds }) => ({
      title,
      rows: plan.filter((one) => holds(one.area)).map((one) => rowOf(one, person.name)),
    })),
    signers: signersOf(held, person),
  };
}

/** What of the work at oneself is entering a post; what is not the lesson or the post is growth. */
const post: readonly (Area | undefined)[] = ['documents', 'classroom', 'parents', 'colleagues', 'extracurricular'];
const growth: readonly (Area | undefined)[] = ['reflection', 'attestation', undefined];

const sections = [
  {
    title: '1. Анализ профессиональных трудностей и способы их преодоления',
    holds: (area: Area | undefined) => !post.includes(area) && !growth.includes(area),
  },
  { title: '2. Вхождение в должность', holds: (area: Area | undefined) => post.includes(area) },
  { title: '3. Направления профессионального развития', holds: (area: Area | undefined) => growth.includes(area) },
];

interface People {
  readonly name: (person: Id<'person'>) => string;
  /** With the position, where one is known. */
  readonly described: (person: Id<'person'>) => string;
}

async function peopleIn({ tx, me }: Context, { members }: Held): Promise<People> {
  const ids = peopleOn(members);
  const known = new Map((await tx.people.among('id', ids)).map((one) => [one.id, fullName(one)]));
  // Roles of others are not shown to the sides; the position in them is no secret of the other one in the pair.
  const roles = await tx.as({ as: 'system' }, () => tx.roles.among('personId', ids));
  const position = (person: Id<'person'>) =>
    roles.find((one) => one.personId === person && one.organisationId === me.organisation.id && one.position)?.position;
  const name = (person: Id<'person'>) => known.get(person) ?? '';
  return { name, described: (person) => [name(person), position(person) ?? ''].filter((one) => one !== '').join(', ') };
}

function aboutOf({ programme, pair, members }: Held, { described }: People): ProgrammePaper['about'] {
  const of = (side: 'mentor' | 'mentee') => peopleOn(members, side).map(described).join('; ');
  return [
    { label: 'Форма наставничества', words: formWords[pair.form] },
    { label: 'Вид наставничества', words: kindsWords(pair.kinds) },
    ...(isReverse(members)
      ? [{ label: 'Участники (учат друг друга)', words: of('mentor') }]
      : [
          { label: 'Наставник', words: of('mentor') },
          { label: peopleOn(members, 'mentee').length > 1 ? 'Наставляемые' : 'Наставляемый', words: of('mentee') },
        ]),
    { label: 'Срок программы', words: spanOf(programme.from, programme.to) },
    { label: 'Направления работы', words: areasLine(programme.areas) },
    ...(programme.strengths
      ? [{ label: 'Сильные стороны, которые поддерживает программа', words: programme.strengths }]
      : []),
    { label: 'Расписание встреч', words: programme.schedule },
    { label: 'Режим', words: modeLine(programme) },
    { label: 'Ожидаемые результаты', words: programme.expected },
  ];
}

const rowOf = (row: PlanRow, name: People['name']): ProgrammeRow => [
  ...([String(row.number), row.personId ? `${row.title} (${name(row.personId)})` : row.title] as const),
  ...([figures(row.due), row.expected ?? ''] as const),
  ...([render(row.actual, name), render(row.assessment, name)] as const),
];

/** Everybody in it signs; the curator approves. */
function signersOf({ members }: Held, { name }: People): ProgrammePaper['signers'] {
  const mentors = peopleOn(members, 'mentor');
  return peopleOn(members).map((one) => ({
    position: isReverse(members) ? 'Участник' : mentors.includes(one) ? 'Наставник' : 'Наставляемый',
    name: name(one),
  }));
}
