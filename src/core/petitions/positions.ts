import { type Action, action, type Context } from '#core/conversation/context.ts';
import { pageOf } from '#core/conversation/fit.ts';
import { type Button, button, type Screen, screen } from '#core/conversation/screen.ts';
import { id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines, named, say, type Text } from '#core/kernel/text.ts';
import { petitionHere } from './access.ts';
import { says } from './mediation.ts';
import type { Petition } from './petition.ts';

/** What each side of an appeal wrote, for those who answer it; where several did, each on a page of its own. */
export const positionActions: readonly Action[] = [
  action('pet.says', ['council', 'curator', 'head'], (ctx, petition = '', page = '0') =>
    positionsScreen(ctx, petition, page),
  ),
];

const positionsOf = ({ details }: Petition): readonly Text[] =>
  Object.entries(details)
    .filter(([key]) => key.startsWith(says('')))
    .map(([key, text]) => say`${named(id<'person'>(key.slice(says('').length)))}: ${text}`);

export function positionLines(petition: Petition): readonly (Text | string)[] {
  const all = positionsOf(petition);
  return all.length > 1 ? [`Написали участники: ${all.length}`] : all;
}

export const positionButton = (petition: Petition): readonly Button[] =>
  positionsOf(petition).length > 1 ? [button('Что написали', 'pet.says', petition.id, '0')] : [];

async function positionsScreen(ctx: Context, petitionId: string, wanted: string): Promise<Screen> {
  const { petition, as } = await petitionHere(ctx, petitionId);
  const page = pageOf(positionsOf(petition), 1, wanted);
  if (as !== 'desk' || petition.kind !== 'mediation') throw new Refusal('not-found');
  return screen(
    lines(...(page.items.length > 0 ? page.items : ['Никто пока не написал.'])),
    page.count > 1
      ? [button(`Дальше (${page.at + 1} из ${page.count})`, 'pet.says', petition.id, String(page.at + 1))]
      : [],
    [button('К обращению', 'pet.see', petition.id)],
  );
}
