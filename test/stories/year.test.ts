import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { workingDays } from '#core/calendar/working-days.ts';
import type { Channel } from '#core/kernel/ports.ts';
import { dayIn, type Instant } from '#core/kernel/time.ts';
import type { RoleName } from '#core/people/person.ts';
import { russianCalendar } from '../../src/calendar/russia.ts';
import { approves, roadmapFile, sendsRoadmap } from '../support/curating.ts';
import { byDayAndName, type Digest, type Duty, expectedYear, type Year } from '../support/expected-year.ts';
import { type Member, type School, school } from '../support/school.ts';
import { full, size } from '../support/size.ts';
import type { Seen, StoryPhone } from '../support/story-phone.ts';

interface Cast {
  readonly member: Member;
  readonly role: RoleName;
  readonly on: Channel;
}

interface Staff {
  readonly name: string;
  readonly role: RoleName;
  readonly on: Channel;
}

/** With which lead each duty is closed, so that every kind of reminder is seen: some at once, some very late. */
const habits = ['start', 'before-7', 'day', 'overdue-1', 'overdue-7', 'weekly-4', 'before-1'];
const closedOn = (_: Duty, index: number): string => habits[index % habits.length] ?? 'day';

const settings = { names: { telegram: 'full', vk: 'full' } } as const;

describe('an invented roadmap goes from its file to the last reminder of the year', () => {
  const staff = (curator: Channel, others: Channel): readonly Staff[] => [
    { name: 'Ветрова Ирина Павловна', role: 'curator', on: curator },
    { name: 'Рябинин Олег Сергеевич', role: 'head', on: others },
    { name: 'Родимцева Елена Кирилловна', role: 'mentor', on: others },
    { name: 'Чибисов Пётр Андреевич', role: 'staff', on: curator },
  ];
  const walks = [
    ['lyceum', 'in Telegram', staff('telegram', 'telegram'), '2025-08-18'],
    ['lyceum', 'in VK', staff('vk', 'vk'), '2025-08-18'],
    ['village', 'across both', staff('telegram', 'vk'), '2025-08-25'],
    ['district', 'across both', staff('vk', 'telegram'), '2025-08-25'],
    ['house', 'across both', staff('telegram', 'vk'), '2025-09-04'],
    ['sample', 'across both', staff('vk', 'telegram'), '2025-08-25'],
  ] as const;
  test.each(walks.filter((_, index) => full || [1, 2].includes(index)))('%s, %s', async (name, _, people, day) => {
    await wholeYear(roadmapFile(`${name}.docx`), people, day);
  });
});

const folder = new URL('../../../shared/roadmaps/', import.meta.url);
const real = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.docx')) : [];

describe.skipIf(real.length === 0)('a real roadmap goes from its file to the last reminder of the year', () => {
  test.each(real.slice(0, size(1, real.length)))('%s', async (file) => {
    const bytes = readFileSync(new URL(file, folder));
    await wholeYear(bytes, realStaff(file), file.startsWith('centre') ? '2023-08-25' : '2022-07-28');
  });
});

/** People of the assignee column get roles by their initials alone: the stories of real files invent no names for them. */
function realStaff(file: string): readonly Staff[] {
  const text = readFileSync(new URL(file.replace('.docx', '.txt'), folder), 'utf8');
  const named = [...text.matchAll(/([А-ЯЁ][а-яё]{3,})\s([А-ЯЁ])\.\s?([А-ЯЁ])\./g)].map((found) =>
    found.slice(1, 4).join(' '),
  );
  return [
    { name: 'Ветрова Ирина Павловна', role: 'curator', on: 'vk' },
    { name: 'Рябинин Олег Сергеевич', role: 'head', on: 'telegram' },
    ...[...new Set(named)].map((name, index) => ({
      name,
      role: 'staff' as const,
      on: index % 2 === 0 ? ('telegram' as const) : ('vk' as const),
    })),
  ];
}

async function wholeYear(bytes: Uint8Array, staff: readonly Staff[], day: string): Promise<void> {
  const here = await school({ now: `${day}T10:00:00+03:00`, settings });
  const cast: Cast[] = [];
  for (const { name, role, on } of staff) cast.push({ member: await here.member(name, role, on), role, on });
  const curator = phoneOf(cast.find((one) => one.role === 'curator'));
  const head = phoneOf(cast.find((one) => one.role === 'head'));
  await sendsRoadmap(curator, bytes, 'дорожная карта.docx');
  await here.until(`${day}T18:00:00+03:00`);
  expect(digestsIn(cast)).toEqual([]);
  await approves(head);
  const expected = expectedYear(await yearOf(here, cast));
  expect(expected.digests.length).toBeGreaterThan(2);
  await here.settle();
  const shown = await walk(here, cast, expected.closings);
  expect(shown.sort(byDayAndName)).toEqual(expected.digests);
  expect(await here.nextReminder()).toBeUndefined();
  await here.stop();
}

