import { type Action, action, type Context } from '#core/conversation/context.ts';
import { pageOf } from '#core/conversation/fit.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { lines, named, say, type Text } from '#core/kernel/text.ts';
import { ledFor } from './access.ts';
import { lineOf } from './card.ts';
import { seated, waiting } from './seats.ts';
import { seatWords, themeOf, when } from './words.ts';

const perPage = 20;

export const peopleActions: readonly Action[] = [
  action('ses.people', 'anyone', (ctx, session = '', page = '0') => peopleScreen(ctx, session, page)),
];

/** Who comes and who waits, for those who lead or run it; names as the messenger may carry them. */
async function peopleScreen(ctx: Context, sessionId: string, at: string): Promise<Screen> {
  const session = await ledFor(ctx, sessionId);
  const line = await lineOf(ctx, session);
  const [have, wait] = [seated(line), waiting(line)];
  const offered = line.bookings.filter((one) => one.status === 'offered');
  const rows: readonly Text[] = [
    ...have.map((one, index) => say`${index + 1}. ${named(one.personId)}`),
    ...offered.map((one) => say`место предложено: ${named(one.personId)}`),
    ...wait.map((one, index) => say`в очереди ${index + 1}: ${named(one.personId)}`),
  ];
  const page = pageOf(rows, perPage, at);
  return screen(
    lines(
      themeOf(session),
      `Когда: ${when(session, ctx.me.organisation.settings.zone)}`,
      `Записано: ${have.length} из ${session.seats}`,
      ...(session.status === 'announced' ? [seatWords(line)] : []),
      '',
      ...(page.items.length > 0 ? page.items : ['Пока никого.']),
    ),
    page.count > 1
      ? [button(`Ещё (${page.at + 1} из ${page.count})`, 'ses.people', session.id, String(page.at + 1))]
      : [],
    [button('Список (.docx)', 'ses.list', session.id), button('К встрече', 'ses.card', session.id)],
  );
}
