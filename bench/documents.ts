import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import mammoth from 'mammoth';
import writeExcelFile from 'write-excel-file/node';
import { wide } from '#core/bank/export.ts';
import { isRefused } from '#core/roadmap/reading-result.ts';
import { readRoadmapFile } from '#documents/in/read-file.ts';
import { bankXlsx } from '#documents/out/bank-xlsx.ts';
import { median } from './measure.ts';
import { type Section, slower } from './table.ts';

const stages = 1000;
const people = 3000;
const phrases = [
  'до 15 октября',
  'сентябрь – октябрь',
  'ежеквартально',
  'до 28 мая',
  'в течение года',
  'третья неделя ноября',
];

/** The largest papers: a roadmap of a thousand rows in, a bank of three thousand people out. */
export async function documents(): Promise<Section> {
  const file = await roadmapFile();
  const reading = await readRoadmapFile(file, 'карта.docx');
  if (isRefused(reading) || reading.stages.length !== stages)
    throw new Error(`the roadmap was not read: ${isRefused(reading) ? reading.refused : reading.stages.length}`);
  const paper = bank();
  const cells = paper.tables.map(({ rows }) => rows.map((row) => row.map((value) => ({ value, type: String }))));
  return {
    title: '5. Papers and matching',
    rows: [
      slower(`a roadmap of ${stages} rows (.docx) is read, in a process of its own`, [
        await median(1, () => readRoadmapFile(file, 'карта.docx'), 3),
        'mammoth makes HTML of it, in this process',
        await median(1, () => mammoth.convertToHtml({ buffer: Buffer.from(file) }), 3),
      ]),
      slower(`the bank of ${people} people as .xlsx`, [
        await median(1, () => bankXlsx(paper), 3),
        'the same texts by bare write-excel-file',
        await median(1, () => writeExcelFile(cells.map((data, n) => ({ data, sheet: String(n) }))).toBuffer(), 3),
      ]),
    ],
  };
}

async function roadmapFile(): Promise<Uint8Array> {
  const row = (...texts: readonly string[]) =>
    new TableRow({ children: texts.map((text) => new TableCell({ children: [new Paragraph(text)] })) });
  const rows = Array.from({ length: stages }, (_, n) =>
    row(
      String(n + 1),
      `Мероприятие ${n + 1}`,
      'Описание того, что будет сделано',
      phrases[n % phrases.length] ?? '',
      'куратор',
    ),
  );
  const table = new Table({
    rows: [row('№', 'Наименование этапа', 'Содержание деятельности', 'Сроки', 'Ответственные'), ...rows],
  });
  const title = new Paragraph('Дорожная карта внедрения целевой модели наставничества на 2026-2027 учебный год');
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children: [title, table] }] })));
}

function bank() {
  const table = (title: string, side: 'mentor' | 'mentee', count: number) => {
    const columns = wide(side);
    return {
      ...{ title, columns: columns.map(({ title: heading, width }) => ({ title: heading, width })) },
      rows: Array.from({ length: count }, (_, n) => columns.map((_column, at) => `слова ${n} и столбец ${at}`)),
    };
  };
  const tables = [table('Наставники', 'mentor', people / 3), table('Наставляемые', 'mentee', (people * 2) / 3)];
  return { organisation: 'Школа № 5', asOf: '20 ноября 2026', tables };
}
