import type { Context } from '#core/conversation/context.ts';
import { showDay } from '#core/conversation/questions.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { lines } from '#core/kernel/text.ts';
import { dayIn } from '#core/kernel/time.ts';
import { channelWords } from '#core/people/channel-words.ts';
import type { ConsentKind } from '#core/people/invitation.ts';
import { consentsOf, type Standing } from './covered.ts';
import { consentKinds, type LaterKind, shortTitles, textOf, versions } from './texts.ts';

/** «Согласия»: each kind's state; each is a screen of its own. */
export async function agreementsScreen(ctx: Context, note?: string): Promise<Screen> {
  const consents = await consentsOf(ctx.tx, ctx.me.organisation, [ctx.me.person.id]);
  return screen(
    lines(
      ...(note ? [note, ''] : []),
      'Ваши согласия. Каждое даётся и отзывается отдельно.',
      '',
      ...consentKinds.map(
        (kind) => `• ${shortTitles[kind]}: ${standingWords(ctx, consents.of(ctx.me.person.id, kind))}`,
      ),
    ),
    ...consentKinds.map((kind) => [button(shortTitles[kind], 'agree', kind)]),
    [button('Мои данные', 'me')],
  );
}

/** «дано 12 марта 2027 г., VK; оригинал получен 15 марта 2027 г.» */
export function standingWords({ me }: Context, { given, original }: Standing): string {
  const tapped = given
    ? `дано ${showDay(dayIn(me.organisation.settings.zone, given.givenAt))}, ${channelWords[given.channel]}`
    : 'в боте не дано';
  return `${tapped}; ${original ? `оригинал получен ${showDay(original.receivedOn)}` : 'оригинала нет'}`;
}

/** The whole text, and what can be done about it now. */
export async function agreementScreen(ctx: Context, kind: ConsentKind): Promise<Screen> {
  const { given, covers } = (await consentsOf(ctx.tx, ctx.me.organisation, [ctx.me.person.id])).of(
    ctx.me.person.id,
    kind,
  );
  const withdraw =
    kind === 'personal-data' ? button('Отозвать', 'consent.withdraw') : button('Отозвать', 'agree.off', kind);
  return screen(
    textOf(kind, ctx.me.organisation),
    given ? [] : [button('Даю согласие', 'agree.give', kind, versions[kind])],
    covers ? [withdraw] : [],
    [button('Бланк для подписи', 'agree.paper', kind), button('Согласия', 'agree.all')],
  );
}

/** Asked for at the moment it is needed: what happens after it is said, and the pair it is for travels in the button. */
export const neededScreen = (ctx: Context, kind: LaterKind, pair: string): Screen => {
  const asked = textOf(kind, ctx.me.organisation);
  return screen(
    lines('Чтобы ответить «Да», нужно это согласие. После него ответ будет записан.', '', asked),
    [button('Даю согласие', 'agree.give', kind, versions[kind], pair)],
    [button('Не сейчас', 'pair.open', pair)],
  );
};
