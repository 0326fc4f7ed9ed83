import { type Action, action, type Context, guided, holds } from '#core/conversation/context.ts';
import { form } from '#core/conversation/form.ts';
import { checked, day, optional, showDay, words } from '#core/conversation/questions.ts';
import { type Button, button, type Screen, screen } from '#core/conversation/screen.ts';
import { tellHere } from '#core/delivery/tell.ts';
import { readCompact, readDay } from '#core/kernel/read-day.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines, named, say } from '#core/kernel/text.ts';
import { earlier, isBefore, type PlainDate } from '#core/kernel/time.ts';
import { titleOf } from '#core/pairing/words.ts';
import { mayFollow } from '#core/programmes/follow.ts';
import { connectedHolders } from '#core/reminders/holders.ts';
import { pairEnd, wrongTo, yearEnd } from './change.ts';
import { planToChange } from './change-access.ts';
import { offer } from './change-offer.ts';
import type { Plan } from './items.ts';

interface Longer {
  readonly to: PlainDate;
  readonly reason?: string | undefined;
}

/** П1 7.2: longer by the consent of all, twelve months in all (1.3), and no longer than the pair by its order. */
export const longerForm = guided<Longer>('plan-longer', 'anyone', async (ctx, programmeId) => {
  const plan = await planToChange(ctx, programmeId);
  const { programme, pair } = plan;
  const most = earlier(yearEnd(programme), pairEnd(pair));
  const ready = [programme.to.add({ months: 1 }), most].filter((one) => wrongTo(plan, one) === undefined);
  return {
    form: form('plan-longer', 'Продлить программу', { immediate: true })
      .ask('to', {
        ...checked(
          day('До какого дня продлить?', (said, today) => readDay(said, today, 'future'), unique(ready)),
          (to) =>
            wrongTo(plan, to) === 'not-later'
              ? `Программа и так действует по ${showDay(programme.to)} Назовите более поздний день.`
              : undefined,
        ),
        help: lines(
          `Сейчас по ${showDay(programme.to)} Всего программа длится не больше года (п. 1.3): по ${showDay(yearEnd(programme))}`,
          isBefore(pairEnd(pair), yearEnd(programme))
            ? `Пара действует по приказу до ${showDay(pairEnd(pair))}`
            : undefined,
        ),
      })
      .askIf(
        ({ to }) => to !== undefined && wrongTo(plan, to) === undefined,
        'reason',
        optional(words('Почему? Можно пропустить.', { max: 500 })),
      ),
    send: async (inside, { to, reason }) => {
      await inside.tx.forms.remove({ personId: inside.me.person.id, form: 'plan-longer', status: 'sent' });
      const fresh = await planToChange(inside, programmeId);
      switch (wrongTo(fresh, to)) {
        case undefined:
          return offer(inside, fresh.programme.id, { plan: [], to, ...(reason ? { reason } : {}) });
        case 'not-later':
          throw new Refusal('stale');
        case 'year':
          return yearScreen(inside, fresh);
        case 'pair':
          return pairScreen(inside, fresh, to);
        default:
          throw new Error('no such answer');
      }
    },
  };
});

const unique = (days: readonly PlainDate[]): readonly PlainDate[] =>
  days.filter((one, index) => days.findIndex((other) => other.equals(one)) === index);

const again = ({ programme }: Plan): readonly Button[] => [
  button('Назвать другой день', 'plan.longer', programme.id),
  button('План', 'plan.of', programme.id),
];

/** 1.3: what goes on longer than a year is a new programme. */
async function yearScreen(ctx: Context, plan: Plan): Promise<Screen> {
  const follows = await mayFollow(ctx, plan);
  return screen(
    lines(
      `Программа вместе с продлениями длится не больше года (п. 1.3): эта – по ${showDay(yearEnd(plan.programme))}`,
      follows
        ? 'Если работа продолжается, составьте новую программу: всё, что не выполнено, перейдёт в неё.'
        : 'Если работа продолжается, составляют новую программу: за 30 дней до конца года или когда эта завершена, она начинается кнопкой в разделе «Программы».',
    ),
    follows ? [button('Новая программа', 'prog.next', plan.programme.id)] : [],
    again(plan),
  );
}

/** The order is the switch: first it, then the programme. */
function pairScreen(ctx: Context, plan: Plan, to: PlainDate): Screen {
  const { programme, pair } = plan;
  return screen(
    lines(
      `Пара действует по приказу до ${showDay(pairEnd(pair))}`,
      'Сначала её продлевает приказ об изменении, потом можно продлить программу.',
    ),
    [
      holds(ctx.me, 'curator')
        ? button('Изменить приказом', 'pair.change', pair.id)
        : button('Попросить куратора', 'plan.ask', programme.id, to.toString().replaceAll('-', '')),
    ],
    again(plan),
  );
}

export const longerActions: readonly Action[] = [
  action('plan.ask', 'anyone', (ctx, programme = '', to = '') => askCurators(ctx, programme, to)),
];

async function askCurators(ctx: Context, programmeId: string, wanted: string): Promise<Screen> {
  const plan = await planToChange(ctx, programmeId);
  const to = readCompact(wanted);
  if (!to || isBefore(yearEnd(plan.programme), to) || !isBefore(pairEnd(plan.pair), to)) throw new Refusal('stale');
  await tellHere(
    ctx,
    `plan-longer:${plan.programme.id}:${wanted}:${ctx.me.today.toString()}`,
    (await connectedHolders(ctx, 'curator')).filter((one) => one !== ctx.me.person.id),
    screen(
      lines(
        say`Просят продлить пару: ${titleOf(plan)}`,
        `Программу хотят продлить до ${showDay(to)} Пара действует по приказу до ${showDay(pairEnd(plan.pair))}`,
        say`Просит: ${named(ctx.me.person.id)}`,
      ),
      [button('Изменить приказом', 'pair.change', plan.pair.id)],
    ),
  );
  return screen('Куратор получит просьбу. Когда приказ выйдет, предложите продлить программу ещё раз.', [
    button('План', 'plan.of', plan.programme.id),
    button('Меню', 'menu'),
  ]);
}
