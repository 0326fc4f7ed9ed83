import { type Context, guided, holds } from '#core/conversation/context.ts';
import { momentAt } from '#core/conversation/read-moment.ts';
import type { Screen } from '#core/conversation/screen.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { isPast, Temporal } from '#core/kernel/time.ts';
import { directory } from '#core/people/directory.ts';
import { announcers, asSystem, runFor } from './access.ts';
import {
  type Choices,
  ready,
  type SessionAnswers,
  type SignUp,
  sessionForm,
  signUpHours,
} from './announce-questions.ts';
import { sessionCard } from './card.ts';
import { changeSession, type Told } from './change.ts';
import { clashOf } from './clash.ts';
import type { SessionsDeps } from './desk.ts';
import { expertRows } from './expert-rows.ts';
import type { Expert, Session } from './session.ts';

/** A new session where the subject is the organisation, else a change of that one. */
export const sessionGuided = (deps: SessionsDeps) =>
  guided<SessionAnswers>('session', announcers, async (ctx, subject) => {
    const old = subject === ctx.me.organisation.id ? undefined : await changeable(ctx, subject);
    const people = (await directory(ctx)).filter(({ roles }) => roles.some((role) => role.role !== 'guest'));
    const experts = old ? await ctx.tx.experts.where({ sessionId: old.id }) : [];
    return {
      form: sessionForm({ people: people.map(({ person }) => person), ...beginningsFor(ctx) }),
      prefill: old
        ? typed(ctx, old, experts)
        : { ...ready, ...(holds(ctx.me, 'mentor') ? { experts: ctx.me.person.id } : {}) },
      send: async (inside, answers) => {
        const told = toldBy(answers);
        if (isPast(told.startsAt, inside.now)) throw new Refusal('session-in-the-past');
        await expertsFree(inside, answers.experts, told, old?.id);
        return old
          ? changeSession(inside, deps, { id: old.id, told, experts: answers.experts })
          : added(inside, deps, told, answers);
      },
    };
  });

/** After the lessons of tomorrow, and of the same day a week later. */
function beginningsFor({ me }: Context): Pick<Choices, 'beginnings' | 'zone'> {
  const { zone } = me.organisation.settings;
  const days = [1, 7].map((ahead) => me.today.add({ days: ahead }));
  return { zone, beginnings: days.map((day) => momentAt(day, afterLessons, zone)) };
}

const afterLessons = Temporal.PlainTime.from('15:00');

async function changeable(ctx: Context, subject: string): Promise<Session> {
  const session = await runFor(ctx, subject);
  const isAhead = session.status === 'draft' || (session.status === 'announced' && !isPast(session.startsAt, ctx.now));
  if (!isAhead) throw new Refusal('stale');
  return session;
}

function toldBy(answers: SessionAnswers): Told {
  const { startsAt } = answers;
  return {
    ...{ theme: answers.theme, place: answers.place, seats: answers.seats, openTo: answers.openTo, mode: answers.mode },
    ...{
      startsAt,
      minutes: Number(answers.minutes),
      signUpUntil: startsAt.subtract({ hours: signUpHours[answers.until] }),
    },
    ...(answers.about ? { about: answers.about } : {}),
    ...(answers.mode === 'rounds' && answers.roundMinutes ? { roundMinutes: Number(answers.roundMinutes) } : {}),
  };
}

async function expertsFree(
  ctx: Context,
  experts: SessionAnswers['experts'],
  told: Told,
  own?: Session['id'],
): Promise<void> {
  // Of the session in the making only its hours are looked at, and its id, so that it is not held against itself.
  const asked = { ...told, id: own ?? ctx.newId<'session'>() } as Session;
  for (const person of experts)
    if (await asSystem(ctx, () => clashOf(ctx.tx, person, asked))) throw new Refusal('expert-busy');
}

async function added(
  ctx: Context,
  { secrets }: SessionsDeps,
  told: Told,
  { experts }: SessionAnswers,
): Promise<Screen> {
  const { id: organisationId } = ctx.me.organisation;
  const session: Session = {
    ...{ ...told, id: ctx.newId<'session'>(), organisationId, createdBy: ctx.me.person.id, createdAt: ctx.now },
    ...{ status: 'draft', version: 0, token: secrets.token() },
  };
  await ctx.tx.sessions.add(session);
  await ctx.tx.experts.add(...expertRows(ctx, session, experts));
  return sessionCard(ctx, session.id, 'Проверьте и нажмите «Объявить»: до этого приглашения никто не увидит.');
}

function typed({ me }: Context, session: Session, experts: readonly Expert[]): Readonly<Record<string, string>> {
  const local = session.startsAt.toZonedDateTimeISO(me.organisation.settings.zone);
  return {
    experts: experts.map((one) => one.personId).join(','),
    ...{
      theme: session.theme,
      startsAt: `${local.toPlainDate().toString()} ${local.toPlainTime().toString().slice(0, 5)}`,
    },
    ...{ minutes: String(session.minutes), place: session.place, seats: String(session.seats), openTo: session.openTo },
    ...{ mode: session.mode, until: signUpOf(session), about: session.about ?? '' },
    ...(session.roundMinutes ? { roundMinutes: String(session.roundMinutes) } : {}),
  };
}

function signUpOf({ startsAt, signUpUntil }: Session): SignUp {
  const hours = signUpUntil.until(startsAt, { largestUnit: 'hours' }).hours;
  // the keys of a literal
  const all = Object.keys(signUpHours) as readonly SignUp[];
  return all.find((code) => signUpHours[code] === hours) ?? 'start';
}
