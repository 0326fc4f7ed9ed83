import { type Action, action, type Context, holds } from '#core/conversation/context.ts';
import { button, inPairs, type Screen, screen } from '#core/conversation/screen.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines, say } from '#core/kernel/text.ts';
import { ownPair, peopleOn } from '#core/pairing/access.ts';
import type { Asked } from '#core/pairing/answers.ts';
import { ownPairs } from '#core/pairing/mine.ts';
import { listOf } from '#core/pairing/words.ts';
import { petitionCard } from './card.ts';
import { standing } from './file.ts';
import { filers, kindRules, type Offered, offered } from './kinds.ts';

const offers = Object.keys(offered) as readonly Offered[]; // the keys of a literal

/** Choosing what it is about: the kind, and the pair where there are several. */
export const startActions: readonly Action[] = [
  action('pet.new', filers, (ctx, kind = '') => begin(ctx, offeredKind(kind))),
  action('pet.on', 'anyone', (ctx, pair = '', kind = '') => beginOn(ctx, pair, offeredKind(kind))),
];

function offeredKind(word: string): Offered {
  const kind = offers.find((one) => one === word);
  if (!kind) throw new Refusal('not-found');
  return kind;
}

/** Pairs in force in which the presser may file this. */
export async function pairsFor(ctx: Context, kind: Offered): Promise<readonly Asked[]> {
  return (await ownPairs(ctx)).filter((one) => isAuthor(ctx, one, kind));
}

function isAuthor({ me }: Context, { pair, members }: Asked, kind: Offered): boolean {
  const { side } = kindRules[kind];
  if (pair.status !== 'in-force' || side === undefined) return false;
  return peopleOn(members, side === 'either' ? undefined : side).includes(me.person.id);
}

/** The pair for a petition of that kind. Throws not-found where it is not theirs, stale where it no longer counts. */
export async function pairToFile(ctx: Context, pairId: string, kind: Offered): Promise<Asked> {
  const asked = await ownPair(ctx, pairId);
  if (isAuthor(ctx, asked, kind)) return asked;
  throw new Refusal(asked.pair.status === 'in-force' ? 'not-found' : 'stale');
}

/** What the presser can file today. */
export async function offersFor(ctx: Context): Promise<readonly Offered[]> {
  if (!holds(ctx.me, ...filers)) return [];
  const sided = holds(ctx.me, 'mentor', 'mentee');
  const able: Offered[] = [];
  for (const kind of offers) {
    const { side } = kindRules[kind];
    const open = side ? (await pairsFor(ctx, kind)).length > 0 : kind === 'release' || sided;
    if (open) able.push(kind);
  }
  return able;
}

async function begin(ctx: Context, kind: Offered): Promise<Screen> {
  if (!(await offersFor(ctx)).includes(kind)) throw new Refusal('not-found');
  if (!kindRules[kind].side) return ctx.fill(formNames[kind], ctx.me.organisation.id);
  const pairs = await pairsFor(ctx, kind);
  const [first] = pairs;
  if (first && pairs.length === 1) return beginOn(ctx, first.pair.id, kind);
  return screen(
    lines(
      `${kindRules[kind].title}. О какой паре?`,
      '',
      ...pairs.slice(0, 8).map((one, index) => say`${index + 1}. ${listOf(others(ctx, one))}`),
    ),
    ...inPairs(pairs.slice(0, 8).map((one, index) => button(String(index + 1), 'pet.on', one.pair.id, kind))),
    [button('Обращения', 'pet')],
  );
}

const others = ({ me }: Context, { members }: Asked) => peopleOn(members).filter((one) => one !== me.person.id);

/** One of these about a pair is enough: a second press shows the first. */
const single: readonly Offered[] = ['replace-mentor', 'lay-down', 'personal-file'];

async function beginOn(ctx: Context, pairId: string, kind: Offered): Promise<Screen> {
  const { pair } = await pairToFile(ctx, pairId, kind);
  const open = single.includes(kind) ? await standing(ctx, { kind, mentorshipId: pair.id }) : undefined;
  if (open) return petitionCard(ctx, open.id, 'Такое обращение уже отправлено.');
  return ctx.fill(formNames[kind], pair.id);
}

export const formNames: Readonly<Record<Offered, string>> = {
  'replace-mentor': 'pet-replace',
  'lay-down': 'pet-lay',
  'involve-colleague': 'pet-colleague',
  'personal-file': 'pet-file',
  reward: 'pet-reward',
  'improve-programme': 'pet-improve',
  release: 'pet-release',
  mediation: 'pet-mediate',
};
