import type { Paragraph, Table } from 'docx';
import type { ListPaper, ReportPaper, SessionHead } from '#core/sessions/papers.ts';
import { line, page, table } from './page.ts';

/** Who is expected, with a column for ticks. */
export const sessionListDocx = (paper: ListPaper): Promise<Uint8Array> =>
  page(paper.theme, [
    [
      ...sessionHead('Список записавшихся', paper),
      table(
        [
          { title: '№', share: 7 },
          { title: 'Фамилия, имя, отчество', share: 43 },
          { title: 'Откуда', share: 34 },
          { title: 'Отметка', share: 16 },
        ],
        paper.people.map(({ name, from }, index) => [String(index + 1), name, from, '']),
      ),
    ],
  ]);

/** What came of it: figures, the one question, goals, pairs, and who took part. */
export const sessionReportDocx = (paper: ReportPaper): Promise<Uint8Array> =>
  page(paper.theme, [
    [
      ...sessionHead('Отчёт о сессии скоростного наставничества', paper),
      ...part('Итоги', paper.figures.map(figure)),
      ...part('Отзывы', paper.feedback.map(figure)),
      ...(paper.goals.length === 0 ? [] : [title('Цели участников'), goalsTable(paper)]),
      ...part(
        'Предложены пары',
        paper.pairs.map((words) => line(words)),
      ),
      title('Участники'),
      participantsTable(paper),
    ],
  ]);

export const sessionHead = (
  heading: string,
  { organisation, theme, when, place, experts }: SessionHead,
): Paragraph[] => [
  line(organisation, { align: 'center', bold: true, after: 160 }),
  line(heading, { align: 'center', bold: true, size: 32, after: 160 }),
  line([{ text: 'Тема: ' }, { text: theme, bold: true }]),
  line(`Когда: ${when}`),
  line(`Где: ${place}`),
  line(`${experts.length > 1 ? 'Эксперты' : 'Эксперт'}: ${experts.join('; ')}`, { after: 160 }),
];

const title = (words: string): Paragraph => line(words, { bold: true, before: 200, after: 80, withNext: true });

const part = (heading: string, body: readonly Paragraph[]): readonly Paragraph[] =>
  body.length === 0 ? [] : [title(heading), ...body];

const figure = ({ label, value }: ReportPaper['figures'][number]): Paragraph =>
  line(`${label}: ${value}`, { after: 0 });

const goalsTable = ({ goals }: ReportPaper): Table =>
  table(
    [
      { title: 'Кто', share: 30 },
      { title: 'Что сделает', share: 36 },
      { title: 'До какого дня', share: 18 },
      { title: 'Итог', share: 16 },
    ],
    goals.map(({ who, goal, by, state }) => [who, goal, by, state]),
  );

const participantsTable = ({ people }: ReportPaper): Table =>
  table(
    [
      { title: '№', share: 7 },
      { title: 'Фамилия, имя, отчество', share: 33 },
      { title: 'Откуда', share: 28 },
      { title: 'Явка', share: 16 },
      { title: 'Отзыв', share: 16 },
    ],
    people.map(({ name, from, came, rating }, index) => [String(index + 1), name, from, came, rating]),
  );
