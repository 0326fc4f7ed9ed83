import { formWords } from '#core/bank/codes.ts';
import { positionsOf } from '#core/consents/print.ts';
import type { Context } from '#core/conversation/context.ts';
import { showDay } from '#core/conversation/questions.ts';
import type { Id } from '#core/kernel/id.ts';
import { date, type PlainDate } from '#core/kernel/time.ts';
import { fullName } from '#core/people/full-name.ts';
import type { Person, Role } from '#core/people/person.ts';
import { holdsOn } from '#core/people/roles.ts';
import { peopleOn } from './access.ts';
import type { Asked } from './answers.ts';
import type { Order } from './mentorship.ts';
import { pointsFor, preambleFor, titleFor } from './order-words.ts';
import type { OrderPaper } from './papers.ts';
import { kindsWords } from './words.ts';

/** Names and positions as the paper wants them. */
interface Known {
  readonly name: (person: Id<'person'>) => string;
  readonly position: (person: Id<'person'>) => string;
}

/** Everything an order on paper holds; people stand in it by full name, so it travels only where names may. */
export async function orderPaper(ctx: Context, order: Order, pairs: readonly Asked[]): Promise<OrderPaper> {
  const { organisation } = ctx.me;
  const people = [...new Set(pairs.flatMap(({ members }) => peopleOn(members)))];
  const head = await holderOf(ctx, 'head');
  const curator = await holderOf(ctx, 'curator');
  const known = await knownOf(ctx, people);
  return {
    ...{ purpose: order.purpose, organisation: organisation.name, place: organisation.settings.place ?? '' },
    ...(order.number && order.date ? { number: order.number, date: showDay(order.date) } : {}),
    ...{ title: titleFor(order), preamble: preambleFor(order) },
    ...tableOf(order, pairs, known),
    points: pointsFor(order, pairs.length, curator ? fullName(curator.person) : ''),
    signer: { position: capital(head?.role.position ?? 'руководитель'), name: head ? signature(head.person) : '' },
    acquainted: [...new Set([...people, ...(curator ? [curator.person.id] : [])])].map((person) => ({
      name: person === curator?.person.id ? fullName(curator.person) : known.name(person),
      position: person === curator?.person.id ? (curator.role.position ?? 'куратор') : known.position(person),
    })),
  };
}

async function knownOf(ctx: Context, people: readonly Id<'person'>[]): Promise<Known> {
  const found = new Map((await ctx.tx.people.among('id', people)).map((one) => [one.id, one]));
  const positions = await positionsOf(ctx, people);
  const external = (await ctx.tx.bank.among('personId', people)).filter(
    (one) => one.organisationId === ctx.me.organisation.id && one.external !== undefined,
  );
  return {
    name: (person) => {
      const one = found.get(person);
      return one ? fullName(one) : '';
    },
    position: (person) =>
      [positions.get(person), external.find((one) => one.personId === person)?.external].filter(Boolean).join(', '),
  };
}

async function holderOf(
  { tx, me }: Context,
  name: 'head' | 'curator',
): Promise<{ readonly person: Person; readonly role: Role } | undefined> {
  const roles = await tx.roles.where({ organisationId: me.organisation.id, role: name });
  const role = roles.find((one) => holdsOn(one, me.today) && one.standsInFor === undefined);
  const person = role && (await tx.people.find(role.personId));
  return role && person ? { person, role } : undefined;
}

const beginColumns = [
  '№',
  'Наставляемый (Ф.\u00a0И.\u00a0О., должность)',
  'Наставник (Ф.\u00a0И.\u00a0О., должность)',
  'Форма и вид',
  'Период',
];
const lastColumn: Readonly<Record<Order['purpose'], string>> = {
  begin: 'Период',
  change: 'Что меняется',
  end: 'Последний день действия',
};

function tableOf(order: Order, pairs: readonly Asked[], known: Known): Pick<OrderPaper, 'columns' | 'rows'> {
  return {
    columns: [...beginColumns.slice(0, 4), lastColumn[order.purpose]],
    rows: pairs.map((asked, index) => [
      String(index + 1),
      peopleCell(peopleOn(asked.members, 'mentee'), known),
      peopleCell(peopleOn(asked.members, 'mentor'), known),
      `${formWords[asked.pair.form]}; ${kindsWords(asked.pair.kinds)}${asked.pair.topic ? `. Тема: ${asked.pair.topic}` : ''}`,
      lastCell(order, asked, known),
    ]),
  };
}

const peopleCell = (people: readonly Id<'person'>[], { name, position }: Known): string =>
  people.map((one) => [name(one), position(one)].filter(Boolean).join(', ')).join('\n');

function lastCell({ terms }: Order, { pair }: Asked, { name }: Known): string {
  switch (terms.kind) {
    case 'begin':
      return `с ${figures(pair.plannedFrom)}\nпо ${figures(pair.plannedTo)}`;
    case 'end':
      return figures(date(terms.lastDay));
    case 'change':
      return [
        ...(terms.to ? [`срок: по ${showDay(date(terms.to))}`] : []),
        ...(terms.kinds ? [`вид: ${kindsWords(terms.kinds)}`] : []),
        ...(terms.topic ? [`тема: ${terms.topic}`] : []),
        ...(terms.leaving.length > 0 ? [`выходит из группы: ${terms.leaving.map(name).join(', ')}`] : []),
      ].join('\n');
    default:
      return terms satisfies never;
  }
}

/** «01.09.2026»: the column is narrow, and a date torn in two is no date. */
export const figures = (day: PlainDate): string =>
  `${String(day.day).padStart(2, '0')}.${String(day.month).padStart(2, '0')}.${day.year}`;

/** «О. С. Рябинин». */
const signature = ({ surname, name, patronymic }: Person): string =>
  [...[name, patronymic].filter(Boolean).map((one) => `${one?.slice(0, 1)}.`), surname].join('\u00a0');

const capital = (words: string): string => words.slice(0, 1).toLocaleUpperCase('ru') + words.slice(1);
