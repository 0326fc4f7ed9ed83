import { type Action, action, type Context, type Feature, type Said } from '#core/conversation/context.ts';
import { cut } from '#core/conversation/fit.ts';
import { type Button, button, type Screen, screen } from '#core/conversation/screen.ts';
import { expectUpload } from '#core/files/uploads.ts';
import type { Id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines, say, type Text } from '#core/kernel/text.ts';
import { heldTalk } from './access.ts';
import { type HelpDeps, type HelpDesk, onLadder } from './desk.ts';
import { fateOf, type Sent, sentIn } from './fate.ts';
import type { HelpMessage, HelpRequest } from './help.ts';
import { passOn } from './pass.ts';
import { saidScreen } from './said.ts';
import { areaOf, withWhom } from './words.ts';

/** Stands in an account's view, beside the request's id, while what is written there goes to the other side. */
const word = 'help';

export const talkActions = (deps: HelpDeps): readonly Action[] => [
  action('help.talk', 'anyone', async (ctx, helpId = '') => talkScreen(ctx, deps, await heldTalk(ctx, helpId)), {
    below: true,
  }),
];

/** The header that names the conversation; from now on everything written on this account goes into it. */
export async function talkScreen(
  ctx: Context,
  deps: HelpDeps,
  request: HelpRequest,
  note?: Text | string,
): Promise<Screen> {
  if (request.status !== 'taken')
    return screen('Этот разговор закончен.', [button('Просьбы о помощи', 'help.home'), button('Меню', 'menu')]);
  await hold(ctx, request);
  const me = ctx.me.person.id;
  const [said, missed] = await onLadder(ctx, deps, request, async (desk) => {
    const all = (await desk.tx.helpMessages.where({ helpId: request.id })).toSorted((a, b) => a.number - b.number);
    const sent = await sentIn(desk, request);
    return [await lastSaid(desk, sent, all, me), missedBy(sent, all, me)];
  });
  return screen(
    lines(
      ...(note ? [note, ''] : []),
      say`Разговор: ${areaOf(request)}. ${withWhom(request, me)}`,
      ...(request.personId === me || request.text === '' ? [] : ['', request.text]),
      ...(missed.length > 0 ? ['', 'Не дошло до вас раньше:', ...missed] : []),
      ...(said.length > 0 ? ['', ...said] : []),
      '',
      'Всё, что вы теперь напишете или пришлёте, уйдёт в этот разговор. Не называйте учеников.',
    ),
    ...(deps.meet(request).length > 0 ? [deps.meet(request)] : []),
    [...callButton(request, me), button('Закончить', 'help.see', request.id)],
  );
}

/** Whoever took it may call one more. */
export const callButton = ({ id, helperId, colleagueId }: HelpRequest, me: Id<'person'>): readonly Button[] =>
  helperId === me && colleagueId === undefined ? [button('Позвать коллегу', 'help.call', id)] : [];

type Messages = readonly HelpMessage[];

/** One's own last words, each with what became of it. */
async function lastSaid(desk: HelpDesk, sent: Sent, all: Messages, me: Id<'person'>): Promise<readonly string[]> {
  const shown: string[] = [];
  for (const one of all.filter(({ from }) => from === me).slice(-3))
    shown.push(`• ${one.kind === 'file' ? 'Файл' : short(one.text ?? '')}: ${await fateOf(desk, sent, one)}`);
  return shown;
}

/** What others wrote while no messenger of this person could be reached. */
const missedBy = (sent: Sent, all: Messages, me: Id<'person'>): readonly string[] =>
  all
    .filter(({ from, state }) => from !== me && state === 'passed')
    .filter((one) => sent(one).some((row) => row.personId === me && row.status === 'failed'))
    .slice(-missedShown)
    .map(({ text }) => cut(`• ${text ?? 'Файл'}`, missedLength));

const missedShown = 3;
const missedLength = 700;
const short = (text: string): string => cut(text, 60);

/** What is typed or sent while the conversation is held here; the account goes on holding it. */
export const talk = (deps: HelpDeps): NonNullable<Feature['talk']> => ({
  word,
  take: async (ctx, id, input) => {
    const request = await heldTalk(ctx, id);
    if (request.status !== 'taken') return talkScreen(ctx, deps, request);
    await write(ctx, deps, request, input);
    await hold(ctx, request);
    return saidScreen(ctx, deps, request);
  },
});

async function hold(ctx: Context, { id }: HelpRequest): Promise<void> {
  const account = await ctx.tx.accounts.get(ctx.account.id);
  await ctx.tx.accounts.put({ ...account, view: { talk: word, id } });
}

async function write(ctx: Context, deps: HelpDeps, request: HelpRequest, input: Said): Promise<void> {
  const base = { organisationId: request.organisationId, helpId: request.id, from: ctx.me.person.id, at: ctx.now };
  const before = await ctx.tx.helpMessages.where({ helpId: request.id });
  const first = Math.max(0, ...before.map((one) => one.number)) + 1;
  const { channel, address } = ctx.account;
  const source = ctx.said === undefined ? {} : { source: { channel, address, message: ctx.said } };
  const pieces = input.kind === 'text' ? piecesOf(input.text) : [input.caption];
  if (pieces.length === 0) throw new Refusal('stale');
  for (const [index, text] of pieces.entries()) {
    const file = input.kind === 'file' ? await expectUpload(ctx, input.file, 'help', request.id) : undefined;
    await ctx.tx.helpMessages.add({
      ...{ ...base, ...source, id: ctx.newId<'message'>(), number: first + index, state: 'coming' },
      ...(file ? { kind: 'file', file } : { kind: 'text' }),
      ...(text === '' ? {} : { text }),
    });
  }
  await onLadder(ctx, deps, request, (desk) => passOn(desk, { ...request, spokenAt: ctx.now }));
}

/** Characters of one piece: a header fits before it. */
const longest = 3500;

function piecesOf(text: string): readonly string[] {
  const all = [...text.trim()];
  const count = Math.ceil(all.length / longest);
  return Array.from({ length: count }, (_, index) => all.slice(index * longest, (index + 1) * longest).join(''));
}
