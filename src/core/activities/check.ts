import { workingDaysAfter } from '#core/calendar/working-days.ts';
import { type Action, action, type Context } from '#core/conversation/context.ts';
import { pageOf } from '#core/conversation/fit.ts';
import { showDay } from '#core/conversation/questions.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import type { Id } from '#core/kernel/id.ts';
import { lines, named, say } from '#core/kernel/text.ts';
import { date, daysBetween, isBefore, type PlainDate } from '#core/kernel/time.ts';
import { titleOf } from '#core/pairing/words.ts';
import { type Morning, type Source, subjectId } from '#core/reminders/source.ts';
import { type Item, itemsOf, type Plan, stateOf } from './items.ts';
import { markedOn, ownPlans, waitingFor } from './own.ts';
import { runningPlans } from './running.ts';
import { nameOf } from './words.ts';

const perPage = 5;
const prefix = 'check:';
/** Working days after which whoever accepts is reminded that somebody waits. */
const patience = 3;

export const checkActions: readonly Action[] = [
  action('plan.check', 'anyone', (ctx, page = '0') => checkScreen(ctx, page)),
];

async function checkScreen(ctx: Context, wanted: string): Promise<Screen> {
  const all = (await ownPlans(ctx)).flatMap((plan) => waitingFor(plan, ctx.me.person.id));
  const page = pageOf(all, perPage, wanted);
  return screen(
    lines(
      all.length === 0 ? 'Всё проверено.' : `Ждут проверки: ${all.length}`,
      ...page.items.map(
        (item, index) =>
          say`${page.start + index + 1}. ${named(item.personId)}: ${nameOf(item.activity)}, сделано ${showDay(markedOn(item))}`,
      ),
    ),
    page.items.map(({ activity, personId }, index) =>
      button(String(page.start + index + 1), 'act.open', activity.id, personId),
    ),
    page.count > 1 ? [button('Дальше', 'plan.check', String(page.at + 1))] : [],
    [button('Меню', 'menu')],
  );
}

/** Somebody has marked it days ago, and nobody has looked. */
export const checkSource: Source = {
  prefix,
  due: async (morning) =>
    (await runningPlans(morning)).flatMap((plan) =>
      judges(morning, plan).flatMap((personId) => {
        const [oldest] = late(morning, plan, personId);
        return oldest
          ? [
              {
                personId,
                subject: `${prefix}${plan.programme.id}`,
                lead: 'check',
                dueVersion: version(markedOn(oldest)),
              },
            ]
          : [];
      }),
    ),
  lines: async (morning, reminders) => {
    const plans = await runningPlans(morning);
    return reminders.flatMap(({ subject, personId }) => {
      const plan = plans.find(({ programme }) => programme.id === subjectId({ prefix }, subject));
      const waiting = plan ? waitingFor(plan, personId) : [];
      return plan && waiting.length > 0
        ? [
            {
              subject,
              text: say`Проверить выполненное: ${waiting.length}, ${titleOf(plan)}`,
              button: button('Проверить', 'plan.check', '0'),
            },
          ]
        : [];
    });
  },
  days: async (morning) =>
    (await runningPlans(morning))
      .flatMap((plan) => itemsOf(plan).filter((item) => stateOf(item) === 'done'))
      .map((item) => after(morning, markedOn(item)))
      .filter((day) => !isBefore(day, morning.staff.today)),
};

const judges = ({ staff }: Morning, { members }: Plan): readonly Id<'person'>[] =>
  [...new Set(members.map((one) => one.personId))].filter(staff.connected);
const late = (morning: Morning, plan: Plan, judge: Id<'person'>): readonly Item[] =>
  waitingFor(plan, judge).filter((item) => !isBefore(morning.staff.today, after(morning, markedOn(item))));
const after = ({ isWorking }: Morning, day: PlainDate): PlainDate => workingDaysAfter(day, patience, isWorking);
const version = (day: PlainDate): number => daysBetween(date('2020-01-01'), day);
