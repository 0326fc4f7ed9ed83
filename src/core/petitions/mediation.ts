import { type Action, action, type Context, type GuidedForm, guided } from '#core/conversation/context.ts';
import { form } from '#core/conversation/form.ts';
import { words } from '#core/conversation/questions.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { tellHere } from '#core/delivery/tell.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines, named, say } from '#core/kernel/text.ts';
import { membersOf, peopleOn } from '#core/pairing/access.ts';
import { lockedPetition } from './access.ts';
import { readingRoles } from './audience.ts';
import { happenedTo } from './happened.ts';
import type { Petition } from './petition.ts';
import { isOpen } from './state.ts';
import { outcomeLines, rolesWords, stateOf } from './words.ts';

/** 4.4.5: sides say how they see it, if they wish; nobody talks here, the council reads and decides. */
export const mediationActions: readonly Action[] = [
  action('pet.side', 'anyone', async (ctx, petition = '') =>
    ctx.fill('pet-position', (await asSide(ctx, petition)).id),
  ),
];

export const says = (person: string): string => `says:${person}`;

/** One that the presser was shown as the other side, and that is not answered yet. Throws not-found, stale. */
async function asSide(ctx: Context, petitionId: string): Promise<Petition> {
  const { petition, as } = await lockedPetition(ctx, petitionId);
  if (as !== 'side') throw new Refusal('not-found');
  if (!isOpen(petition)) throw new Refusal('stale');
  return petition;
}

export const positionForm: GuidedForm = guided<{ readonly text: string }>(
  'pet-position',
  'anyone',
  async (ctx, subject) => {
    const petition = await asSide(ctx, subject);
    const seen = rolesWords(await readingRoles(ctx, petition));
    return {
      form: form('pet-position', 'Как это видите вы', { immediate: true }).ask(
        'text',
        words(`Как вы это видите? Увидят: ${seen}. Другая сторона не увидит.`, { max: 1500 }),
      ),
      send: async (inside, { text }) => {
        const { person } = inside.me;
        await inside.tx.forms.remove({ personId: person.id, form: 'pet-position', status: 'sent' });
        const fresh = await asSide(inside, petition.id);
        const written = { ...fresh, details: { ...fresh.details, [says(person.id)]: text } };
        await inside.tx.petitions.put(written);
        await happenedTo(inside, written, 'petition-position');
        return sideScreen(inside, written, 'Записано. Это можно изменить, пока нет решения.');
      },
    };
  },
);

/** What the other side is shown, where the author let them. */
export function sideScreen(ctx: Pick<Context, 'me'>, petition: Petition, note?: string): Screen {
  const said = petition.details[says(ctx.me.person.id)];
  return screen(
    lines(
      ...(note ? [note, ''] : []),
      'Вопрос о вашей паре передан на рассмотрение.',
      say`Спрашивает: ${named(petition.personId)}`,
      ...(petition.text ? [petition.text] : []),
      `Состояние: ${stateOf(petition)}`,
      ...outcomeLines(petition),
      ...(said ? [`Вы написали: ${said}`] : []),
    ),
    isOpen(petition) ? [button(said ? 'Изменить' : 'Написать, как это вижу', 'pet.side', petition.id)] : [],
    [button('Меню', 'menu')],
  );
}

/** The other side hears of it and of its outcome with the author's consent alone. */
export async function tellSides(ctx: Context, petition: Petition, said: Screen): Promise<void> {
  const { id: petitionId, kind, details, mentorshipId, personId, status } = petition;
  if (kind !== 'mediation' || details.open !== 'yes' || !mentorshipId) return;
  const people = peopleOn(await membersOf(ctx, mentorshipId)).filter((one) => one !== personId);
  await tellHere(ctx, `petition:${petitionId}:sides:${status}`, people, said);
}

export const sidesAsked = ({ id: petitionId }: Petition): Screen =>
  screen('Вопрос о вашей паре передан на рассмотрение. Можно написать, как это видите вы.', [
    button('Открыть', 'pet.see', petitionId),
  ]);