/** Goes from digest to digest; whoever is to close something that day does, from the reminder. Returns every digest shown. */
async function walk(
  here: School,
  cast: readonly Cast[],
  closings: ReturnType<typeof expectedYear>['closings'],
): Promise<Digest[]> {
  const shown: Digest[] = [];
  for (let now: Instant | undefined = await first(here); now; now = await here.nextReminder()) {
    const today = String(dayIn(here.organisation.settings.zone, now));
    const fresh = digestsIn(cast);
    expect(fresh.every((one) => one.day === today)).toBe(true);
    shown.push(...fresh);
    for (const { who, duty } of closings.filter((one) => one.day === today))
      await close(here, phoneOf(cast.find((one) => one.member.person.surname === who)), duty);
  }
  return shown;
}

/** What the day of approval itself brings; then the clock goes from reminder to reminder. */
async function first(here: School): Promise<Instant> {
  await here.until(here.clock.now().toString());
  return here.clock.now();
}

async function close(here: School, phone: StoryPhone, duty: Duty): Promise<void> {
  const [occurrence] = await here.system(async (tx) => {
    const all = await tx.occurrences.between(here.organisation.id, duty.due, duty.due);
    const stages = await tx.stages.among(
      'id',
      all.map((one) => one.stageId),
    );
    return all.filter(
      (one) => one.status === 'open' && stages.find((stage) => stage.id === one.stageId)?.position === duty.position,
    );
  });
  // The button may stand under «Мои дела» only, where a digest holds more than four stages.
  await phone.forges(`occ.close:${occurrence?.id}`);
  await phone.presses('Выполнено, без документа');
  expect(phone.sees()).toShow('Этап закрыт.');
}

const phoneOf = (one: Cast | undefined): StoryPhone => {
  if (!one) throw new Error('nobody plays that');
  return one.member[one.on];
};

/** Digests shown since the last look. */
const digestsIn = (cast: readonly Cast[]): readonly Digest[] =>
  cast.flatMap((one) =>
    phoneOf(one)
      .news()
      .filter(({ text }) => text.startsWith('Дорожная карта · '))
      .map((seen) => digestOf(one.member.person.surname, seen)),
  );

const months = 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' ');

function digestOf(who: string, { text }: Seen): Digest {
  const [head = '', ...items] = text.replaceAll('\u00a0', ' ').split('\n\n');
  const [, day = '', month = '', year = ''] = head.match(/(\d+) (\S+) (\d{4})/) ?? [];
  const iso = [year, String(months.indexOf(month) + 1).padStart(2, '0'), day.padStart(2, '0')].join('-');
  return { day: iso, who, items: items.map((item) => item.replace(/^\d+\. /, '').replaceAll('\n', ' | ')) };
}

/** The approved roadmap as a calendar sees it. */
async function yearOf(here: School, cast: readonly Cast[]): Promise<Year> {
  const { stages, occurrences, roadmap } = await here.system(async (tx) => {
    const [roadmap] = await tx.roadmaps.where({ organisationId: here.organisation.id, status: 'approved' });
    if (!roadmap) throw new Error('not approved');
    return {
      roadmap,
      stages: await tx.stages.where({ roadmapId: roadmap.id }),
      occurrences: await tx.occurrences.where({ roadmapId: roadmap.id }),
    };
  });
  const holders = (role: RoleName) => cast.filter((one) => one.role === role).map((one) => one.member.person.surname);
  const about = (stage: (typeof stages)[number]) => {
    const people = stage.assignees.flatMap((one) =>
      'role' in one
        ? holders(one.role)
        : cast.filter(({ member }) => member.person.id === one.person).map(({ member }) => member.person.surname),
    );
    const title = [...stage.title.replace(/\s+/g, ' ')];
    return {
      title: title.length > 140 ? `${title.slice(0, 139).join('')}…` : title.join(''),
      position: stage.position,
      people: [...new Set(people)],
      ...(people.length === 0 ? { gap: 'Ответственный не назначен.' } : {}),
    };
  };
  return {
    approvedOn: dayIn(here.organisation.settings.zone, here.clock.now()),
    plan: { from: roadmap.planFrom as Duty['due'], to: roadmap.planTo as Duty['due'] },
    duties: occurrences
      .flatMap((one) => {
        const stage = stages.find((each) => each.id === one.stageId);
        return stage ? [{ ...about(stage), ...(one.from ? { from: one.from } : {}), due: one.due }] : [];
      })
      .sort((a, b) => String(a.due).localeCompare(String(b.due)) || a.position - b.position),
    standing: stages
      .filter((stage) => stage.deadline.kind === 'continuous')
      .map((stage) => ({ ...about(stage), kind: 'continuous' })),
    curators: holders('curator'),
    heads: holders('head'),
    isWorking: workingDays(russianCalendar(), here.organisation.settings),
    closedOn,
  };
}
