import { type Context, holds } from '#core/conversation/context.ts';
import { showDay } from '#core/conversation/questions.ts';
import { entry } from '#core/kernel/entry.ts';
import { named, say, type Text } from '#core/kernel/text.ts';
import { dayIn } from '#core/kernel/time.ts';
import { recorded } from '#core/record/record.ts';
import type { Petition } from './petition.ts';
import { stateOf } from './words.ts';

const actWords: Readonly<Record<string, string>> = {
  'petition-filed': 'отправлено',
  'petition-taken': 'взято в работу',
  'petition-withdrawn': 'отозвано',
  'petition-original': 'оригинал получен',
  'petition-position': 'другая сторона написала',
};

const happening = (kind: Petition['kind'], act: string): string => {
  if (act === 'petition-granted') return stateOf({ kind, status: 'granted' });
  return act === 'petition-refused' ? stateOf({ kind, status: 'refused' }) : (entry(actWords, act) ?? act);
};

const shown = 6;

/** What happened to it, for those who run the programme: the database shows the record to nobody else. */
export async function historyLines(ctx: Context, { id, kind }: Petition): Promise<readonly Text[]> {
  if (!holds(ctx.me, 'curator', 'head')) return [];
  const events = await recorded(ctx.tx, id);
  if (events.length < 2) return [];
  const { zone } = ctx.me.organisation.settings;
  return [
    ['История:'],
    ...events.slice(0, shown).map(({ act, at, by }) => {
      const what = `• ${showDay(dayIn(zone, at))}: ${happening(kind, act)}`;
      return by ? say`${what}, ${named(by)}` : [what];
    }),
  ];
}
