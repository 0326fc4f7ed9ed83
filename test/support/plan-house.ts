import { hear } from '#core/conversation/hear.ts';
import type { Screen } from '#core/conversation/screen.ts';
import { type Id, id } from '#core/kernel/id.ts';
import { date, type Instant, instant } from '#core/kernel/time.ts';
import type { Mentorship } from '#core/pairing/mentorship.ts';
import { defaultSettings } from '#core/people/organisation.ts';
import type { RoleName } from '#core/people/person.ts';
import type { Activity, Programme } from '#core/programmes/programme.ts';
import type { Staff } from '#core/reminders/recipients.ts';
import { staffOf } from '#core/reminders/situation.ts';
import type { Morning } from '#core/reminders/source.ts';
import { morningOf } from '#core/reminders/tick.ts';
import type { Tx } from '#core/store.ts';
import { newId } from '#db/new-id.ts';
import { russianCalendar } from '../../src/calendar/russia.ts';
import { usedDatabase } from './used-database.ts';
import { wholeHouse } from './whole-house.ts';

export const organisationId = id<'organisation'>('school');
export const who = (key: string): Id<'person'> => id<'person'>(key);

const organisation = { id: organisationId, name: 'Школа', settings: { ...defaultSettings, zone: 'UTC' } };
const national = russianCalendar();

interface Made {
  readonly mentees?: readonly string[];
  readonly pair?: Partial<Mentorship>;
  readonly programme?: Partial<Programme>;
  readonly lines?: readonly Partial<Activity>[];
}

/** A mentor with mentees and a curator at one door, an approved programme between them, and no messenger. */
export async function planHouse({ mentees = ['first'], pair = {}, programme = {}, lines = [{}] }: Made = {}) {
  const database = await usedDatabase();
  const clock = { now: instant('2026-10-06T09:00:00Z') };
  const listen = hear(wholeHouse(() => clock.now));
  const system = <R>(work: (tx: Tx) => Promise<R>) => database.store.transaction({ as: 'system' }, work);
  const reverse = pair.kinds?.includes('reverse') ?? false;
  const both = ['mentor', 'mentee'] as const;
  await system(async (tx) => {
    await tx.organisations.add(organisation);
    const roles: readonly (readonly [string, RoleName])[] = [
      ['mentor', 'mentor'],
      ['curator', 'curator'],
      ...mentees.map((one) => [one, 'mentee'] as const),
    ];
    for (const [key, role] of roles) await join(tx, key, role, clock.now);
    await tx.mentorships.add({
      ...{ id: id<'mentorship'>('pair'), organisationId, form: 'teacher-teacher', kinds: ['traditional'] },
      ...{ status: 'in-force', plannedFrom: date('2026-10-01'), plannedTo: date('2027-05-31') },
      ...{ inForceFrom: date('2026-10-01'), inForceTo: date('2027-05-31'), createdBy: who('mentor') },
      ...{ createdAt: clock.now, ...pair },
    });
    for (const key of ['mentor', ...mentees])
      for (const side of reverse ? both : ([key === 'mentor' ? 'mentor' : 'mentee'] as const))
        await tx.members.add({
          ...{ id: id<'member'>(`${key}-${side}`), organisationId, mentorshipId: id<'mentorship'>('pair') },
          ...{ personId: who(key), side, answer: 'yes' },
        });
    await tx.programmes.add({
      ...{ id: id<'programme'>('programme'), organisationId, mentorshipId: id<'mentorship'>('pair') },
      ...{ status: 'approved', from: date('2026-10-01'), to: date('2027-03-31'), mode: 'person', areas: ['lesson'] },
      ...{ schedule: '', expected: '', version: 1, agreements: [], createdBy: who('mentor'), createdAt: clock.now },
      ...{ approvedOn: date('2026-10-02'), ...programme },
    });
    for (const [index, line] of lines.entries())
      await tx.activities.add({
        ...{ id: id<'activity'>(`line-${index + 1}`), organisationId, programmeId: id<'programme'>('programme') },
        ...{ number: index + 1, title: `Дело ${index + 1}`, due: date('2026-10-16'), dueVersion: 0, ...line },
      });
  });
  const hears = async (key: string, input: Parameters<typeof listen>[1]['input']): Promise<string> => {
    await system((tx) => listen(tx, { channel: 'vk', address: key, input }));
    const [row]: readonly { readonly screen: Screen }[] = await database.dataSource.query(
      `select o.screen from outbox o join accounts a on a.id = o.account_id where a.address = $1 and lane = 'reply'
       order by o.id desc limit 1`,
      [key],
    );
    if (!row) throw new Error(`${key} was shown nothing`);
    return `${words(row.screen)} ${row.screen.rows
      .flat()
      .flatMap((one) => ('action' in one ? [`[${one.action}]`] : []))
      .join(' ')}`;
  };
  return {
    database,
    system,
    presses: (key: string, action: string) => hears(key, { kind: 'press', action }),
    says: (key: string, text: string) => hears(key, { kind: 'text', text }),
    at: (day: string) => {
      clock.now = instant(`${day}T09:00:00Z`);
    },
    /** As the digest of that day would derive it. */
    morning: (tx: Tx): Promise<Morning> =>
      staffOf(tx, organisation, clock.now).then((staff: Staff) =>
        morningOf({ national }, tx, organisation, clock.now, staff),
      ),
    /** Texts of what was told to somebody outside their own presses. */
    told: async (key: string): Promise<readonly string[]> => {
      const rows: readonly { readonly screen: Screen }[] = await database.dataSource.query(
        `select screen from outbox where lane = 'notice' and screen is not null and key like $1 order by id`,
        [`%:${key}`],
      );
      return rows.map(({ screen }) => words(screen));
    },
  };
}

const words = ({ text }: Screen): string =>
  text.map((part) => (typeof part === 'string' ? part : part.person)).join('');

async function join(tx: Tx, key: string, role: RoleName, at: Instant): Promise<void> {
  const of = { organisationId, personId: who(key) };
  await tx.people.add({ id: of.personId, surname: key, name: 'Анна' });
  await tx.roles.add({ ...of, id: newId(), role, from: date('2026-09-01') });
  await tx.accounts.add({
    ...{ id: newId(), channel: 'vk', address: key, personId: of.personId, organisationId, reachable: true, seenAt: at },
  });
  await tx.consents.add({
    ...{ ...of, id: newId(), kind: 'personal-data', version: '1', hash: 'h', channel: 'vk', givenAt: at },
  });
}
