import mammoth from 'mammoth';
import { readSheet } from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { channels } from '#core/kernel/ports.ts';
import { inForce } from '../support/in-force.ts';
import { textOf } from '../support/news.ts';

describe.each(channels)('in %s: what closing a stage brings', (on) => {
  test('one tap and the result; the keeper of news is asked what to publish; the reports hold the figures', async () => {
    const { here, curator, psychologist } = await inForce(on);
    const keeper = await here.member('Дубова Нина Фёдоровна', 'administrator', on);
    await here.until('2026-10-15T09:00:00+03:00');
    expect(await psychologist[on].presses('Закрыть')).toShow('Закрыть этап', 'Какой результат?');
    await psychologist[on].sends(Buffer.from('список'), 'банк.txt', 'приказ № 31');
    expect(psychologist[on].sees()).toShow('Этап закрыт.', 'Результат: приказ №\u00a031 · файл');

    expect(keeper[on].sees()).toShow('Что опубликовать по этапу «2. Собрать банк наставляемых»?');
    await keeper[on].presses('Опубликовано');
    expect(await keeper[on].says('https://school.example/news/5')).toShow('Отмечено: опубликовано');

    await curator[on].says('Дорожная карта');
    await curator[on].presses('Отчёт');
    const report = textOf(curator[on].sees());
    expect(report).toContain('Выполнено: 1 из 7 (14 %)');
    await curator[on].presses('Word (.docx)');
    const words = await mammoth.extractRawText({ buffer: await curator[on].downloads() });
    expect(words.value.replaceAll('\u00a0', ' ')).toContain('1 из 7 (14 %)');
    expect(words.value).toContain('Собрать банк наставляемых');
    await curator[on].presses('Excel (.xlsx)');
    const book = await curator[on].downloads();
    expect((await readSheet(book, 1)).flat()).toEqual(expect.arrayContaining(['Выполнено', 1, '1 из 7 (14\u00a0%)']));
    expect((await readSheet(book, 2)).flat()).toEqual(expect.arrayContaining(['Собрать банк наставляемых', 'закрыт']));
    await here.stop();
  });
});
