import { type Action, action, type Context, type GuidedForm, guided } from '#core/conversation/context.ts';
import { pageOf } from '#core/conversation/fit.ts';
import { form } from '#core/conversation/form.ts';
import { showDay } from '#core/conversation/questions.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { tell } from '#core/delivery/tell.ts';
import { byAlphabet } from '#core/kernel/alphabet.ts';
import type { Id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines, named } from '#core/kernel/text.ts';
import { directory } from '#core/people/directory.ts';
import type { Person } from '#core/people/person.ts';
import { record } from '#core/record/record.ts';
import type { Campaign } from './campaign.ts';
import { asSystem, campaignFor, campaignToRun } from './campaign-access.ts';
import { resolve } from './campaign-audience.ts';
import { cardScreen, turnoutFor } from './campaign-card.ts';
import { close, invite } from './campaign-opening.ts';
import { missingLines } from './campaign-preview.ts';
import { peopleQuestion } from './campaign-questions.ts';
import { readers, writers } from './hub.ts';

const perPage = 7;

export const runActions: readonly Action[] = [
  action('c.who', readers, (ctx, campaign = '', page = '0') => unansweredScreen(ctx, campaign, page)),
  action('c.remind', writers, (ctx, campaign = '') => remind(ctx, campaign)),
  action('c.join', writers, (ctx, campaign = '') => ctx.fill('campaign-join', campaign)),
  action('c.close', writers, (ctx, campaign = '') => askToClose(ctx, campaign)),
  action('c.closed', writers, (ctx, campaign = '') => closeNow(ctx, campaign)),
];

async function unanswered({ tx }: Pick<Context, 'tx'>, campaign: Campaign): Promise<readonly Id<'person'>[]> {
  const all = await tx.participants.where({ campaignId: campaign.id, answered: false });
  const people = await tx.people.among(
    'id',
    all.map((one) => one.personId),
  );
  return [...people].sort((a, b) => byAlphabet(a.surname, b.surname)).map((person) => person.id);
}

async function unansweredScreen(ctx: Context, wanted: string, at: string): Promise<Screen> {
  const campaign = await campaignFor(ctx, wanted);
  const people = await unanswered(ctx, campaign);
  const page = pageOf(people, perPage, at);
  return screen(
    lines(
      campaign.title,
      people.length === 0 ? 'Ответили все.' : `Не ответили: ${people.length}`,
      ...page.items.map((person, index) => [`${page.start + index + 1}. `, named(person)]),
    ),
    page.count > 1
      ? [button(`Дальше (${page.at + 1} из ${page.count})`, 'c.who', campaign.id, String(page.at + 1))]
      : [],
    campaign.status === 'open' && people.length > 0
      ? [button('Напомнить тем, кто не ответил', 'c.remind', campaign.id)]
      : [],
    [button('К опросу', 'c.card', campaign.id)],
  );
}

/** To those who have not answered only, once a day at most. Throws campaign-closed, campaign-reminded. */
async function remind(ctx: Context, wanted: string): Promise<Screen> {
  const { id } = await campaignToRun(ctx, wanted);
  return asSystem(ctx, async ({ tx, organisation }) => {
    // Held, so that two presses at once are one reminder.
    const campaign = await tx.campaigns.lock(id);
    if (campaign.status !== 'open') throw new Refusal('campaign-closed');
    const key = `campaign-remind:${id}:${ctx.me.today.toString()}`;
    if ((await tx.outbox.deliveries(`${key}:`)).length > 0) throw new Refusal('campaign-reminded');
    const people = await unanswered(ctx, campaign);
    const accounts = await tx.accounts.among('personId', people);
    const heard = people.filter((person) => accounts.some((one) => one.personId === person && one.reachable));
    await tell(
      { tx },
      {
        ...{ key, people: heard, organisationId: organisation.id },
        screen: screen(
          lines(`Ваш ответ ещё ждут: ${campaign.title}`, `Ответить можно до: ${showDay(campaign.closesOn)}`),
          [button('Ответить', 'c.answer', campaign.id)],
        ),
      },
    );
    const unheard = people.length - heard.length;
    const told = `Напоминание отправлено: ${heard.length}${unheard > 0 ? `. Бот не может написать: ${unheard}` : ''}`;
    return cardScreen(ctx, campaign, told);
  });
}

/** More people for a campaign that is open: those who would be asked today come first in the list. */
export const joinForm: GuidedForm = guided<{ readonly people: readonly Person[] }>(
  'campaign-join',
  writers,
  async (ctx, subject) => {
    const campaign = await campaignToRun(ctx, subject);
    if (campaign.status !== 'open') throw new Refusal('campaign-closed');
    const known = new Set((await ctx.tx.participants.where({ campaignId: campaign.id })).map((one) => one.personId));
    const meant = await asSystem(ctx, ({ tx, organisation }) =>
      resolve(tx, organisation.id, campaign.audience, ctx.me.today),
    );
    const first = new Set([...meant.asked, ...meant.missing]);
    const others = (await directory(ctx)).map((one) => one.person).filter((person) => !known.has(person.id));
    if (others.length === 0) throw new Refusal('campaign-nobody');
    const sorted = [...others].sort((a, b) => Number(first.has(b.id)) - Number(first.has(a.id)));
    return {
      form: form('campaign-join', 'Добавить участников', { immediate: true }).ask(
        'people',
        peopleQuestion('Кого добавить?', sorted),
      ),
      send: (inside, { people }) => join(inside, campaign, people),
    };
  },
);

async function join(ctx: Context, campaign: Campaign, people: readonly Person[]): Promise<Screen> {
  const wanted = { kind: 'people', people: people.map((person) => person.id) } as const;
  return asSystem(ctx, async (desk) => {
    const found = await resolve(desk.tx, desk.organisation.id, wanted, ctx.me.today);
    const fresh = await invite(desk, campaign, found.asked);
    await record(ctx, {
      ...{ organisationId: campaign.organisationId, subject: campaign.id, act: 'joined', by: ctx.me.person.id },
      details: { people: String(fresh.length) },
    });
    return cardScreen(ctx, campaign, lines(`Добавлено участников: ${fresh.length}`, ...missingLines(found)));
  });
}

async function askToClose(ctx: Context, wanted: string): Promise<Screen> {
  const campaign = await campaignToRun(ctx, wanted);
  if (campaign.status === 'closed') throw new Refusal('campaign-closed');
  const turnout = await turnoutFor(ctx, campaign);
  return screen(
    lines(
      campaign.status === 'planned' ? 'Отменить опрос? Он ещё не начался.' : 'Закрыть опрос сейчас?',
      campaign.title,
      ...(campaign.status === 'open'
        ? [
            `Ответов: ${turnout.answered} из ${turnout.asked}. Остальные ответить уже не смогут, открыть опрос заново нельзя.`,
          ]
        : []),
      campaign.anonymous && campaign.status === 'open' && turnout.papers < 5
        ? 'Ответов меньше пяти: итогов не будет, ответы уничтожатся.'
        : undefined,
    ),
    [button('Да, закрыть', 'c.closed', campaign.id)],
    [button('Нет', 'c.card', campaign.id)],
  );
}

async function closeNow(ctx: Context, wanted: string): Promise<Screen> {
  const before = await campaignToRun(ctx, wanted);
  const campaign = await asSystem(ctx, ({ tx, now }) => close({ tx, now }, before.id));
  if (before.status !== 'closed')
    await record(ctx, {
      ...{ organisationId: campaign.organisationId, subject: campaign.id, act: 'closed', by: ctx.me.person.id },
    });
  return cardScreen(ctx, campaign, 'Опрос закрыт.');
}
