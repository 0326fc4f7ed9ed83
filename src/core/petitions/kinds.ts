import type { RoleName } from '#core/people/person.ts';
import type { PetitionKind } from './petition.ts';

export interface KindRule {
  readonly title: string;
  /** On which side of a pair in force its author stands; absent where it needs no pair. */
  readonly side?: 'mentor' | 'mentee' | 'either';
  /** Whoever else stands in the pair, and whom it is about, never sees it, whatever their role. */
  readonly closed?: true;
  /** Who reads it; others of them who are not in the bot are not promised. */
  readonly readers: readonly RoleName[];
  readonly told: readonly RoleName[];
  /** Who decides; a curator enters it where none of them is in the bot. */
  readonly decide: readonly RoleName[];
  readonly grant: string;
  /** Absent where nobody may refuse. */
  readonly refuse?: string;
}

const leaders = ['curator', 'head'] as const;
const both = { readers: leaders, told: leaders, decide: leaders } as const;
const curators = { ...both, told: ['curator'] } as const;
const behindBacks = { ...both, side: 'mentor', closed: true, grant: 'Поддержать', refuse: 'Отклонить' } as const;

/** What each kind is, who files it, who reads it and who decides (П1 4.1, 4.2, 5.1; 1.5; 4.4.5). */
export const kindRules: Readonly<Record<PetitionKind, KindRule>> = {
  'replace-mentor': {
    ...{ ...both, title: 'Замена наставника', side: 'mentee', closed: true },
    ...{ grant: 'Удовлетворить', refuse: 'Отказать' },
  },
  // A right by law: it is taken note of, nobody refuses it.
  'lay-down': { ...both, title: 'Сложение обязанностей наставника', side: 'mentor', grant: 'Принято к сведению' },
  'improve-programme': { ...curators, title: 'Предложение по программе', grant: 'Принять', refuse: 'Отклонить' },
  // No permission is needed either, but the colleague's own word.
  'involve-colleague': { ...curators, title: 'Помощь коллеги паре', side: 'mentor', decide: [], grant: '' },
  'personal-file': {
    ...{ ...curators, title: 'Знакомство с личным делом', side: 'mentor', closed: true },
    ...{ grant: 'Ответить: где и когда', refuse: 'Отказать' },
  },
  release: {
    ...{ readers: leaders, told: ['head'], decide: ['head'] },
    ...{ title: 'Освобождение от работы на мероприятие', grant: 'Разрешить', refuse: 'Отказать' },
  },
  reward: { ...behindBacks, title: 'Предложение о поощрении' },
  discipline: { ...behindBacks, title: 'Предложение о взыскании' },
  mediation: {
    ...{ readers: ['council', 'curator', 'head'], told: ['council'], decide: ['council'] },
    ...{ title: 'Разбор в совете наставников', side: 'either', closed: true },
    ...{ grant: 'Записать решение', refuse: 'Не рассматривать' },
  },
};

/** As they are offered; a reward and a penalty are one button and then a choice. */
export const offered = {
  'replace-mentor': 'Заменить наставника',
  'lay-down': 'Сложить обязанности',
  'involve-colleague': 'Привлечь коллегу',
  'personal-file': 'Личное дело',
  reward: 'Поощрение или взыскание',
  'improve-programme': 'Предложить по программе',
  release: 'Освобождение от работы',
  mediation: 'Обратиться в совет',
} as const;
export type Offered = keyof typeof offered;

/** Who may file anything at all. */
export const filers: readonly RoleName[] = ['mentor', 'mentee', 'staff'];
/** Who has petitions of others before them. */
export const desk: readonly RoleName[] = ['curator', 'head', 'council'];
