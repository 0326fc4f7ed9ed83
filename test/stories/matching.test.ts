import { readSheet } from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { channels } from '#core/kernel/ports.ts';
import { enters, mentorAnswers } from '../support/bank.ts';
import { pairsOf } from '../support/pairing.ts';
import { school } from '../support/school.ts';

const menteeAnswers = { years: 1, form: 'teacher-teacher', mode: 'person', 'n-discipline': 3 };

test.each([
  ['telegram', 'vk'],
  ['vk', 'telegram'],
] as const)(
  'a curator in %s looks at the best proposal, changes it, and everybody is asked in %s',
  async (on, other) => {
    const here = await school({
      now: '2026-09-07T10:00:00+03:00',
      settings: { names: { telegram: 'full', vk: 'full' } },
    });
    const curator = (await here.member('Ветрова Ирина Павловна', 'curator', on))[on];
    const council = (await here.member('Зорина Нина Львовна', 'council', on))[on];
    const mentors = [
      await here.member('Лугова Анна Петровна', 'mentor', other),
      await here.member('Павлова Дарья Ильинична', 'mentor', other),
    ] as const;
    const mentees = [
      await here.member('Ким Олег Игоревич', 'mentee', other),
      await here.member('Сафина Лия Маратовна', 'mentee', other),
      await here.member('Ясный Пётр Ильич', 'mentee', other),
    ] as const;
    await enters(here, mentors[0], 'mentor', { ...mentorAnswers, capacity: '1' });
    await enters(here, mentors[1], 'mentor', {
      ...mentorAnswers,
      subjects: 'химия, математика',
      areas: ['parents'],
      capacity: '1',
    });
    await enters(here, mentees[0], 'mentee', { ...menteeAnswers, subject: 'математика' });
    await enters(here, mentees[1], 'mentee', { ...menteeAnswers, subject: 'химия', 'n-discipline': 0, 'n-parents': 2 });
    await enters(here, mentees[2], 'mentee', { years: 20 });
    await here.system(async (tx) => {
      for (const entry of await tx.bank.where({ side: 'mentor' })) await tx.bank.put({ ...entry, status: 'approved' });
    });

    await curator.says('Пары');
    expect(await curator.presses('Подбор')).toShow(
      'Без пары: 3 · подобрано: 2 из 3',
      '1. Ким Олег Игоревич – Лугова Анна Петровна: тот же предмет',
      '2. Сафина Лия Маратовна – Павлова Дарья Ильинична: тот же предмет; помощь (работа с родителями)',
      '3. Ясный Пётр Ильич: мест не хватило',
    );
    // What the council sees it may propose, and no more.
    await council.says('Пары');
    expect((await council.presses('Подбор')).buttons).not.toContain('Предложить всем: 2');
    expect(await council.presses('3')).toShow('Кому: Ясный Пётр Ильич', 'Пара не предложена');
    expect(await council.presses('1')).toShow('Черновик записан', 'Предложил совет наставников');
    await here.settle();
    expect(curator.sees()).toShow('Совет наставников предлагает пару');
    expect(await curator.presses('Открыть пару')).toShow('Ясный Пётр Ильич', 'Предложил совет наставников');
    await curator.says('Пары');
    await curator.presses('Подбор');

    // Three taps: a pin moves the others.
    await curator.presses('3');
    expect(await curator.presses('2')).toShow('Закреплено', 'Предлагается: Павлова Дарья Ильинична (закреплено)');
    expect(await curator.presses('Весь подбор')).toShow('Сафина Лия Маратовна: мест не хватило');
    await curator.presses('2');
    await curator.presses('Открепить');
    await curator.presses('Весь подбор');
    await curator.presses('Что важнее');
    await curator.presses('Изменить ответ');
    await curator.presses('1. Один предмет');
    await curator.presses('5');
    expect(await curator.presses('Отправить')).toShow('подбор пересчитан', 'подобрано: 2 из 3');
    const rows = await readSheet(await file(curator), 'Подбор');
    expect(rows[1]?.slice(1, 4)).toEqual([
      'Ким Олег Игоревич',
      'Лугова Анна Петровна',
      'тот же предмет; помощь (дисциплина); подходит форма; очно удобно обеим сторонам; стаж: 21\u00a0год',
    ]);

    await curator.presses('Предложить всем: 2');
    expect(await curator.presses('Предложить')).toShow('Предложено пар: 2');
    expect((await pairsOf(here)).map((one) => one.status).sort()).toEqual(['draft', 'proposed', 'proposed']);
    for (const one of [...mentors, mentees[0], mentees[1]]) expect(one[other].sees().buttons).toContain('Обсудить');
    // A no is one tap and no shame; the two are not brought together again, and the place is free for somebody else.
    await mentees[1][other].presses('Нет');
    await mentees[1][other].presses('Пропустить');
    await curator.says('Пары');
    expect(await curator.presses('Подбор')).toShow(
      'Без пары: 2 · подобрано: 1 из 2',
      'Ясный Пётр Ильич – Павлова Дарья Ильинична',
      'Сафина Лия Маратовна: подходящие отказались или исключены',
    );

    // A mentor looks for help herself, and the mentee is strong in just that: each could teach the other (3.1).
    await enters(here, mentors[1], 'mentee', { 'n-ict': 3 });
    await enters(here, mentees[2], 'mentee', { years: 20, subject: 'химия', strengths: 'Презентации, сайты' });
    await curator.says('Пары');
    await curator.presses('Подбор');
    expect(await curator.presses('1')).toShow('возможно реверсивное: ИКТ и цифровые ресурсы');
    expect(await curator.presses('Реверсивная пара с № 1')).toShow('Тема');
    await curator.says('Уроки и презентации');
    await curator.says('1 октября 2026');
    await curator.says('31 мая 2027');
    expect(await curator.presses('Отправить')).toShow('Черновик записан', 'реверсивное');
    await here.stop();
  },
);

async function file(phone: {
  presses(label: string): Promise<unknown>;
  downloads(): Promise<Buffer>;
}): Promise<Buffer> {
  await phone.presses('Excel (.xlsx)');
  return phone.downloads();
}

test('nothing to match is said in words', async () => {
  const here = await school();
  const curator = await here.member('Ветрова', 'curator', ...channels);
  for (const on of channels) {
    await curator[on].says('Пары');
    expect(await curator[on].presses('Подбор')).toShow('Подбирать пока некому', 'Разошлите анкету');
  }
  await here.stop();
});
