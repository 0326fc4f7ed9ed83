import { date } from '#core/kernel/time.ts';
import type { Deadline } from '#core/roadmap/deadline.ts';
import type { RoadmapReading, StageReading } from '#core/roadmap/reading-result.ts';

export const windowed = (phrase: string, from: string | undefined, due: string): Deadline => ({
  phrase,
  kind: 'window',
  windows: [{ ...(from ? { from: date(from) } : {}), due: date(due) }],
});
export const continuous: Deadline = { phrase: 'постоянно', kind: 'continuous', windows: [] };
export const onRequest: Deadline = { phrase: 'по запросу', kind: 'on_request', windows: [] };
export const unknown: Deadline = { phrase: '', kind: 'unresolved', windows: [], question: 'Какой срок у этого этапа?' };

export const stageRead = (
  number: string,
  title: string,
  deadline: Deadline,
  more: Partial<StageReading> = {},
): StageReading => ({ number, title, content: [], result: '', deadline, responsible: 'куратор', ...more });

export const readingOf = (...stages: readonly StageReading[]): RoadmapReading => ({
  title: 'Дорожная карта наставничества на 2026–2027 уч. год',
  plan: { from: date('2026-09-01'), to: date('2027-08-31') },
  sections: 0,
  stages,
});

/** An invented roadmap of eight stages: every kind of deadline, a stage that publishes, a column without names. */
export const ordinary: RoadmapReading = readingOf(
  stageRead('1.', 'Подготовка приказов и положения', windowed('сентябрь 2026', '2026-09-01', '2026-09-30'), {
    content: ['Приказ о системе наставничества', 'Положение'],
    result: 'Приказ издан',
    responsible: 'директор',
  }),
  stageRead('2.', 'Банк наставляемых', windowed('до 15 октября 2026', undefined, '2026-10-15')),
  stageRead('3.', 'Анкетирование наставников', {
    phrase: 'декабрь 2026 и май 2027',
    kind: 'windows',
    windows: [
      { from: date('2026-12-01'), due: date('2026-12-31') },
      { from: date('2027-05-01'), due: date('2027-05-31') },
    ],
  }),
  stageRead('4.', 'Мониторинг сайта', {
    phrase: 'раз в квартал',
    kind: 'recurring',
    windows: [{ due: date('2026-12-31') }, { due: date('2027-03-31') }, { due: date('2027-06-30') }],
  }),
  stageRead('5.', 'Обучение наставников', unknown, { responsible: 'педагог-психолог' }),
  stageRead('6.', 'Данные для региона', onRequest),
  stageRead('7.', 'Итоговая конференция', windowed('20 мая 2027', '2027-05-20', '2027-05-20')),
  stageRead('8.', 'Информационная поддержка наставничества', continuous, { responsible: 'администратор' }),
);
