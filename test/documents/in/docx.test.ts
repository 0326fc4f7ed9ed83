import { describe, expect, test } from 'vitest';
import { readRoadmap } from '#core/roadmap/reading.ts';
import { documentBlocks } from '#documents/in/blocks.ts';
import { brief, plainStages, read } from '../../support/roadmap-reading.ts';
import { type MadeEntry, makeDocx } from '../../support/zips.ts';

const paragraph = (text: string, properties = ''): string =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}<w:r><w:t>${text}</w:t></w:r></w:p>`;
const cell = (content: string, properties = ''): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${content.startsWith('<') ? content : paragraph(content)}</w:tc>`;
const rowOf = (...cells: readonly string[]): string =>
  `<w:tr>${cells.map((one) => (one.startsWith('<w:tc>') ? one : cell(one))).join('')}</w:tr>`;
const table = (...rows: readonly string[]): string => `<w:tbl>${rows.join('')}</w:tbl>`;
const head = rowOf('№', 'Мероприятие', 'Срок');
const numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';
const sub = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>';

const numbering: MadeEntry = {
  name: 'word/numbering.xml',
  data: Buffer.from(
    `<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="russianLower"/><w:lvlText w:val="%2)"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num></w:numbering>`,
  ),
};

const reading = (body: string, parts: readonly MadeEntry[] = []): ReturnType<typeof read> =>
  read(readRoadmap(documentBlocks(makeDocx(body, parts), 'docx')));

describe('a Word document', () => {
  test('automatic numbers of rows and lists are read as people see them', () => {
    const result = reading(
      table(
        head,
        rowOf(cell(paragraph('', numbered)), cell(paragraph('Опрос')), 'май 2026'),
        rowOf(
          cell(paragraph('', numbered)),
          cell(paragraph('Итоги:') + paragraph('справка', sub) + paragraph('отчёт', sub)),
          'июнь 2026',
        ),
      ),
      [numbering],
    );
    expect(result.stages.map(({ number, content }) => [number, content])).toEqual([
      ['1.', []],
      ['2.', ['Итоги:', 'справка', 'отчёт']],
    ]);
  });

  test('what was deleted under tracked changes is gone, what was inserted is there', () => {
    const result = reading(
      table(
        head,
        rowOf(
          '1',
          cell(
            '<w:p><w:del><w:r><w:delText>Конкурс</w:delText></w:r></w:del><w:ins><w:r><w:t>Опрос</w:t></w:r></w:ins></w:p>',
          ),
          'май 2026',
        ),
        `<w:tr><w:trPr><w:del/></w:trPr>${cell('2')}${cell('Слёт')}${cell('май 2026')}</w:tr>`,
      ),
    );
    expect(brief(result)).toEqual(['Опрос | май 2026 | ']);
  });

  test('content controls, hyperlinks, breaks and text boxes keep their words', () => {
    const box =
      '<mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent><w:p><w:r><w:t>Приказ № 7-од от 01.09.2025</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:t>Приказ № 8 от 01.01.2020</w:t></mc:Fallback></mc:AlternateContent>';
    const result = reading(
      `<w:p><w:r>${box}</w:r></w:p>${paragraph('Дорожная карта школы')}<w:sdt><w:sdtContent>${table(
        head,
        rowOf(
          '1',
          cell('<w:p><w:hyperlink><w:r><w:t>Опрос</w:t><w:br/><w:t>педагогов</w:t></w:r></w:hyperlink></w:p>'),
          'май 2026',
        ),
        rowOf('2', 'Отчёт', 'июнь 2026'),
      )}</w:sdtContent></w:sdt>`,
    );
    expect(result.title).toBe('Дорожная карта школы');
    expect(result.order?.number).toBe('7-од');
    expect(plainStages(result)[0]?.title).toBe('Опрос педагогов');
  });

  test('a roadmap inside a cell of a table that only lays out the page is found', () => {
    const inner = table(head, rowOf('1', 'Опрос', 'май 2026'), rowOf('2', 'Отчёт', 'июнь 2026'));
    expect(brief(reading(table(rowOf(cell(paragraph('План') + inner)))))).toEqual([
      'Опрос | май 2026 | ',
      'Отчёт | июнь 2026 | ',
    ]);
  });

  test('stamps in a table above are no stages, and their order counts', () => {
    const stamps = table(
      rowOf('СОГЛАСОВАНО', cell(paragraph('УТВЕРЖДАЮ') + paragraph('приказ от 30.08.2025 № 78-од'))),
    );
    const result = reading(stamps + paragraph('Дорожная карта') + table(head, rowOf('1', 'Опрос', 'май 2026')));
    expect([result.order?.number, result.stages.length, result.title]).toEqual(['78-од', 1, 'Дорожная карта']);
  });

  test('a table torn by a page break goes on, with its heading again or without', () => {
    const result = reading(
      table(head, rowOf('1', 'Опрос молодых', 'май 2026')) +
        paragraph('') +
        table(rowOf('', 'педагогов', ''), rowOf('2', 'Отчёт', 'июнь 2026')) +
        table(head, rowOf('3', 'Отдых', 'июль 2026')),
    );
    expect(brief(result)).toEqual([
      'Опрос молодых педагогов | май 2026 | ',
      'Отчёт | июнь 2026 | ',
      'Отдых | июль 2026 | ',
    ]);
    expect(result.sections).toBe(0);
  });

  test('a title merged over rows groups them; a deadline merged over rows holds for each', () => {
    const start = '<w:vMerge w:val="restart"/>';
    const on = '<w:vMerge/>';
    const result = reading(
      table(
        rowOf('Мероприятия', 'Содержание', 'Срок'),
        rowOf(cell('Опросы', start), 'Анкета', cell('май 2026', start)),
        rowOf(cell('', on), 'Разбор', cell('', on)),
        rowOf('Отчёт', 'Справка', ''),
      ),
    );
    expect(plainStages(result).map(({ group, title, deadline, kind }) => [group, title, deadline, kind])).toEqual([
      ['Опросы', 'Анкета', 'май 2026', 'window'],
      ['Опросы', 'Разбор', 'май 2026', 'window'],
      [null, 'Отчёт', '', 'unresolved'],
    ]);
  });

  test('a numbered list of paragraphs without any table is a roadmap too', () => {
    const result = reading(
      paragraph('План на 2026 год') +
        paragraph('Опрос, до 15 мая, отв. Лосева И. П.', numbered) +
        paragraph('Отчёт, июнь', numbered),
      [numbering],
    );
    expect(brief(result)).toEqual(['Опрос | до 15 мая | Лосева И. П.', 'Отчёт | июнь | ']);
  });
});
