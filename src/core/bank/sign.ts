import { type Action, action, type Context, guided, holds } from '#core/conversation/context.ts';
import { cut, pageOf } from '#core/conversation/fit.ts';
import { type AnswersOf, form } from '#core/conversation/form.ts';
import { words } from '#core/conversation/questions.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { tellHere } from '#core/delivery/tell.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines, named, say } from '#core/kernel/text.ts';
import { giveRoles } from '#core/people/enlist.ts';
import { record } from '#core/record/record.ts';
import { connectedHolders } from '#core/reminders/holders.ts';
import { change, keepers, lockEntry, wholeBank } from './desk.ts';
import { fieldsOf } from './fields.ts';
import { flipped, isOut, type Picked, pickedOf } from './picked.ts';
import { type Shelved, shelf, waits } from './shelf.ts';
import { approved } from './states.ts';

const perPage = 6;

/** 4.4.3: mentors and mentees are approved as a list; the curator proposes, and records it where no head is in the bot. */
export const signActions: readonly Action[] = [
  action('bank.sign', keepers, (ctx, page = '0', mask = '0', of = '0') => signScreen(ctx, page, { mask, of })),
  action('bank.flip', keepers, (ctx, page = '0', at = '0', mask = '0', of = '0') =>
    signScreen(ctx, page, { mask, of }, Number(at)),
  ),
  action('bank.propose', ['curator'], (ctx) => propose(ctx)),
  action('bank.approve', ['curator', 'head'], (ctx, mask = '0', of = '0') => approveAll(ctx, { mask, of })),
  action('bank.order', ['curator', 'head'], async (ctx, mask = '0', of = '0') => {
    await mayApprove(ctx);
    return ctx.fill('bank-approve', `${mask}.${of}`);
  }),
];

const waiting = async (ctx: Context): Promise<readonly Shelved[]> => (await shelf(ctx)).filter(waits);

/** Everybody who waits; a press takes one out or back in. What was picked from another list does not count. */
async function signScreen(ctx: Context, wanted: string, said: Said, flip?: number): Promise<Screen> {
  const all = await waiting(ctx);
  if (all.length === 0) return screen('Утверждения никто не ждёт.', [button('Банк', 'bank')]);
  const before = pickedOf(ids(all), said);
  const picked = flip === undefined ? before : flipped(before, flip);
  const page = pageOf(all, perPage, wanted);
  const { mask, of } = picked;
  const numbers = page.items.map((_, index) => {
    const at = page.start + index;
    return button(`${isOut(picked, at) ? '' : '✓ '}${at + 1}`, 'bank.flip', String(page.at), String(at), mask, of);
  });
  return screen(
    lines(
      `Ждут утверждения: ${all.length}`,
      'Номер исключает человека из списка или возвращает.',
      '',
      ...page.items.map((one, index) => line(one, page.start + index, picked)),
    ),
    numbers.slice(0, 3),
    numbers.slice(3),
    page.count > 1
      ? [button(`Дальше (${page.at + 1} из ${page.count})`, 'bank.sign', String(page.at + 1), mask, of)]
      : [],
    ...(await decisions(ctx, all, picked)),
  );
}

const ids = (all: readonly Shelved[]) => all.map(({ entry }) => entry.id);

function line({ entry, person, lacksConsent }: Shelved, at: number, picked: Picked) {
  const category = fieldsOf(entry.side)
    .find(({ key }) => key === 'categories')
    ?.words(entry);
  const side = entry.side === 'mentor' ? 'наставник' : 'наставляемый';
  const facts = [side, ...(category ? [cut(category, 80)] : []), ...(lacksConsent ? ['нет согласия'] : [])];
  return say`${isOut(picked, at) ? '— ' : '✓ '}${at + 1}. ${named(person.id)}: ${facts.join(' · ')}`;
}

