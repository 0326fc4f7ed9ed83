import { type Action, action, type Context } from '#core/conversation/context.ts';
import { answersOf } from '#core/conversation/course.ts';
import type { FormSession } from '#core/conversation/form-session.ts';
import { showDay } from '#core/conversation/questions.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines, named, type Text } from '#core/kernel/text.ts';
import { isBefore } from '#core/kernel/time.ts';
import { roleWords } from '#core/people/role-words.ts';
import { record } from '#core/record/record.ts';
import { stageName } from '#core/roadmap/words.ts';
import { fewest } from './box.ts';
import type { Audience, Campaign } from './campaign.ts';
import { asSystem, campaignToRun } from './campaign-access.ts';
import { audienceIn, type CampaignAnswers, campaignQuestions, titleOf } from './campaign-ask.ts';
import { type Resolved, resolve } from './campaign-audience.ts';
import { cardScreen } from './campaign-card.ts';
import { minutesFor, open } from './campaign-opening.ts';
import { stageOf } from './campaign-stages.ts';
import { writers } from './hub.ts';
import { momentOf, questionnaireBy } from './library.ts';

export const launchActions: readonly Action[] = [
  action('c.new', writers, (ctx, questionnaire = 'new') => ctx.fill('campaign-new', questionnaire)),
  action('c.launch', writers, (ctx, draft = '') => launch(ctx, draft)),
];

/** What would be sent to whom; nothing has been yet. */
export async function previewScreen(ctx: Context, draft: string): Promise<Screen> {
  const { campaign, people, later } = await planned(ctx, draft);
  const questionnaire = await questionnaireBy(ctx.tx, ctx.me.organisation.id, campaign.questionnaire);
  const linked = await stageOf(ctx, campaign.occurrenceId);
  const no = later ? undefined : why(campaign, people);
  return screen(
    lines(
      'Новый опрос: проверьте',
      '',
      `Анкета: ${titleOf(questionnaire)}`,
      `Вопросов: ${questionnaire.items.length}, минут нужно: ${minutesFor(questionnaire)}`,
      `Кого спросим: ${audienceWords(campaign.audience)}`,
      `Подключены к боту: ${people.asked.length}${later ? ' (на сегодня; состав определится в день начала)' : ''}`,
      ...missingLines(people),
      `Дни: с ${showDay(campaign.opensOn)} по ${showDay(campaign.closesOn)}`,
      campaign.anonymous
        ? 'Анонимно: итоги откроются после закрытия, если ответов не меньше пяти'
        : 'С именами: ответы видят куратор и руководитель',
      linked ? `Этап: ${stageName(linked.stage, 200)}` : undefined,
      ...(no ? ['', no] : []),
    ),
    no ? [] : [button('Запустить', 'c.launch', draft)],
    [button('Изменить ответ', 'f.edits', draft, '0')],
    [button('Не сейчас', 'f.later', draft)],
  );
}

/** Why it cannot begin today; undefined where it can. */
const why = ({ anonymous }: Campaign, { asked }: Resolved): string | undefined => {
  if (asked.length === 0)
    return 'Спросить некого: из выбранных никто не подключён к боту. Пригласите их или измените круг.';
  return anonymous && asked.length < fewest
    ? `Анонимному опросу нужно участников: ${fewest}, а здесь: ${asked.length}. Иначе видно, кто что ответил. Расширьте круг или проведите опрос с именами.`
    : undefined;
};

const shownMissing = 7;

export const missingLines = ({ missing }: Pick<Resolved, 'missing'>): readonly Text[] => {
  if (missing.length === 0) return [];
  const names = missing.slice(0, shownMissing).flatMap((person, index) => [index === 0 ? '' : ', ', named(person)]);
  const rest = missing.length > shownMissing ? [` и ещё: ${missing.length - shownMissing}`] : [];
  return [[`Не подключены: ${missing.length} (`, ...names.filter((part) => part !== ''), ...rest, ')']];
};

export function audienceWords(audience: Audience): string {
  switch (audience.kind) {
    case 'roles':
      return `роли: ${audience.roles.map((role) => roleWords[role]).join(', ')}`;
    case 'people':
      return `по списку: ${audience.people.length}`;
    case 'pairs':
      return { both: 'действующие пары', mentors: 'наставники пар', mentees: 'наставляемые пар' }[audience.side];
    case 'group':
      return 'одна группа';
    default:
      return audience satisfies never;
  }
}

/** The draft's own id becomes the campaign's: pressed twice, or on two phones, it is one campaign. */
async function launch(ctx: Context, draft: string): Promise<Screen> {
  if (await ctx.tx.campaigns.find(id<'campaign'>(draft)))
    return cardScreen(ctx, await campaignToRun(ctx, draft), 'Этот опрос уже запущен.');
  const { campaign, people, session, later } = await planned(ctx, draft);
  if (!later && people.asked.length === 0) throw new Refusal('campaign-nobody');
  if (!later && campaign.anonymous && people.asked.length < fewest) throw new Refusal('campaign-too-small');
  await ctx.tx.campaigns.add(campaign);
  await ctx.tx.forms.put({ ...session, status: 'sent', updatedAt: ctx.now });
  await record(ctx, {
    ...{ organisationId: campaign.organisationId, subject: campaign.id, act: 'launched', by: ctx.me.person.id },
  });
  if (!later) await asSystem(ctx, (desk) => open(desk, campaign.id));
  const head = later
    ? `Опрос начнётся: ${showDay(campaign.opensOn)}`
    : `Опрос начат, приглашения отправлены: ${people.asked.length}`;
  return cardScreen(ctx, await ctx.tx.campaigns.get(campaign.id), lines(head, ...missingLines(people)));
}

interface Planned {
  readonly session: FormSession;
  readonly campaign: Campaign;
  readonly people: Resolved;
  /** It begins on a later day. */
  readonly later: boolean;
}

/** The campaign of a draft, as it would be launched now. Throws not-found, stale. */
async function planned(ctx: Context, draft: string): Promise<Planned> {
  const session = await ctx.tx.forms.lock(id<'form'>(draft));
  if (session.personId !== ctx.me.person.id || session.form !== 'campaign-new') throw new Refusal('not-found');
  if (session.status !== 'open') throw new Refusal('stale');
  // `answersOf` hands over exactly the answers of this form, each read by its own question.
  const answers = answersOf(await campaignQuestions(ctx), session.said) as CampaignAnswers;
  if (!answers.q || !answers.who || !answers.days) throw new Refusal('stale');
  const questionnaire = await questionnaireBy(ctx.tx, ctx.me.organisation.id, answers.q);
  const audience = audienceIn(answers);
  const stage = answers.stage === undefined || answers.stage === 'none' ? undefined : answers.stage;
  const campaign: Campaign = {
    ...{ id: id<'campaign'>(draft), organisationId: ctx.me.organisation.id },
    ...{ questionnaire: answers.q, title: questionnaire.title, audience, moment: momentOf(answers.q) },
    ...{ opensOn: answers.days.from, closesOn: answers.days.to, anonymous: answers.names === 'anonymous' },
    ...(stage ? { occurrenceId: id<'occurrence'>(stage) } : {}),
    ...{ status: 'planned', createdBy: ctx.me.person.id, createdAt: ctx.now },
  };
  const people = await asSystem(ctx, ({ tx, organisation }) => resolve(tx, organisation.id, audience, ctx.me.today));
  return { session, campaign, people, later: isBefore(ctx.me.today, campaign.opensOn) };
}
