import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Channel } from '#core/kernel/ports.ts';
import { date } from '#core/kernel/time.ts';
import { paired } from '../support/help.ts';
import { approvedProgramme } from '../support/programmes.ts';
import { type Member, type School, school } from '../support/school.ts';

/** The mentee and the curator in one messenger, the new mentor in the other; and the other way round. */
const ways: readonly { readonly one: Channel; readonly other: Channel }[] = [
  { one: 'vk', other: 'telegram' },
  { one: 'telegram', other: 'vk' },
];

describe.each(ways)('the mentee in $one, the new mentor in $other', ({ one, other }) => {
  let here: School;
  let curator: Member;
  let mentor: Member;
  let mentee: Member;
  beforeAll(async () => {
    here = await school({ now: '2026-11-20T10:00:00+03:00' });
    curator = await here.member('Ветрова Ирина Павловна', 'curator', one);
    const former = await here.member('Лугова Анна Петровна', 'mentor', other);
    mentor = await here.member('Сомова Вера Ильинична', 'mentor', other);
    mentee = await here.member('Ким Олег Игоревич', 'mentee', one);
    await paired(here, former.person.id, mentee.person.id);
    await here.system(async (tx) => {
      const [pair] = await tx.mentorships.where({});
      if (!pair) throw new Error('no pair');
      const people = [former.person.id, mentee.person.id];
      const of = { organisationId: here.organisation.id, mentorshipId: pair.id, people, now: here.clock.now() };
      await approvedProgramme(tx, of, { status: 'closed', closeReason: 'mentee', closedOn: date('2026-11-19') });
      await tx.mentorships.put({ ...pair, status: 'ended', inForceTo: date('2026-11-19') });
    });
    await paired(here, mentor.person.id, mentee.person.id);
  });
  afterAll(() => here.stop());

  test('with another mentor the programme goes on in one tap, and is agreed and approved as any other', async () => {
    await mentee[one].says('/menu');
    expect(await mentee[one].presses('Составить программу')).toShow('осталось мероприятий: 3');
    expect(await mentee[one].presses('Продолжить программу прежней пары')).toShow('Черновик готов');
    expect(mentee[one].sees()).toShow('Состояние: черновик', 'Мероприятий: 3', 'Провести открытый урок: до 10');
    expect(mentee[one].sees().whole).not.toMatch(/Лугов|А. П. Л./);
    expect(await mentee[one].presses('Предложить всем')).toShow('ваше «Да» записано', ': ждём ответа');

    expect(mentor[other].sees()).toShow('Вам предлагают программу', 'Состояние: ждёт ответов');
    expect(await mentor[other].presses('Да')).toShow('Состояние: все согласны, ждёт утверждения');
    expect(curator[one].sees()).toShow('Программа ждёт утверждения, все согласны');
    await curator[one].presses('Открыть программу');
    expect(await curator[one].presses('Утвердить')).toShow('Программа утверждена, участники узнают');
    for (const phone of [mentee[one], mentor[other]]) expect(phone.sees()).toShow('Программа утверждена');
  });
});
