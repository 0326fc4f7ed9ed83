import type { Channel } from '#core/kernel/ports.ts';
import type { Campaign } from '#core/survey/campaign.ts';
import type { Item, OwnQuestionnaire } from '#core/survey/questionnaire.ts';
import { newId } from '#db/new-id.ts';
import type { Member, School } from './school.ts';
import { wholeDatabase } from './whole-database.ts';

/** Short enough for a story, one of each sort that is counted differently. */
export const shortItems: readonly Item[] = [
  { key: 'useful', kind: 'yesno', text: 'Была ли программа полезной?' },
  { key: 'mark', kind: 'scale', text: 'Оцените её в целом', min: 1, max: 5 },
  {
    key: 'areas',
    kind: 'several',
    text: 'Что помогло?',
    options: [
      { value: 'lessons', label: 'Уроки' },
      { value: 'talks', label: 'Беседы' },
      { value: 'papers', label: 'Бумаги' },
    ],
  },
  { key: 'words', kind: 'text', text: 'Что изменить?', optional: true },
];

/** A published questionnaire of the school's own. */
export async function published(here: School, title = 'Как прошла программа', items = shortItems): Promise<string> {
  const family = newId();
  const curator = await here.system(async (tx) => (await tx.roles.where({ role: 'curator' }))[0]);
  const row: OwnQuestionnaire = {
    ...{ id: newId(), organisationId: here.organisation.id, family, version: 1, title, items, lastKey: items.length },
    ...{ status: 'published', createdBy: curator?.personId ?? newId(), createdAt: here.clock.now() },
    publishedAt: here.clock.now(),
  };
  await here.system((tx) => tx.questionnaires.add(row));
  return `${family}.1`;
}

/** So many mentors, all in the bot on one messenger. */
export async function mentors(here: School, count: number, on: Channel, ...called: readonly string[]): Promise<Crowd> {
  const surnames = called.length > 0 ? called : ['Лугова', 'Озерова', 'Мохова', 'Рощина', 'Полева', 'Ключева'];
  const all: Member[] = [];
  for (const surname of surnames.slice(0, count)) all.push(await here.member(surname, 'mentor', on));
  // a story names no more of them than it has asked for
  return all as readonly Member[] as Crowd;
}

type Crowd = readonly [Member, Member, Member, ...Member[]];

/** The campaign launched last. */
export async function campaignOf(here: School): Promise<Campaign> {
  const all = await here.system((tx) => tx.campaigns.where({}));
  const last = [...all].sort((a, b) => b.createdAt.since(a.createdAt).sign)[0];
  if (!last) throw new Error('no campaign yet');
  return last;
}

/** Tables of the whole database in which such words stand. */
export async function wordsAnywhere(here: School, words: string): Promise<readonly string[]> {
  const all = await wholeDatabase(here.database.dataSource);
  return [...new Set(all.filter((one) => one.words.includes(words)).map(({ table }) => table))];
}

type Phone = Member['telegram'];

/** From the menu to «Запустить»: the short questionnaire to all mentors for a week. */
export async function launches(
  phone: Phone,
  ref: string,
  options: { readonly anonymous?: boolean; readonly stage?: string } = {},
) {
  await phone.forges(`c.new:${ref}`);
  await phone.presses('По ролям');
  await phone.presses('наставник');
  await phone.presses('Готово');
  await phone.says('через неделю');
  await phone.presses(options.anonymous ? 'Анонимно' : 'С именами');
  if (options.stage) await phone.presses(options.stage);
  return phone.presses('Запустить');
}

/** One answer to every question of the short questionnaire, up to the last screen. */
export async function answers(
  phone: Phone,
  {
    useful = 'Да',
    mark = '5',
    area = 'Уроки',
    words,
  }: { readonly useful?: string; readonly mark?: string; readonly area?: string; readonly words?: string } = {},
) {
  await phone.presses('Начать');
  await phone.presses(useful);
  await phone.presses(mark);
  await phone.presses(area);
  await phone.presses('Готово');
  await (words ? phone.says(words) : phone.presses('Пропустить'));
  return phone.presses('Отправить');
}
