import type { Context } from '#core/conversation/context.ts';
import { type AnswersOf, form } from '#core/conversation/form.ts';
import { choice, several } from '#core/conversation/questions.ts';
import { type Id, id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines, named, type Text } from '#core/kernel/text.ts';
import { directory } from '#core/people/directory.ts';
import type { Person, RoleName } from '#core/people/person.ts';
import { roleWords } from '#core/people/role-words.ts';
import { canBeAnonymous } from './box.ts';
import type { Audience } from './campaign.ts';
import { pairsOn } from './campaign-audience.ts';
import { daysQuestion, peopleQuestion } from './campaign-questions.ts';
import { type Linkable, linkable } from './campaign-stages.ts';
import { askable } from './library.ts';
import { type Questionnaire, refOf } from './questionnaire.ts';

interface Ground {
  readonly questionnaires: readonly Questionnaire[];
  readonly people: readonly Person[];
  readonly roles: readonly RoleName[];
  readonly groups: readonly { readonly id: Id<'mentorship'>; readonly label: Text }[];
  readonly pairs: boolean;
  readonly stages: readonly Linkable[];
}

const questionsOf = (ctx: Context, ground: Ground) =>
  form('campaign-new', 'Новый опрос', { immediate: true })
    .ask('q', questionnaireQuestion(ground.questionnaires))
    .ask('who', choice('Кого спросить?', audienceWords(ground)))
    .askIf(({ who }) => who === 'roles', 'roles', several('Какие роли? Можно отметить несколько.', rolesFor(ground)))
    .askIf(({ who }) => who === 'pairs', 'side', choice('Кого из действующих пар?', sideWords))
    .askIf(({ who }) => who === 'people', 'people', peopleQuestion('Кого именно?', ground.people))
    .askIf(({ who }) => who === 'group', 'group', choice('Какую группу?', wordsById(ground.groups)))
    .ask('days', daysQuestion(ctx.me.today))
    .askIf(({ q }) => suits(ground.questionnaires, q), 'names', choice('Ответы с именами или анонимно?', namesWords))
    .askIf(
      () => ground.stages.length > 0,
      'stage',
      choice('Этот опрос выполняет этап дорожной карты?', {
        none: 'Без этапа',
        ...wordsById(ground.stages),
      }),
    );

export type CampaignAnswers = AnswersOf<ReturnType<typeof questionsOf>>;

/** The same questions for whoever reads the answers before launching. */
export const campaignQuestions = async (ctx: Context) => questionsOf(ctx, await groundOf(ctx));

/** The audience in the answers. Throws stale where what was chosen is gone. */
export function audienceIn({ who, roles, side, people, group }: CampaignAnswers): Audience {
  if (who === 'roles' && roles) return { kind: 'roles', roles };
  if (who === 'pairs' && side) return { kind: 'pairs', side };
  if (who === 'people' && people) return { kind: 'people', people: people.map((person) => person.id) };
  if (who === 'group' && group) return { kind: 'group', mentorship: id<'mentorship'>(group) };
  throw new Refusal('stale');
}

async function groundOf(ctx: Context): Promise<Ground> {
  const { tx, me } = ctx;
  const organisationId = me.organisation.id;
  const all = await directory(ctx);
  const pairs = await pairsOn(tx, organisationId, me.today);
  const groups = pairs.filter((pair) => pair.kinds.includes('group'));
  const members = await tx.members.among(
    'mentorshipId',
    groups.map((group) => group.id),
  );
  return {
    questionnaires: await askable(tx, organisationId),
    people: all.map((one) => one.person),
    roles: [...new Set(all.flatMap((one) => one.roles.map((role) => role.role)))],
    pairs: pairs.length > 0,
    groups: groups.map((group, index) => {
      const [mentor] = members.filter((one) => one.mentorshipId === group.id && one.side === 'mentor');
      return { id: group.id, label: [`${index + 1}. `, group.topic ?? (mentor ? named(mentor.personId) : 'группа')] };
    }),
    stages: await linkable(ctx),
  };
}

function questionnaireQuestion(all: readonly Questionnaire[]) {
  const numbered = all.map((one, index) => ({ one, words: `${index + 1}. ${titleOf(one)}` }));
  const words = Object.fromEntries(numbered.map((each) => [refOf(each.one), short(each.words)]));
  return choice(lines('Какая анкета?', '', ...numbered.map((each) => each.words)), words);
}

/** Whom a built-in questionnaire is for, where its title does not say it. */
export const titleOf = ({ family, title }: Pick<Questionnaire, 'family' | 'title'>): string => {
  const whom = /(^|-)mentor(-|$)/.test(family) ? 'наставники' : /(^|-)mentee(-|$)/.test(family) ? 'наставляемые' : '';
  return whom === '' ? title : `${title} · ${whom}`;
};

const short = (words: string): string => (words.length <= 38 ? words : `${words.slice(0, 36).trimEnd()}…`);

const suits = (all: readonly Questionnaire[], ref: string | undefined): boolean => {
  const found = all.find((one) => refOf(one) === ref);
  return found !== undefined && canBeAnonymous(found);
};

const audienceWords = ({ pairs, groups }: Ground): Readonly<Record<string, string>> => ({
  roles: 'По ролям',
  people: 'Людей по списку',
  ...(pairs ? { pairs: 'Действующие пары' } : {}),
  ...(groups.length > 0 ? { group: 'Одну группу' } : {}),
});

/** Only roles that somebody holds are offered; the record's type says which words they are of. */
const rolesFor = ({ roles }: Ground) =>
  Object.fromEntries(roles.map((role) => [role, roleWords[role]])) as Readonly<Record<RoleName, string>>;

const sideWords = { both: 'И тех, и других', mentors: 'Наставников', mentees: 'Наставляемых' } as const;
const namesWords = { named: 'С именами', anonymous: 'Анонимно' } as const;

const wordsById = (all: readonly { readonly id: string; readonly label: Text }[]): Readonly<Record<string, Text>> =>
  Object.fromEntries(all.map((one) => [one.id, one.label]));
