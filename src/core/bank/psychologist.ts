import { type Action, action, type Context } from '#core/conversation/context.ts';
import { cut, pageOf } from '#core/conversation/fit.ts';
import { showDay } from '#core/conversation/questions.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { type Id, id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines, named, say } from '#core/kernel/text.ts';
import { dayIn, Temporal } from '#core/kernel/time.ts';
import { channelWords } from '#core/people/channel-words.ts';
import type { Confidence } from '#core/survey/campaign.ts';
import { entryHere } from './desk.ts';
import type { BankEntry } from './entry.ts';
import { fieldsOf } from './fields.ts';

const perPage = 6;

/** The psychologist's own screens: those referred to them, and those who asked to talk. Nobody else (5.1; 5.2.3). */
export const psychologistActions: readonly Action[] = [
  action('psy', ['psychologist'], (ctx, page = '0') => listScreen(ctx, page)),
  action('psy.card', ['psychologist'], (ctx, person = '') => cardScreen(ctx, id<'person'>(person))),
  action('bank.word', ['curator'], async (ctx, entry = '') => confidenceScreen(ctx, await entryHere(ctx, entry))),
];

/** The answer to the question on burn-out that asks for a conversation. */
const asks = ({ code }: Confidence): boolean => code === 'talk';

interface Appeal {
  readonly person: Id<'person'>;
  readonly entry?: BankEntry;
  readonly confidences: readonly Confidence[];
}

/** The latest first; the wall shows a psychologist no other entries anyway. */
async function appeals({ tx, me }: Context): Promise<readonly Appeal[]> {
  const organisationId = me.organisation.id;
  const entries = (await tx.bank.where({ organisationId, side: 'mentee' })).filter(
    (one) => one.referredOn !== undefined && one.status !== 'left',
  );
  const confidences = [...(await tx.confidences.where({ organisationId }))].sort((a, b) =>
    Temporal.Instant.compare(b.at, a.at),
  );
  const latest = (person: Id<'person'>) => confidences.filter((one) => one.personId === person);
  const asking = [...new Set(confidences.map((one) => one.personId))].filter((person) =>
    latest(person).slice(0, 1).some(asks),
  );
  const people = [...new Set([...entries.map((one) => one.personId), ...asking])];
  return people.map((person) => {
    const entry = entries.find((one) => one.personId === person);
    return { person, confidences: latest(person), ...(entry ? { entry } : {}) };
  });
}

async function listScreen(ctx: Context, wanted: string): Promise<Screen> {
  const all = await appeals(ctx);
  const page = pageOf(all, perPage, wanted);
  const numbers = page.items.map(({ person }, index) => button(String(page.start + index + 1), 'psy.card', person));
  return screen(
    lines(
      `Поддержка: ${all.length}`,
      all.length === 0 ? 'Здесь появятся люди, которых направит куратор, и те, кто попросит о разговоре.' : undefined,
      ...page.items.map(({ person, entry }, index) => {
        const why = entry?.referredOn ? `направлено ${showDay(entry.referredOn)}` : 'просит о разговоре';
        return say`${page.start + index + 1}. ${named(person)}: ${why}`;
      }),
    ),
    numbers.slice(0, 3),
    numbers.slice(3),
    page.count > 1 ? [button(`Дальше (${page.at + 1} из ${page.count})`, 'psy', String(page.at + 1))] : [],
    [button('Меню', 'menu')],
  );
}

/** Who, how to reach them, where they want help, and what they said in confidence. */
async function cardScreen(ctx: Context, person: Id<'person'>): Promise<Screen> {
  const appeal = (await appeals(ctx)).find((one) => one.person === person);
  if (!appeal) throw new Refusal('not-found');
  const accounts = await ctx.tx.accounts.where({ personId: person });
  const channels = accounts.filter((one) => one.reachable).map((one) => channelWords[one.channel]);
  const needs =
    appeal.entry &&
    fieldsOf('mentee')
      .find(({ key }) => key === 'needs')
      ?.words(appeal.entry);
  return screen(
    lines(
      say`${named(person)}`,
      appeal.entry?.referredOn ? `Направлено куратором: ${showDay(appeal.entry.referredOn)}` : 'Просит о разговоре',
      `Связь через бота: ${channels.join(', ') || 'не подключён, свяжитесь лично'}`,
      ...(needs ? [`Нужна помощь: ${cut(needs, 400)}`] : []),
      ...confidenceLines(ctx, appeal.confidences),
    ),
    [button('К списку', 'psy'), button('Меню', 'menu')],
  );
}

const confidenceLines = (ctx: Context, all: readonly Confidence[]): readonly string[] =>
  all.slice(0, 3).flatMap(({ at, question, answer }) => {
    const day = showDay(dayIn(ctx.me.organisation.settings.zone, at));
    return ['', cut(question, 300), `${day}: ${cut(answer, 300)}`];
  });

/** For the curator, on a screen of its own: it stands on no card and in no export. */
async function confidenceScreen(ctx: Context, { personId, id: entry, side }: BankEntry): Promise<Screen> {
  if (side !== 'mentee') throw new Refusal('not-found');
  const own = await ctx.tx.confidences.where({ organisationId: ctx.me.organisation.id, personId });
  const latest = [...own].sort((a, b) => Temporal.Instant.compare(b.at, a.at));
  return screen(
    lines(
      say`Конфиденциально: ${named(personId)}`,
      'Видят только куратор и педагог-психолог.',
      ...(latest.length > 0 ? confidenceLines(ctx, latest) : ['', 'Ответов нет.']),
    ),
    [button('К карточке', 'bank.card', entry)],
  );
}
