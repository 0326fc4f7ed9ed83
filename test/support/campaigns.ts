import type { Channel } from '#core/kernel/ports.ts';
import type { Item, OwnQuestionnaire } from '#core/survey/questionnaire.ts';
import { newId } from '#db/new-id.ts';
import type { Member, School } from './school.ts';

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

/** So many mentors, all in the bot. */
export async function mentors(here: School, count: number, ...on: readonly Channel[]): Promise<readonly Member[]> {
  const surnames = ['Лугова', 'Озерова', 'Мохова', 'Рощина', 'Полева', 'Ключева', 'Берегова', 'Снегова', 'Ясенева'];
  const all: Member[] = [];
  for (const surname of surnames.slice(0, count)) all.push(await here.member(surname, 'mentor', ...on));
  return all;
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
  await phone.presses('сегодня – ');
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
