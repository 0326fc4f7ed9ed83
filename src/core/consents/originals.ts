import { type Action, action, type Context, guided } from '#core/conversation/context.ts';
import { form } from '#core/conversation/form.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { type Id, id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines, named, say } from '#core/kernel/text.ts';
import type { PlainDate } from '#core/kernel/time.ts';
import { personHere } from '#core/people/directory.ts';
import type { Person } from '#core/people/person.ts';
import { orderDay } from '#core/people/person-questions.ts';
import { organisers } from '#core/people/roles.ts';
import { record } from '#core/record/record.ts';
import { consentsOf } from './covered.ts';
import type { ConsentDeps } from './deps.ts';
import { lackingOriginals } from './lacking.ts';
import { printed } from './print.ts';
import { standingWords } from './screens.ts';
import { type PaperKind, paperKinds, shortTitles, titles, versions } from './texts.ts';

/** «Бланки и оригиналы»: what somebody signed on paper, and the papers to sign. */
export const originalActions = (deps: ConsentDeps): readonly Action[] => [
  action('orig', organisers, (ctx, person = '') => personScreen(ctx, person)),
  action('orig.kind', organisers, (ctx, person = '', kind = '') => kindScreen(ctx, person, kind)),
  action('orig.paper', organisers, (ctx, person = '', kind = '') => paper(deps, ctx, person, kind), { below: true }),
  action('orig.got', organisers, (ctx, person = '', kind = '') => got(ctx, person, kind)),
  action('orig.day', organisers, async (ctx, person = '', kind = '') => {
    const { id: here } = await personHere(ctx, id<'person'>(person));
    return ctx.fill('original-day', `${here}.${paperKind(kind)}`);
  }),
  action('orig.undo', organisers, (ctx, person = '', kind = '') => undo(ctx, person, kind)),
  action('orig.lack', organisers, (ctx) => lackScreen(ctx)),
  action('orig.all', organisers, (ctx) => allForms(deps, ctx), { below: true }),
];

const paperKind = (word: string): PaperKind => {
  const kind = paperKinds.find((one) => one === word);
  if (!kind) throw new Refusal('not-found');
  return kind;
};

/** A guardian signs for a pupil only. */
async function kindsFor(ctx: Context, person: Person): Promise<readonly PaperKind[]> {
  const [pupil] = await ctx.tx.bank.where({ personId: person.id, organisationId: ctx.me.organisation.id, pupil: true });
  return paperKinds.filter((kind) => kind !== 'guardian' || pupil !== undefined || ctx.me.organisation.settings.pupils);
}

async function personScreen(ctx: Context, personId: string, note?: string): Promise<Screen> {
  const person = await personHere(ctx, id<'person'>(personId));
  const consents = await consentsOf(ctx.tx, ctx.me.organisation, [person.id]);
  const kinds = await kindsFor(ctx, person);
  return screen(
    lines(
      ...(note ? [note, ''] : []),
      say`Бланки и оригиналы: ${named(person.id)}`,
      '',
      ...kinds.map((kind) => `• ${shortTitles[kind]}: ${standingWords(ctx, consents.of(person.id, kind))}`),
    ),
    ...kinds.slice(0, 5).map((kind) => [button(shortTitles[kind], 'orig.kind', person.id, kind)]),
    [button('Карточка', 'p.card', person.id), button('Не хватает', 'orig.lack')],
  );
}

async function kindScreen(ctx: Context, personId: string, word: string): Promise<Screen> {
  const person = await personHere(ctx, id<'person'>(personId));
  const kind = paperKind(word);
  const standing = (await consentsOf(ctx.tx, ctx.me.organisation, [person.id])).of(person.id, kind);
  return screen(
    lines(titles[kind], say`${named(person.id)}: ${standingWords(ctx, standing)}`),
    [button('Бланк (.docx)', 'orig.paper', person.id, kind)],
    standing.original
      ? [button('Снять отметку', 'orig.undo', person.id, kind)]
      : [button('Оригинал получен сегодня', 'orig.got', person.id, kind)],
    standing.original ? [] : [button('Получен в другой день', 'orig.day', person.id, kind)],
    [button('Все бланки', 'orig', person.id)],
  );
}

