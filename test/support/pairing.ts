import type { Channel } from '#core/kernel/ports.ts';
import { date } from '#core/kernel/time.ts';
import type { Mentorship } from '#core/pairing/mentorship.ts';
import { newId } from '#db/new-id.ts';
import { type Member, type School, school } from './school.ts';
import type { StoryPhone } from './story-phone.ts';

export interface Pairing {
  readonly here: School;
  readonly curator: StoryPhone;
  readonly head: StoryPhone;
  readonly mentor: Member;
  readonly mentee: Member;
}

type Options = NonNullable<Parameters<typeof school>[0]>;

/** A school with a curator and a head, a mentor whom the bank knows, and a mentee; each on the messenger named. */
export async function paired(
  on: { readonly leaders: Channel; readonly mentor: Channel; readonly mentee: Channel },
  options: Options = {},
): Promise<Pairing> {
  const here = await school({ now: '2026-09-07T10:00:00+03:00', ...options });
  const curator = await here.member('Ветрова Ирина Павловна', 'curator', on.leaders);
  const head = await here.member('Рябинин Олег Сергеевич', 'head', on.leaders);
  const mentor = await here.member('Лугова Анна Петровна', 'mentor', on.mentor);
  const mentee = await here.member('Ким Олег Игоревич', 'mentee', on.mentee);
  await inBank(here, mentor.person.id);
  return { here, curator: curator[on.leaders], head: head[on.leaders], mentor, mentee };
}

const inBank = (here: School, personId: Member['person']['id']): Promise<void> =>
  here.system((tx) =>
    tx.bank.add({
      ...{ id: newId<'entry'>(), organisationId: here.organisation.id, personId, side: 'mentor', status: 'approved' },
      ...{ profile: { subjects: 'математика', areas: ['lesson'], years: 12, forms: [], kinds: [], capacity: 1 } },
      ...{ categories: [], reviewedOn: date('2026-09-01'), createdAt: here.clock.now() },
    }),
  );

interface Made {
  readonly mentor?: string;
  readonly mentees?: readonly string[];
  readonly kinds?: string;
  readonly form?: string;
}

/** The curator fills in the form of a pair from 1 October to 31 May. */
export async function makes(curator: StoryPhone, made: Made = {}): Promise<void> {
  await curator.says('Пары');
  await curator.presses('Новая пара');
  await curator.says(made.mentor ?? 'Лугова Анна Петровна');
  await curator.says((made.mentees ?? ['Ким']).join(', '));
  await curator.says(made.form ?? 'педагог – педагог');
  await curator.says(made.kinds ?? 'традиционное');
  await curator.says('Первые уроки');
  await curator.says('1 октября 2026');
  await curator.says('31 мая 2027');
  await curator.presses('Отправить');
}

/** A side says «Да», and gives each consent that is asked for on the way. */
export async function agrees(side: StoryPhone): Promise<void> {
  await side.says('Мои пары');
  await side.presses('1');
  await side.presses('Да');
  for (let left = 2; left > 0 && side.sees().buttons.includes('Даю согласие'); left--)
    await side.presses('Даю согласие');
}

/** The curator drafts an order on everything that is ready, the head signs it. */
export async function drafts(curator: StoryPhone, pairs = '1'): Promise<void> {
  await curator.says('Пары');
  await curator.presses('Приказы');
  await curator.presses('Новый приказ');
  await curator.presses('Составить приказ');
  await curator.says(pairs);
  await curator.says('15 октября 2026');
  await curator.says('31 мая 2027');
  await curator.says('Да');
  await curator.presses('Отправить');
}

export async function signs(head: StoryPhone, order = '17-н от сегодня'): Promise<void> {
  await head.says('/start');
  await head.presses('Утвердить приказ');
  await head.presses('Подписан: номер и дата');
  await head.says(order);
}

export const pairsOf = (here: School): Promise<readonly Mentorship[]> =>
  here.system((tx) => tx.mentorships.where({ organisationId: here.organisation.id }));

export async function onlyPair(here: School): Promise<Mentorship> {
  const [pair, ...others] = await pairsOf(here);
  if (!pair || others.length > 0) throw new Error(`pairs: ${others.length + (pair ? 1 : 0)}`);
  return pair;
}
