import { type Conversation, type ConversationFlavor, conversations, createConversation } from '@grammyjs/conversations';
import { Bot, type Context } from 'grammy';
import type { Update, UserFromGetMe } from 'grammy/types';
import { hear } from '#core/conversation/hear.ts';
import { id } from '#core/kernel/id.ts';
import { date, instant } from '#core/kernel/time.ts';
import { consentVersion } from '#core/people/consent-text.ts';
import { defaultSettings, type Organisation } from '#core/people/organisation.ts';
import type { Campaign } from '#core/survey/campaign.ts';
import { open } from '#core/survey/campaign-opening.ts';
import type { Item } from '#core/survey/questionnaire.ts';
import { newId } from '#db/new-id.ts';
import { doorAt } from './door.ts';
import type { Bench } from './server.ts';
import { type Row, type Section, slower } from './table.ts';

const questions = 100;
/** So many that their median holds still. */
const people = 40;
const now = instant('2026-11-20T09:00:00Z');

/** An answer in a transaction with all that it does, at the beginning of a questionnaire, in its middle and at its end. */
export async function forms(bench: Bench): Promise<Section> {
  const [ours, naive] = [await answered(bench), await conversed()];
  const row = (whose: string, times: readonly number[], at: number, goal?: { words: string; most: number }): Row =>
    slower(`${whose}: the answer to question ${at}`, [around(times, at), 'to question 1', around(times, 1)], goal);
  const flat = { words: 'flat within 10 %', most: 1.1 };
  return {
    title: '2. An answer in a long questionnaire',
    rows: [
      row('ours, database included', ours, 40, flat),
      row('ours, database included', ours, questions, flat),
      row('naive @grammyjs/conversations, in memory', naive, 40),
      row('naive @grammyjs/conversations, in memory', naive, questions),
    ],
    note: 'The naive one keeps its state in memory and sends nowhere; its figures are for their growth, not for their size.',
  };
}

/** Median over people and the two neighbours. */
function around(times: readonly number[], question: number): number {
  const from = Math.min(Math.max(0, question - 2), questions - 3);
  const near = Array.from({ length: people }, (_, person) =>
    times.slice(person * questions + from, person * questions + from + 3),
  ).flat();
  return near.toSorted((a, b) => a - b)[Math.floor(near.length / 2)] ?? 0;
}

async function answered({ database }: Bench): Promise<readonly number[]> {
  const { store, close } = await database('forms');
  const organisation: Organisation = { id: newId(), name: 'Школа', settings: { ...defaultSettings, zone: 'UTC' } };
  const items: readonly Item[] = Array.from({ length: questions }, (_, index) => ({
    ...{ key: `q${index}`, kind: 'scale', text: `Вопрос ${index + 1}`, min: 0, max: 9 },
  }));
  const campaign: Campaign = {
    ...{ id: newId(), organisationId: organisation.id, questionnaire: 'long.1', title: 'Сто вопросов' },
    ...{ audience: { kind: 'roles', roles: ['mentor'] }, moment: 'once', anonymous: false, status: 'planned' },
    ...{ opensOn: date('2026-11-20'), closesOn: date('2026-12-20'), createdBy: newId(), createdAt: now },
  };
  await store.transaction({ as: 'system' }, async (tx) => {
    await tx.organisations.add(organisation);
    for (let person = 0; person < people; person += 1) {
      const of = { organisationId: organisation.id, personId: newId<'person'>() };
      await tx.people.add({ id: of.personId, surname: `Сомова${person}`, name: 'Анна' });
      await tx.roles.add({ ...of, id: newId(), role: 'mentor', from: date('2026-09-01') });
      const address = String(person);
      await tx.accounts.add({
        id: newId(),
        channel: 'vk',
        address,
        personId: of.personId,
        reachable: true,
        seenAt: now,
      });
      const given = { kind: 'personal-data', version: consentVersion, hash: 'h', givenAt: now, channel: 'vk' } as const;
      await tx.consents.add({ ...of, ...given, id: newId() });
    }
    await tx.questionnaires.add({
      ...{ id: newId(), organisationId: organisation.id, family: 'long', version: 1, title: 'Сто вопросов', items },
      ...{ lastKey: items.length, status: 'published', createdBy: campaign.createdBy, createdAt: now },
    });
    await tx.campaigns.add(campaign);
    await open({ tx, newId, now, organisation }, campaign.id);
  });
  const listen = hear(doorAt(now));
  const press = (person: number, action: string) =>
    store.transaction({ as: 'system' }, (tx) =>
      listen(tx, { channel: 'vk', address: String(person), input: { kind: 'press', action } }),
    );
  const times: number[] = [];
  for (let person = 0; person < people; person += 1) {
    await press(person, `c.answer:${campaign.id}`);
    const found = await store.transaction({ as: 'system' }, (tx) => tx.forms.where({ subject: id(campaign.id) }));
    const mine = found.find(({ id: form }) => !seen.has(form));
    if (!mine) throw new Error('no form');
    seen.add(mine.id);
    for (const { key } of items) {
      const begun = performance.now();
      await press(person, `f.say:${mine.id}:${key}:5`);
      times.push(performance.now() - begun);
    }
  }
  await close();
  return times;
}

const seen = new Set<string>();

type Ctx = ConversationFlavor<Context>;

/** The same hundred questions as one function that waits a hundred times. */
async function conversed(): Promise<readonly number[]> {
  // Telegram is not asked: what it costs is not the question.
  const fetch = async () => Response.json({ ok: true, result: message(1, 0, 'x') });
  const bot = new Bot<Ctx>('1:naive', { botInfo, client: { fetch: fetch as never } });
  bot.use(conversations());
  const questionnaire = async (conversation: Conversation, ctx: Context): Promise<void> => {
    for (let question = 1; question <= questions; question += 1) {
      await ctx.reply(`Вопрос ${question}`);
      await conversation.waitFor('message:text');
    }
  };
  bot.use(createConversation(questionnaire, 'questionnaire'));
  bot.command('begin', (ctx) => ctx.conversation.enter('questionnaire'));
  const times: number[] = [];
  const state = { update: 0 };
  const say = (person: number, text: string) => {
    state.update += 1;
    return bot.handleUpdate({ update_id: state.update, message: message(person, state.update, text) } as Update);
  };
  for (let person = 1; person <= people; person += 1) {
    await say(person, '/begin');
    for (let question = 1; question <= questions; question += 1) {
      const begun = performance.now();
      await say(person, '5');
      times.push(performance.now() - begun);
    }
  }
  return times;
}

const message = (person: number, number: number, text: string) => ({
  ...{ message_id: number, date: 0, text, chat: { id: person, type: 'private', first_name: 'Анна' } },
  from: { id: person, is_bot: false, first_name: 'Анна' },
  ...(text.startsWith('/') ? { entities: [{ type: 'bot_command', offset: 0, length: text.length }] } : {}),
});

const botInfo = { id: 1, is_bot: true, first_name: 'Наивный', username: 'naive_bot' } as UserFromGetMe;
