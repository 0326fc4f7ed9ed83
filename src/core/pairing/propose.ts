import { consentsOf } from '#core/consents/covered.ts';
import { shortTitles } from '#core/consents/texts.ts';
import { type Action, action, type Context } from '#core/conversation/context.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { tellHere, untell } from '#core/delivery/tell.ts';
import type { Id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines, say } from '#core/kernel/text.ts';
import { staffOf } from '#core/reminders/situation.ts';
import { happened, lockedPair, pairFor, peopleOn, readers, save } from './access.ts';
import { type Asked, drop, propose } from './answers.ts';
import { pairCard } from './card.ts';
import { missingFor, pupilsOf } from './needed.ts';
import { offerScreen } from './offer.ts';
import { titleOf } from './words.ts';

const curator = ['curator'] as const;

/** Making a pair, asking its sides, taking it back. */
export const proposeActions: readonly Action[] = [
  action('pair', readers, (ctx, pair = '') => pairCard(ctx, pair)),
  action('pair.new', ['curator', 'council'], (ctx) => ctx.fill('pair', ctx.me.organisation.id)),
  action('pair.edit', curator, async (ctx, pair = '') => ctx.fill('pair', (await pairFor(ctx, pair)).pair.id)),
  action('pair.ask', curator, (ctx, pair = '') => ask(ctx, pair)),
  action('pair.drop', curator, (ctx, pair = '') => dropQuestion(ctx, pair)),
  action('pair.dropped', curator, (ctx, pair = '') => dropped(ctx, pair)),
  action('pair.consents', curator, (ctx, pair = '') => askConsents(ctx, pair)),
  action('pair.paper', curator, (ctx, pair = '') => ctx.fill('pair-paper', pair)),
];

const offerKey = (pair: string): string => `pair-offer:${pair}`;

async function ask(ctx: Context, pairId: string): Promise<Screen> {
  const unheard = await askSides(ctx, pairId);
  return pairCard(ctx, pairId, noteAfter(unheard));
}

/** Each side is shown the other's card and asked; returns how many are not in the bot. Throws stale, pupils-off, guardian-missing. */
export async function askSides(ctx: Context, pairId: string): Promise<number> {
  const before = await lockedPair(ctx, pairId);
  await requirePupils(ctx, before);
  const asked = propose(before, ctx.now);
  await save(ctx, asked);
  await happened(ctx, asked.pair.id, 'proposed');
  await untell(ctx, offerKey(asked.pair.id));
  const staff = await staffOf(ctx.tx, ctx.me.organisation, ctx.now);
  const people = peopleOn(asked.members);
  const key = `${offerKey(asked.pair.id)}:${ctx.now.epochMilliseconds}`;
  for (const person of people.filter(staff.connected))
    await tellHere(ctx, key, [person], await offerScreen(ctx, asked, person));
  return people.filter((person) => !staff.connected(person)).length;
}

const noteAfter = (unheard: number): string =>
  unheard === 0
    ? 'Предложение отправлено каждому. Когда ответят, бот сообщит.'
    : `Предложение отправлено тем, кто в боте. Не подключены: ${unheard}. Пригласите их или отметьте ответ на бумаге.`;

/** Product rule 9: pairs with pupils only where the school switched them on, and with a guardian's paper. Throws pupils-off, guardian-missing. */
async function requirePupils(ctx: Context, asked: Asked): Promise<void> {
  const pupils = pupilsOf(asked);
  if (pupils.length === 0) return;
  if (ctx.me.organisation.settings.pupils !== true) throw new Refusal('pupils-off');
  const consents = await consentsOf(ctx.tx, ctx.me.organisation, pupils);
  if (pupils.some((person) => !consents.of(person, 'guardian').covers)) throw new Refusal('guardian-missing');
}

async function dropQuestion(ctx: Context, pairId: string): Promise<Screen> {
  const asked = await pairFor(ctx, pairId);
  drop(asked.pair);
  return screen(lines(say`Снять пару? ${titleOf(asked)}`, 'Те, кого уже спросили, узнают, что отвечать не нужно.'), [
    button('Снять', 'pair.dropped', asked.pair.id),
    button('Оставить', 'pair', asked.pair.id),
  ]);
}

async function dropped(ctx: Context, pairId: string): Promise<Screen> {
  const { pair, members } = await lockedPair(ctx, pairId);
  const after = drop(pair);
  await ctx.tx.mentorships.put(after);
  await happened(ctx, pair.id, 'dropped');
  await untell(ctx, offerKey(pair.id));
  if (pair.status === 'proposed' || pair.status === 'agreed')
    await tellHere(
      ctx,
      `pair-dropped:${pair.id}`,
      peopleOn(members),
      screen(lines(say`Предложение пары снято: ${titleOf({ members })}`, 'Отвечать не нужно.'), [
        button('Мои пары', 'my.pairs'),
      ]),
    );
  return pairCard(ctx, pair.id, 'Пара снята.');
}

/** Whoever can be told things and lacks a consent is asked for it; a guardian's exists on paper only. */
async function askConsents(ctx: Context, pairId: string): Promise<Screen> {
  const asked = await pairFor(ctx, pairId);
  const people = await remindOfConsents(ctx, [asked]);
  return pairCard(
    ctx,
    asked.pair.id,
    people.length > 0
      ? 'Просьба о согласии отправлена.'
      : 'Попросить в боте некого: нужны бумаги, они в карточках людей.',
  );
}

/** Returns who was asked. At most once a day each. */
export async function remindOfConsents(ctx: Context, pairs: readonly Asked[]): Promise<readonly Id<'person'>[]> {
  const staff = await staffOf(ctx.tx, ctx.me.organisation, ctx.now);
  const missing = await missingFor(ctx.tx, ctx.me.organisation, pairs);
  const told = new Set<Id<'person'>>();
  for (const asked of pairs)
    for (const { personId, kind } of missing.get(asked.pair.id) ?? []) {
      if (kind === 'guardian' || kind === 'personal-data' || !staff.connected(personId)) continue;
      told.add(personId);
      await tellHere(
        ctx,
        `consent-needed:${asked.pair.id}:${kind}:${ctx.me.today.toString()}`,
        [personId],
        screen(
          lines(
            `Для приказа о паре нужно ваше согласие: ${shortTitles[kind]}.`,
            'Прочитайте текст и решите, давать ли его.',
          ),
          [button('Прочитать', 'agree', kind)],
          [button('Мои пары', 'my.pairs')],
        ),
      );
    }
  return [...told];
}
