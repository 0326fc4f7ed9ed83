import type { NewId } from '#core/kernel/id.ts';
import { dayIn, type Instant } from '#core/kernel/time.ts';
import { issue } from '#core/people/invite.ts';
import { defaultSettings, type Organisation } from '#core/people/organisation.ts';
import type { Person, RoleName } from '#core/people/person.ts';
import type { Secrets } from '#core/people/secrets.ts';
import type { Store, Tx } from '#core/store.ts';
import type { SandboxPerson } from './sandbox.ts';

interface Invented {
  readonly surname: string;
  readonly name: string;
  readonly patronymic: string;
  readonly role: RoleName;
  readonly position: string;
  readonly note: string;
  readonly telegram?: boolean;
  readonly vk?: boolean;
}

const people: readonly Invented[] = [
  {
    surname: 'Ветрова',
    name: 'Ирина',
    patronymic: 'Павловна',
    role: 'curator',
    position: 'заместитель директора по УВР',
    note: 'куратор: присылает дорожную карту',
    telegram: true,
    vk: true,
  },
  {
    surname: 'Рябинин',
    name: 'Олег',
    patronymic: 'Сергеевич',
    role: 'head',
    position: 'директор',
    note: 'директор: утверждает',
    telegram: true,
  },
  {
    surname: 'Лугова',
    name: 'Анна',
    patronymic: 'Петровна',
    role: 'mentor',
    position: 'учитель математики',
    note: 'наставник',
    vk: true,
  },
  {
    surname: 'Снегирёв',
    name: 'Денис',
    patronymic: 'Ильич',
    role: 'mentee',
    position: 'учитель физики',
    note: 'наставляемый',
    telegram: true,
  },
  {
    surname: 'Озерова',
    name: 'Мария',
    patronymic: 'Львовна',
    role: 'psychologist',
    position: 'педагог-психолог',
    note: 'педагог-психолог',
    vk: true,
  },
];

/** An invented school with its staff, once, on an empty database; returns the people for the sandbox's page. */
export async function seed(deps: {
  readonly store: Store;
  readonly newId: NewId;
  readonly secrets: Secrets;
  readonly now: Instant;
}): Promise<readonly SandboxPerson[]> {
  return deps.store.transaction({ as: 'system' }, async (tx) => {
    if ((await tx.organisations.where({})).length > 0) return [];
    const organisation: Organisation = {
      id: deps.newId<'organisation'>(),
      name: 'Школа № 5 посёлка Ясный',
      settings: {
        ...defaultSettings,
        zone: 'Europe/Volgograd',
        terms: terms(deps.now),
        address: 'посёлок Ясный, Школьная улица, 1',
      },
    };
    await tx.organisations.add(organisation);
    const invited: SandboxPerson[] = [];
    for (const invented of people) invited.push(await settle(deps, tx, organisation, invented));
    return invited;
  });
}

async function settle(
  { newId, secrets, now }: { readonly newId: NewId; readonly secrets: Secrets; readonly now: Instant },
  tx: Tx,
  organisation: Organisation,
  invented: Invented,
): Promise<SandboxPerson> {
  const { surname, name, patronymic, role, position } = invented;
  const person: Person = { id: newId<'person'>(), surname, name, patronymic };
  await tx.people.add(person);
  await tx.roles.add({
    id: newId<'role'>(),
    organisationId: organisation.id,
    personId: person.id,
    role,
    position,
    from: dayIn(organisation.settings.zone, now),
  });
  const { token } = await issue({ tx, now, newId }, secrets, {
    organisationId: organisation.id,
    personId: person.id,
    purpose: 'join',
  });
  return {
    name: `${name} ${patronymic} ${surname}`,
    note: invented.note,
    start: token,
    ...(invented.telegram ? { telegram: true } : {}),
    ...(invented.vk ? { vk: true } : {}),
  };
}

/** Terms of the academic year that `now` falls into. */
function terms(now: Instant): Organisation['settings']['terms'] {
  const today = dayIn('Europe/Volgograd', now);
  const year = today.month >= 7 ? today.year : today.year - 1;
  return [
    { from: `${year}-09-01`, to: `${year}-10-25` },
    { from: `${year}-11-05`, to: `${year}-12-28` },
    { from: `${year + 1}-01-11`, to: `${year + 1}-03-20` },
    { from: `${year + 1}-03-30`, to: `${year + 1}-05-26` },
  ];
}
