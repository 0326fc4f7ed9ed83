import { id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines } from '#core/kernel/text.ts';
import { dayIn, isBefore, type PlainDate, Temporal } from '#core/kernel/time.ts';
import { rolesOn } from '#core/people/roles.ts';
import type { Told } from '#core/reminders/due.ts';
import type { Line, Morning, Source } from '#core/reminders/source.ts';
import type { Context } from './context.ts';
import type { Door } from './door.ts';
import type { FormSession } from './form-session.ts';
import { scopeOf } from './me.ts';
import { type BareContext, contextOf, formsOf } from './route.ts';
import { button } from './screen.ts';
import { type Progress, progressOf } from './unfinished.ts';

/** Days of program time after which a form that was begun is called to mind, once. */
export const daysLeft = 3;
/** Days after which it is not: whoever left it so long ago has decided. */
const daysForgotten = 21;

const prefix = 'form:';

/** «Не закончено»: one friendly line in the digest for a form left for three days, with the button that goes on with it. */
export function leftForms(door: Pick<Door, 'features' | 'newId' | 'links'>): Source {
  const forms = formsOf(door);
  const complete = contextOf(door);
  const left = async (morning: Morning): Promise<readonly FormSession[]> =>
    (await sessionsOf(morning)).filter(({ form }) => !forms.get(form)?.reminded);
  const progress = async (morning: Morning, session: FormSession): Promise<Progress | undefined> => {
    const bare = await seenBy(door, morning, session);
    if (!bare) return undefined;
    return morning.tx
      .as(scopeOf(bare.me), () => progressOf(forms, complete(bare), session))
      .catch((error: unknown) => {
        if (error instanceof Refusal) return undefined;
        throw error;
      });
  };
  return {
    prefix,
    due: async (morning) => {
      const sessions = (await left(morning)).filter((one) => isLeft(morning, one) && isHeard(morning, one));
      const subjects = sessions.map((one) => prefix + one.id);
      const told = new Set((await morning.tx.reminders.among('subject', subjects)).map((one) => one.subject));
      const due: Told[] = [];
      for (const session of sessions) {
        const subject = prefix + session.id;
        if (told.has(subject) || !(await progress(morning, session))) continue;
        due.push({ personId: session.personId, subject, lead: `left-${daysLeft}`, dueVersion: 0 });
      }
      return due;
    },
    lines: async (morning, reminders) => {
      const all: Line[] = [];
      for (const { subject, personId } of reminders) {
        const session = await morning.tx.forms.find(id<'form'>(subject.slice(prefix.length)));
        if (session?.status !== 'open' || session.personId !== personId || !isLeft(morning, session)) continue;
        const made = await progress(morning, session);
        if (made) all.push(lineOf(subject, session, made));
      }
      return all;
    },
    days: async (morning) => (await left(morning)).map((session) => dayOf(morning, session)),
  };
}

const lineOf = (subject: string, session: FormSession, { title, answered, count }: Progress): Line => ({
  subject,
  text: lines(
    `Не закончено: ${title}`,
    `Ответов: ${answered} из ${count}. Они сохранены, можно продолжить с того же места.`,
  ),
  button: button('Продолжить', 'f.open', session.id),
});

const sessionsOf = ({ tx, organisation, now }: Morning): Promise<readonly FormSession[]> =>
  tx.forms.left(organisation.id, now.subtract({ hours: 24 * daysForgotten }));

/** The first day on which it is to be called to mind. */
const dayOf = ({ organisation }: Morning, { updatedAt }: FormSession): PlainDate =>
  dayIn(organisation.settings.zone, updatedAt).add({ days: daysLeft });

const isLeft = (morning: Morning, session: FormSession): boolean =>
  !isBefore(morning.staff.today, dayOf(morning, session));

const isHeard = ({ staff }: Morning, { personId }: FormSession): boolean => staff.connected(personId);

/** The writer of a form as they would be if they spoke now; undefined where they have no role or no messenger here today. */
async function seenBy(
  { newId, links }: Pick<Door, 'newId' | 'links'>,
  { tx, organisation, now, staff }: Morning,
  { personId }: FormSession,
): Promise<BareContext | undefined> {
  const roles = rolesOn(
    staff.roles.filter((role) => role.personId === personId),
    staff.today,
  );
  const person = await tx.people.find(personId);
  const accounts = await tx.accounts.where({ personId });
  const account = [...accounts].sort((a, b) => Temporal.Instant.compare(b.seenAt, a.seenAt))[0];
  if (!person || !account || roles.length === 0) return undefined;
  const me: Context['me'] = { person, organisation, elsewhere: [], roles, today: staff.today };
  return { tx, now, newId, links, account, me };
}
