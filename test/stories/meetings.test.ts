import { afterEach, expect, test } from 'vitest';
import type { Channel } from '#core/kernel/ports.ts';
import { type Met, met, onlyMeeting } from '../support/meetings.ts';
import type { Seen } from '../support/story-phone.ts';

const open: { story?: Met } = {};
const begin = async (...given: Parameters<typeof met>): Promise<Met> => {
  open.story = await met(...given);
  return open.story;
};
afterEach(() => open.story?.here.stop());

const headings = (news: readonly Seen[]): readonly string[] => news.map(({ text }) => text.split('\n')[0] ?? '');

const across: readonly (readonly [Channel, Channel])[] = [
  ['telegram', 'vk'],
  ['vk', 'telegram'],
];

test.each(across)(
  'a ready hour is proposed in three taps in %s and agreed with one in %s; a move asks anew, and only the last hour is reminded of',
  async (first, second) => {
    const story = await begin({ curator: 'vk', mentor: first, mentee: second });
    const { here } = story;
    const [mentor, mentee] = [story.mentor[first], story.mentee[second]];

    await mentor.presses('Встречи');
    await mentor.presses('Предложить встречу');
    expect(await mentor.presses('ср')).toShow(
      'Предложение отправлено',
      'ср, 7\u00a0октября\u00a02026\u00a0г., 15:00',
      'ответа нет',
    );
    await here.settle();
    expect(mentee.sees()).toShow('Предлагают встречу\nС кем: ', '[Подходит] [Другое время] [Отменить]');
    expect(await mentee.says('/start')).toShow('Ответить на предложение встречи');
    expect(await mentee.presses('Подходит')).toShow('Встреча назначена.');
    await here.settle();
    expect(headings(mentor.news()).at(-1)).toBe('Встреча назначена');
    await mentor.presses('В календарь');
    expect((await mentor.downloads()).toString('utf8')).toMatch(/SEQUENCE:1/);

    await mentee.presses('Перенести');
    expect(await mentee.says('вчера в 15:00')).toShow('Это время уже прошло');
    expect(await mentee.says('как-нибудь')).toShow('Не получилось понять время', 'завтра в 15:30');
    expect(await mentee.says('в пятницу после уроков')).toShow('Во сколько?');
    expect(await mentee.presses('16:00')).toShow(
      'пт, 9\u00a0октября\u00a02026\u00a0г., 16:00',
      'Состояние: ждём ответов',
    );
    await here.settle();
    mentor.news();
    expect(mentor.sees()).toShow('Предлагают перенести встречу', 'Было: ср, 7\u00a0октября\u00a02026\u00a0г., 15:00');
    expect(await mentor.presses('Подходит')).toShow('Встреча назначена');
    await here.settle();
    const moved = (await mentor.downloads()).toString('utf8');
    expect(moved).toMatch(/SEQUENCE:2/);
    [mentor, mentee].map((one) => one.news());

    await here.until('2026-10-07T16:30:00+03:00');
    expect([mentor.news(), mentee.news()]).toEqual([[], []]);
    await here.until('2026-10-08T16:00:05+03:00');
    await here.until('2026-10-09T15:00:05+03:00');
    await here.until('2026-10-09T16:45:05+03:00');
    for (const one of [mentor, mentee])
      expect(headings(one.news())).toEqual([
        'Завтра встреча',
        'Встреча через час',
        expect.stringMatching(/состоялась\?/),
      ]);

    expect(await mentor.presses('Да')).toShow('О чём была встреча?');
    expect(await mentee.presses('Нет')).toShow('Уже отмечено', 'Состояние: состоялась');
    expect(await onlyMeeting(here)).toMatchObject({ status: 'held', version: 2 });
  },
);
