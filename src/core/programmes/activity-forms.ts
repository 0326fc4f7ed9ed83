import { type IsWorkingDay, type NationalCalendar, workingDays } from '#core/calendar/working-days.ts';
import { type Action, action, type Context, type GuidedForm, guided } from '#core/conversation/context.ts';
import type { Screen } from '#core/conversation/screen.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { type PlainDate, sameDay } from '#core/kernel/time.ts';
import { ownLocked, ownOpen } from './access.ts';
import { activityScreen, ownLine, planScreen } from './activities.ts';
import {
  type Aim,
  type Answers,
  addForm,
  isLinePart,
  type LinePart,
  lineForm,
  ownForm,
  readyOf,
  whoseOf,
} from './activity-questions.ts';
import type { ProgrammesDeps } from './deps.ts';
import { lapse } from './lapse.ts';
import { chosenOf } from './make-questions.ts';
import { areasWith, type Planned, planOf, renumber, rowsFor, sameAs, spread } from './plan.ts';
import type { Activity } from './programme.ts';

export const addActions: readonly Action[] = [
  action('prog.add', 'anyone', async (ctx, id = '') => ctx.fill('prog-add', (await ownOpen(ctx, id)).programme.id)),
  action('prog.own', 'anyone', async (ctx, id = '') => ctx.fill('prog-own', (await ownOpen(ctx, id)).programme.id)),
];

const forget = (ctx: Context, form: string): Promise<number> =>
  ctx.tx.forms.remove({ personId: ctx.me.person.id, form, status: 'sent' });

const working = (ctx: Context, national: NationalCalendar): IsWorkingDay =>
  workingDays(national, ctx.me.organisation.settings);

/** More of the ready ones, spread over what is left of the term. */
export const addGuided = ({ national }: ProgrammesDeps): GuidedForm =>
  guided<Answers>('prog-add', 'anyone', async (ctx, subject) => {
    const held = await ownOpen(ctx, subject);
    return {
      form: addForm(held, await planOf(ctx, held.programme)),
      send: async (inside, answers) => {
        await forget(inside, 'prog-add');
        const { programme } = await ownOpen(inside, subject);
        const aim = answers.aim as Aim; // read by its own question
        const chosen = chosenOf(readyOf(aim), answers[`r-${aim}`]);
        const days = spread(chosen.length, programme, inside.me.today, working(inside, national));
        const lines = chosen.map(([title, expected], index) => ({
          ...{ title, expected, due: days[index] ?? programme.to, ...aimedAt(aim), ...whoseOf(answers) },
        }));
        return added(inside, subject, lines);
      },
    };
  });

const aimedAt = (aim: Aim): Pick<Planned, 'area'> => (aim === 'strength' ? {} : { area: aim });

/** One in own words, with its day. */
export const ownGuided = ({ national }: ProgrammesDeps): GuidedForm =>
  guided<Answers>('prog-own', 'anyone', async (ctx, subject) => ({
    form: ownForm(await ownOpen(ctx, subject), ctx.me.today, working(ctx, national)),
    send: async (inside, answers) => {
      await forget(inside, 'prog-own');
      // Each was read by its own question.
      const { title, due, aim, expected } = answers as { title: string; due: PlainDate; aim: Aim; expected?: string };
      return added(inside, subject, [
        { title, due, ...aimedAt(aim), ...(expected ? { expected } : {}), ...whoseOf(answers) },
      ]);
    },
  }));

async function added(
  ctx: Context,
  id: string,
  lines: readonly (Planned & { readonly due: PlainDate })[],
): Promise<Screen> {
  await ownOpen(ctx, id);
  const held = await ownLocked(ctx, id);
  const there = (await planOf(ctx, held.programme)).map(sameAs);
  const lacking = lines.filter((line) => !there.includes(sameAs(line)));
  if (lacking.length === 0) return planScreen(ctx, id, '0', 'Такое мероприятие в программе уже есть.');
  const programme = await lapse(ctx, held, { areas: areasWith(held.programme, lacking) });
  await ctx.tx.activities.add(...rowsFor(ctx, programme, lacking));
  await renumber(ctx, programme);
  return planScreen(ctx, id, '0', `Добавлено: ${lacking.length}. День каждого можно изменить: нажмите его номер.`);
}

export const lineGuided = ({ national }: ProgrammesDeps): GuidedForm =>
  guided<Answers>('prog-act', 'anyone', async (ctx, subject) => {
    const [id = '', part = ''] = subject.split(':');
    if (!isLinePart(part)) throw new Refusal('stale');
    const line = await ownLine(ctx, id);
    return {
      form: lineForm(line, part, ctx.me.today, working(ctx, national)),
      send: async (inside, { value }) => {
        await forget(inside, 'prog-act');
        const { programme } = await ownLine(inside, id);
        await lapse(inside, await ownLocked(inside, programme.id));
        const { activity } = await ownLine(inside, id);
        await inside.tx.activities.put(changed(activity, part, value));
        await renumber(inside, programme);
        return activityScreen(inside, id, 'Изменено.');
      },
    };
  });

/** Each value was read by the question of its part. */
function changed(activity: Activity, part: LinePart, value: unknown): Activity {
  const { expected: _old, ...bare } = activity;
  switch (part) {
    case 'day': {
      const due = value as PlainDate;
      return sameDay(due, activity.due) ? activity : { ...activity, due, dueVersion: activity.dueVersion + 1 };
    }
    case 'title':
      return { ...activity, title: value as string };
    case 'expected':
      return value === undefined ? bare : { ...bare, expected: value as string };
    default:
      return part satisfies never;
  }
}
