import { consentsOf } from '#core/consents/covered.ts';
import { type Action, action, type Context } from '#core/conversation/context.ts';
import { showDay } from '#core/conversation/questions.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { keepFile } from '#core/files/keep-file.ts';
import { byAlphabet } from '#core/kernel/alphabet.ts';
import type { Id } from '#core/kernel/id.ts';
import { fullName, isErased } from '#core/people/full-name.ts';
import type { RoleName } from '#core/people/person.ts';
import type { PracticePapers, PracticePassport } from './papers.ts';
import type { Practice } from './practice.ts';
import { areaOf } from './words.ts';

export const exporters: readonly RoleName[] = ['curator', 'head', 'administrator'];

export const exportActions = (papers: PracticePapers): readonly Action[] => [
  action('practices.docx', exporters, (ctx) => file(ctx, papers), { below: true }),
];

/** The library for the site (П1 8.1): approved cards of this organisation alone, authors only where they agreed to publication. */
async function file(ctx: Context, papers: PracticePapers): Promise<Screen> {
  const { organisation, today } = ctx.me;
  const cards = await ctx.tx.practices.where({ organisationId: organisation.id, status: 'approved' });
  const names = await publishable(ctx, cards);
  const paper = {
    ...{ organisation: organisation.name, asOf: showDay(today) },
    practices: [...cards].sort(byArea).map((card) => passportOf(card, organisation.name, names)),
  };
  const made = { name: `Практики наставничества ${today.toString()}.docx`, bytes: await papers.practices(paper) };
  const stored = await keepFile(ctx, { ...made, hasNames: names.size > 0 });
  const words =
    'Библиотека практик для сайта: утверждённые карточки. Авторы названы там, где есть согласие на публикацию.';
  return { ...screen(words, [button('Практики', 'practices')]), file: stored.id };
}

type Names = ReadonlyMap<Id<'person'>, string>;

async function publishable(ctx: Context, cards: readonly Practice[]): Promise<Names> {
  const authors = [...new Set(cards.flatMap((card) => card.authors))];
  const consents = await consentsOf(ctx.tx, ctx.me.organisation, authors);
  const people = await ctx.tx.people.among(
    'id',
    authors.filter((one) => consents.of(one, 'publication').covers),
  );
  return new Map(people.filter((one) => !isErased(one)).map((one) => [one.id, fullName(one)]));
}

const byArea = (a: Practice, b: Practice): number =>
  byAlphabet(areaOf(a), areaOf(b)) || byAlphabet(a.title, b.title) || (a.id < b.id ? -1 : 1);

function passportOf(card: Practice, organisation: string, names: Names): PracticePassport {
  const authors = card.authors.flatMap((one) => names.get(one) ?? []);
  const row = (label: string, words: string) => (words === '' ? [] : [{ label, words }]);
  return {
    title: card.title,
    rows: [
      ...row('Авторы', authors.join('; ')),
      ...row('Организация', organisation),
      ...row('Вид наставничества', card.helpId === undefined ? '' : 'ситуационное'),
      ...row('Направление', areaOf(card)),
      ...row('Проблема', card.difficulty),
      ...row('Что сделано и помогло', card.helped),
      ...row('Результат', card.thanked > 0 ? `Отметок «Помогло»: ${card.thanked}` : ''),
      ...row('Утверждена', card.approvedOn ? showDay(card.approvedOn) : ''),
    ],
  };
}
