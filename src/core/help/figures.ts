import { type Action, action, type Context } from '#core/conversation/context.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { lines } from '#core/kernel/text.ts';
import type { RoleName } from '#core/people/person.ts';
import { type HelpRequest, helpOutcomes } from './help.ts';
import { areaOf, outcomeWords } from './words.ts';

/** Who sees how much help is asked for; the words only where they are asked themselves. */
export const counters: readonly RoleName[] = ['curator', 'head'];

export const figureActions: readonly Action[] = [action('help.figures', counters, (ctx) => figuresScreen(ctx))];

async function figuresScreen(ctx: Context): Promise<Screen> {
  const organisationId = ctx.me.organisation.id;
  // Rows are closed to those who run the programme: they are counted as the system, and nobody is named.
  const all = await ctx.tx.as({ as: 'system' }, () => ctx.tx.helps.where({ organisationId }));
  const closed = all.filter((one) => one.status === 'closed');
  const taken = all.filter((one) => one.takenAt !== undefined);
  const areas = [...new Set(all.map(areaOf))]
    .map((area) => ({ area, count: all.filter((one) => areaOf(one) === area).length }))
    .sort((a, b) => b.count - a.count)
    .slice(0, 7);
  return screen(
    lines(
      'Просьбы о помощи',
      `Всего: ${all.length}, сейчас открыто: ${all.length - closed.length}`,
      `Взяли: ${taken.length} из ${all.length}${medianWords(taken)}`,
      '',
      ...outcomeLines(closed),
      ...(areas.length > 0 ? ['', 'О чём просят:'] : []),
      ...areas.map(({ area, count }) => `• ${area}: ${count} из ${all.length}`),
      '',
      'Тексты видят только те, кого спросили.',
    ),
    [button('Меню', 'menu')],
  );
}

/** How the closed ones ended; whatever the asker took back has no outcome. */
function outcomeLines(closed: readonly HelpRequest[]): readonly string[] {
  if (closed.length === 0) return ['Закрытых просьб пока нет.'];
  const line = (words: string, outcome: HelpRequest['outcome']) =>
    `${words}: ${withOutcome(closed, outcome)} из ${closed.length}`;
  const back = withOutcome(closed, undefined) > 0 ? [line('Отозвано', undefined)] : [];
  return [...helpOutcomes.map((outcome) => line(outcomeWords[outcome], outcome)), ...back];
}

const withOutcome = (closed: readonly HelpRequest[], outcome: HelpRequest['outcome']): number =>
  closed.filter((one) => one.outcome === outcome).length;

/** Minutes from the request to «Беру», in the middle of all. */
function medianWords(taken: readonly HelpRequest[]): string {
  const minutes = taken
    .flatMap((one) => (one.takenAt ? [Math.round(one.createdAt.until(one.takenAt).total('minutes'))] : []))
    .sort((a, b) => a - b);
  const middle = minutes[Math.floor(minutes.length / 2)];
  if (middle === undefined) return '';
  return `, обычно за: ${middle < 90 ? `${middle} мин` : `${Math.round(middle / 60)} ч`}`;
}
