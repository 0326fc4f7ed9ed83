import { afterAll, beforeAll, expect, test } from 'vitest';
import { asks, paired } from '../support/help.ts';
import { until } from '../support/queues.ts';
import { type Member, type School, school } from '../support/school.ts';
import type { StoryPhone } from '../support/story-phone.ts';

/** Promise 18; the full size is HELP_MESSAGES=1000. */
const messages = Number(process.env.HELP_MESSAGES ?? 60);

/** Said by each before anybody waits. */
const atOnce = 15;

interface Talk {
  readonly name: string;
  readonly asker: StoryPhone;
  readonly helper: StoryPhone;
}

let here: School;
let talks: readonly Talk[];

beforeAll(async () => {
  here = await school({ now: '2026-09-01T10:00:00+03:00' });
  const first = [
    await here.member('Лугова', 'mentee', 'telegram'),
    await here.member('Сомова', 'mentor', 'vk'),
  ] as const;
  const second = [
    await here.member('Рогова', 'mentee', 'vk'),
    await here.member('Ветрова', 'mentor', 'telegram'),
  ] as const;
  talks = [
    await begun(
      'А',
      first,
      (one) => one.telegram,
      (one) => one.vk,
    ),
    await begun(
      'Б',
      second,
      (one) => one.vk,
      (one) => one.telegram,
    ),
  ];
}, 60_000);
afterAll(() => here.stop());

async function begun(
  name: string,
  [mentee, mentor]: readonly [Member, Member],
  asking: (one: Member) => StoryPhone,
  helping: (one: Member) => StoryPhone,
): Promise<Talk> {
  await paired(here, mentor.person.id, mentee.person.id);
  await asks(asking(mentee));
  await helping(mentor).presses('Беру');
  await here.settle();
  await asking(mentee).presses('Написать');
  return { name, asker: asking(mentee), helper: helping(mentor) };
}

test('of two conversations across messengers nothing is lost, crossed or out of order, though a fifth of the sends fails', async () => {
  for (const messenger of ['telegram', 'vk'] as const)
    here.sandbox.faults.add({
      ...{ messenger, kind: '5xx', probability: 0.2 },
      methods: ['sendMessage', 'messages.send'],
    });
  const each = Math.ceil(messages / 4);
  for (let at = 0; at < each; at++) {
    for (const { name, asker, helper } of talks) {
      asker.handset.say(`${name}-вопрос-${at}.`);
      helper.handset.say(`${name}-ответ-${at}.`);
    }
    if (at === each - 1 || at % atOnce === atOnce - 1) await delivered((at + 1) * 4);
  }
  here.sandbox.faults.clear();
  // The faults were real: without them the rest would say little.
  expect(await retries()).toBeGreaterThan(messages / 20);
  for (const { name, asker, helper } of talks) {
    expect(heard(helper)).toEqual(Array.from({ length: each }, (_, at) => `${name}-вопрос-${at}`));
    expect(heard(asker)).toEqual(Array.from({ length: each }, (_, at) => `${name}-ответ-${at}`));
  }
}, 600_000);

/** What the other side said, as it arrived: replies of the bot to one's own words begin otherwise. */
const heard = (phone: StoryPhone): readonly string[] =>
  phone.handset
    .view()
    .messages.filter(({ from, text }) => from === 'bot' && !text.startsWith('Разговор:'))
    .flatMap(({ text }) => /[АБ]-(?:вопрос|ответ)-\d+/u.exec(text)?.[0] ?? []);

async function retries(): Promise<number> {
  const [row]: readonly { readonly more: number }[] = await here.database.dataSource.query(
    "select (sum(attempt) - count(*))::int as more from outbox where key like 'help:%:said:%'",
  );
  return row?.more ?? 0;
}

/** Waits between attempts are real seconds of the database: they are taken away, and the line is asked again at once. The test's time limit ends it. */
async function delivered(count: number): Promise<void> {
  const { dataSource } = here.database;
  await until(async () => {
    await here.settle();
    const [row]: readonly { readonly passed: number; readonly sent: number }[] = await dataSource.query(
      `select (select count(*)::int from help_messages) as passed,
              (select count(*)::int from outbox where key like 'help:%:said:%' and status = 'sent') as sent`,
    );
    if (row?.passed === count && row.sent === count) return true;
    await dataSource.query("update outbox set next_try = now() where status = 'pending'");
    await dataSource.query('update inbox set next_try = now() where handled_at is null and not dead');
    await dataSource.query('delete from pauses');
    await dataSource.query('update lines set failures = 0');
    return false;
  }, 0);
}
