import { positionsOf } from '#core/consents/print.ts';
import { type Action, action, type Context } from '#core/conversation/context.ts';
import { showDay } from '#core/conversation/questions.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { keepFile } from '#core/files/keep-file.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines } from '#core/kernel/text.ts';
import { dayIn } from '#core/kernel/time.ts';
import { membersOf, peopleOn } from '#core/pairing/access.ts';
import { orderWords } from '#core/pairing/words.ts';
import { fullName } from '#core/people/full-name.ts';
import type { Person } from '#core/people/person.ts';
import { lockedPetition, petitionHere } from './access.ts';
import { petitionCard } from './card.ts';
import type { PetitionDeps } from './deps.ts';
import { happenedTo } from './happened.ts';
import { desk, kindRules } from './kinds.ts';
import { paragraphsOf } from './paper-words.ts';
import type { Petition } from './petition.ts';
import { personIn } from './words.ts';

/** A tap is not a signature: the paper to print and sign, and that its original lies with the organisation. */
export const paperActions = (deps: PetitionDeps): readonly Action[] => [
  action('pet.paper', 'anyone', (ctx, petition = '') => paper(deps, ctx, petition), { below: true }),
  action('pet.got', desk, (ctx, petition = '') => got(ctx, petition)),
];

const fileHours = 24;

async function paper({ papers }: PetitionDeps, ctx: Context, petitionId: string): Promise<Screen> {
  const { petition, as } = await petitionHere(ctx, petitionId);
  if (as !== 'author' && as !== 'desk') throw new Refusal('not-found');
  if (petition.kind === 'involve-colleague' || petition.status === 'withdrawn') throw new Refusal('stale');
  const { organisation } = ctx.me;
  const person = await ctx.tx.people.get(petition.personId);
  const bytes = await papers.petition({
    ...{ organisation: organisation.name, person: fullName(person) },
    position: (await positionsOf(ctx, [person.id])).get(person.id) ?? '',
    paragraphs: await wordsOf(ctx, petition),
    note: `Отправлено в боте ${showDay(dayIn(organisation.settings.zone, petition.filedAt))} Нажатие кнопки подпись не заменяет.`,
  });
  const file = await keepFile(ctx, { name: 'Заявление.docx', bytes, hasNames: true }, fileHours);
  return {
    ...screen(
      lines(
        `Заявление: ${kindRules[petition.kind].title.toLowerCase()}`,
        as === 'author'
          ? 'Распечатайте, подпишите и отдайте на бумаге тому, кто его рассматривает.'
          : 'Когда подпишут, отметьте в карточке «Оригинал получен».',
      ),
      [button('К обращению', 'pet.see', petition.id)],
    ),
    file: file.id,
  };
}

/** What it asks for, with names in full and the order of the pair. */
async function wordsOf(ctx: Context, petition: Petition): Promise<readonly string[]> {
  const { mentorshipId, aboutId, details } = petition;
  const names = await namesFor(ctx, petition);
  const wished = personIn(details.wished);
  return paragraphsOf(petition, {
    about: aboutId ? names(aboutId) : '',
    wished: wished ? names(wished) : '',
    pair: mentorshipId ? await pairWords(ctx, mentorshipId, names) : '',
  });
}

/** «, приказ о закреплении № 17-н от …»: found by the order, as the office finds it. */
async function pairWords(
  { tx }: Context,
  mentorshipId: NonNullable<Petition['mentorshipId']>,
  names: (id: string) => string,
): Promise<string> {
  const { orderId } = await tx.mentorships.get(mentorshipId);
  const order = orderId && (await tx.as({ as: 'system' }, () => tx.orders.find(orderId)));
  const people = peopleOn(await membersOf({ tx }, mentorshipId)).map(names);
  return `, пара: ${people.join(', ')}${order && order.status === 'signed' ? `, ${orderWords(order)}` : ''}`;
}

async function namesFor(ctx: Context, { mentorshipId, aboutId, details }: Petition): Promise<(id: string) => string> {
  const members = mentorshipId ? await membersOf(ctx, mentorshipId) : [];
  const wished = personIn(details.wished);
  const ids = [...members.map((one) => one.personId), ...(aboutId ? [aboutId] : []), ...(wished ? [wished] : [])];
  const people: readonly Person[] = await ctx.tx.people.among('id', [...new Set(ids)]);
  return (id) => {
    const person = people.find((one) => one.id === id);
    return person ? fullName(person) : '';
  };
}

/** Whoever it lies before notes that the signed paper is there. */
async function got(ctx: Context, petitionId: string): Promise<Screen> {
  const { petition, as } = await lockedPetition(ctx, petitionId);
  if (as !== 'desk' || petition.kind === 'involve-colleague') throw new Refusal('not-found');
  if (petition.details.original || petition.status === 'withdrawn') throw new Refusal('stale');
  const details = { ...petition.details, original: ctx.me.today.toString() };
  await ctx.tx.petitions.put({ ...petition, details });
  await happenedTo(ctx, petition, 'petition-original');
  return petitionCard(ctx, petition.id, 'Оригинал отмечен.');
}
