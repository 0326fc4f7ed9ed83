import { workingDays, workingDaysAfter } from '#core/calendar/working-days.ts';
import { type Action, action, type Context } from '#core/conversation/context.ts';
import { showDay } from '#core/conversation/questions.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines, render } from '#core/kernel/text.ts';
import { dayIn, type PlainDate } from '#core/kernel/time.ts';
import { sayYes } from '#core/pairing/reply.ts';
import { afterWithdrawal, pairsInForce } from '#core/pairing/withdrawn.ts';
import { keepConsent } from '#core/people/consent.ts';
import type { ConsentKind } from '#core/people/invitation.ts';
import { consentsOf } from './covered.ts';
import type { ConsentDeps } from './deps.ts';
import { printed } from './print.ts';
import { agreementScreen, agreementsScreen } from './screens.ts';
import { consentKinds, type LaterKind, laterKinds, shortTitles, textOf, titles, versions } from './texts.ts';

/** Working days of notice on either side (art. 351.8 of the Labour Code). */
export const noticeDays = 3;

/** «Согласия»: everybody's own. */
export const agreementActions = (deps: ConsentDeps): readonly Action[] => [
  action('agree.all', 'anyone', (ctx) => agreementsScreen(ctx)),
  action('agree', 'anyone', (ctx, kind = '') => agreementScreen(ctx, anyKind(kind))),
  action(
    'agree.give',
    'anyone',
    (ctx, kind = '', version = '', pair = '') => give(deps, ctx, { kind, version, pair }),
    {
      below: true,
    },
  ),
  action('agree.off', 'anyone', (ctx, kind = '') => offQuestion(deps, ctx, laterKind(kind))),
  action('agree.off.yes', 'anyone', (ctx, kind = '') => withdraw(deps, ctx, laterKind(kind))),
  action('agree.paper', 'anyone', (ctx, kind = '') => ownPaper(deps, ctx, anyKind(kind)), { below: true }),
];

function anyKind(word: string): ConsentKind {
  const kind = consentKinds.find((one) => one === word);
  if (!kind) throw new Refusal('not-found');
  return kind;
}

function laterKind(word: string): LaterKind {
  const kind = laterKinds.find((one) => one === word);
  if (!kind) throw new Refusal('not-found');
  return kind;
}

/** Words that changed since the button was shown are shown anew: nobody agrees to a text they have not seen. */
async function give(
  { secrets }: ConsentDeps,
  ctx: Context,
  said: { readonly kind: string; readonly version: string; readonly pair: string },
): Promise<Screen> {
  const kind = laterKind(said.kind);
  const { organisation, person } = ctx.me;
  if (said.version !== versions[kind]) return agreementScreen(ctx, kind);
  await keepConsent(ctx, {
    ...{ organisationId: organisation.id, personId: person.id, kind, version: versions[kind] },
    hash: secrets.hash(render(textOf(kind, organisation), () => '')),
  });
  // It was asked for in the middle of an answer: back to it.
  if (said.pair !== '') return sayYes(ctx, said.pair);
  return agreementsScreen(ctx, `Согласие записано: ${shortTitles[kind]}.`);
}

const earliestEnd = ({ national }: ConsentDeps, { me }: Context): PlainDate =>
  workingDaysAfter(me.today, noticeDays, workingDays(national, me.organisation.settings));

/** What follows, before it is done. */
async function offQuestion(deps: ConsentDeps, ctx: Context, kind: LaterKind): Promise<Screen> {
  const inForce = kind === 'publication' ? [] : await pairsInForce(ctx, kind);
  const words: Readonly<Record<LaterKind, readonly string[]>> = {
    mentor: [
      ...pairWords('Новых пар, где вы наставник, предлагать не будут.', inForce.length, earliestEnd(deps, ctx)),
      ...(inForce.length > 0
        ? ['Чтобы уйти из одной пары, согласие отзывать не нужно: «Обращения» → «Сложить обязанности».']
        : []),
    ],
    mentee: pairWords('Новых пар предлагать не будут.', inForce.length, earliestEnd(deps, ctx)),
    publication: ['То, что размещено, убирают в течение трёх рабочих дней. Больше ничего не изменится.'],
  };
  return screen(lines(`Отозвать? ${titles[kind]}`, '', ...words[kind]), [
    button('Отозвать', 'agree.off.yes', kind),
    button('Не отзывать', 'agree', kind),
  ]);
}

const pairWords = (first: string, pairs: number, earliest: PlainDate): readonly string[] => [
  first,
  ...(pairs === 0
    ? ['Действующих пар сейчас нет.']
    : [
        `Действующих пар: ${pairs}. Их завершает приказ: обязанности прекращаются не раньше чем через ${noticeDays} рабочих дня, то есть после ${showDay(earliest)} До этого дня встречи и сроки остаются.`,
        'Куратор и руководитель узнают об отзыве сразу. Причину указывать не нужно.',
      ]),
];

async function withdraw(deps: ConsentDeps, ctx: Context, kind: LaterKind): Promise<Screen> {
  const { organisation, person } = ctx.me;
  const { given, original, covers } = (await consentsOf(ctx.tx, organisation, [person.id])).of(person.id, kind);
  if (!covers) return agreementsScreen(ctx, 'Это согласие и так не действует.');
  if (given) await ctx.tx.consents.put({ ...given, withdrawnAt: ctx.now });
  else if (original) await withdrawPaper(ctx, kind, original.version);
  await afterWithdrawal(ctx, kind, earliestEnd(deps, ctx));
  return agreementsScreen(
    ctx,
    `Согласие отозвано ${showDay(dayIn(organisation.settings.zone, ctx.now))}: ${shortTitles[kind]}.`,
  );
}

/** Given on paper alone: the withdrawal is kept beside it, and the paper stays where it lies. */
const withdrawPaper = ({ tx, me, now, newId, account }: Context, kind: LaterKind, version: string): Promise<void> =>
  tx.consents.add({
    ...{ id: newId<'consent'>(), organisationId: me.organisation.id, personId: me.person.id, kind, version },
    ...{ hash: '', givenAt: now, channel: account.channel, withdrawnAt: now },
  });

async function ownPaper(deps: ConsentDeps, ctx: Context, kind: ConsentKind): Promise<Screen> {
  const file = await printed(ctx, deps, [{ person: ctx.me.person, kind }], `${titles[kind]}.docx`);
  return {
    ...screen(
      'Бланк для подписи. Распечатайте, впишите недостающее от руки, подпишите и отдайте куратору: бот отметит, что оригинал получен.',
      [button('Согласия', 'agree.all')],
    ),
    file,
  };
}