async function decisions(ctx: Context, all: readonly Shelved[], picked: Picked) {
  const left = all.filter((_, at) => !isOut(picked, at)).length;
  const decides = holds(ctx.me, 'head') || (holds(ctx.me, 'curator') && (await headless(ctx)));
  if (!decides)
    return holds(ctx.me, 'curator')
      ? [[button('Отправить руководителю', 'bank.propose')], [button('Банк', 'bank')]]
      : [[button('Банк', 'bank')]];
  return left === 0
    ? [[button('Банк', 'bank')]]
    : [
        [
          button(`Утвердить: ${left}`, 'bank.approve', picked.mask, picked.of),
          button('С номером приказа', 'bank.order', picked.mask, picked.of),
        ],
        [button('Банк', 'bank')],
      ];
}

const headless = async (ctx: Context): Promise<boolean> => (await connectedHolders(ctx, 'head')).length === 0;

/** The head decides; the curator records it only where no head is in the bot. */
async function mayApprove(ctx: Context): Promise<void> {
  if (!holds(ctx.me, 'head') && !(await headless(ctx))) throw new Refusal('not-yours');
}

async function propose(ctx: Context): Promise<Screen> {
  const all = await waiting(ctx);
  if (all.length === 0) throw new Refusal('stale');
  const { id: organisationId } = ctx.me.organisation;
  const subject = wholeBank(organisationId);
  await record(ctx, { organisationId, subject, act: 'proposed', by: ctx.me.person.id });
  const heads = await connectedHolders(ctx, 'head');
  await tellHere(
    ctx,
    `bank-proposed:${organisationId}:${ctx.now.epochMilliseconds}`,
    heads.filter((one) => one !== ctx.me.person.id),
    screen(`Куратор просит утвердить список наставников и наставляемых: ${all.length}`, [
      button('Открыть список', 'bank.sign', '0', '0', '0'),
    ]),
  );
  if (heads.length === 0) return signScreen(ctx, '0', { mask: '0', of: '0' });
  return screen('Список отправлен руководителю.', [button('Банк', 'bank')]);
}

type Said = { readonly mask: string; readonly of: string };

/** Approves those that are left in the list the presser has seen; a list that changed since is shown anew. */
async function approveAll(ctx: Context, said: Said, number?: string): Promise<Screen> {
  await mayApprove(ctx);
  const all = await waiting(ctx);
  const picked = pickedOf(ids(all), said);
  if (picked.of !== said.of || all.length === 0) return signScreen(ctx, '0', picked);
  const chosen = all.filter((_, at) => !isOut(picked, at));
  for (const { entry } of chosen) {
    const held = await lockEntry(ctx, entry.id);
    await change(ctx, approved(held, ctx.me.person.id, ctx.me.today), 'approved', number ? { number } : {});
    const { organisationId, personId, side } = held;
    await giveRoles(ctx, [side], { organisationId, personId, from: ctx.me.today });
  }
  await tellProposers(ctx, chosen.length);
  const rest = all.length - chosen.length;
  return screen(lines(`Утверждено: ${chosen.length}`, ...(rest > 0 ? [`Осталось в списке: ${rest}`] : [])), [
    button('Банк', 'bank'),
  ]);
}

async function tellProposers(ctx: Context, count: number): Promise<void> {
  const curators = (await connectedHolders(ctx, 'curator')).filter((one) => one !== ctx.me.person.id);
  const key = `bank-approved:${ctx.me.organisation.id}:${ctx.now.epochMilliseconds}`;
  await tellHere(ctx, key, curators, screen(`Список банка утверждён, карточек: ${count}`, [button('Банк', 'bank')]));
}

const orderForm = () =>
  form('bank-approve', 'Утвердить списком', { immediate: true }).ask('number', words('Номер приказа?', { max: 40 }));

/** The same with the number of the order; the subject is what was picked. */
export const approveForm = guided<AnswersOf<ReturnType<typeof orderForm>>>(
  'bank-approve',
  ['curator', 'head'],
  async (ctx, subject) => {
    await mayApprove(ctx);
    const [mask = '0', of = '0'] = subject.split('.');
    return { form: orderForm(), send: (inside, { number }) => approveAll(inside, { mask, of }, number) };
  },
);
