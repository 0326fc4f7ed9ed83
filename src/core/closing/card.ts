import { type Action, action, type Context, holds } from '#core/conversation/context.ts';
import { type Button, button, type Screen, screen } from '#core/conversation/screen.ts';
import { lines, named, namedAll, say, type Text } from '#core/kernel/text.ts';
import { isBefore } from '#core/kernel/time.ts';
import { isSide, voicesOf } from '#core/pairing/access.ts';
import { spanOf, titleOf } from '#core/pairing/words.ts';
import { approvedFor, type Held } from '#core/programmes/access.ts';
import { certifies } from './certificate.ts';
import { reasonLines } from './close.ts';
import type { ClosingOffer } from './closing.ts';
import { type Done, doneOf, isMentor, isRipe } from './ground.ts';
import { offerWords } from './words.ts';

export const cardActions: readonly Action[] = [
  action('closing', 'anyone', (ctx, programme = '') => closingCard(ctx, programme)),
  // Below: the digest or the message it stands under stays where it is.
  action('closing.open', 'anyone', (ctx, programme = '') => closingCard(ctx, programme), { below: true }),
];

/** The end of a programme as its sides, the curator and the head see it: what is said, what is left to do. */
export async function closingCard(ctx: Context, programmeId: string, note?: string): Promise<Screen> {
  const ground = await approvedFor(ctx, programmeId);
  const { programme } = ground;
  const head = [
    ...(note ? [note, ''] : []),
    say`Программа: ${titleOf(ground)}`,
    `Срок: ${spanOf(programme.from, programme.to)}`,
  ];
  const done = await doneOf(ctx.tx, ground);
  const counted = `Принято мероприятий: ${done.accepted.length} из ${done.planned}`;
  const body =
    programme.status === 'closed'
      ? { lines: [counted, ...reasonLines(programme)], rows: await closedRows(ctx, ground) }
      : await openPart(ctx, ground, done, counted);
  return screen(lines(...head, ...body.lines), ...body.rows, [
    button('Программа', 'prog.open', programme.id),
    button('Меню', 'menu'),
  ]);
}

interface Part {
  readonly lines: readonly (Text | string)[];
  readonly rows: readonly (readonly Button[])[];
}

async function openPart(ctx: Context, ground: Held, done: Done, counted: string): Promise<Part> {
  const [offer] = await ctx.tx.closings.where({ programmeId: ground.programme.id });
  const over = isBefore(ground.programme.to, ctx.me.today) ? ['Срок программы истёк.'] : [];
  if (over.length > 0 && done.accepted.length < done.planned)
    over.push('Принято не всё. Если план не выполнен, завершите по причине.');
  const all = [counted, ...over, ...(offer ? offerLines(ground, offer) : [])];
  const ripe = isRipe(ground, done, ctx.me.today);
  return {
    lines: all,
    rows: [...(isSide(ctx, ground) ? sideRows(ctx, ground, offer, ripe) : []), ...curatorRows(ctx, ground, offer)],
  };
}

function offerLines({ members }: Held, offer: ClosingOffer): readonly (Text | string)[] {
  const waiting = voicesOf(members).filter((one) => !offer.agreed.includes(one));
  return [
    '',
    say`${named(offer.by)}: ${offerWords(offer)}`,
    ...(offer.grounds ? [`Причина: ${offer.grounds}`] : []),
    ...(waiting.length > 0 ? [say`Ждём ответа: ${namedAll(waiting)}`] : []),
  ];
}

function sideRows(
  ctx: Context,
  { programme: { id } }: Held,
  offer: ClosingOffer | undefined,
  ripe: boolean,
): readonly (readonly Button[])[] {
  const me = ctx.me.person.id;
  // That the plan is done is said when everything is accepted or the term is over.
  if (!offer)
    return [
      ripe ? [button('План выполнен, завершить', 'closing.done', id)] : [],
      [button('Завершить раньше по причине', 'closing.ask', id)],
    ];
  if (offer.by === me) return [[button('Снять предложение', 'closing.back', id)]];
  if (offer.agreed.includes(me)) return [];
  return [[button(offer.reason === 'done' ? 'Подтверждаю' : 'Согласие', 'closing.yes', id)]];
}

function curatorRows(ctx: Context, held: Held, offer: ClosingOffer | undefined) {
  if (!holds(ctx.me, 'curator')) return [];
  const { id } = held.programme;
  const word = offer && offer.reason !== 'done' ? [button('Причина уважительная', 'closing.yes', id)] : [];
  return [
    isSide(ctx, held) && !offer ? [] : [button('Завершить: план выполнен', 'closing.done', id)],
    word,
    [button('За недолжное исполнение', 'closing.fail', id)],
  ];
}

/** A side, after the curator's word (4.4.5), while the pair goes on. */
const mayAppeal = (ctx: Context, { programme, pair, members }: Held): boolean =>
  programme.closeReason === 'curator' && pair.status === 'in-force' && isSide(ctx, { members });

/** What follows a closing, by who looks. */
async function closedRows(ctx: Context, ground: Held): Promise<readonly (readonly Button[])[]> {
  const { programme, pair } = ground;
  const { id } = programme;
  const leads = holds(ctx.me, 'curator', 'head');
  const summaries = await ctx.tx.summaries.where({ programmeId: id });
  const mine = summaries.some((one) => one.by === ctx.me.person.id);
  const own = await ctx.tx.certificates.where({ programmeId: id, personId: ctx.me.person.id });
  const mentor = isMentor(ctx, ground);
  const curates = holds(ctx.me, 'curator');
  return [
    [
      ...(mentor ? [button(mine ? 'Изменить итоги' : 'Подвести итоги', 'closing.sum', id)] : []),
      ...(mentor && summaries.length === 0 ? [] : [button('Итоги адаптации', 'closing.sums', id)]),
    ],
    [
      ...(mentor ? [button('Поделиться практикой', 'practice.new')] : []),
      ...(own.length > 0 ? [button('Мой сертификат', 'cert.mine', id)] : []),
    ],
    [
      ...(leads ? [button('Анкеты', 'closing.replies', id)] : []),
      ...(leads && !mentor ? [button('Завершение программ', 'closings', '0')] : []),
      ...(mayAppeal(ctx, ground) ? [button('Обратиться в совет', 'pet.on', pair.id, 'mediation')] : []),
    ],
    curates
      ? [
          ...(certifies(programme) ? [button('Сертификаты', 'cert', id)] : []),
          button('Материал для сайта', 'publish', id),
        ]
      : [],
    curates && pair.status === 'in-force' ? [button('Завершить пару приказом', 'closing.pair', id)] : [],
  ];
}
