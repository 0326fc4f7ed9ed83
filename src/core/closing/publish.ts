import { areaWords, formWords } from '#core/bank/codes.ts';
import { consentsOf } from '#core/consents/covered.ts';
import { type Action, action, type Context } from '#core/conversation/context.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { keepFile } from '#core/files/keep-file.ts';
import type { Id } from '#core/kernel/id.ts';
import { lines, say } from '#core/kernel/text.ts';
import { happened, peopleOn } from '#core/pairing/access.ts';
import { kindsWords, spanOf, titleOf } from '#core/pairing/words.ts';
import { fullName, isErased } from '#core/people/full-name.ts';
import { houseOf } from '#core/practices/house.ts';
import { withoutNames } from '#core/practices/without-names.ts';
import type { Held } from '#core/programmes/access.ts';
import { closedProgramme, doneOf } from './ground.ts';
import type { ClosingDeps, ClosingPapers, SitePaper } from './papers.ts';
import { siteAct } from './published.ts';
import { daysOf } from './work.ts';

const curator = ['curator'] as const;
type Format = keyof ClosingPapers['site'];

/** «Материал для сайта»: results are published after the closing and not before (П1 8.2). */
export const publishActions = ({ papers }: ClosingDeps): readonly Action[] => [
  action('publish', curator, (ctx, programme = '') => publishScreen(ctx, programme)),
  action('publish.docx', curator, (ctx, programme = '') => file(ctx, papers, programme, 'docx'), { below: true }),
  action('publish.txt', curator, (ctx, programme = '') => file(ctx, papers, programme, 'txt'), { below: true }),
];

async function publishScreen(ctx: Context, programmeId: string): Promise<Screen> {
  const ground = await closedProgramme(ctx, programmeId);
  const consenting = await publishable(ctx, ground);
  const people = peopleOn(ground.members).length;
  return screen(
    lines(
      say`Материал для сайта: ${titleOf(ground)}`,
      'Цель, направления, мероприятия и результаты, без имён (П1 8.2).',
      `Согласие на публикацию есть: ${consenting.length} из ${people}.${consenting.length > 0 ? ' Эти участники будут названы.' : ' Названных участников не будет.'}`,
      'Файл собирается заново при каждом нажатии: кто отозвал согласие, в нём уже не назван. Прочитайте его перед публикацией.',
    ),
    [button('Word', 'publish.docx', ground.programme.id), button('Текст (.txt)', 'publish.txt', ground.programme.id)],
    [button('К программе', 'closing', ground.programme.id), button('Меню', 'menu')],
  );
}

/** Who may be named at this moment (152-FZ, art. 10.1). */
async function publishable(ctx: Context, { members }: Held): Promise<readonly Id<'person'>[]> {
  const people = peopleOn(members);
  const consents = await consentsOf(ctx.tx, ctx.me.organisation, people);
  return people.filter((person) => consents.of(person, 'publication').covers);
}

async function file(ctx: Context, papers: ClosingPapers, programmeId: string, format: Format): Promise<Screen> {
  const ground = await closedProgramme(ctx, programmeId);
  const consenting = await publishable(ctx, ground);
  const names = await namesOf(ctx, consenting);
  const bytes = await papers.site[format](await sitePaper(ctx, ground, names));
  const made = { name: `Материал для сайта ${ctx.me.today.toString()}.${format}`, bytes, hasNames: names.length > 0 };
  const kept = await keepFile(ctx, made);
  await happened(ctx, ground.programme.mentorshipId, siteAct, {
    programme: ground.programme.id,
    named: consenting.join(','),
  });
  return {
    ...screen(
      lines(
        `Материал для сайта. Названо участников: ${names.length}`,
        'Если согласие на публикацию отзовут, бот сообщит вам: имя с сайта убирают в течение трёх рабочих дней.',
      ),
      [button('К программе', 'closing', ground.programme.id), button('Меню', 'menu')],
    ),
    file: kept.id,
  };
}

async function namesOf(ctx: Context, people: readonly Id<'person'>[]): Promise<readonly string[]> {
  const found = await ctx.tx.people.among('id', people);
  return found.filter((one) => !isErased(one)).map(fullName);
}

async function sitePaper(ctx: Context, ground: Held, names: readonly string[]): Promise<SitePaper> {
  const { programme, pair } = ground;
  const house = await houseOf(ctx);
  const bare = (words: string): string => withoutNames(words, house);
  const { accepted, planned } = await doneOf(ctx.tx, ground);
  const summaries = await ctx.tx.summaries.where({ programmeId: programme.id });
  const { from, to } = daysOf(ground);
  const section = (label: string, all: readonly string[]) => (all.length === 0 ? [] : [{ label, lines: all }]);
  return {
    organisation: ctx.me.organisation.name,
    title: 'Персонализированная программа наставничества: результаты',
    sections: [
      ...section('Цель', [bare(programme.expected)]),
      ...section('Форма и срок', [`${formWords[pair.form]}, ${kindsWords(pair.kinds)}, ${spanOf(from, to)}`]),
      ...section(
        'Направления',
        programme.areas.map((area) => areaWords[area]),
      ),
      ...section(
        'Что сделано',
        accepted.map((one) => bare(one.title)),
      ),
      ...section('Результаты', [
        `Выполнено мероприятий: ${accepted.length} из ${planned}`,
        ...summaries.map((one) => bare(one.achieved)),
      ]),
      ...section('Участники', names),
    ],
  };
}
