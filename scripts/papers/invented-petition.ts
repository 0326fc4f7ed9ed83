import { paragraphsOf } from '#core/petitions/paper-words.ts';
import type { PetitionPaper } from '#core/petitions/papers.ts';
import { petitionKinds } from '#core/petitions/petition.ts';

const names = {
  about: 'Лугова Анна Петровна',
  wished: '',
  pair: ', пара: Лугова Анна Петровна, Ким Олег Игоревич, приказ о закреплении №\u00a017-н от 1\u00a0октября 2026\u00a0г.',
};

/** A petition of every kind, for papers to be looked at. */
export const petitionPapers: readonly PetitionPaper[] = petitionKinds.map((kind) => ({
  organisation: 'МБОУ «Средняя школа № 5 посёлка Ясный»',
  person: 'Ким Олег Игоревич',
  position: 'учитель информатики',
  paragraphs: paragraphsOf(
    {
      kind,
      details: kind === 'lay-down' ? { lastDay: '2026-11-06' } : {},
      ...(kind === 'lay-down' ? {} : { text: 'Расписания не совпадают: встретиться удаётся раз в месяц.' }),
    },
    kind === 'replace-mentor' ? { ...names, wished: 'Сомова Вера Ильинична' } : names,
  ),
  note: 'Отправлено в боте 2 ноября 2026 г. Нажатие кнопки подпись не заменяет.',
}));
