import { showDay } from '#core/conversation/questions.ts';
import { date } from '#core/kernel/time.ts';
import type { Petition } from './petition.ts';

/** Names in full, and «, пара: …, приказ …». */
export interface PaperNames {
  readonly about: string;
  readonly wished: string;
  readonly pair: string;
}

/** What a petition asks for, as a paper says it: one sentence of its kind, then the words of its author. */
export function paragraphsOf(
  petition: Pick<Petition, 'kind' | 'text' | 'details'>,
  names: PaperNames,
): readonly string[] {
  const { text, details } = petition;
  return [
    ended(asking(petition, names)),
    ...(names.wished ? [`Желаемый наставник: ${names.wished}.`] : []),
    ...(text ? [text] : []),
    ...(details.offers ? [`Могут заменить: ${details.offers}`] : []),
  ];
}

/** A year ends with a dot of its own. */
const ended = (sentence: string): string => (/[.)]$/.test(sentence) ? sentence : `${sentence}.`);

function asking({ kind, details }: Pick<Petition, 'kind' | 'details'>, { about, pair }: PaperNames): string {
  switch (kind) {
    case 'replace-mentor':
      return `Прошу заменить наставника (${about})${pair}`;
    case 'lay-down': {
      const day = details.lastDay ? ` Последний день: ${showDay(date(details.lastDay))}` : '';
      return `Прошу сложить с меня обязанности наставника${ended(pair)}${day} (ст. 351.8 ТК РФ).`;
    }
    case 'improve-programme':
      return `Предлагаю изменить программу наставничества${pair}`;
    case 'involve-colleague':
      return `Прошу привлечь коллегу: ${about}${pair}`;
    case 'personal-file':
      return `Прошу ознакомить меня с личным делом: ${about}${pair}`;
    case 'release':
      return 'Прошу освободить меня от работы для участия в мероприятии программы наставничества';
    case 'reward':
      return `Предлагаю поощрить: ${about}${pair}`;
    case 'discipline':
      return `Предлагаю применить взыскание: ${about}${pair}`;
    case 'mediation':
      return `Прошу рассмотреть в совете наставников вопрос${pair}`;
    default:
      return kind satisfies never;
  }
}
