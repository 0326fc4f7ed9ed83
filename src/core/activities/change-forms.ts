import { areaWords } from '#core/bank/codes.ts';
import { type Context, guided } from '#core/conversation/context.ts';
import { form, type Question } from '#core/conversation/form.ts';
import { checked, choice, day, optional, showDay, words } from '#core/conversation/questions.ts';
import type { Screen } from '#core/conversation/screen.ts';
import type { Id } from '#core/kernel/id.ts';
import { readDay } from '#core/kernel/read-day.ts';
import { named, say, type Text } from '#core/kernel/text.ts';
import { isBefore, type PlainDate } from '#core/kernel/time.ts';
import { peopleOn } from '#core/pairing/access.ts';
import type { Activity, PlanChange } from '#core/programmes/programme.ts';
import { mayGrow } from './change.ts';
import { lineToChange, planToChange } from './change-access.ts';
import { offer } from './change-offer.ts';
import { openChange } from './change-open.ts';
import type { Plan } from './items.ts';
import { nameOf } from './words.ts';

const reason = optional(words('Почему? Можно пропустить.', { max: 500 }));

/** A day from today to the last one of the programme; where its author offers to extend it too, to that one. */
async function dueQuestion(ctx: Context, { programme }: Plan, question: string): Promise<Question<PlainDate>> {
  const { today, person } = ctx.me;
  const open = await openChange(ctx.tx, programme);
  const last = open && mayGrow(open, person.id) ? (open.to ?? programme.to) : programme.to;
  const ready = [7, 14, 30].map((days) => today.add({ days })).filter((one) => !isBefore(last, one));
  return checked(
    day(question, (said, from) => readDay(said, from, 'future'), ready),
    (due) => {
      if (isBefore(due, today)) return 'Этот день уже прошёл. Назовите сегодняшний или более поздний.';
      return isBefore(last, due)
        ? `Программа действует по ${showDay(last)} Назовите день не позже или сначала предложите продлить программу.`
        : undefined;
    },
  );
}

/** The words are kept with the change, and in no second place. */
async function sent(
  ctx: Context,
  name: string,
  programmeId: Id<'programme'>,
  edit: PlanChange,
  why?: string,
): Promise<Screen> {
  await ctx.tx.forms.remove({ personId: ctx.me.person.id, form: name, status: 'sent' });
  return offer(ctx, programmeId, { plan: [edit], ...(why ? { reason: why } : {}) });
}

interface Added {
  readonly title: string;
  readonly due: PlainDate;
  readonly area?: string | undefined;
  readonly whose?: string | undefined;
  readonly expected?: string | undefined;
}

const support = 'strength';
const everybody = 'all';

export const addForm = guided<Added>('plan-add', 'anyone', async (ctx, programmeId) => {
  const plan = await planToChange(ctx, programmeId);
  const doers = candidates(plan);
  const due = await dueQuestion(ctx, plan, 'К какому дню?');
  return {
    form: form('plan-add', 'Новое мероприятие')
      .ask('title', words('Что сделать? Одно мероприятие, одной фразой.', { max: 200 }))
      .ask('due', due)
      .askIf(() => doers.length > 1, 'whose', choice('Кто выполняет?', whoseOptions(plan, doers)))
      .ask('area', choice('Против какого затруднения?', areaOptions(plan)))
      .ask('expected', optional(words('Какой результат планируется? Можно пропустить.', { max: 300 }))),
    send: (inside, { title, due: on, area, whose, expected }) => {
      const person = doers.find((one) => one === whose);
      const against = plan.programme.areas.find((one) => one === area);
      return sent(inside, 'plan-add', plan.programme.id, {
        ...{ act: 'add', title, due: on.toString() },
        ...(against ? { area: against } : {}),
        ...(expected ? { expected } : {}),
        ...(person ? { personId: person } : {}),
      });
    },
  };
});

/** Those for whom it may be: each mentee of a group, each of two who teach each other. */
const candidates = ({ members, pair }: Plan): readonly Id<'person'>[] =>
  pair.kinds.includes('reverse') ? peopleOn(members) : peopleOn(members, 'mentee');

const whoseOptions = ({ pair }: Plan, doers: readonly Id<'person'>[]): Readonly<Record<string, Text>> => ({
  [everybody]: [pair.kinds.includes('reverse') ? 'Оба' : 'Все в группе'],
  ...Object.fromEntries(doers.map((one): [string, Text] => [one, say`${named(one)}`])),
});

const areaOptions = ({ programme }: Plan): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(programme.areas.map((one) => [one, areaWords[one]])),
  [support]: 'В поддержку сильных сторон',
});

interface Moved {
  readonly due: PlainDate;
  readonly reason?: string | undefined;
}

export const moveForm = guided<Moved>('plan-move', 'anyone', async (ctx, activityId) => {
  const { plan, activity } = await lineToChange(ctx, activityId);
  const due = checked(await dueQuestion(ctx, plan, 'На какой день перенести?'), (said) =>
    said.equals(activity.due) ? 'Это прежний день. Назовите другой.' : undefined,
  );
  return {
    form: form('plan-move', 'Перенести срок', { immediate: true })
      .ask('due', { ...due, help: about(activity) })
      .ask('reason', reason),
    send: (inside, { due: to, reason: why }) =>
      sent(inside, 'plan-move', plan.programme.id, { act: 'move', activityId: activity.id, due: to.toString() }, why),
  };
});

export const dropForm = guided<{ readonly reason?: string | undefined }>(
  'plan-drop',
  'anyone',
  async (ctx, activityId) => {
    const { plan, activity } = await lineToChange(ctx, activityId);
    return {
      form: form('plan-drop', 'Убрать мероприятие', { immediate: true }).ask('reason', {
        ...optional(words('Почему убрать? Можно пропустить. У кого оно уже выполнено, там и останется.', { max: 500 })),
        help: about(activity),
      }),
      send: (inside, { reason: why }) =>
        sent(inside, 'plan-drop', plan.programme.id, { act: 'drop', activityId: activity.id }, why),
    };
  },
);

const about = (activity: Activity): Text => [`${nameOf(activity)}. Срок: ${showDay(activity.due)}`];
