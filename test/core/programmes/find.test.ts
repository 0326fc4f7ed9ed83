import { afterEach, expect, test } from 'vitest';
import { date } from '#core/kernel/time.ts';
import { type ProgrammeHouse, programmeHouse } from '../../support/programme-house.ts';
import { approvedProgramme } from '../../support/programmes.ts';

const opened: { house?: ProgrammeHouse } = {};
afterEach(() => opened.house?.home.close());

/** Eight pairs of the school with a programme each; whoever looks for one stands in none of them. */
async function shelved(): Promise<ProgrammeHouse> {
  const here = await programmeHouse();
  opened.house = here;
  const [mentor, mentee] = [await here.joins('Дроздова', 'mentor'), await here.joins('Жаворонкова', 'mentee')];
  for (let at = 0; at < 8; at += 1) {
    const pair = await here.pairs([mentor], [mentee]);
    const of = { organisationId: here.organisationId, mentorshipId: pair.id, now: here.home.now() };
    await here.system((tx) =>
      approvedProgramme(
        tx,
        { ...of, people: [mentor.id, mentee.id] },
        { areas: at === 0 ? ['parents'] : ['lesson'], approvedOn: date('2026-10-05').add({ days: at }) },
        [
          { title: at === 0 ? 'Провести собрание у Дроздовой' : 'Посетить урок', area: 'lesson' },
          { title: 'Показать приём' },
        ],
      ),
    );
  }
  return here;
}

test.each(['mentee', 'mentor'] as const)('a %s finds a programme by typed words, page by page', async (role) => {
  const { talks } = await (await shelved()).joins('Соколова', role);
  await talks.forges('prog.bank');
  expect((await talks.presses('Найти по словам')).text).toContain('Что ищете?');
  const shown = await talks.says('собрания');
  expect(shown.text).toContain('Нашлось по словам «собрания»: 1');
  expect((await talks.presses('1')).text).toContain('Провести собрание у [имя]');
  // What was found is still there after one of it was looked at.
  expect((await talks.presses('К найденному')).text).toBe(shown.text);

  await talks.forges('prog.bank.find');
  expect((await talks.says('уроки')).text).toContain('Нашлось по словам «уроки»: 8');
  const next = await talks.presses('Дальше');
  expect(next.labels.slice(0, 2)).toEqual(['7', '8']);
  expect(next.labels).not.toContain('1');
});

test('nothing found says what to do; names are no words to search by', async () => {
  const { talks } = await (await shelved()).joins('Соколова', 'mentee');
  // Before anything was looked for there is nothing to page.
  expect((await talks.forges('prog.bank.found:1')).text).toContain('Какую программу искать?');
  for (const words of ['погода', 'Дроздовой', 'Дроздова Вера Ильинична', 'ДРОЗДОВУ']) {
    await talks.forges('prog.bank.find');
    const shown = await talks.says(words);
    expect(shown.text).toContain('Таких программ пока нет');
    expect(shown.labels).toEqual(['Искать ещё', 'Банк программ', 'Меню']);
  }
  await talks.forges('prog.bank.find');
  expect((await talks.says('собрание у Дроздовой')).text).toContain(': 1');
});
