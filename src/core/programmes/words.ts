import { type Area, areaWords, modeWords } from '#core/bank/codes.ts';
import { cut } from '#core/conversation/fit.ts';
import { showDay } from '#core/conversation/questions.ts';
import { entry } from '#core/kernel/entry.ts';
import { named, say, type Text } from '#core/kernel/text.ts';
import type { Activity, Agreement, Programme } from './programme.ts';

export const statusWords: Readonly<Record<Programme['status'], string>> = {
  draft: 'черновик',
  offered: 'ждёт ответов',
  agreed: 'все согласны, ждёт утверждения',
  approved: 'утверждена',
  closed: 'завершена',
  dropped: 'снята',
};

/** As headings of the list, with the number behind them. */
export const statusHeadings: Readonly<Record<Programme['status'], string>> = {
  draft: 'Черновики',
  offered: 'Ждут ответов',
  agreed: 'На утверждении',
  approved: 'Утверждены',
  closed: 'Завершены',
  dropped: 'Сняты',
};

export const answerWords: Readonly<Record<Agreement['answer'], string>> = {
  yes: 'Да',
  discuss: 'Обсудить',
  no: 'Нет',
};

export const areasLine = (areas: readonly Area[]): string =>
  areas.length === 0 ? 'не названы' : areas.map((area) => entry(areaWords, area) ?? area).join('; ');

export const modeLine = ({ mode }: Pick<Programme, 'mode'>): string =>
  mode === 'mixed' ? 'очно и онлайн' : modeWords[mode].toLowerCase();

/** What a line of the plan is for. */
export const aimOf = ({ area }: Pick<Activity, 'area'>): string =>
  area ? (entry(areaWords, area) ?? area) : 'в поддержку сильных сторон';

const longestTitle = 90;

/** «3. Посетить урок наставника: до 12 ноября 2026 г.», with whose it is where it is not everybody's. */
export const activityLine = ({ title, due, personId }: Activity, number: number): Text =>
  say`${number}. ${cut(title, longestTitle)}: до ${showDay(due)}${personId ? say`, ${named(personId)}` : ''}`;
