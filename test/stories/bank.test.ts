import { describe, expect } from 'vitest';
import { channels } from '#core/kernel/ports.ts';
import { bankOf, enters, mentorAnswers, opensCard } from '../support/bank.ts';
import { byTurns } from '../support/by-turns.ts';
import { staffed } from '../support/in-force.ts';
import { school } from '../support/school.ts';

describe.each(channels)('in %s: the bank', (on) => {
  const test = byTurns(channels, on);
  test('a mentor becomes one: from answers to an approved card, corrected with history, paused and back', async () => {
    const { here, curator, head } = await staffed(on);
    const anna = await here.member('Лугова Анна Петровна', 'staff', on);
    await enters(here, anna, 'mentor', mentorAnswers);
    expect(curator[on].sees()).toShow('Новая карточка в банке', 'готовность быть наставником');

    await curator[on].presses('Открыть карточку');
    expect(curator[on].sees()).toShow('ждёт утверждения', 'Предмет: математика', 'Категория: Опытный педагог');
    expect(curator[on].sees()).toShow('Занято мест: 0 из 2', 'Согласие, быть наставником: нет');
    await curator[on].presses('Исправить');
    await curator[on].presses('Предмет');
    await curator[on].says('математика и физика');
    expect(curator[on].sees()).toShow('Исправлено', 'Предмет: математика и физика');
    await curator[on].presses('История');
    expect(curator[on].sees()).toShow('исправлено', 'Предмет: математика → математика и физика', 'отправлена анкета');

    await curator[on].says('Банк');
    expect(curator[on].sees()).toShow('Наставники: 1, ждут утверждения: 1');
    await curator[on].presses('На утверждение');
    await curator[on].presses('Отправить руководителю');
    await head[on].presses('Открыть список');
    await head[on].presses('Утвердить: 1');
    expect(head[on].sees()).toShow('Утверждено: 1');
    expect(curator[on].sees()).toShow('Список банка утверждён');

    await anna[on].says('Моя карточка');
    expect(anna[on].sees()).toShow('Вы в банке наставников', 'Предмет: математика и физика', 'Пары: нет');
    await anna[on].presses('История');
    expect(anna[on].sees()).toShow('Предмет: математика → математика и физика', 'утверждено');
    await anna[on].presses('К карточке');
    await anna[on].presses('Не сейчас');
    await anna[on].presses('На месяц');
    expect(anna[on].sees()).toShow('Пауза до 24\u00a0сентября\u00a02026\u00a0г.');
    await anna[on].presses('Снять паузу');
    expect(anna[on].sees()).toShow('Пауза снята');
    await anna[on].presses('Не сейчас');
    await anna[on].presses('Другая дата');
    await anna[on].says('15 сентября');
    expect(anna[on].sees()).toShow('Пауза до 15\u00a0сентября\u00a02026\u00a0г.');
    await here.until('2026-09-15T10:00:00+03:00');
    expect((await bankOf(here)).map((entry) => entry.pausedUntil)).toEqual([undefined]);
    await here.stop();
  });

  test('a later questionnaire wins over corrections; burn-out comes into no card', async () => {
    const { here, curator } = await staffed(on);
    const denis = await here.member('Снегирёв Денис Ильич', 'staff', on);
    await enters(here, denis, 'mentee', {
      ...{ subject: 'физика', years: 2, categories: ['ict', 'burnout'], 'n-discipline': 3, 'n-parents': 1 },
      ...{ strengths: 'опыты', wishes: 'спокойный человек' },
    });
    await curator[on].presses('Открыть карточку');
    expect(curator[on].sees()).toShow(
      'Молодой педагог; Желание овладеть ИТ и ИКТ',
      'Дисциплина (3); Работа с родителями (1)',
    );
    expect(curator[on].sees().whole).not.toContain('выгорание');
    await curator[on].presses('Исправить');
    await curator[on].says('Сильные стороны');
    await curator[on].says('опыты и проекты');
    expect(curator[on].sees()).toShow('Сильные стороны: опыты и проекты');

    await enters(here, denis, 'mentee', { subject: 'физика', strengths: 'опыты, кружок', 'n-discipline': 1 });
    const [entry] = await bankOf(here);
    expect(entry?.profile).toMatchObject({
      ...{ years: 2, strengths: 'опыты, кружок', wishes: 'спокойный человек' },
      needs: { discipline: 1, parents: 1 },
    });
    await denis[on].says('Моя карточка');
    expect(denis[on].sees()).toShow('Вы в списке тех, кому подбирают наставника');
    expect(denis[on].sees().whole.toLowerCase()).not.toContain('наставляем');
    await here.stop();
  });

  test('the head approves a list of five without one, by an order', async () => {
    const { here, curator, head } = await staffed(on);
    for (const surname of ['Белова', 'Ветлугина', 'Громова', 'Дубова', 'Ежова']) {
      const one = await here.unconnected(`${surname} Анна Павловна`, 'staff');
      await enters(here, { person: one }, surname === 'Ежова' ? 'mentee' : 'mentor', { subjects: 'химия' });
    }
    await curator[on].says('Банк');
    await curator[on].presses('На утверждение');
    expect(curator[on].sees().buttons.join()).not.toContain('Утвердить:');
    await curator[on].presses('Отправить руководителю');
    await head[on].presses('Открыть список');
    await head[on].presses('✓ 3');
    expect(head[on].sees()).toShow('— 3.', 'Утвердить: 4');
    await head[on].presses('С номером приказа');
    await head[on].says('21-н');
    expect(head[on].sees()).toShow('Утверждено: 4', 'Осталось в списке: 1');
    const waiting = (await bankOf(here)).filter((entry) => entry.status === 'waiting');
    expect(waiting).toHaveLength(1);
    await head[on].says('Банк');
    expect(head[on].sees()).toShow(
      'Наставники: 4, ждут утверждения: 1',
      'Наставляемые: 1, ждут утверждения: 0, без пары: 1',
    );
    await opensCard(head[on], 'Наставники', 1);
    await head[on].presses('История');
    expect(head[on].sees()).toShow('утверждено, приказ №\u00a021-н');
    await here.stop();
  });

  test('where no head is in the bot the curator records the approval', async () => {
    const here = await school();
    const curator = await here.member('Ветрова Ирина Павловна', 'curator', on);
    const one = await here.unconnected('Белова Анна Павловна', 'staff');
    await enters(here, { person: one }, 'mentor', { subjects: 'химия' });
    await curator[on].says('Банк');
    await curator[on].presses('На утверждение');
    await curator[on].presses('Утвердить: 1');
    expect(curator[on].sees()).toShow('Утверждено: 1');
    await here.stop();
  });
});
