import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { showTime } from '#core/conversation/question-time.ts';
import { type ReadLog, readLog } from '#core/journal/read-log.ts';
import { date, isBefore } from '#core/kernel/time.ts';

const today = date('2027-03-18');
const corpus = readFileSync(new URL('sentences.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => {
    const [sentence = '', reading = ''] = line.split('\t');
    return { sentence, reading };
  });

/** As the corpus writes it: words with underscores for spaces, in a fixed order. */
function written(log: ReadLog | undefined): string {
  if (!log) return '-';
  const { day, start, minutes, mode, topic, topicWords, recommendation, task, taskBy } = log;
  const parts = {
    day,
    start: start && showTime(start),
    minutes,
    mode,
    topic,
    words: topicWords,
    recommendation,
    task,
    taskBy,
  };
  return Object.entries(parts)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${String(value).replaceAll(' ', '_')}`)
    .join(' ');
}

test('at least 120 sentences were written down with what they mean before they were read', () => {
  expect(corpus.length).toBeGreaterThanOrEqual(120);
  expect(new Set(corpus.map(({ sentence }) => sentence)).size).toBe(corpus.length);
});

test.each(corpus)('«$sentence»', ({ sentence, reading }) => {
  expect(written(readLog(sentence, today))).toBe(reading);
});

const days = fc.constantFrom(
  ...([
    ['вчера', '2027-03-17'],
    ['позавчера', '2027-03-16'],
    ['12.03', '2027-03-12'],
    ['в понедельник', '2027-03-15'],
    ['5 марта', '2027-03-05'],
    ['2 дня назад', '2027-03-16'],
  ] as const),
);
const lengths = fc.oneof(
  fc.integer({ min: 5, max: 200 }).map((n) => [`${n} минут`, n] as const),
  fc.integer({ min: 5, max: 200 }).map((n) => [`${n} мин`, n] as const),
  fc.constantFrom(
    ...([
      ['час', 60],
      ['полчаса', 30],
      ['полтора часа', 90],
      ['два часа', 120],
      ['1,5 ч', 90],
    ] as const),
  ),
);
const modes = fc.constantFrom(
  ...([
    ['онлайн', 'online'],
    ['очно', 'in-person'],
    ['по телефону', 'phone'],
  ] as const),
);
const topics = fc.constantFrom(
  ...([
    ['самоанализ урока', 'self-analysis'],
    ['оценивание', 'assessment'],
    ['работа с родителями', 'parents'],
    ['методы и приёмы', 'methods'],
    ['дисциплина', 'discipline'],
    ['ведение журнала', 'documents'],
  ] as const),
);
const separators = fc.constantFrom(', ', ' ', '; ', ' — ', ',  ', '\n');
const spelled = fc.constantFrom(
  (words: string) => words,
  (words: string) => words.toUpperCase(),
  (words: string) => words.replaceAll('ё', 'е'),
  (words: string) => `${words}.`,
  (words: string) => words.normalize('NFD'),
);

test('a sentence means the same with its parts in any order, in any letters and with any marks between', () => {
  const parts = fc.tuple(days, lengths, fc.option(modes, { nil: undefined }), fc.option(topics, { nil: undefined }));
  const order = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 });
  fc.assert(
    fc.property(parts, order, separators, spelled, (said, places, separator, spell) => {
      const words = places.flatMap((place) => [said[place]?.[0]].filter((one) => one !== undefined));
      const [day, length, mode, topic] = said;
      const read = readLog(spell(words.join(separator)), today);
      expect(read?.day?.toString()).toBe(day[1]);
      expect(read?.minutes).toBe(length[1]);
      expect(read?.mode).toBe(mode?.[1]);
      expect(read?.topic).toBe(topic?.[1]);
    }),
    { numRuns: 400 },
  );
});

test('whatever is typed, nothing is read that lies ahead, lasts longer than half a day or was not typed', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc
      .array(
        fc.constantFrom(
          'вчера',
          'час',
          '40',
          'мин',
          'в',
          '15:00',
          'до',
          'с',
          'урок',
          '12.03',
          'по',
          ';',
          'задание:',
          'İ',
        ),
        { maxLength: 14 },
      )
      .map((all) => all.join(' ')),
  );
  fc.assert(
    fc.property(anything, (words) => {
      const read = readLog(words, today);
      if (!read) return;
      expect(read.day === undefined || !isBefore(today, read.day)).toBe(true);
      expect(read.minutes === undefined || (read.minutes > 0 && read.minutes <= 720)).toBe(true);
      for (const said of [read.task, read.recommendation])
        expect(words.normalize('NFC').replace(/\s+/g, ' ')).toContain(said ?? '');
    }),
    { numRuns: 1000 },
  );
});
