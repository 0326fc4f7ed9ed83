import { type Action, action, type Context, guided } from '#core/conversation/context.ts';
import { form } from '#core/conversation/form.ts';
import { words } from '#core/conversation/questions.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { tellHere, untell } from '#core/delivery/tell.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines, say } from '#core/kernel/text.ts';
import { happened, peopleOn, voicesOf } from '#core/pairing/access.ts';
import { isInForce } from '#core/pairing/in-force.ts';
import { titleOf } from '#core/pairing/words.ts';
import { type Held, lockedProgramme, programmeFor, programmesOf } from './access.ts';
import { cardScreen } from './card.ts';
import { agreedKey } from './lapse.ts';
import { approved, returned } from './state.ts';
import { wrongIn } from './term.ts';

const curator = ['curator'] as const;

/** 4.4.4: the curator approves what everybody in it has agreed to, or gives it back with a remark. */
export const approveActions: readonly Action[] = [
  action('prog.approve', curator, (ctx, id = '') => approve(ctx, id)),
  action('prog.return', curator, async (ctx, id = '') => ctx.fill('prog-return', (await onDesk(ctx, id)).programme.id)),
];

async function onDesk(ctx: Context, id: string): Promise<Held> {
  const held = await programmeFor(ctx, id);
  if (held.programme.status !== 'agreed') throw new Refusal('stale');
  return held;
}

async function approve(ctx: Context, id: string): Promise<Screen> {
  const held = await lockedProgramme(ctx, id);
  if (held.programme.status === 'approved') return cardScreen(ctx, id);
  await requireReady(ctx, held);
  const programme = approved(held.programme, ctx.me.person.id, ctx.me.today, voicesOf(held.members));
  await ctx.tx.programmes.put(programme);
  await happened(ctx, programme.id, 'approved');
  await untell(ctx, agreedKey(programme));
  await tellHere(
    ctx,
    `prog-approved:${programme.id}`,
    peopleOn(held.members).filter((one) => one !== ctx.me.person.id),
    screen(lines(say`Программа утверждена: ${titleOf(held)}`, 'Мероприятия и сроки видны в ней.'), [
      button('Открыть программу', 'prog.open', programme.id),
    ]),
  );
  return cardScreen(ctx, id, 'Программа утверждена, участники узнают.');
}

/** Only while the order holds, and within its days (4.4.3). Throws pair-not-in-force, programme-outside-order, programme-goes-on. */
async function requireReady(ctx: Context, { pair, programme }: Held): Promise<void> {
  if (programme.status !== 'agreed') throw new Refusal('stale');
  if (pair.status !== 'in-force' || !isInForce(pair, ctx.me.today)) throw new Refusal('pair-not-in-force');
  if (wrongIn(pair, programme)) throw new Refusal('programme-outside-order');
  const others = await programmesOf(ctx, pair.id);
  if (others.some((one) => one.status === 'approved')) throw new Refusal('programme-goes-on');
}

export const returnGuided = guided<{ readonly remark: string }>('prog-return', curator, async (ctx, subject) => {
  const { programme: before } = await onDesk(ctx, subject);
  return {
    form: form('prog-return', 'Вернуть программу', { immediate: true }).ask(
      'remark',
      words('Что поправить? Замечание увидят все, кто в программе.', { max: 1000 }),
    ),
    send: async (inside, { remark }) => {
      await inside.tx.forms.remove({ personId: inside.me.person.id, form: 'prog-return', status: 'sent' });
      const held = await lockedProgramme(inside, before.id);
      const programme = returned(held.programme, remark);
      await inside.tx.programmes.put(programme);
      await happened(inside, programme.id, 'returned', { remark });
      await tellHere(
        inside,
        `prog-returned:${programme.id}:${programme.version}`,
        peopleOn(held.members).filter((one) => one !== inside.me.person.id),
        screen(
          lines(
            say`Программа возвращена: ${titleOf(held)}`,
            `Замечание куратора: ${remark}`,
            'Поправьте и предложите снова.',
          ),
          [button('Открыть программу', 'prog.open', programme.id)],
        ),
      );
      return cardScreen(inside, programme.id, 'Возвращено с замечанием, участники узнают.');
    },
  };
});