async function paper(deps: ConsentDeps, ctx: Context, personId: string, word: string): Promise<Screen> {
  const person = await personHere(ctx, id<'person'>(personId));
  const kind = paperKind(word);
  const file = await printed(ctx, deps, [{ person, kind }], `${titles[kind]}.docx`);
  return {
    ...screen(lines(say`Бланк: ${named(person.id)}`, `${titles[kind]}. Когда подпишут, отметьте «Оригинал получен».`), [
      button('Оригинал получен сегодня', 'orig.got', person.id, kind),
      button('Все бланки', 'orig', person.id),
    ]),
    file,
  };
}

async function got(ctx: Context, personId: string, word: string, day: PlainDate = ctx.me.today): Promise<Screen> {
  const person = await personHere(ctx, id<'person'>(personId));
  const kind = paperKind(word);
  await noteOriginal(ctx, person.id, kind, day);
  return personScreen(ctx, person.id, `Оригинал отмечен: ${shortTitles[kind]}.`);
}

/** One per person, consent and version; a later paper takes the place of an earlier one. */
async function noteOriginal(ctx: Context, personId: Id<'person'>, kind: PaperKind, day: PlainDate): Promise<void> {
  const of = { organisationId: ctx.me.organisation.id, personId, kind, version: versions[kind] };
  const [known] = await ctx.tx.originals.where(of);
  if (known?.receivedOn.equals(day)) return;
  if (known) await ctx.tx.originals.put({ ...known, receivedOn: day, notedBy: ctx.me.person.id });
  else
    await ctx.tx.originals.add({
      ...{ ...of, id: ctx.newId<'original'>(), receivedOn: day, notedBy: ctx.me.person.id },
    });
  await note(ctx, personId, 'original-received', { kind, day: day.toString() });
}

async function undo(ctx: Context, personId: string, word: string): Promise<Screen> {
  const person = await personHere(ctx, id<'person'>(personId));
  const kind = paperKind(word);
  const of = { organisationId: ctx.me.organisation.id, personId: person.id, kind, version: versions[kind] };
  if ((await ctx.tx.originals.remove(of)) > 0) await note(ctx, person.id, 'original-undone', { kind });
  return personScreen(ctx, person.id, `Отметка снята: ${shortTitles[kind]}.`);
}

const note = (ctx: Context, subject: string, act: string, details: Readonly<Record<string, string>>): Promise<void> =>
  record(ctx, { organisationId: ctx.me.organisation.id, subject, act, by: ctx.me.person.id, details });

/** The day on which it was handed in, where it was not today. */
export const originalDayForm = guided<{ readonly day: PlainDate }>('original-day', organisers, async (ctx, subject) => {
  const [personId = '', word = 'personal-data'] = subject.split('.');
  await personHere(ctx, id<'person'>(personId));
  const kind = paperKind(word);
  return {
    form: form('original-day', 'Оригинал получен', { immediate: true }).ask(
      'day',
      orderDay(`${titles[kind]}. В какой день получен оригинал?`, ctx.me.today),
    ),
    send: (inside, { day }) => got(inside, personId, kind, day),
  };
});

const shownLacking = 20;

async function lackScreen(ctx: Context): Promise<Screen> {
  const all = await lackingOriginals(ctx);
  if (all.length === 0) return screen('Все оригиналы на месте.', [button('Меню', 'menu')]);
  const rest = all.length - shownLacking;
  return screen(
    lines(
      `Не хватает оригиналов: ${all.length}`,
      '',
      ...all.slice(0, shownLacking).map(({ person, kind }) => say`• ${named(person.id)}: ${shortTitles[kind]}`),
      ...(rest > 0 ? [`Ещё: ${rest}`] : []),
      '',
      'Нажатие кнопки в боте не заменяет подпись. Отметить оригинал: «Люди» → карточка → «Бланки и оригиналы».',
    ),
    [button('Все бланки одним файлом', 'orig.all')],
    [button('Люди', 'p.list', '0'), button('Меню', 'menu')],
  );
}

/** Papers in one file: more of them than a school has would not fit a message either. */
const mostForms = 100;

async function allForms(deps: ConsentDeps, ctx: Context): Promise<Screen> {
  const all = await lackingOriginals(ctx);
  if (all.length === 0) return lackScreen(ctx);
  const some = all.slice(0, mostForms);
  const file = await printed(ctx, deps, some, `Бланки согласий ${ctx.me.today.toString()}.docx`);
  const rest = all.length - some.length;
  return {
    ...screen(
      lines(
        `Бланков в файле: ${some.length}`,
        ...(rest > 0 ? [`Не поместилось: ${rest}. Отметьте готовые и повторите.`] : []),
      ),
      [button('Не хватает оригиналов', 'orig.lack')],
    ),
    file,
  };
}
