import { showDay } from '#core/conversation/questions.ts';
import { date } from '#core/kernel/time.ts';
import type { Order } from './mentorship.ts';
import { endReasonWords } from './words.ts';

export function titleFor({ purpose }: Pick<Order, 'purpose'>): string {
  const titles: Readonly<Record<Order['purpose'], string>> = {
    begin: 'О закреплении наставнических пар и групп',
    change: 'О внесении изменений в состав и условия наставничества',
    end: 'О завершении наставничества в парах и группах',
  };
  return titles[purpose];
}

/** Grounds of the programme; each order adds its own. */
const grounds =
  'В соответствии со статьёй 351.8 Трудового кодекса Российской Федерации, распоряжением Правительства Российской Федерации от 31 декабря 2019 г. № 3273-р, письмом Министерства просвещения Российской Федерации и Общероссийского Профсоюза образования от 21 декабря 2021 г. № АЗ-1128/08 и № 657, Положением о системе наставничества педагогических работников';

export function preambleFor({ terms }: Order): string {
  switch (terms.kind) {
    case 'begin':
      return `${grounds}, на основании письменных согласий участников`;
    case 'change':
      return `${grounds}, на основании согласованных изменений программы наставничества`;
    case 'end':
      return `${grounds}, на основании: ${endReasonWords[terms.reason].toLowerCase()}${terms.grounds ? ` (${terms.grounds})` : ''}`;
    default:
      return terms satisfies never;
  }
}

/** Numbered points; the table stands under the first. `curator` is a full name in the nominative. */
export function pointsFor({ terms }: Order, pairs: number, curator: string): readonly string[] {
  const control = 'Контроль за исполнением приказа оставляю за собой.';
  const charged =
    curator === ''
      ? 'Куратору реализации программ наставничества'
      : `Куратору реализации программ наставничества (${curator})`;
  switch (terms.kind) {
    case 'begin':
      return [
        pairs > 1
          ? 'Закрепить наставнические пары и группы на указанный период:'
          : 'Закрепить наставническую пару (группу) на указанный период:',
        `Наставникам вместе с наставляемыми разработать персонализированные программы наставничества и представить их на утверждение до ${showDay(date(terms.programmesBy))}`,
        `${charged} обеспечить контроль за реализацией программ и представить отчёт до ${showDay(date(terms.reportBy))}`,
        ...(terms.payment
          ? [
              'Выплаты наставникам производить в размере и на условиях, которые установлены локальным нормативным актом организации.',
            ]
          : []),
        control,
      ];
    case 'change':
      return [
        'Внести изменения:',
        `${charged} ознакомить участников и внести изменения в программы наставничества.`,
        control,
      ];
    case 'end':
      return [
        'Завершить наставничество:',
        `${charged} подвести итоги программы и внести сведения о завершении в банк наставничества.`,
        control,
      ];
    default:
      return terms satisfies never;
  }
}
