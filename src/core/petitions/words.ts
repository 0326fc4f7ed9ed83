import { areaWords } from '#core/bank/codes.ts';
import { showDay } from '#core/conversation/questions.ts';
import { entry } from '#core/kernel/entry.ts';
import { type Id, id } from '#core/kernel/id.ts';
import { named, namedAll, say, type Text } from '#core/kernel/text.ts';
import { date } from '#core/kernel/time.ts';
import { peopleOn } from '#core/pairing/access.ts';
import type { Asked } from '#core/pairing/answers.ts';
import type { RoleName } from '#core/people/person.ts';
import { roleWords } from '#core/people/role-words.ts';
import type { Petition, PetitionKind } from './petition.ts';

export const stateWords: Readonly<Record<Petition['status'], string>> = {
  filed: 'отправлено, ждёт ответа',
  taken: 'рассматривается',
  granted: 'решено положительно',
  refused: 'отклонено',
  withdrawn: 'отозвано',
};

const otherStates: Partial<Readonly<Record<PetitionKind, Partial<Readonly<Record<Petition['status'], string>>>>>> = {
  'replace-mentor': { granted: 'удовлетворено' },
  reward: { granted: 'поддержано' },
  discipline: { granted: 'поддержано' },
  'lay-down': { granted: 'принято к сведению' },
  'improve-programme': { granted: 'принято' },
  'involve-colleague': {
    filed: 'ждём согласия коллеги',
    granted: 'коллега помогает паре',
    refused: 'коллега не может',
  },
  'personal-file': { granted: 'есть ответ, где и когда' },
  release: { granted: 'разрешено руководителем', refused: 'отклонено руководителем' },
  mediation: { granted: 'решение вынесено', refused: 'не рассматривается' },
};

export const stateOf = ({ kind, status }: Pick<Petition, 'kind' | 'status'>): string =>
  otherStates[kind]?.[status] ?? stateWords[status];

/** «куратор и руководитель» */
export const rolesWords = (roles: readonly RoleName[]): string => {
  const words = roles.map((role) => roleWords[role]);
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} и ${words.at(-1)}`;
};

/** Who will read it, said before it is sent. */
export function seenBy(
  kind: PetitionKind,
  roles: readonly RoleName[],
  asked?: Asked & { readonly me: Id<'person'> },
): Text {
  const sees = roles.length > 1 ? `Увидят: ${rolesWords(roles)}.` : `Увидит: ${rolesWords(roles)}.`;
  const first =
    roles.length > 0
      ? sees
      : 'Сейчас в боте некому это прочитать. Отправьте, потом распечатайте заявление и отдайте на бумаге.';
  switch (kind) {
    case 'replace-mentor':
      return [`${first} Наставник не увидит.`];
    case 'reward':
    case 'discipline':
      return asked ? [...say`${first} `, ...unseenBy(peopleOn(asked.members, 'mentee'))] : [first];
    case 'involve-colleague':
      return [
        'Коллега увидит тему, но не с кем вы в паре. После согласия это увидит куратор, а пара – в своей карточке.',
      ];
    case 'personal-file':
      return [`${first} Само дело бот не хранит и не пересылает: придёт ответ, где и когда его посмотреть.`];
    case 'release':
      return [`${first} Решает только руководитель.`];
    case 'mediation':
      return [
        `${first}${roles.includes('council') ? '' : ' Совета в боте нет, решит куратор.'} Другая сторона узнает, только если вы разрешите.`,
      ];
    default:
      return [first];
  }
}

const unseenBy = (people: readonly Id<'person'>[]): Text =>
  people.length > 1 ? say`Не увидят: ${namedAll(people)}` : say`Не увидит: ${namedAll(people)}`;

export const areaOf = ({ details }: Petition): string => entry(areaWords, details.area ?? '') ?? 'тема не названа';
export const personIn = (value: string | undefined): Id<'person'> | undefined =>
  value === undefined ? undefined : id<'person'>(value);

/** What it says beside its words, by kind. */
export function detailLines(petition: Petition): readonly (Text | string)[] {
  const { kind, details, aboutId } = petition;
  const wished = personIn(details.wished);
  return [
    ...(kind === 'replace-mentor' && aboutId ? [say`Наставник сейчас: ${named(aboutId)}`] : []),
    ...(wished ? [say`Желаемый наставник: ${named(wished)}`] : []),
    ...(details.lastDay ? [`Последний день обязанностей: ${showDay(date(details.lastDay))}`] : []),
    ...(kind === 'involve-colleague' ? [`Тема: ${areaOf(petition)}`] : []),
    ...(kind === 'involve-colleague' && petition.consentOf ? [say`Коллега: ${named(petition.consentOf)}`] : []),
    ...(['reward', 'discipline', 'personal-file'].includes(kind) && aboutId ? [say`О ком: ${named(aboutId)}`] : []),
    ...(kind === 'release' && details.offers ? [`Предлагают заменить: ${details.offers}`] : []),
  ];
}

/** What was decided, as its author reads it too. */
export const outcomeLines = ({ kind, details, resolution, status }: Petition): readonly string[] => [
  ...(kind === 'release' && status === 'granted'
    ? [`Замещает: ${details.standIn ?? ''}`, 'Исключительный случай: да (п. 1.5)']
    : []),
  ...(details.byCurator ? ['Решение руководителя записано куратором.'] : []),
  ...(resolution ? [`Ответ: ${resolution}`] : []),
];
