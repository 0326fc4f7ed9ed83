import { showDay } from '#core/conversation/questions.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import type { Id, NewId } from '#core/kernel/id.ts';
import { count } from '#core/kernel/plural.ts';
import { lines } from '#core/kernel/text.ts';
import { dayIn, type Instant } from '#core/kernel/time.ts';
import { tellCurators } from '#core/people/curators.ts';
import type { Organisation } from '#core/people/organisation.ts';
import type { Tx } from '#core/store.ts';
import { fewest, sealed } from './box.ts';
import type { Campaign } from './campaign.ts';
import { type Resolved, resolve } from './campaign-audience.ts';
import { questionnaireBy } from './library.ts';
import type { Questionnaire } from './questionnaire.ts';

/** What opening and closing need; always in the system's scope. */
export interface Desk {
  readonly tx: Tx;
  readonly newId: NewId;
  readonly now: Instant;
  readonly organisation: Organisation;
}

/**
 * The audience as it is today becomes the participants, and each of them is told once. Opening twice is nothing. An anonymous
 * campaign that too few people would answer is ended instead, and the curator hears why.
 */
export async function open(desk: Desk, campaignId: Id<'campaign'>): Promise<Resolved> {
  const { tx, organisation, now } = desk;
  const campaign = await tx.campaigns.lock(campaignId);
  const today = dayIn(organisation.settings.zone, now);
  const people = await resolve(tx, organisation.id, campaign.audience, today);
  if (campaign.status !== 'planned') return people;
  if (campaign.anonymous && people.asked.length < fewest) {
    await tx.campaigns.put({ ...campaign, status: 'closed', closedAt: now });
    await tellCurators(tx, organisation, {
      key: `campaign-small:${campaign.id}`,
      now,
      screen: tooSmall(campaign, people),
    });
    return people;
  }
  await tx.campaigns.put({ ...campaign, status: 'open' });
  if (campaign.anonymous) await tx.boxes.add({ id: campaign.id, organisationId: organisation.id, papers: [] });
  await invite(desk, campaign, people.asked);
  return people;
}

const tooSmall = (campaign: Campaign, { asked }: Resolved): Screen =>
  screen(
    lines(
      `Опрос не начат: ${campaign.title}`,
      `Анонимному нужно участников: ${fewest}, подключены: ${asked.length}. Иначе видно, кто что ответил.`,
    ),
    [button('Новый опрос', 'c.new'), button('Опросы', 'c.list', '0')],
  );

/** Adds whoever is not there yet, and tells them. Returns who was new. */
export async function invite(
  desk: Desk,
  campaign: Campaign,
  people: readonly Id<'person'>[],
): Promise<readonly Id<'person'>[]> {
  const { tx, newId, organisation } = desk;
  const known = new Set((await tx.participants.where({ campaignId: campaign.id })).map((one) => one.personId));
  const fresh = people.filter((person) => !known.has(person));
  await tx.participants.add(
    ...fresh.map((personId) => ({
      ...{ id: newId<'participant'>(), organisationId: organisation.id, campaignId: campaign.id, personId },
      answered: false,
    })),
  );
  const questionnaire = await questionnaireBy(tx, organisation.id, campaign.questionnaire);
  const letter = {
    ...{ organisationId: organisation.id, lane: 'broadcast' as const },
    ...{ screen: invitation(campaign, questionnaire), expiresAt: endOf(campaign, organisation) },
  };
  await tx.outbox.post(...fresh.map((person) => ({ ...letter, key: messageKey(campaign.id, person), to: { person } })));
  return fresh;
}

export const messageKey = (campaign: Id<'campaign'>, person = ''): string => `campaign:${campaign}:${person}`;

/** The moment at which the last day is over there. */
export const endOf = ({ closesOn }: Campaign, { settings }: Organisation): Instant =>
  closesOn.add({ days: 1 }).toZonedDateTime(settings.zone).toInstant();

/** Seconds a question takes, by tap or in words. */
const pace = { tap: 10, words: 45 } as const;

/** Whole minutes, at least one. */
export const minutesFor = ({ items }: Questionnaire): number =>
  Math.max(1, Math.round(items.reduce((sum, { kind }) => sum + (kind === 'text' ? pace.words : pace.tap), 0) / 60));

function invitation(campaign: Campaign, questionnaire: Questionnaire): Screen {
  const minutes = minutesFor(questionnaire);
  return screen(
    lines(
      `Опрос: ${campaign.title}`,
      ...(questionnaire.intro ? ['', questionnaire.intro] : []),
      '',
      `Вопросов: ${questionnaire.items.length}, времени нужно: ${count(minutes, ['минута', 'минуты', 'минут'])}`,
      `Ответы ждут до: ${showDay(campaign.closesOn)}`,
      ...promise(campaign),
    ),
    [button('Начать', 'c.answer', campaign.id)],
  );
}

/** Who will see the answers: said before the first question. */
export const promise = ({ anonymous }: Pick<Campaign, 'anonymous'>): readonly string[] =>
  anonymous
    ? [
        '',
        'Опрос анонимный. Видно только, кто уже ответил. Сами ответы при отправке отделяются от вас и перемешиваются с остальными; черновик удаляется. Итоги откроются после закрытия, и только если ответов не меньше пяти.',
        'Не пишите в ответах имён и того, по чему вас можно узнать. Изменить отправленное уже нельзя: никто не знает, где ваш ответ.',
      ]
    : ['Ответы увидят: куратор и руководитель школы.'];

/**
 * The end: nobody is asked any longer. Drafts of what was anonymous are destroyed, and so are papers too few to hide among.
 * Ending twice is nothing.
 */
export async function close({ tx, now }: Pick<Desk, 'tx' | 'now'>, campaignId: Id<'campaign'>): Promise<Campaign> {
  const campaign = await tx.campaigns.lock(campaignId);
  if (campaign.status === 'closed') return campaign;
  const closed: Campaign = { ...campaign, status: 'closed', closedAt: now };
  await tx.campaigns.put(closed);
  await tx.outbox.drop(messageKey(campaign.id));
  if (campaign.anonymous) {
    await tx.forms.remove({ form: 'survey', subject: campaign.id });
    const box = await tx.boxes.find(campaign.id);
    if (box) await tx.boxes.put(sealed(await tx.boxes.lock(box.id)));
  }
  return closed;
}
